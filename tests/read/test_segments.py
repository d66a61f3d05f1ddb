"""Plain pages -> what each stretch of them is. The pages are written for these tests."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.plain import read_blocks
from reportedly.read.segments import find_segments
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()

PARAGRAPH = (
    "Shells fell on the river port of Novi Most for a third night, and the mayor's office said "
    "that two dockers had been killed and a tug sunk at its berth."
)
SECOND = (
    "The army of the other bank denied having fired, and said its guns had been silent since the "
    "truce of last spring, which both sides have accused each other of breaking."
)
REPORT = f"{PARAGRAPH}\n\n{SECOND}\n\n"

PAGES = [
    (
        "a blog with an author box and a numbered thread",
        f"""Port shelled for a third night

{REPORT}Quay wall struck by a shell (Harbour Office, May 3)

{PARAGRAPH}

Ana Petrov

Ana Petrov

Ana Petrov is the deputy editor of the River Weekly. She has reported from both banks.


  1. When will the mission do its work? Five years of notes and not one gun withdrawn.

    • @Old Miller,
      You forget who shelled first. In the spring of that year forty people died here.

      So do not tell us about notes.

  2. They killed my cousin there, and nobody writes about it any more.

Leave a Reply

Your email address will not be published.""",
        ["headline", "body", "caption", "body", "byline", "byline", "bio", "comment"],
    ),
    (
        "a site builder's page",
        f"""top of page

Port shelled for a third night

Updated: May 3

{REPORT}Image: Harbour Office

41 views2 comments

Recent Posts

See All

Ten days under siege

bottom of page""",
        [
            "navigation", "headline", "dateline", "body", "caption", "boilerplate", "related",
            "navigation",
        ],
    ),
    (
        "a wire story in a newspaper",
        f"""Port shelled for a third night

Two dockers killed as truce frays on the river

By Ana Petrov and Milan Kos

NOVI MOST, May 3 (Reuters) - {REPORT}“We hold,” said the harbour master, who has not left his post. – Reuters""",
        ["headline", "standfirst", "byline", "dateline", "body", "byline"],
    ),
    (
        "a short cable in capitals",
        """NOVI MOST, 3 MAY 89 (RP) -- [TEXT] THE RIVELIAN ARMY SAID TODAY THAT NINE MEN DIED.

   THE ARMY ADDED THAT TWO WERE HURT.""",
        ["dateline", "body"],
    ),
    (
        "one paragraph a line under an address",
        f"""https://example.org/port
Port shelled for a third night
3 May 2012 Last updated at 09:05 GMT
{PARAGRAPH}
{SECOND}
Date Published: Tuesday, May 3, 2012""",
        ["navigation", "headline", "dateline", "body", "dateline"],
    ),
    (
        "a dateline on a line of its own with the outlet behind the day",
        f"""Port shelled for a third night

NOVI MOST / OLD PORT, May 3, 2019 (Quay & Tide)

{REPORT}""",
        ["headline", "dateline", "body"],
    ),
    (
        "an outlet's name over place and day",
        f"""Port shelled for a third night

Quay & Tide Times (evening edition)
Novi Most, 3 May 2019

{REPORT}""",
        ["headline", "byline", "dateline", "body"],
    ),
    (
        "an outlet between the town and the day",
        f"""Port shelled for a third night

NOVI MOST (River Desk), May 3, 2019 - {REPORT}""",
        ["headline", "dateline", "body"],
    ),
    (
        "a first paragraph said again",
        (f"Port Shelled For A Third Night\n\n{PARAGRAPH}\n\n(River Press) — {PARAGRAPH}\n\n{SECOND}\n\n"
        "Additional writing by Milan Kos\n\nMore reports like these: our archive\n\n©2012 River Press"),
        ["headline", "standfirst", "dateline", "body", "byline", "related", "footer"],
    ),
    (
        "a thread with names and hours and no heading",
        f"""Port shelled for a third night

{REPORT}Old Miller says:

3 May 2012 at 10:02

About time someone wrote this down, they killed four of us in the spring alone.

grandad77 says:

3 May 2012 at 11:40

