"""Templates read and templates of a key -> scores of two slots, by the rules printed with MUC-4.

A filler is right when its value and the target it belongs to are; with another target it is half
right. A single number is half right where the key has it as the end of a range or as an
approximation; "no injury" or "no death" is half right for "no injury or death". Templates are
aligned where the incident's type agrees (ATTACK half agrees with every other) and one of the
strings of actors or targets does, or the type of a human target (scoring guidelines, 3.2.1). Recall is (right + half of half right) over what the key asks
for, precision the same over what was given. A template of the key that is marked optional, or a
filler marked "?", costs nothing when it lacks.
"""

from collections.abc import Sequence

from muc4_keys import EFFECT, NUMBER, Filler, Key

from reportedly.records.base import Record

RIGHT, HALF = 1.0, 0.5
_LESS = {"NO INJURY OR DEATH": {"NO INJURY", "NO DEATH"}}


class Told(Record, frozen=True, kw_only=True):
    """One filler that was read: its value, and the words for whom it is."""

    value: str
    target: frozenset[str]


class Response(Record, frozen=True, kw_only=True):
    """One template that was read from a message."""

    message: str
    kind: str
    strings: tuple[frozenset[str], ...]
    types: frozenset[str]
    slots: dict[str, tuple[Told, ...]]


class Tally(Record, frozen=True, kw_only=True):
    """Credit given, fillers the key asks for, fillers read: added up over templates."""

    credit: float = 0.0
    asked: int = 0
    read: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            credit=self.credit + other.credit,
            asked=self.asked + other.asked,
            read=self.read + other.read,
        )

    @property
    def recall(self) -> float:
        """Share of what the key asks for."""
        return self.credit / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float:
        """Share of what was read."""
        return self.credit / self.read if self.read else 0.0

    @property
    def f1(self) -> float:
        """Both in one number, weighted alike."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def align(responses: Sequence[Response], keys: Sequence[Key]) -> list[tuple[int, int]]:
    """Return pairs of response and key, the best agreeing first, each in one pair at most."""
    scored = sorted(
        (
            (_agreement(response, key), -i, -j)
            for i, response in enumerate(responses)
            for j, key in enumerate(keys)
            if _may_align(response, key)
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in scored:
        if -i not in {a for a, _ in pairs} and -j not in {b for _, b in pairs}:
            pairs.append((-i, -j))
    return pairs


def score(
    responses: Sequence[Response], keys: Sequence[Key], slot: str, *, spurious: bool = True
) -> Tally:
    """Return the tally of one slot over the templates of one message.

    Args:
        spurious: whether templates that the key does not have count against precision ("all
            templates"); without them the figures are those called "matched/missing".
    """
    pairs = align(responses, keys)
    total = Tally()
    for i, j in pairs:
        total = total.plus(_slot(responses[i].slots[slot], keys[j].slots[slot]))
    for j, key in enumerate(keys):
        if j not in {b for _, b in pairs} and not key.optional:
            total = total.plus(Tally(asked=sum(not f.optional for f in key.slots[slot])))
    if spurious:
        for i, response in enumerate(responses):
            if i not in {a for a, _ in pairs}:
                total = total.plus(Tally(read=len(response.slots[slot])))
    return total


def _may_align(response: Response, key: Key) -> bool:
    same = response.kind in key.kind or response.kind == "ATTACK"
    known = any(a & b for a in response.strings for b in key.strings)
    return same and (known or bool(response.types & key.types))


def _agreement(response: Response, key: Key) -> float:
    fillers = sum(_slot(response.slots[s], key.slots[s]).credit for s in (NUMBER, EFFECT))
    strings = sum(any(a & b for b in key.strings) for a in response.strings)
    return fillers + strings + (RIGHT if response.kind in key.kind else HALF)


def _slot(told: Sequence[Told], asked: Sequence[Filler]) -> Tally:
    """The tally of one slot of one pair of templates."""
    scored = sorted(
        ((credit(t, f), -i, -j) for i, t in enumerate(told) for j, f in enumerate(asked)),
        reverse=True,
    )
    used: list[tuple[int, int]] = []
    got = 0.0
    for value, i, j in scored:
        if value > 0 and i not in {a for a, _ in used} and j not in {b for _, b in used}:
            used.append((i, j))
            got += value
    found = {-j for _, j in used}
    needed = sum(not f.optional or j in found for j, f in enumerate(asked))
    return Tally(credit=got, asked=needed, read=len(told))


def credit(told: Told, filler: Filler) -> float:
    """Return 1 for a filler that is right, one half where the rules give half, else 0."""
    if told.value in filler.values:
        aimed = not filler.targets or any(told.target & target for target in filler.targets)
        return RIGHT if aimed else HALF
    half = any(_is_half(told.value, value) for value in filler.values)
    return HALF if half else 0.0


def _is_half(told: str, key: str) -> bool:
    if told in _LESS.get(key, set()):
        return True
    ends = {part.strip() for part in key.lstrip("~").split("-")}
    return told.isdigit() and told != key and told in ends
