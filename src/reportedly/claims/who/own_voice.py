"""The head of a page -> the statement that all of it is, where the head says whose text follows.

"-- [Communique] [National Health Union] [Text] We report ...": what the page tells is told by the
union and not by the outlet that printed it.
"""

import re

from reportedly.claims.who.names import without_article
from reportedly.claims.who.speakers import Mention, Page, as_speaker
from reportedly.records.base import content_id
from reportedly.records.claim import Statement
from reportedly.records.text import Document

_HEAD = 1200
"""The head is looked for in this many first characters."""

_GIVEN_BY = re.compile(
    r"\[(?P<kind>[^\]\[]+?)(?:\]\s+\[|\s+(?:issued\s+)?(?:by|from)\s+)(?P<who>[^\]\[]+)\]\s+\[text\]",
    re.IGNORECASE,
)


def find_own_voice(document: Document, page: Page) -> tuple[Statement, ...]:
    """Return the statement of whoever's text the page is, nothing where its head does not say."""
    kinds = page.actors.roles.reading.own_voice
    head = _GIVEN_BY.search(document.text, 0, _HEAD)
    if head is None or not kinds & set(head["kind"].lower().split()):
        return ()
    start, end = head.span("who")
    first = re.search(r"\S", document.text[head.end() :])
    if first is None:
        return ()
    content = ((head.end() + first.start(), len(document.text.rstrip())),)
    words = document.text[start:end]
    name = without_article(" ".join(words.split()))
    at = Mention(sentence=0, span=(start, end), name=name, words=words, is_person=False)
    return (
        Statement(
            id=content_id("s", document.id, content, ((start, end),), (head.span("kind"),)),
            document=document.id,
            source=((start, end),),
            cue=(head.span("kind"),),
            content=content,
            quoted=False,
            holder=as_speaker(page, at).holder,
            why="the page is a text of the speaker's own",
        ),
    )
