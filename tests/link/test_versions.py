# ruff: noqa: E501 - a sample page is read more easily when its lines are whole
"""Sightings -> which document is a later version of which, and what has changed."""

from datetime import date

import pytest

from reportedly.link.lineages import find_lineages
from reportedly.link.signature import sign
from reportedly.link.versions import find_versions
from reportedly.records.holdings import Sighting
from reportedly.records.text import Known, Segment
from reportedly.records.vocabulary import SegmentKind
from reportedly.vocab.numbers import load_numbers

NUMBERS = load_numbers()
URL = "https://example.org/news/ferry"
FIRST = """Shells hit the ferry quay at Oster Ford on Monday. Nine people were killed, the hospital said.
The mayor blamed the Highland army. It has not answered.
Divers were looking for two missing sailors in the evening."""
SECOND = """Shells hit the ferry quay at Oster Ford on Monday. Eleven people were killed, the hospital said.
The mayor blamed the Highland army. The army denied that it had fired.
Divers were looking for two missing sailors in the evening."""
OTHER = "Bakers in Lerch have raised the price of bread for the fourth time this year, to loud protests."


@pytest.fixture
def seen(make):
    """Lineages and versions of texts, each found at an address on a day."""

    def find(*pages):
        documents = {name: make.document(name, day, text) for name, text, _, day in pages}
        sightings = [
            Sighting(
                document=name,
                origin=f"{name}.html",
                number=number,
                day=date.fromisoformat(day),
                known=Known(url=url),
            )
            for number, (name, _, url, day) in enumerate(pages)
        ]
        signed = [sign(one) for one in documents.values()]
        versions = find_versions(sightings, signed, documents, NUMBERS)
        return versions, find_lineages(signed, versions)

    return find


def test_a_changed_page_is_a_later_version_of_the_one_before(seen):
    (version,), lineages = seen(
        ("d-1", FIRST, URL, "2019-05-06"), ("d-2", SECOND, URL, "2019-05-07")
    )
    assert (version.earlier, version.later, version.ordered) == ("d-1", "d-2", True)
    assert lineages["d-2"].version_of == "d-1"
    assert lineages["d-1"].next_version == "d-2"
    assert lineages["d-2"].group == lineages["d-1"].group
    assert lineages["d-2"].copy_of is None


def test_what_changed_is_told_sentence_by_sentence_with_its_figures(seen):
    (version,), _ = seen(("d-1", FIRST, URL, "2019-05-06"), ("d-2", SECOND, URL, "2019-05-07"))
    killed, gone_or_new = version.changes[0], version.changes[1:]
    assert (killed.was, killed.now) == (
        "Nine people were killed, the hospital said.",
        "Eleven people were killed, the hospital said.",
    )
    assert killed.figures == (("Nine",), ("Eleven",))
    assert {(one.was, one.now) for one in gone_or_new} == {
        ("It has not answered.", None),
        (None, "The army denied that it had fired."),
    }
    for one in version.changes:
        assert one.before is None or FIRST[slice(*one.before)] == one.was
        assert one.after is None or SECOND[slice(*one.after)] == one.now


@pytest.mark.parametrize(
    "url",
    [
        "http://www.example.org/news/ferry/",
        "https://example.org/news/ferry?utm_source=feed",
        "https://example.org/news/ferry#comments",
    ],
)
def test_an_address_may_be_written_in_several_ways(seen, url):
    versions, _ = seen(("d-1", FIRST, URL, "2019-05-06"), ("d-2", SECOND, url, "2019-05-07"))
    assert len(versions) == 1


def test_another_address_is_no_version(seen):
    other = "https://example.org/news/ferry?id=2"
    versions, _ = seen(("d-1", FIRST, URL, "2019-05-06"), ("d-2", SECOND, other, "2019-05-07"))
    assert versions == ()


def test_an_address_used_again_for_another_story_is_no_version(seen):
    versions, lineages = seen(("d-1", FIRST, URL, "2019-05-06"), ("d-2", OTHER, URL, "2019-05-07"))
    assert versions == ()
    assert lineages["d-1"].group != lineages["d-2"].group


def test_three_versions_are_a_chain(seen):
    third = SECOND.replace("Eleven", "Twelve")
    _, lineages = seen(
        ("d-3", third, URL, "2019-05-08"),
        ("d-1", FIRST, URL, "2019-05-06"),
        ("d-2", SECOND, URL, "2019-05-07"),
    )
    assert lineages["d-3"].version_of == "d-2"
    assert lineages["d-2"].version_of == "d-1"
    assert lineages["d-1"].version_of is None


def test_of_two_saved_and_dated_on_one_day_neither_is_said_to_be_the_later(seen):
    (version,), lineages = seen(
        ("d-1", FIRST, URL, "2019-05-06"), ("d-2", SECOND, URL, "2019-05-06")
    )
    assert not version.ordered
    assert lineages["d-1"].group == lineages["d-2"].group
    assert {one.version_of for one in lineages.values()} == {None}


def test_furniture_that_changed_is_no_change(make):
    text = FIRST + "\nMost read: bread"
    documents = {
        name: make.document(name, day, told).replacing(
            segments=(
                Segment(kind=SegmentKind.BODY, start=0, end=len(FIRST)),
                Segment(kind=SegmentKind.RELATED, start=len(FIRST), end=len(told)),
            )
        )
        for name, day, told in (
            ("d-1", "2019-05-06", text),
            ("d-2", "2019-05-07", text.replace("bread", "salt")),
        )
    }
    sightings = [
        Sighting(document=name, origin="a.html", number=i, day=date(2019, 5, 8))
        for i, name in enumerate(documents)
    ]
    (version,) = find_versions(sightings, map(sign, documents.values()), documents, NUMBERS)
    assert version.changes == ()
    assert version.ordered