Nobody was killed, stop lying.""",
        ["headline", "body", "comment"],
    ),
    (
        "a link to the comments at the top, the thread below",
        f"""Port shelled for a third night

3 Comments

{REPORT}{REPORT}Share this

3 Comments

Nobody was killed there, I live next to the port and would have heard it.

Reply""",
        ["headline", "comment", "body", "boilerplate", "comment"],
    ),
    (
        "other stories under their heading",
        f"Port shelled for a third night\n\n{REPORT}Related stories\n\nTen days under siege\n\nThe last ferry\n\n{SECOND}",
        ["headline", "body", "related", "body"],
    ),
    (
        "authors told of in a list",
        (f"Port shelled\n\n{REPORT}About the authors:\n\n  • Ana Petrov is a reporter.\n  • Milan Kos is an editor.\n\n"
        "Originally published at River Weekly. River Weekly is a newspaper of both banks.\n\n"
        "One thought on “Port shelled\n\n  • October 2, 2012 at 6:05 pm\n\n    It was forty, not two."),
        ["headline", "body", "bio", "boilerplate", "comment"],
    ),
]  # fmt: skip


def kinds(text, title=None):
    found = []
    for segment in find_segments(text, read_blocks(text), FURNITURE, title):
        if not found or found[-1] != segment.kind or segment.kind == "byline":
            found.append(str(segment.kind))
    return found


@pytest.mark.parametrize(("text", "wanted"), [p[1:] for p in PAGES], ids=[p[0] for p in PAGES])
def test_pages(text, wanted):
    assert kinds(text) == wanted


NOT_COMMENTS = [
    (
        "1. Withdraw heavy guns from the river line by the end of the month.\n\n2. Open the bridge to ambulances.\n\n"
        "3. Exchange all prisoners, and the bodies of the dead."
    ),
    "• Four shells hit the grain store.\n\n• Two hit the school at noon.",
    "Comments by the mayor were not at once available.",
    "10:02\n\nA second shell hits the port, the mayor's office says.\n\n11:40\n\nThe ferry is stopped.",
    "Reply\n\nThe ministry did not answer.",
    "Leave a reply, the envoy told both sides, or face the end of the talks that began in the spring.",
]


@pytest.mark.parametrize("passage", NOT_COMMENTS)
def test_a_report_with_lists_is_no_thread(passage):
    text = f"Port shelled for a third night\n\n{REPORT}{passage}\n\n{SECOND}"
    assert "comment" not in kinds(text)


def test_the_title_names_the_headline_even_when_it_ends_like_a_sentence():
    headline = (
        "The mayor of the river port has said that he will stay until the last docker has left it."
    )
    assert kinds(f"{headline}\n\n{REPORT}", headline)[0] == "headline"


def test_evidence_neighbours_on_single_lines_stay_apart():
    segments = find_segments(
        f"{PARAGRAPH}\n{SECOND}", read_blocks(f"{PARAGRAPH}\n{SECOND}"), FURNITURE, None
    )
    assert [s.start for s in segments] == [0, len(PARAGRAPH) + 1]


LINES = st.sampled_from(
    ["", "", PARAGRAPH, SECOND, "Leave a Reply", "3 Comments", "Recent Posts", "  1. One", "    • @Two", "By Ana Petrov",
     "NOVI MOST (AP) - " + PARAGRAPH, "Ana Petrov", "©2012", "Old Miller says:", "May 3, 2012", PARAGRAPH + " – AFP"]
) | st.text(max_size=40)  # fmt: skip


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_segments_cover_the_text_in_order(lines, newline):
    text = newline.join(lines)
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    at = 0
    for segment in segments:
        assert segment.start == at
        assert segment.end > at
        at = segment.end
    assert at == len(text)


@given(st.lists(LINES, max_size=15))
def test_nothing_after_a_reply_form_is_evidence(lines):
    text = "\n\n".join(
        ["Port shelled", PARAGRAPH, SECOND, PARAGRAPH, SECOND, "Leave a Reply", *lines]
    )
    segments = find_segments(text, read_blocks(text), FURNITURE, None)
    form = text.index("Leave a Reply")
    assert all(s.end <= form for s in segments if s.kind in EVIDENCE_SEGMENTS)
