"""A bombing on one page and its denial on another -> where it is shown what that denies."""

import json

import pytest

from reportedly.cli import main
from reportedly.store import Store

CHARGE = (
    "ADWA, 2 March 2024 - Ethiopian jets bombed a market in Adwa on Saturday, killing 12 traders,"
    " the mayor of Adwa said. Eritrea accused Ethiopia of the bombing.\n"
)
DENIAL = (
    "ADDIS ABABA, 3 March 2024 - Nobody was killed in Adwa on Saturday, contrary to reports,"
    " Ethiopia's army said.\n"
)


@pytest.fixture(scope="module")
def bombing(tmp_path_factory):
    """The record of both pages."""
    folder = tmp_path_factory.mktemp("bombing")
    (folder / "pages").mkdir()
    (folder / "pages" / "charge.txt").write_text(CHARGE)
    (folder / "pages" / "denial.txt").write_text(DENIAL)
    path = folder / "bombing.record"
    assert main(["ingest", str(folder / "pages"), "--record", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def reply(bombing):
    """What the denial answers, in its incident."""
    with Store.open(bombing, create=False) as store:
        (incident,) = store.incidents()
        (found,) = incident.replies
        denial, charge = store.claim(found.claim), store.claim(found.answers)
        assert denial.document != charge.document
        assert (denial.stance, charge.quote) == ("denies", "killing 12 traders")
        assert denial.answers == ()
    return found


def test_the_incident_page_and_the_claims_own_tell_it_with_the_reason(bombing, reply, desk_of):
    with desk_of(bombing) as client, Store.open(bombing, create=False) as store:
        (incident,) = store.incidents()
        page = client.get(f"/i/{incident.id}").text
        words = "mayor of Adwa: killed 12 civilians"
        told = f'answers <a href="/c/{reply.answers}">{words}</a> of another page: {reply.why}'
        assert told in page
        assert "It answers" in client.get(f"/c/{reply.claim}").text
        assert "Answers to it" in client.get(f"/c/{reply.answers}").text


def test_show_tells_it(bombing, reply, capsys):
    with Store.open(bombing, create=False) as store:
        (incident,) = store.incidents()
    for one in (incident.id, reply.claim):
        assert main(["show", one, "--record", str(bombing)]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert f"{reply.answers} of another page: {reply.why}" in told


def test_the_export_has_it_among_the_answers_and_apart_with_the_reason(bombing, reply, tmp_path):
    assert main(["export", "jsonl", "--record", str(bombing), "--out", str(tmp_path)]) == 0
    rows = map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())
    denial = next(row for row in rows if row["id"] == reply.claim)
    assert denial["answers"] == [reply.answers]
    assert denial["answers_elsewhere"] == [{"claim": reply.answers, "why": reply.why}]
