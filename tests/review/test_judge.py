from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from whole import derived_rows

from reportedly.cli.commands import commands
from reportedly.errors import NothingMatched, UsageError
from reportedly.pipeline import open_builder
from reportedly.records.incident import Verdict
from reportedly.review.judge import Judgement, judge

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=1)


@pytest.fixture(scope="module")
def builder():
    return open_builder()


@pytest.fixture
def record(store_of_raids, builder):
    builder.update(store_of_raids)
    return store_of_raids


def groups(store):
    return sorted(sorted(incident.claims) for incident in store.incidents())


def ids(store):
    return sorted(incident.id for incident in store.incidents())


def said(a, b, verdict):
    return Judgement(a=a, b=b, verdict=verdict, user="Ana")


def test_a_judgement_joins_and_taking_it_back_restores(record, builder):
    before, (one, other, third) = groups(record), ids(record)
    judged = judge(record, builder, said(one, other, Verdict.SAME), NOON)
    assert {incident.id for incident in judged.before} == {one, other}
    assert len(judged.after) == 1
    assert len(judged.after[0].claims) == 4
    assert third in ids(record)
    judge(record, builder, said(one, other, Verdict.UNSURE), LATER)
    assert (groups(record), ids(record)) == (before, [one, other, third])
    assert [decision.verdict for decision in record.decisions()] == [Verdict.SAME, Verdict.UNSURE]


def test_the_id_of_an_incident_that_became_part_of_another_goes_on_working(record, builder):
    one, other, _ = ids(record)
    judge(record, builder, said(one, other, Verdict.SAME), NOON)
    assert len({record.incident(name).id for name in (one, other)}) == 1
    assert record.incident("i-0000000000ff") is None


def test_the_id_goes_on_working_when_the_claim_that_gave_it_is_read_no_more(record, builder, made):
    page = made.page("pages/first.txt", f"{made.text}\nfirst")
    document = made.document(page)
    (incident,) = (one for one in record.incidents() if document.id in one.documents)
    earliest, kept = record.reading(document.id).claims
    record.add(page, document, made.reading(document, "test@2", claims=(kept,)))
    builder.update(record)
    assert earliest.id in incident.claims
    assert incident.id not in ids(record)
    assert record.incident(incident.id).claims == (kept.id,)


def test_a_judgement_survives_another_reading_of_its_pages(record, builder, made):
    one, other, _ = ids(record)
    judge(record, builder, said(one, other, Verdict.SAME), NOON)
    joined = groups(record)
    for name in ("first", "second", "third"):
        page = made.page(f"pages/{name}.txt", f"{made.text}\n{name}")
        document = made.document(page)
        record.add(page, document, record.reading(document.id).replacing(rules="test@2"))
    builder.update(record)
    assert groups(record) == joined
    assert record.rules() == ("test@2",)


def test_taking_a_judgement_back_restores_every_derived_row(record, builder):
    one, other, third = ids(record)
    before = derived_rows(record)
    for verdict in (Verdict.SAME, Verdict.NOT_SAME):
        judge(record, builder, said(one, other, verdict), NOON)
        judge(record, builder, said(other, third, verdict), NOON)
        undone = NOON + timedelta(minutes=2)
        judge(record, builder, said(other, third, Verdict.UNSURE), undone)
        judge(record, builder, said(one, other, Verdict.UNSURE), undone)
        assert derived_rows(record) == before


def test_a_claim_is_parted_from_its_own_incident(record, builder):
    incident = next(record.incidents())
    claim, kept = incident.claims
    judge(record, builder, said(claim, incident.id, Verdict.NOT_SAME), NOON)
    assert [claim] in groups(record)
    assert [kept] in groups(record)


def test_a_judgement_holds_when_all_is_built_again(record, builder):
    one, other, _ = ids(record)
    judge(record, builder, said(one, other, Verdict.SAME), NOON)
    joined = groups(record)
    builder.update(record)
    assert groups(record) == joined
    assert len(joined) == 2


@pytest.mark.parametrize(
    ("judgement", "error"),
    [
        (said("{claim}", "c-nothere", Verdict.SAME), NothingMatched),
        (said("{claim}", "{claim}", Verdict.SAME), NothingMatched),
        (said("{claim}", "{other}", Verdict.UNSURE), NothingMatched),
        (said("{incident}", "{incident}", Verdict.NOT_SAME), UsageError),
        (said("{claim}", "{other}", Verdict.SAME).replacing(user=" "), UsageError),
    ],
)
def test_what_cannot_be_judged_leaves_the_record_as_it_was(record, builder, judgement, error):
    first, second = list(record.incidents())[:2]
    names = {"claim": first.claims[0], "other": second.claims[0], "incident": first.id}
    a, b = judgement.a.format(**names), judgement.b.format(**names)
    with pytest.raises(error):
        judge(record, builder, judgement.replacing(a=a, b=b), NOON)
    assert list(record.decisions()) == []


def run(path, *words):
    return CliRunner().invoke(commands, [*words, "--record", path])


def test_on_the_command_line(record):
    one, other, _ = ids(record)
    path = str(record.path)
    assert isinstance(run(path, "judgements").exception, NothingMatched)
    told = run(path, "judge", one, other, "same", "--by", "Ana", "--note", "two spellings")
    assert "one event, says Ana" in told.output
    assert "4 claims, 2 pages" in told.output
    gone = next(name for name in (one, other) if name not in ids(record))
    assert "is now part of" in run(path, "show", gone).output
    listed = run(path, "judgements").output
    assert "Ana: one event\n" in listed
    assert "two spellings" in listed
    assert run(path, "judge", one, other, "unsure", "--by", "Bo").exit_code == 0
    assert "Ana: one event (replaced since)" in run(path, "judgements").output
    assert '"user":"Bo"' in run(path, "judgements", "--json").output
