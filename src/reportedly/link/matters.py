"""A page's text and a claim on it -> where the page says that it goes on to another event."""

import re
from functools import lru_cache

from reportedly.records.claim import Claim
from reportedly.vocab.phrases import MatterWords, Phrase

REACH = 600
"""How far on, in its paragraph, a sentence that opens another event is taken to go on with it."""

_NEW_PARAGRAPH = re.compile(r"(?:[.!?:][\"”’]*[ \t]*\n|\n[ \t]*\n)\s*")
_ENDS = re.compile(r"[.!?][\"”’']*(?:\s|$)")


def matter_at(text: str, claim: Claim, words: MatterWords) -> int | None:
    """Return where, before the claim, its page goes on to another event; None: nowhere."""
    after = _told_before(text, claim, words.comes_after)
    if after is not None:
        return after
    opens = _paragraph(text, claim.sentence[0])
    told = text[opens : claim.end].lower().replace("\n", " ")
    found = max((told.rfind(said) for said in words.another), default=-1)
    later = _opened_before(text, opens, claim, words)
    last = max(found, -1 if later is None else later)
    return opens + last if last >= 0 else None


def divided(text: str, a: Claim, b: Claim, words: MatterWords, *, alike: bool) -> bool:
    """Whether words between two claims of one sentence make two events of what they tell.

    "The raid left five dead, two days after gunmen had shot nine."

    Args:
        text: the page's text.
        a: a claim.
        b: another of its sentence.
        words: data/linking.toml.
        alike: whether both count the same harm.
    """
    first, second = sorted((a, b), key=lambda claim: claim.start)
    told = text[first.start : second.end].replace("\n", " ")
    found = (
        _pattern(phrase.pattern).search(told)
        for phrase in ((words.divides, words.comes_between) if alike else (words.divides,))
    )
    return any(one is not None and first.start + one.start() < second.start for one in found)


def counts_several(text: str, claim: Claim, words: MatterWords) -> bool:
    """Whether the claim's sentence counts over several events ("in attacks on nine towns")."""
    sentence = text[slice(*claim.sentence)].replace("\n", " ")
    return _pattern(words.of_several.pattern).search(sentence) is not None


@lru_cache(maxsize=256)  # the claims of one sentence ask for the same
def _paragraph(text: str, at: int) -> int:
    """Where the paragraph begins; a line that is only broken by its length begins none."""
    before = 0
    for found in _NEW_PARAGRAPH.finditer(text, max(0, at - 4 * REACH), at):
        before = found.end()
    return before or max(0, at - 4 * REACH)


def _told_before(text: str, claim: Claim, comes_after: Phrase) -> int | None:
    """Where its sentence says that the event came after the claim's ("hours after a raid had")."""
    start, end = claim.sentence
    found = _pattern(comes_after.pattern).search(text[start:end].replace("\n", " "))
    return None if found is None or start + found.end() > claim.start else start + found.end()


def _opened_before(text: str, opens: int, claim: Claim, words: MatterWords) -> int | None:
    """Where in its paragraph the last sentence begins that opens another event ("Later that day").

    None: nowhere, or too far before the claim.
    """
    told = text[opens : claim.sentence[1]].replace("\n", " ")
    last = None
    for opened in _pattern(words.goes_on.pattern).finditer(told, 0, claim.start - opens):
        ends = _ENDS.search(told, opened.end())
        sentence = told[opened.start() : len(told) if ends is None else ends.start()]
        if not words.same_event.fits(sentence):
            last = opened.start()
    return last if last is not None and opens + last >= claim.sentence[0] - REACH else None


@lru_cache(maxsize=16)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
