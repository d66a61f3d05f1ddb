# ruff: noqa: E501 - a sample page is read more easily when its lines are whole
"""A page's text -> the lines in which it corrects itself, and the claims it takes back."""

import hashlib
from datetime import date

import pytest

from reportedly.read.document import read_any_language
from reportedly.records.text import Page
from reportedly.records.vocabulary import LineageType, NoticeKind
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()
REPORT = """Shells hit ferry quay at Novi Most

Shells hit the ferry quay of Novi Most on Monday and killed eleven people, the governor said. Divers were
looking for two sailors in the evening, and the crossing was closed to lorries until further notice.

"""


def read(text):
    raw = text.encode()
    page = Page(
        origin="a.txt",
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=date(2024, 1, 1),
    )
    return read_any_language(page, FURNITURE)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: the river is the Sava, not the Drava.", NoticeKind.CORRECTION),
        ("An earlier version of this article gave the toll as forty.", NoticeKind.CORRECTION),
        ("This article was amended on 7 May 2019.", NoticeKind.CORRECTION),
        ("Clarification: the eleven include two guards.", NoticeKind.CLARIFICATION),
        ("Editor’s note: the sailors' names were withheld.", NoticeKind.EDITORS_NOTE),
        ("This story has been updated.", NoticeKind.UPDATE),
        ("This story has been withdrawn.", NoticeKind.RETRACTION),
        ("Korrektur: Es waren elf Tote.", NoticeKind.CORRECTION),
        ("Исправление: погибли одиннадцать человек.", NoticeKind.CORRECTION),
    ],
)
def test_a_notice_is_read_as_one_with_its_characters(line, kind):
    document = read(REPORT + line + "\n")
    (notice,) = document.notices
    assert (notice.kind, notice.printed) == (kind, line)
    assert document.text[notice.start : notice.end] == line


def test_a_report_of_corrections_is_no_notice():
    assert (
        read(REPORT + "Corrections officers had left the prison before the shelling.\n").notices
        == ()
    )


@pytest.mark.parametrize(
    ("line", "words", "type_"),
    [
        ("Source: River Weekly", "River Weekly", LineageType.AGGREGATOR),
        ("Source: Reuters", "Reuters", LineageType.WIRE_COPY),
        ("Quelle: dpa", "dpa", LineageType.WIRE_COPY),
        ("Источник: ТАСС", "ТАСС", LineageType.WIRE_COPY),
        ("Originally published at River Weekly.", "River Weekly", LineageType.AGGREGATOR),
        ("Zuerst erschienen in Ufer Zeitung", "Ufer Zeitung", LineageType.AGGREGATOR),
    ],
)
def test_a_line_of_credit_says_where_the_page_is_from(line, words, type_):
    document = read(REPORT + line + "\n")
    assert words in (document.credit or "")
    assert document.lineage_type is type_


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("NOVI MOST (Reuters) - ", "Reuters"),
        ("(Bloomberg) — ", "Bloomberg"),
        ("Novi Most (dpa) - ", "dpa"),
        ("Novi Most, 3 mai (AFP) - ", "AFP"),
        ("НОВЫЙ МОСТ, 3 мая. /ТАСС/. ", "ТАСС"),
    ],
)
def test_a_dateline_credits_its_agency(opening, words):
    document = read(REPORT.replace("Shells hit the", opening + "Shells hit the"))
    assert (document.credit, document.lineage_type) == (words, LineageType.WIRE_COPY)


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("Nobody had warned them, he told Reuters by telephone.", ("reuters",)),
        ("An AFP correspondent counted four craters.", ("afp",)),
        ("The quay burned all night, neighbours said.", ()),
    ],
)
def test_an_agency_that_was_told_or_saw_is_noted(sentence, agencies):
    assert read(REPORT + sentence + "\n").agencies == agencies


@pytest.mark.parametrize(
    "line",
    [
        "The figures appeared in River Medicine and were disputed by the army at once.",
        "First posted on April 3.",
    ],
)
def test_what_appeared_elsewhere_is_no_credit(line):
    assert read(REPORT + line + "\n").credit is None
