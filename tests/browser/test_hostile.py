"""All pages of a record full of script, in a browser: none of it runs, or is even tried."""

import shutil

import httpx2
import pytest
from hostile import addresses_of, fill_with_script
from looking import served


@pytest.fixture(scope="module")
def full_of_script(read_record, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.record"
    shutil.copy(read_record, path)
    fill_with_script(path)
    return path


def test_no_script_of_a_page_runs_at_any_address(full_of_script, look):
    with served(full_of_script, "--no-rebuild") as address:
        seen, dialogs, opened = look(address), [], 0
        seen.page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())
        for at in addresses_of(full_of_script):
            if at.endswith((".csv", ".json", ".geojson")):
                continue  # a browser does not open them as pages: they are tried without one
            if at.endswith(".svg") and httpx2.get(f"{address}{at}").status_code == 404:
                continue  # it has nothing to draw
            assert seen.open(at).status == 200, at
            opened += 1
        assert opened > 25
        assert dialogs == []
        # what is looked for is found where it is: without the policy and the escapes it would run
        seen.page.evaluate("setTimeout(() => alert('asked for'), 0)")
        seen.page.wait_for_timeout(200)
        assert dialogs == ["asked for"]
