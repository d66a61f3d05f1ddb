"""Answer keys of MUC-4 -> templates: what each message's human targets are, how many, what befell them.

The format is that of the set's own task documents: one slot a line, further fillers on lines of
their own, " / " between fillers that are equally right, "?" before one that may be left out, and
``value: "target"`` where a filler says whose it is.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.records.base import Record

_SLOT = re.compile(r"^\s*\d{1,2}\.\s+([A-Z]+(?: [A-Z]+)?: [A-Z]+(?: [A-Z]+)*)(?:\s{2,}(.*))?$")
_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC[34]-\d{4})\b[^\n]*$", re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DASH = re.compile(r"\s*-\s*")
"""A range is written 5-7, 5 - 7, 5- or 5 -: two spellings of one value."""

_EMPTY = frozenset({"", "-", "*"})

NAME, DESCRIPTION = "HUM TGT: NAME", "HUM TGT: DESCRIPTION"
TYPE = "HUM TGT: TYPE"
NUMBER, EFFECT = "HUM TGT: NUMBER", "HUM TGT: EFFECT OF INCIDENT"
_ALIGNING = (
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PHYS TGT: ID",
    NAME,
    DESCRIPTION,
)


class Filler(Record, frozen=True, kw_only=True):
    """One filler of a slot: the values that are right, whose they are, and whether it may lack."""

    values: frozenset[str]
    targets: tuple[frozenset[str], ...] = ()
    optional: bool = False


class Key(Record, frozen=True, kw_only=True):
    """One template of the key: its type, the strings and types of targets, and the slots scored."""

    message: str
    kind: frozenset[str]
    optional: bool
    strings: tuple[frozenset[str], ...]
    types: frozenset[str]
    slots: dict[str, tuple[Filler, ...]]


def messages(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each message of a file of texts."""
    text = path.read_text(encoding="latin-1")
    heads = list(_MESSAGE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        yield head[1], text[head.end() : end].strip() + "\n"


def read_keys(path: Path) -> Iterator[Key]:
    """Yield the templates of a key file; messages without an incident have none."""
    for slots in _templates(path.read_text(encoding="latin-1").splitlines()):
        key = _key(slots)
        if key is not None:
            yield key


def content_words(text: str) -> frozenset[str]:
    """Return the words of a string that tell whom it means, without articles and numbers."""
    found = re.findall(r"[^\W\d_]+", text.upper())
    return frozenset(word.removesuffix("S") or word for word in found if word not in _PLAIN)


_ARTICLES = {"THE", "A", "AN", "OF", "AND", "IN", "AT", "FROM", "TO", "BY", "WITH", "ON", "FOR"}
_OTHERS = {"WHO", "WERE", "WAS", "OTHER", "OTHERS", "ANOTHER", "MORE", "HIS", "HER", "THEIR", "ITS"}
_NUMBERS = {"ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"}
_PLAIN = frozenset(_ARTICLES | _OTHERS | _NUMBERS | {"SEVERAL", "SOME", "LEAST"})


def _templates(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    slots: dict[str, list[str]] = {}
    slot = ""
    for line in lines:
        named = _SLOT.match(line)
        if named is not None:
            slot = named[1]
            if slot == "MESSAGE: ID" and slots:
                yield slots
                slots = {}
            slots[slot] = [(named[2] or "").strip()]
        elif line.strip() and slots and not line.lstrip().startswith(";"):
            slots[slot].append(line.strip())
    if slots:
        yield slots


def _key(slots: dict[str, list[str]]) -> Key | None:
    template = slots.get("MESSAGE: TEMPLATE", ["*"])[0]
    if template in _EMPTY:
        return None
    kinds = slots.get("INCIDENT: TYPE", [""])[0].split("/")
    strings = (
        content_words(one)
        for slot in _ALIGNING
        for line in slots.get(slot, ())
        for one in _QUOTED.findall(line.split('":')[-1] if slot == DESCRIPTION else line)
    )
    described = (
        content_words(one) for line in slots.get(DESCRIPTION, ()) for one in _QUOTED.findall(line)
    )
    return Key(
        message=slots["MESSAGE: ID"][0].split()[0],
        kind=frozenset(kind.strip() for kind in kinds),
        optional="OPTIONAL" in template,
        strings=tuple(filter(None, (*strings, *described))),
        types=frozenset(v for f in _fillers(slots.get(TYPE, ())) for v in f.values),
        slots={slot: tuple(_fillers(slots.get(slot, ()))) for slot in (NUMBER, EFFECT)},
    )


def _fillers(lines: Iterable[str]) -> Iterator[Filler]:
    for line in lines:
        optional = line.startswith("?")
        told = line.lstrip("? ")
        if told in _EMPTY:
            continue
        values = frozenset(
            _DASH.sub("-", value.strip())
            for value in re.split(r"/", _QUOTED.sub("", told).replace(":", ""))
        )
        targets = tuple(content_words(one) for one in _QUOTED.findall(told))
        yield Filler(values=values - {""}, targets=targets, optional=optional)
