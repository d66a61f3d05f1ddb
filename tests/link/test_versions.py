# ruff: noqa: E501 - a sample page is read more easily when its lines are whole
"""Sightings -> which document is a later version of which, and what has changed."""

from datetime import date

import pytest

from reportedly.link import changes
from reportedly.link.changes import find_changes
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


def sighted(*rows):
    """Sightings of documents, each with an address and a day, in the order they were found."""
    return [
        Sighting(
            document=name,
            origin=f"{name}-{number}.html",
            number=number,
            day=date.fromisoformat(day),
            known=Known(url=url),
        )
        for number, (name, url, day) in enumerate(rows)
    ]


@pytest.fixture
def versions_of(make):
    """The versions of pages with these own days (None: they tell none), found at these places."""

    def find(days, *rows):
        documents = {
            name: made if day is not None else made.replacing(published=None)
            for name, day in days.items()
            for made in [make.document(name, day or "2019-05-06", FIRST + f" Told by {name}.")]
        }
        signed = map(sign, documents.values())
        found = find_versions(sighted(*rows), signed, documents, NUMBERS)
        return {(one.earlier, one.later, one.ordered) for one in found}

    return find


def test_no_version_is_a_copy_of_any_other_version(seen):
    third = SECOND.replace("Eleven", "Twelve")
    _, lineages = seen(
        ("d-2", FIRST, URL, "2019-05-06"),
        ("d-3", SECOND, URL, "2019-05-07"),
        ("d-1", third, URL, "2019-05-08"),
    )
    assert [lineages[one].version_of for one in ("d-2", "d-3", "d-1")] == [None, "d-2", "d-3"]
    assert {one.copy_of for one in lineages.values()} == {None}


def test_a_version_of_a_copy_is_still_a_copy(seen):
    other = "https://example.com/reprint"
    _, lineages = seen(
        ("d-1", FIRST, URL, "2019-05-06"),
        ("d-2", FIRST + " Sent by post.", other, "2019-05-07"),
        ("d-3", FIRST + " Sent by rail.", other, "2019-05-08"),
    )
    assert lineages["d-3"].version_of == "d-2"
    assert {lineages[one].copy_of for one in ("d-2", "d-3")} == {"d-1"}


OTHER_URL = "https://example.org/live/ferry"


def test_two_addresses_that_tell_opposite_orders_tell_none(versions_of):
    undated = {"d-1": None, "d-2": None}
    found = versions_of(
        undated,
        ("d-1", URL, "2019-05-06"),
        ("d-2", URL, "2019-05-07"),
        ("d-2", OTHER_URL, "2019-05-06"),
        ("d-1", OTHER_URL, "2019-05-07"),
    )
    assert len(found) == 1
    assert not any(ordered for _, _, ordered in found)


def test_three_addresses_make_no_circle(versions_of):
    undated = {"d-1": None, "d-2": None, "d-3": None}
    pairs = (("d-1", "d-2"), ("d-2", "d-3"), ("d-3", "d-1"))
    found = versions_of(
        undated,
        *(
            (name, f"{URL}/{number}", day)
            for number, pair in enumerate(pairs)
            for name, day in zip(pair, ("2019-05-06", "2019-05-07"), strict=True)
        ),
    )
    assert len(found) == 3
    assert not any(ordered for _, _, ordered in found)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2019-05-08", "2019-05-06"), {("d-2", "d-1", True)}),
        (("2019-05-06", "2019-05-08"), {("d-1", "d-2", True)}),
        (("2019-05-06", "2019-05-06"), {("d-1", "d-2", True)}),
        ((None, "2019-05-06"), {("d-1", "d-2", True)}),
        (("2019-05-08", None, "2019-05-06"), {("d-3", "d-1", True), ("d-1", "d-2", False)}),
        (
            ("2019-05-06", None, "2019-05-08"),
            {("d-1", "d-2", True), ("d-2", "d-3", True)},
        ),
    ],
)
def test_the_days_of_the_pages_come_before_the_days_they_were_read(versions_of, days, expected):
    names = [f"d-{i}" for i, _ in enumerate(days, start=1)]
    found = versions_of(
        dict(zip(names, days, strict=True)),
        *((name, URL, f"2024-01-0{i}") for i, name in enumerate(names, start=1)),
    )
    assert found == expected


def test_the_day_a_page_was_changed_comes_before_the_day_it_was_published(make):
    documents = {name: make.document(name, "2019-05-06", FIRST) for name in ("d-1", "d-2")}
    changed = make.document("d-1", "2019-05-09", FIRST).published
    documents["d-1"] = documents["d-1"].replacing(modified=changed)
    rows = (("d-1", URL, "2024-01-01"), ("d-2", URL, "2024-01-02"))
    (version,) = find_versions(sighted(*rows), map(sign, documents.values()), documents, NUMBERS)
    assert (version.earlier, version.later, version.ordered) == ("d-2", "d-1", True)


def test_a_version_that_is_not_signed_is_left_aside(make):
    documents = {
        name: make.document(name, day, FIRST).replacing(title="Shells hit the ferry quay")
        for name, day in (("d-1", "2019-05-06"), ("d-2", "2019-05-07"))
    }
    signed = [sign(documents["d-1"])]
    rows = (("d-1", URL, "2019-05-06"), ("d-2", URL, "2019-05-07"))
    versions = find_versions(sighted(*rows), signed, documents, NUMBERS)
    assert len(versions) == 1
    assert set(find_lineages(signed, versions)) == {"d-1"}


def test_a_long_page_whose_every_sentence_changed_is_compared_with_little(make, monkeypatch):
    count, compared = 300, []
    ratio = changes.likeness

    def counted(*given):
        compared.append(given)
        return ratio(*given)

    monkeypatch.setattr(changes, "likeness", counted)
    old, new = (
        make.document(
            "d-1",
            "2019-05-06",
            "\n".join(
                f"In the town of Oster{i} the army said {i + more} people fled."
                for i in range(count)
            ),
        )
        for more in (1000, 5000)
    )
    told = find_changes(old, new, NUMBERS)
    assert len(told) == count
    assert all(one.was.split()[4] == one.now.split()[4] for one in told)
    assert len(compared) <= changes.MOST_COMPARED * count
