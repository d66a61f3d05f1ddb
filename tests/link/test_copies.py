"""Documents -> groups that go back to one story. The stories are written for these tests."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

from datetime import date
from itertools import combinations

import pytest

from reportedly.link.lineages import find_lineages
from reportedly.link.signature import sign
from reportedly.records.base import content_id
from reportedly.records.text import Document, Published, Segment
from reportedly.records.vocabulary import LineageType, PublishedBasis, SegmentKind, TimeLevel

WIRE = """Shells fell on the river port of Novi Most for a third night on Thursday, killing two dockers and sinking a tug, the mayor's office said.

The army of the other bank denied having fired. Its spokesman said the guns along the levee had been silent since the truce of last spring.

Residents spent the night in cellars while ambulances waited for a pause that came only at dawn, a Reuters witness said.

“We counted eleven blasts before midnight and after that we stopped counting,” said Ivo Kos, who runs the harbour office and has not left it since Monday.

The truce was brokered by the river commission after a winter of raids in which more than three hundred people died on both banks.

Each side accuses the other of moving heavy weapons back to the line. Monitors of the commission have been refused entry to the port for two weeks.

Diplomats from four neighbouring states are due to meet in the spa town of Bad Elster on Sunday to discuss sending a larger mission."""
OTHER_AGENCY = """Two dock workers died and a tugboat went down when Novi Most's harbour came under artillery fire again overnight, according to the town hall.

It was the third such night in a row. Across the water, military officials rejected the accusation and insisted that no battery of theirs had opened up since spring.

“We counted eleven blasts before midnight and after that we stopped counting,” said Ivo Kos, the harbour chief.

People sheltered below ground until sunrise, when rescuers could finally move. An earlier ceasefire, reached through the river commission, had ended months of fighting that cost over 300 lives.

