"""Plain text with readers' talk below it: where the talk begins, whatever is left of its marks."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

import textwrap

import pytest

from reportedly.read.plain import read_blocks
from reportedly.read.segments import find_segments
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()
REPORT = """Port shelled for a third night

Shells fell on the river port of Novi Most for a third night, and the mayor's office said that two dockers had been killed and a tug sunk at its berth.

The army of the other bank denied having fired, and said its guns had been silent since the truce of last spring, which both sides have accused each other of breaking.

Monitors counted forty blasts between dusk and dawn. They could not say from which bank the rounds had come, because their post on the ridge had been without power since Monday.

The harbour master said that grain for the valley would be unloaded upstream until the quay had been cleared of rounds that did not go off."""
BIO = "Ana Petrov is night editor at the Novi Most Courier and keeps bees."
TALK = (
    "You should have been here in the spring, when they killed four of us and nobody wrote a line."
)
MORE = "I was there and I saw eleven dead, not four."


@pytest.mark.parametrize(
    "below",
    [
        f"1 Comment\n\n{TALK}",
        f"One Comment\n\n{TALK}\n\n{MORE}",
        f"{{ 38 comments… read them below or add one }}\n\n{TALK}",
        f"{TALK}\n\n{MORE}\n\n2 Comments",
        f"{BIO}\n\n{TALK}\n\n{MORE}",
        f"{BIO}\n\nGreat article, eleven were killed there.\n\n{TALK}\n\n1 Comment",
        f"Old Miller says:\n\n3 May 2012 at 10:02\n\n{TALK}",
        f"Old Miller 3 May 2012 at 10:02\n\n{TALK}\n\nAnna 3 May 2012 at 11:10\n\n{MORE}\n\nGrandad 4 May 2012 at 9:40\n\nEleven, it was eleven killed.",
        f"Nordwind schrieb:\n\n05.11.2014 um 14:25 Uhr\n\n{TALK}\n\nKommentar melden",
        f"1 Meinungen:\n\n{TALK}\n\nKommentar hinzufügen",
        f"3 комментария\n\n{TALK}",
        f"Залишити коментар\n\n{TALK}",
        f"3 yorum\n\n{TALK}",
        f"Şərh yaz\n\n{TALK}",
        f"3 մեկնաբանություն\n\n{TALK}",
        f"3 კომენტარი\n\n{TALK}",
        f"التعليقات (2)\n\n{TALK}",
        f"ارسال نظر\n\n{TALK}",
        f"3 תגובות\n\n{TALK}",
        f"3条评论\n\n{TALK}",
        f"2 comentários\n\n{TALK}",
        f"Lascia un commento\n\n{TALK}",
        f"2 commentaires\n\n{TALK}",
        f"Deja un comentario\n\n{TALK}",
    ],
)
def test_talk_below_a_report_is_no_evidence_and_the_report_is(below):
    text = f"{REPORT}\n\n{below}"
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    evidence = "".join(text[s.start : s.end] for s in segments if s.kind in EVIDENCE_SEGMENTS)
    assert "counted forty blasts" in evidence
    assert "that did not go off" in evidence
    assert "killed four of us" not in evidence
    assert "eleven" not in evidence.lower()


@pytest.mark.parametrize(
    "page",
    [
        REPORT.replace("\n\n", "\n\n0 Comments\n\n", 1),
        REPORT.replace("\n\n", "\n\n3 Comments\n\n", 1),
        REPORT + "\n\nThe minister said:\n\nThe guns have been silent.\n\nThe mayor said:\n\nThey have not.",
        REPORT.replace("Monitors counted", "3 May 2012 at 10:02\n\nMonitors counted").replace(
            "The harbour", "3 May 2012 at 11:40\n\nThe harbour"
        ),
        REPORT.replace("said that grain", "told reporters “I saw you fire, you and your men” and that grain"),
        REPORT + "\n\n0 Comments",
    ],
)  # fmt: skip
def test_a_report_that_looks_a_little_like_talk_is_kept(page):
    segments = find_segments(page, read_blocks(page), FURNITURE, None)
    evidence = "".join(page[s.start : s.end] for s in segments if s.kind in EVIDENCE_SEGMENTS)
    for words in ("two dockers", "counted forty blasts", "that did not go off"):
        assert words in evidence


def test_a_report_in_the_first_person_is_not_cut_by_its_voice():
    diary = REPORT.replace("The army of the other bank", "I heard, as you all did, that the army")
    text = f"{diary}\n\nI will not leave my street, whatever you write.\n\n1 Comment"
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    evidence = "".join(text[s.start : s.end] for s in segments if s.kind in EVIDENCE_SEGMENTS)
    assert "I will not leave" in evidence


def test_a_day_is_no_number_of_a_list():
    (block,) = read_blocks("28. Juli 2019 um 13:39")
    assert not block.bullet
    assert block.text == "28. Juli 2019 um 13:39"


HEADS = ["Published", "Updated", "Опубликовано", "Veröffentlicht am", "Publié le", "Publicado el"]


@pytest.mark.parametrize("head", HEADS)
def test_a_line_with_the_day_is_a_dateline_in_any_language(head):
    text = REPORT.replace("\n\n", f"\n\n{head}: 2012-05-03\n\n", 1)
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    at = text.index(head)
    assert next(str(s.kind) for s in segments if s.start <= at < s.end) == "dateline"


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_headline_and_paragraphs_wrapped_by_a_terminal_are_put_together(gap):
    head = "Two dockers killed as shells hit the river port of Novi Most for a third\nnight running, mayor says"
    body = "\n".join(textwrap.wrap(REPORT.split("\n\n")[1], 72))
    more = "\n".join(textwrap.wrap(REPORT.split("\n\n")[2], 72))
    text = gap.join([head, body, more, body, "Leave a Reply"])
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    assert text[segments[0].start : segments[0].end].strip() == head
    assert str(segments[0].kind) == "headline"
    assert body in text[segments[1].start : segments[1].end]
    assert str(segments[-1].kind) == "comment"


def test_a_headline_over_two_lines_is_one():
    text = REPORT.replace(
        "Port shelled for a third night", "Two dockers killed as shells\nhit the river port"
    )
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    assert text[: segments[0].end].strip() == "Two dockers killed as shells\nhit the river port"
