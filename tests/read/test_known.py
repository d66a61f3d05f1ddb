"""What is told of a page: every telling kept with its basis, one chosen, and why."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

import hashlib
from datetime import date

import pytest

from reportedly.read.document import read_document
from reportedly.records.text import Known, Page
from reportedly.records.vocabulary import FactBasis, FactField, PublishedBasis
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()
FIRST = (
    "Shells fell on the river port of Novi Most for a third night, and the mayor's office said "
    "that two dockers had been killed and a tug sunk at its berth."
)
SECOND = (
    "The army of the other bank denied having fired, and said its guns had been silent since the "
    "truce of last spring, which both sides have accused each other of breaking."
)
HTML = f"""<html><head><title>Port shelled | River Weekly</title>
<link rel="canonical" href="https://www.riverweekly.example/2012/05/03/port">
<meta property="og:title" content="Third night of shells">
<meta property="article:modified_time" content="2012-05-05T08:00:00Z">
<meta name="author" content="River Desk">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Port shelled for a third night",
"datePublished": "2012-05-04", "author": {{"name": "Ana Petrov"}}}}</script></head>
<body><article><h1>Port shelled for a third night</h1><p class="byline">By Milan Kos</p>
<p>{FIRST}</p><p>{SECOND}</p></article>
<div id="comments"><p class="byline">By Old Miller</p><p>Posted on 9 May 2012</p></div></body></html>"""


def read(text, origin="page.txt", known=None, captured=date(2020, 1, 1)):
    raw = text.encode()
    page = Page(
        origin=origin,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=captured,
        known=known or Known(),
    )
    return read_document(page, FURNITURE)


def told(document, field):
    return {(one.basis, one.value, one.chosen) for one in document.known if one.field is field}


def test_every_telling_is_kept_and_the_most_trusted_chosen():
    document = read(HTML, "page.html")
    assert told(document, FactField.TITLE) == {
        (FactBasis.JSON_LD, "Port shelled for a third night", True),
        (FactBasis.META, "Third night of shells", False),
        (FactBasis.PRINTED, "Port shelled for a third night", False),
        (FactBasis.TITLE_ELEMENT, "Port shelled | River Weekly", False),
    }
    assert told(document, FactField.AUTHOR) == {
        (FactBasis.JSON_LD, "Ana Petrov", True),
        (FactBasis.META, "River Desk", False),
        (FactBasis.PRINTED, "Milan Kos", False),
    }
    assert told(document, FactField.PUBLISHED) == {
        (FactBasis.JSON_LD, "2012-05-04", True),
        (FactBasis.URL, "2012-05-03", False),
    }
    assert told(document, FactField.OUTLET) == {(FactBasis.URL, "riverweekly.example", True)}
    assert document.outlet == "riverweekly.example"
    assert document.authors == ("Ana Petrov",)


def test_days_that_disagree_are_both_named():
    document = read(HTML, "page.html")
    assert document.published is not None
    assert document.published.day == date(2012, 5, 4)
    assert "but the path of the address has “2012-05-03”" in document.published.why
    assert document.modified is not None
    assert document.modified.day == date(2012, 5, 5)


def test_what_is_given_from_outside_comes_first_and_the_rest_is_kept():
    known = Known(title="The port", outlet="River Weekly", published="2012-05-06")
    document = read(HTML, "page.html", known)
    assert (document.title, document.outlet) == ("The port", "River Weekly")
    assert (FactBasis.METADATA_FILE, "2012-05-06", True) in told(document, FactField.PUBLISHED)
    passed = next(one for one in document.known if one.basis is FactBasis.JSON_LD)
    assert "passed over: the metadata file comes first" in passed.why


def test_a_container_says_so_itself():
    known = Known(published="2012-05-06", published_in="the feed", authors=("Li Wei",))
    document = read(HTML, "page.html", known)
    assert document.authors == ("Li Wei",)
    assert (FactBasis.CONTAINER, "2012-05-06", True) in told(document, FactField.PUBLISHED)


def test_a_readers_name_and_day_are_never_the_pages():
    document = read(HTML, "page.html")
    assert not any("Miller" in one.printed or "9 May" in one.printed for one in document.known)


def test_printed_facts_point_at_their_characters():
    document = read(f"Port shelled\n\nBy Ana Petrov\n\n3 May 2012\n\n{FIRST}\n\n{SECOND}")
    printed = [one for one in document.known if one.basis is FactBasis.PRINTED]
    assert {str(one.field) for one in printed} == {"title", "author", "published"}
    for one in printed:
        assert document.text[one.start : one.end] == one.printed


@pytest.mark.parametrize(
    ("line", "captured", "day"),
    [
        ("Updated: May 9", date(2012, 12, 1), date(2012, 5, 9)),
        ("Updated: Wednesday, May 9", date(2017, 1, 1), date(2012, 5, 9)),
        ("Updated: May 9", date(2020, 1, 1), None),
        ("Updated: Friday, May 9", date(2012, 12, 1), None),
        ("Updated: May 2", date(2012, 12, 1), None),
    ],
)
def test_a_year_is_given_only_where_one_alone_fits(line, captured, day):
    text = (
        f"Port shelled\n\n{line}\n\n{FIRST} It was the worst night since May 3, 2012.\n\n{SECOND}"
    )
    published = read(text, captured=captured).published
    assert published is not None
    assert published.day == day
    assert line in published.why
    assert published.basis is (PublishedBasis.STATED if day is None else PublishedBasis.INFERRED)


def test_a_day_to_come_forces_no_year():
    text = (
        f"Port shelled\n\nUpdated: May 9\n\n{FIRST} The talks are due on May 3, 2012.\n\n{SECOND}"
    )
    published = read(text, captured=date(2012, 12, 1)).published
    assert published is not None
    assert published.day is None


@pytest.mark.parametrize(
    ("line", "first", "changed"),
    [
        ("Published 3 May 2012, updated 5 May 2012", date(2012, 5, 3), date(2012, 5, 5)),
        ("Опубликовано: 3 мая 2012", date(2012, 5, 3), None),
        ("Publié le 3 mai 2012", date(2012, 5, 3), None),
        ("Publicado el 3 de mayo de 2012", date(2012, 5, 3), None),
        ("Gepubliceerd op 3 mei 2012", date(2012, 5, 3), None),
        ("发布时间：2012年5月3日", date(2012, 5, 3), None),
        ("Հրապարակվել է՝ 3 մայիսի 2012", date(2012, 5, 3), None),
        ("გამოქვეყნდა: 3 მაისი 2012", date(2012, 5, 3), None),
        ("פורסם: 3 במאי 2012", date(2012, 5, 3), None),
        ("Dərc edilib: 3 may 2012", date(2012, 5, 3), None),
    ],
)
def test_days_in_other_languages(line, first, changed):
    document = read(f"Port shelled for a third night\n\n{line}\n\n{FIRST}\n\n{SECOND}")
    assert document.published is not None
    assert document.published.day == first
    assert (document.modified.day if document.modified else None) == changed


def test_a_long_segment_in_another_language_says_so():
    french = (
        "« Le ministère a déclaré lundi que deux soldats avaient été blessés près du pont, et que la "
        "partie adverse niait toute responsabilité dans cette attaque qui a visé le port fluvial pendant "
        "la nuit, selon les autorités locales. »"
    )
    document = read(
        f"Port shelled\n\n{FIRST}\n\n{SECOND}\n\nImage: the quay\n\n{french}\n\n{SECOND} {FIRST}"
    )
    assert document.language == "en"
    assert {one.language for one in document.segments} <= {None, "fr"}