Observers have not been let into the harbour area for a fortnight. Envoys of four nearby countries plan talks this weekend in Bad Elster about a bigger deployment."""
PARAGRAPHS = WIRE.split("\n\n")
TRIMMED = "\n\n".join(PARAGRAPHS[:4])
RETOUCHED = (
    WIRE.replace("Thursday", "May 3")
    .replace("the mayor's office", "city officials")
    .replace("Ivo Kos", "Mr Kos")
)
WITH_MORE = (
    WIRE
    + "\n\nThe government in the capital called an emergency session and said it would raise the matter at the next summit of the valley states."
)
DIGEST = "\n\n".join(
    [*PARAGRAPHS[:2]]
    + [
        f"In other news number {i}, the parliament of region {i * 7} voted on measure {i * 13} after {i * 3} hours of debate about fisheries, roads, schools and tax number {i * 17}."
        for i in range(1, 30)
    ]
)


def document(
    name, text, *, day=None, outlet=None, type_=LineageType.UNKNOWN, credit=None, comment=""
):
    segments = [Segment(kind=SegmentKind.BODY, start=0, end=len(text))]
    if comment:
        segments.append(Segment(kind=SegmentKind.COMMENT, start=len(text), end=len(text + comment)))
    published = None
    if day is not None:
        published = Published(
            from_=day, to=day, level=TimeLevel.DAY, basis=PublishedBasis.METADATA, why=""
        )
    return Document(
        id=name, origin=name, sha256=name, text_sha256=name, text=text + comment, title=None, outlet=outlet, authors=(),
        published=published, language="en", lineage_type=type_, credit=credit, segments=tuple(segments),
        captured=date(2020, 1, 1),
    )  # fmt: skip


def lineages_of(documents):
    return find_lineages(map(sign, documents))


def groups(*documents):
    found = {}
    for lineage in lineages_of(documents).values():
        found.setdefault(lineage.group, set()).add(lineage.document)
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize(
    "copy", [WIRE, TRIMMED, RETOUCHED, WITH_MORE], ids=["same", "trimmed", "retouched", "more"]
)
def test_copies_are_one_group(copy):
    assert groups(document("d-1", WIRE), document("d-2", copy)) == [["d-1", "d-2"]]


@pytest.mark.parametrize(
    "other",
    [OTHER_AGENCY, DIGEST, PARAGRAPHS[3] + " That was all he would say about it on the telephone."],
    ids=["other agency", "digest", "quotation"],
)
def test_other_texts_are_not(other):
    assert groups(document("d-1", WIRE), document("d-2", other)) == [["d-1"], ["d-2"]]


def test_a_short_brief_of_the_credited_wire_joins_it():
    wire = document("d-1", WIRE, outlet="Reuters", type_=LineageType.WIRE_ORIGINAL)
    brief = document("d-2", PARAGRAPHS[0], credit="Reuters", type_=LineageType.WIRE_COPY)
    assert groups(wire, brief) == [["d-1", "d-2"]]


def test_comments_do_not_make_copies():
    one = document("d-1", OTHER_AGENCY, comment=WIRE)
    assert groups(one, document("d-2", WIRE)) == [["d-1"], ["d-2"]]


def test_the_group_is_named_after_its_first_and_keeps_its_name():
    first = document(
        "d-b", WIRE, day=date(2012, 5, 3), outlet="Reuters", type_=LineageType.WIRE_ORIGINAL
    )
    later = document(
        "d-a", TRIMMED, day=date(2012, 5, 4), credit="Reuters", type_=LineageType.WIRE_COPY
    )
    alone = lineages_of([first])
    both = lineages_of([later, first])
    assert alone["d-b"].group == both["d-b"].group == both["d-a"].group == content_id("l", "d-b")
    assert both["d-a"].copy_of == "d-b"
    assert both["d-b"].copy_of is None


def test_copies_of_unknown_order_are_a_group_without_an_original():
    lineages = lineages_of([document("d-1", WIRE), document("d-2", RETOUCHED)])
    assert {lineage.copy_of for lineage in lineages.values()} == {None}
    assert len({lineage.group for lineage in lineages.values()}) == 1


def test_a_plain_page_that_copies_a_wire_is_wire_copy():
    wire = document("d-1", WIRE, outlet="Reuters", type_=LineageType.WIRE_ORIGINAL)
    lineages = lineages_of([wire, document("d-2", RETOUCHED, outlet="River Weekly")])
    assert lineages["d-2"].type is LineageType.WIRE_COPY


def test_the_same_document_twice_is_one():
    assert groups(document("d-1", WIRE), document("d-1", WIRE)) == [["d-1"]]


def test_texts_without_words_are_alone():
    assert groups(document("d-1", ""), document("d-2", ""), document("d-3", "Two killed.")) == [
        ["d-1"],
        ["d-2"],
        ["d-3"],
    ]


def test_the_order_of_the_pages_changes_nothing():
    pages = [
        document(f"d-{i}", t)
        for i, t in enumerate([WIRE, OTHER_AGENCY, TRIMMED, RETOUCHED, DIGEST, WITH_MORE])
    ]
    assert lineages_of(pages) == lineages_of(reversed(pages))


def test_pairs_of_a_small_corpus():
    texts = {
        "a1": WIRE,
        "a2": TRIMMED,
        "a3": RETOUCHED,
        "a4": WITH_MORE,
        "b1": OTHER_AGENCY,
        "b2": OTHER_AGENCY.upper(),
        "c": DIGEST,
    }
    lineages = lineages_of([document(name, text) for name, text in texts.items()])
    for x, y in combinations(texts, 2):
        assert (lineages[x].group == lineages[y].group) == (x[0] == y[0]), (x, y)


def test_a_first_take_joins_the_later_story_that_the_same_agency_told():
    first = """A train was hit by a rocket near Novi Most on Thursday, a witness said, and nobody was hurt.

The witness saw the engine on its side and a crater about two metres wide, and then a white aircraft that flew north."""
    later = """Two carriages burned and the line was cut when a rocket hit a train on Thursday, railway officials said.

The army of the other bank denied it. Passengers walked to Novi Most along the track in the dark.

The witness saw the engine on its side and a crater about two metres wide, and then a white aircraft that flew north.

A train was hit near Novi Most last year as well; four people died then, and the line was closed until the spring."""
    told = document("d-1", first), document("d-2", later)
    assert groups(*told) == [["d-1"], ["d-2"]]
    by_one = [one.replacing(agencies=("reuters",)) for one in told]
    assert groups(*by_one) == [["d-1", "d-2"]]
