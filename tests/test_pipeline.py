"""Pages -> incidents, through every stage and the record, with a gazetteer of two places."""

from datetime import date

import pytest

from reportedly.export.jsonl import export_jsonl
from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.pipeline import PageReader, build, read_page
from reportedly.records.text import Known
from reportedly.records.vocabulary import Harm, PlaceLevel, Stance
from reportedly.store import Store, find_damage
from reportedly.text.parser import load_parser
from reportedly.vocab.gazetteer import gazetteer_of
from reportedly.vocab.lexicon import load_lexicon
from reportedly.vocab.places import Named, Place

DENIED = """\
Three soldiers killed near Oldbridge
June 15, 2019

Three soldiers were killed and two civilians were wounded when shells hit the village of Oldbridge on 14 June 2019, the Defence Ministry of Kenya said on Saturday.

Ethiopia's Foreign Ministry denied that its forces had opened fire.

The road to Newbridge has been closed since 10 June 2019, residents said.
"""  # noqa: E501 - a paragraph is one line, as pages have it
TOLD_AGAIN = """\
Kenya buries its dead after shelling at Oldbridge
June 17, 2019

At least four soldiers were killed in the shelling of the village of Oldbridge on 14 June 2019, the Defence Ministry of Kenya said.
"""  # noqa: E501 - the same
SUNG = """\
The harvest choir sang for two hours in the hall of Oldbridge on Monday, and the hall was full.

Its leader said that the songs were from the hills behind Newbridge, where old people still know
them. A second evening is planned for May, with dancers and a band from the coast.
"""
SUNG_AGAIN = f"{SUNG}\nTickets are sold at the door.\n"
COMMENTED = """\
<html><head><title>Three soldiers killed near Oldbridge</title></head><body><article>
<h1>Three soldiers killed near Oldbridge</h1>
<p>Three soldiers were killed when shells hit the village of Oldbridge on 14 June 2019, the
Defence Ministry of Kenya said on Saturday. The ministry gave no further details.</p>
<p>The shelling went on for an hour and damaged several houses, the ministry said.</p>
</article><section id="comments" class="comments"><h3>Comments (1)</h3>
<div class="comment"><p>anna: I heard it was thirty dead.</p></div></section></body></html>
"""


def place(name, lat, lon):
    made = Place(
        id=f"test:{name.lower()}",
        name=name,
        level=PlaceLevel.SETTLEMENT,
        lat=lat,
        lon=lon,
        radius_km=3.0,
        country="KEN",
        population=5000,
    )
    return Named(place=made, names=(name,), main=1)


@pytest.fixture(scope="module")
def reader():
    return PageReader(
        lexicon=load_lexicon(),
        parser=load_parser(),
        gazetteer=gazetteer_of([place("Oldbridge", 3.5, 39.0), place("Newbridge", 3.6, 39.1)]),
        today=date(2024, 3, 1),
    )


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "denied.txt").write_text(DENIED)
    (folder / "again.txt").write_text(TOLD_AGAIN)
    return folder


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "a.record", create=True) as opened:
        yield opened


def told(claims, harm):
    return {(c.toll.low, c.toll.high) for c in claims if c.toll is not None and c.toll.harm is harm}


def test_a_page_is_read_the_same_way_twice(reader, made):
    page = made.page(text=DENIED, known=Known(outlet="The Gazette"))
    assert read_page(page, reader) == read_page(page, reader)


def test_every_layer_of_a_page_points_at_its_characters(reader, made):
    document, reading = read_page(made.page(text=DENIED), reader)
    assert document.text == DENIED
    for mention in (*reading.times, *reading.places):
        assert mention.printed == DENIED[mention.start : mention.end]
    for claim in reading.claims:
        assert claim.quote == DENIED[claim.start : claim.end]
    assert reading.rules == reader.rules
    assert all(layer for layer in (reading.statements, reading.times, reading.places))


def test_nothing_is_claimed_from_a_readers_comment(reader, made):
    document, reading = read_page(made.page("pages/a.html", COMMENTED), reader)
    assert "thirty dead" in document.text
    assert told(reading.claims, Harm.KILLED) == {(3, 3)}


def test_tolls_and_the_denial_are_read_with_their_holders(reader, made):
    _, reading = read_page(made.page(text=DENIED), reader)
    assert told(reading.claims, Harm.KILLED) == {(3, 3)}
    assert told(reading.claims, Harm.INJURED) == {(2, 2)}
    toll = next(c for c in reading.claims if c.toll is not None and c.holder is not None)
    assert toll.holder.side == "KEN"
    assert toll.when is not None
    assert toll.when.from_ == date(2019, 6, 14)
    assert "test:oldbridge" in {place.id for place in toll.where}
    denials = [c for c in reading.claims if c.stance is Stance.DENIES]
    assert {c.holder.side for c in denials if c.holder is not None} == {"ETH"}


def test_two_pages_on_one_event_are_one_incident_with_both_tolls(reader, store, pages, tmp_path):
    report = ingest(find_pages([pages]), store, reader, {}, Watcher())
    assert (report.new, report.failed) == (2, 0)
    killed = [
        toll
        for incident in store.incidents()
        for toll in incident.tolls
        if toll.harm is Harm.KILLED
    ]
    # The ministry's later count takes the place of its earlier, which the headline repeats.
    assert any(len(toll.claims) >= 3 and toll.low == 4 for toll in killed)
    assert not list(find_damage(store))
    counts = export_jsonl(store, tmp_path / "out")
    assert counts["documents"] == 2
    assert counts["claims"] == store.counts()["claims"]


def test_what_is_built_does_not_depend_on_the_order_of_pages(reader, store, pages):
    ingest(find_pages([pages]), store, reader, {}, Watcher())
    held = store.holdings()
    turned = held.replacing(
        **{name: getattr(held, name)[::-1] for name in ("documents", "claims", "signatures")}
    )
    assert build(held, reader.lexicon) == build(turned, reader.lexicon)


def test_a_second_run_changes_nothing(reader, store, pages):
    ingest(find_pages([pages]), store, reader, {}, Watcher())
    before = store.path.read_bytes()
    report = ingest(find_pages([pages]), store, reader, {}, Watcher())
    assert (report.read, report.unchanged) == (2, 2)
    assert store.path.read_bytes() == before


def test_a_page_without_a_word_of_harm_or_conflict_is_kept_and_not_parsed(reader, tmp_path):
    (tmp_path / "pages").mkdir()
    for name, text in (("shelled", DENIED), ("sung", SUNG), ("sung_again", SUNG_AGAIN)):
        (tmp_path / "pages" / f"{name}.txt").write_text(text)
    with Store.open(tmp_path / "quiet.record", create=True) as store:
        report = ingest(find_pages([tmp_path / "pages"]), store, reader, {}, Watcher())
        told = {one.origin.rsplit("/")[-1]: one for one in store.documents()}
        assert (report.new, report.not_parsed) == (3, 2)
        assert told["shelled.txt"].not_parsed is None
        assert told["sung.txt"].not_parsed is not None
        reading = store.reading(told["sung.txt"].id)
        assert (reading.statements, reading.times, reading.claims) == ((), (), ())
        groups = store.lineages()
        first, second = (groups[told[f"{name}.txt"].id].group for name in ("sung", "sung_again"))
        assert first == second
