from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from reportedly.cli.commands import commands
from reportedly.errors import NothingMatched, UsageError
from reportedly.pipeline import open_builder
from reportedly.records.incident import Decision, Incident, TollSummary, Verdict
from reportedly.records.vocabulary import Comparator, EventClass, Harm
from reportedly.review.asof import as_it_is, as_of
from reportedly.review.diff import FieldChange, Kind, State, changes

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def toll(low, best, high, *, open_=False):
    return TollSummary(
        harm=Harm.KILLED,
        victim_class=None,
        low=low,
        best=best,
        high=high,
        high_is_open=open_,
        policy="test",
        claims=(),
    )


def incident(name, claims, **known):
    told = {"event_class": EventClass.SHELLING, "tolls": (), "origins": 1, "where": ()}
    return Incident(
        id=f"i-{name}",
        title=f"Title {name}",
        when=None,
        parties=(),
        claims=tuple(claims),
        documents=(),
        states={},
        links=(),
        **{**told, **known},
    )


def state(*incidents, decisions=(), documents=(), rules="r1"):
    page_of = {c: f"d-{c[0]}" for one in incidents for c in one.claims}
    return State(
        incidents=incidents,
        documents=frozenset({*page_of.values(), *documents}),
        page_of=page_of,
        decisions=decisions,
        rules=frozenset({rules}),
    )


SAME = Decision(a="a1", b="b1", verdict=Verdict.SAME, user="Ana", made_at=NOON)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("", "x:a1", Kind.NEW),
        ("x:a1", "", Kind.GONE),
        ("x:a1 y:b1", "x:a1,b1", Kind.JOINED),
        ("x:a1,b1", "x:a1 y:b1", Kind.SPLIT),
        ("x:b1", "w:a1,b1", Kind.CHANGED),
    ],
)
def test_an_incident_is_followed_by_its_claims(old, new, kind):
    then, now = (
        [incident(*((part := one.split(":"))[0], part[1].split(","))) for one in told.split()]
        for told in (old, new)
    )
    (change,) = changes(state(*then), state(*now))
    assert change.kind == kind
    assert change.before == tuple(one.id for one in then)
    assert change.after == tuple(one.id for one in now)


def test_what_is_as_it_was_is_no_change():
    told = state(incident("x", ["a1"], tolls=(toll(2, 3, 4),)))
    assert changes(told, told) == ()
    assert changes(told, state(*told.incidents, rules="r2")) == ()


def test_a_figure_is_told_as_the_pages_print_it():
    above = toll(61, 61, 61, open_=True).replacing(
        low_comparator=Comparator.MORE_THAN, high_comparator=Comparator.MORE_THAN
    )
    old, new = (state(incident("x", ["a1"], tolls=(one,))) for one in (toll(2, 2, 2), above))
    (change,) = changes(old, new)
    assert change.fields[0].after == "more than 60 / 61 / more than 60"


def test_fields_and_reasons():
    old = state(incident("x", ["a1", "a2"], tolls=(toll(2, 2, 2),)))
    new = state(
        incident("x", ["a1", "b1"], tolls=(toll(2, 5, None, open_=True),), origins=2),
        decisions=(SAME,),
        rules="r2",
    )
    (change,) = changes(old, new)
    assert change.fields == (
        FieldChange(field="origins", before="1", after="2"),
        FieldChange(field="killed", before="2 / 2 / 2", after="2 / 5 / ? or more"),
    )
    assert (change.added, change.lost, change.pages) == (("b1",), ("a2",), ("d-b",))
    assert change.judged == (SAME,)
    assert change.other_rules


def test_a_page_that_was_there_without_claims_is_not_new():
    old = state(incident("x", ["a1"]), documents=("d-b",))
    (change,) = changes(old, state(incident("x", ["a1", "b1", "c1"])))
    assert (change.added, change.pages) == (("b1", "c1"), ("d-c",))


def test_a_toll_that_was_not_there_before_is_told_as_unknown():
    (change,) = changes(
        state(incident("x", ["a1"])), state(incident("x", ["a1"], tolls=(toll(1, 1, 1),)))
    )
    assert change.fields == (FieldChange(field="killed", before=None, after="1 / 1 / 1"),)


@pytest.fixture
def record(store_of_raids):
    open_builder().update(store_of_raids)
    return store_of_raids


def test_a_record_as_of_a_day_has_what_it_had_then(record, made):
    captured = made.page().captured
    builder = open_builder()
    assert as_of(record, builder, captured) == as_it_is(record)
    before = as_of(record, builder, date.fromordinal(captured.toordinal() - 1))
    assert (before.incidents, before.page_of) == ((), {})
    assert {change.kind for change in changes(before, as_it_is(record))} == {Kind.NEW}


def test_a_record_that_was_never_signed_is_told_as_of_a_day(store_of_raids, made):
    builder = open_builder()
    captured = made.page().captured
    assert store_of_raids.holdings().signatures == ()
    told = as_of(store_of_raids, builder, captured)
    assert store_of_raids.holdings().signatures == ()
    builder.update(store_of_raids)
    assert told == as_of(store_of_raids, builder, captured) == as_it_is(store_of_raids)
    assert told.incidents
    assert told.documents == {one.id for one in store_of_raids.documents()}


def run(record, *words):
    return CliRunner().invoke(commands, ["diff", *words, "--record", str(record.path)])


def test_on_the_command_line(record, made):
    told = run(record, "2000-01-01", "now")
    assert told.exit_code == 0, told.output
    assert told.output.count("from 1 new page") == 3
    assert told.output.rstrip().endswith("3 new")
    assert '"kind":"new"' in run(record, "2000-01-01", "--json").output
    assert isinstance(run(record, made.page().captured.isoformat()).exception, NothingMatched)
    assert isinstance(run(record, "2000-13-01").exception, UsageError)
    assert isinstance(run(record, "no-such.record").exception, UsageError)
