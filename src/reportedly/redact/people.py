"""A claim or a text -> the names in it that are withheld without anybody saying so."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from reportedly.records.base import Offsets
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.redaction import RedactionWords, Whose


class Voice(Protocol):
    """Who says something."""

    @property
    def role(self) -> HolderRole: ...  # noqa: D102 - as in records
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def printed(self) -> str: ...  # noqa: D102


class Harmed(Protocol):
    """Whom a toll counts by name."""

    @property
    def named(self) -> tuple[str, ...]: ...  # noqa: D102


class Teller(Protocol):
    """What a claim tells of whose names: a claim, or as much of one."""

    @property
    def document(self) -> str: ...  # noqa: D102
    @property
    def holder(self) -> Voice | None: ...  # noqa: D102
    @property
    def toll(self) -> Harmed | None: ...  # noqa: D102


_FOLDED_APART = frozenset("İıſK")
"""Letters that a pattern takes for others though they are not the same in small."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*|[^\w\s]")


def victims_in(claim: Teller, words: RedactionWords) -> Iterator[str]:
    """Yield the names of those a toll counts by name, without rank or trade."""
    for printed in () if claim.toll is None else claim.toll.named:
        yield from names_in(printed, words)


def witnesses_in(claim: Teller, words: RedactionWords) -> Iterator[str]:
    """Yield the name of a witness or a victim who tells of it."""
    holder = claim.holder
    if holder is None or holder.role is not HolderRole.WITNESS_OR_VICTIM:
        return
    if not words.many & set(holder.name.lower().split()):
        for printed in dict.fromkeys((holder.name, holder.printed)):
            for name in names_in(printed, words):
                if " " in name or name == printed:
                    yield name


def minors_at(text: str, words: RedactionWords) -> Iterator[Offsets]:
    """Yield where a text says of somebody that they are a child: the words that may be a name."""
    low = text.lower()
    is_plain = text.isascii() or _FOLDED_APART.isdisjoint(text)
    for minors in words.minors:
        if not is_plain or minors.may_be_in(text, low):
            for found in minors.pattern.finditer(text):
                yield found.span("name")


def minors_in(text: str, at: Iterable[Offsets], words: RedactionWords) -> Iterator[str]:
    """Yield the names of those a text says at these places are children."""
    for start, end in at:
        for name in names_in(text[start:end], words):
            if not words.dates.issuperset(name.split()):
                yield name


def public_in(claim: Teller, words: RedactionWords) -> Iterator[str]:
    """Yield the full name of somebody who speaks in a public role."""
    holder = claim.holder
    if holder is not None and holder.role in words.public_roles:
        yield from (name for name in names_in(holder.name, words) if " " in name)


def names_in(printed: str, words: RedactionWords) -> Iterator[str]:
    """Yield the stretches of words with a capital, small words of names between them allowed.

    Words that are no part of a name (ranks, trades, "Residents") end a stretch.
    """
    run: list[str] = []
    for word in [*_WORD.findall(printed), "."]:
        bare = word.removesuffix("'s").removesuffix("’s").strip(".'’-")
        if _is_of_a_name(bare, words) or (run and bare in words.particles):
            run.append(bare)
        else:
            yield from _told(run, words)
            run = []


def _is_of_a_name(word: str, words: RedactionWords) -> bool:
    return word[:1].isalpha() and not word[0].islower() and word.lower() not in words.no_name


def _told(run: list[str], words: RedactionWords) -> Iterator[str]:
    while run and run[-1] in words.particles:
        run.pop()
    if run:
        yield " ".join(run)


DERIVED = {Whose.VICTIMS: victims_in, Whose.WITNESSES: witnesses_in}
"""What a claim tells of whose names."""
