"""Pages -> documents: bad input, what is known of a page, language, lineage type and credit."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

import hashlib
from datetime import date

import pytest

from reportedly.errors import EmptyPage, NoArticle, NotText, PageTooLarge, UnsupportedLanguage
from reportedly.read.document import read_document
from reportedly.records.base import content_id
from reportedly.records.text import Known, Page
from reportedly.records.vocabulary import LineageType, PublishedBasis, TimeLevel
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
RUSSIAN = (
    "Министерство обороны сообщило в понедельник, что двое военнослужащих ранены при обстреле моста "
    "через реку. Вторая сторона отрицает, что открывала огонь, и обвиняет соседей в нарушении перемирия.\n"
) * 2
GERMAN = (
    "Die Armee hat am Dienstag die Brücke über den Fluss gesprengt, wie das Ministerium mitteilte. "
    "Zwei Soldaten wurden verletzt, die Gegenseite bestritt jede Verantwortung für den Angriff.\n"
) * 2


def read(text, origin="page.txt", known=None, captured=date(2020, 1, 1)):
    raw = text if isinstance(text, bytes) else text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    page = Page(origin=origin, raw=raw, sha256=digest, captured=captured, known=known or Known())
    return read_document(page, FURNITURE)


@pytest.mark.parametrize(
    ("raw", "origin", "error", "said"),
    [
        (b"", "a.txt", EmptyPage, "a.txt"),
        (b"\n \t\r\n", "a.txt", EmptyPage, "white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", NotText, "PNG"),
        (b"%PDF-1.4\n", "a.txt", NotText, "PDF"),
        (bytes(1000), "a.txt", NotText, "no text"),
        (b"x" * 50_000_000, "a.txt", PageTooLarge, "50 MB"),
        (b"a\n\n" * 60_000, "a.txt", PageTooLarge, "60000 lines"),
        (b"<html><body><nav>Home</nav></body></html>", "a.html", NoArticle, "report"),
        (b"top of page\n\nbottom of page", "a.txt", NoArticle, "report"),
        (RUSSIAN.encode(), "a.txt", UnsupportedLanguage, "Russian"),
        (RUSSIAN.encode("cp1251"), "a.txt", UnsupportedLanguage, "Russian"),
        (RUSSIAN.encode("utf-16"), "a.txt", UnsupportedLanguage, "Russian"),
        (GERMAN.encode(), "a.txt", UnsupportedLanguage, "German"),
        (f"<html><body><p>{GERMAN}</p></body></html>".encode(), "a.html", UnsupportedLanguage, "German"),
    ],
)  # fmt: skip
def test_bad_pages_are_refused_with_a_reason(raw, origin, error, said):
    with pytest.raises(error, match=said):
        read(raw, origin)


@pytest.mark.parametrize(
    "text",
    [
        "Two killed in Novi Most",
        "Killed: Ana Petrov, Milan Kos, Li Wei, Farid Shah, Gor Hakobyan, Mária Novák, Ivo Šimić, Zoë Müller",
        f"{FIRST}\n\n{GERMAN}\n\n{SECOND}",
        f"{FIRST}\n\nThe ministry's words were: “{GERMAN}”",
    ],
)
def test_short_name_rich_and_mixed_pages_are_kept(text):
    assert read(text).language in {"en", None}


def test_the_text_is_the_file_unchanged():
    text = f"Port shelled\r\n\r\n{FIRST}\r\n{SECOND}  \n\n"
    document = read(b"\xef\xbb\xbf" + text.encode())
    assert document.text == text
    assert document.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.id == content_id("d", document.sha256)


@pytest.mark.parametrize(
    ("line", "days", "basis"),
    [
        ("May 3, 2012", (date(2012, 5, 3), date(2012, 5, 3)), PublishedBasis.STATED),
        ("Updated: May 3, 2012", (date(2012, 5, 3), date(2012, 5, 3)), PublishedBasis.INFERRED),
        ("Published: 3 May 2012\nUpdated: 5 May 2012", (date(2012, 5, 3), date(2012, 5, 3)), PublishedBasis.STATED),
        ("2012-05-03", (date(2012, 5, 3), date(2012, 5, 3)), PublishedBasis.STATED),
        ("Updated: May 3", (None, None), PublishedBasis.STATED),
        ("03/05/2012 10:02", None, None),
        ("May 3, 2031", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_printed_dates(line, days, basis):
    published = read(f"Port shelled for a third night\n\n{line}\n\n{FIRST}\n\n{SECOND}").published
    if days is None:
        assert published is None
    else:
        assert published is not None
        assert (published.from_, published.to) == days
        assert published.basis is basis
        assert line.split("\n")[0] in published.why


@pytest.mark.parametrize(
    ("told", "level", "first", "last"),
    [
        ("2012-05-03T10:00:00Z", TimeLevel.DAY, date(2012, 5, 3), date(2012, 5, 3)),
        ("2012-05", TimeLevel.MONTH, date(2012, 5, 1), date(2012, 5, 31)),
        ("3 May 2012", TimeLevel.DAY, date(2012, 5, 3), date(2012, 5, 3)),
        ("some day", TimeLevel.UNKNOWN, None, None),
    ],
)
def test_the_metadata_file_wins(told, level, first, last):
    known = Known(published=told, outlet="River Weekly", title="The port")
    document = read(f"Port shelled\n\nMay 9, 2012\n\n{FIRST}\n\n{SECOND}", known=known)
    assert (document.title, document.outlet) == ("The port", "River Weekly")
    published = document.published
    assert published is not None
    assert (published.from_, published.to, published.level) == (first, last, level)
    assert published.basis is PublishedBasis.METADATA


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ana Petrov", ("Ana Petrov",)),
        ("By Ana Petrov, Milan Kos and Li Wei", ("Ana Petrov", "Milan Kos", "Li Wei")),
        ("By Ana Petrov in Novi Most and Milan Kos", ("Ana Petrov", "Milan Kos")),
        ("Ana Petrov", ("Ana Petrov",)),
        ("", ()),
    ],
)
def test_authors_are_read_from_the_byline(byline, authors):
    text = f"Port shelled for a third night\n\n{byline}\n\n{FIRST}\n\n{SECOND}"
    assert read(text).authors == authors


@pytest.mark.parametrize(
    ("text", "outlet", "type_", "credit"),
    [
        (f"Port shelled\n\nNOVI MOST, May 3 (Reuters) - {FIRST}\n\n{SECOND}", "River Weekly", LineageType.WIRE_COPY, "Reuters"),
        (f"Port shelled\n\nNOVI MOST, May 3 (Reuters) - {FIRST}\n\n{SECOND}", None, LineageType.WIRE_COPY, "Reuters"),
        (f"Port shelled\n\nNOVI MOST, May 3 (Reuters) - {FIRST}\n\n{SECOND}", "Reuters", LineageType.WIRE_ORIGINAL, "Reuters"),
        (f"Port shelled\n\n(Bloomberg) — {FIRST}\n\n{SECOND}", None, LineageType.WIRE_COPY, "Bloomberg"),
        (f"Port shelled\n\n{FIRST}\n\n“We hold,” he said. – AFP", None, LineageType.WIRE_COPY, "AFP"),
        (f"Port shelled\n\nBy The Associated Press\n\n{FIRST}\n\n{SECOND}", "River Weekly", LineageType.WIRE_COPY, "By The Associated Press"),
        (f"Port shelled\n\n{FIRST}\n\n{SECOND}\n\nThe Associated Press contributed to this report.", "River Weekly",
         LineageType.OUTLET_REWRITE, "The Associated Press contributed to this report"),
        (f"Port shelled\n\n{FIRST}\n\nOriginally published at River Weekly.", None, LineageType.AGGREGATOR, "Originally published at River Weekly"),
        (f"Statement by the Ministry of Defence of Rivelia\n\n{FIRST}\n\n{SECOND}", None, LineageType.BELLIGERENT_STATEMENT, None),
        (f"On the shelling\n\n{FIRST}\n\n{SECOND}", "Ministry of Defence of Rivelia", LineageType.BELLIGERENT_STATEMENT, None),
        (f"Bulletin of the peacekeeping mission, 3 May\n\n{FIRST}\n\n{SECOND}", None, LineageType.PEACEKEEPER_BULLETIN, None),
        (f"OPINION\n\nWho guards the river?\n\n{FIRST}\n\n{SECOND}", None, LineageType.OPINION, None),
        (f"Port shelled\n\n{FIRST}\n\nReuters could not verify the claim, which the army denies.", None, LineageType.UNKNOWN, None),
        (f"Ministry says two killed in port\n\n{FIRST}\n\n{SECOND}", "River Weekly", LineageType.UNKNOWN, None),
    ],
)  # fmt: skip
def test_lineage_type_and_credit(text, outlet, type_, credit):
    document = read(text, known=Known(outlet=outlet))
    assert (document.lineage_type, document.credit) == (type_, credit)


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("Novi Most, 3 May 2019 (River News Agency)\n\n", "River News Agency"),
        ("NOVI MOST / OLD PORT, May 3, 2019 (Quay & Tide)\n\n", "Quay & Tide"),
        ("NOVI MOST (Quay & Tide), May 3, 2019 - ", "Quay & Tide"),
        ("Novi Most, 3 May 2019 (Quay & Tide) ", "Quay & Tide"),
        ("The River Courier, Novi Most, 3 May 2019\n\n", "The River Courier"),
        ("Upper River Bulletin\nNovi Most, 3 May 2019\n\n", "Upper River Bulletin"),
        ("NOVI MOST, May 3, 2019 (Reuters) - ", None),
        ("Novi Most, 3 May 2019 (Updated 9:05)\n\n", None),
    ],
)
def test_a_dateline_tells_the_day_and_the_outlet_beside_it(opening, outlet):
    document = read(f"Port shelled for a third night\n\n{opening}{FIRST}\n\n{SECOND}\n")
    assert document.published is not None
    assert (document.published.from_, document.outlet) == (date(2019, 5, 3), outlet)
    assert document.authors == ()


def test_an_outlet_known_otherwise_is_not_taken_from_the_dateline():
    text = f"Novi Most, 3 May 2019 (Quay & Tide)\n\n{FIRST}\n\n{SECOND}\n"
    document = read(text, known=Known(outlet="River Weekly"))
    assert document.outlet == "River Weekly"
