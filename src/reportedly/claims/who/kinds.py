"""A word for a kind of person or body -> the one of that kind who spoke last.

"The officer" is the colonel who spoke before, "the agency" the World Health Organization.
"""

import re

from reportedly.claims.who.speakers import Mention, Page, Speaker
from reportedly.records.parse import Token

_WORD = re.compile(r"[a-z]+")
_PLAIN = frozenset({"det", "punct"})
_TWO = 2
_REACH = 6
"""Whoever spoke further back is not carried on by a word for a kind."""


def people_of_kind(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    """Return the people who spoke lately and hold an office of the kind, in their order.

    None where the words tell of another: "the officer, who asked not to be named".
    """
    if any(t.dep not in _PLAIN for t in page.sentences[at.sentence].below(head)):
        return []
    offices = page.actors.roles.reading.kinds.get(head.lemma, frozenset())
    told = page.actors.roles.told_by(page.text[at.span[0] : at.span[1]])
    return [
        s
        for s in _lately(at, earlier)
        if s.is_person
        and not offices.isdisjoint(_WORD.findall(s.words.lower()))
        and told in {None, s.holder.role}  # "the guerrilla leader" is no president
    ]


def bodies_of_kind(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    """Return the bodies we know that spoke lately and are of the kind, in their order.

    None where the page has named two: "the group" may be either.
    """
    kinds = page.actors.roles.reading.kinds_of_body.get(head.lemma, frozenset())
    like = [
        s
        for s in _lately(at, earlier)
        if kinds
        and not s.is_person
        and any(entry.kind in kinds for _, _, entry in page.actors.named_in(s.holder.name))
    ]
    near = page.sentences[max(at.sentence - _REACH, 0)].start
    named = page.actors.named_in(page.text[near : at.span[0]]) if like else ()
    return like if len({entry.id for _, _, entry in named if entry.kind in kinds}) < _TWO else []


def _lately(at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    return [s for s in earlier if at.sentence - s.sentence <= _REACH]
