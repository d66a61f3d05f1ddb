"""Headline -> the figures of its further verbs: bomber kills three police, wounds seven.

The parser takes such a verb for a noun and its figure for more people of the first verb.
"""

from reportedly.claims.unnumbered import Count
from reportedly.records.parse import Sentence, Token

_JOINING = frozenset({",", ";", "and", "&"})
_PAST = frozenset({"VBN", "VBG"})


def own_figure(sentence: Sentence, verb: Token, counts: tuple[Count, ...]) -> Count | None:
    """Return the count right behind a harm word that goes on a list of deeds in the present."""
    before = sentence.tokens[verb.i - 1].lower if verb.i > 0 else ""
    if before not in _JOINING or verb.tag in _PAST or verb.lower not in _forms(verb):
        return None
    for count in counts:
        if count.first == verb.i + 1:
            return count if count.noun != verb.i else count.replacing(top=count.last, noun=None)
    return None


def _forms(verb: Token) -> tuple[str, str]:
    """The forms in which a headline tells what was done: wound, wounds."""
    return verb.lemma.lower(), f"{verb.lemma.lower()}s"
