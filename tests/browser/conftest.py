"""A browser before a running desk. Skipped where there is no Chromium, or no Playwright."""

import shutil

import pytest
from looking import CHROMIUM, DESKTOP, ROOT, Watched, served, sync_api

from reportedly.cli import main


@pytest.fixture(scope="session")
def browser():
    playwright = sync_api()
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def read_record(tmp_path_factory):
    """The sample pages and two of our own that tell of one town on two days, read once."""
    path = tmp_path_factory.mktemp("read") / "read.record"
    for folder, known in (
        (ROOT / "sample" / "pages", ROOT / "sample" / "metadata.csv"),
        (
            ROOT / "tests" / "browser" / "pages",
            ROOT / "tests" / "browser" / "pages" / "metadata.csv",
        ),
    ):
        assert main(["ingest", str(folder), "--metadata", str(known), "--record", str(path)]) == 0
    words = ["release", "--note", "The first week", "--by", "Ana", "--record", str(path)]
    assert main(words) == 0
    return path


@pytest.fixture(scope="session")
def reading_desk(read_record):
    """A desk that is only read."""
    with served(read_record, "--no-rebuild") as address:
        yield address


@pytest.fixture
def record(read_record, tmp_path):
    path = tmp_path / "desk.record"
    shutil.copy(read_record, path)
    return path


@pytest.fixture
def review_desk(record):
    """A desk of its own, to be reviewed at."""
    with served(record, "--no-rebuild") as address:
        yield address


@pytest.fixture
def look(browser):
    """Opens a watched page at a desk; at the end none may have done what it should not."""
    opened, contexts = [], []

    def open_page(address, **settings):
        context = browser.new_context(**{"viewport": DESKTOP, **settings})
        contexts.append(context)
        opened.append(Watched(context, address))
        return opened[-1]

    yield open_page
    faults = [fault for one in opened for fault in one.faults]
    for context in contexts:
        context.close()
    assert faults == []
