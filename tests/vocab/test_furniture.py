"""data/furniture.toml and data/agencies.toml load, and their patterns hold and end."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

import re
import time

import pytest

from reportedly.errors import DataError
from reportedly.vocab.base import load_toml
from reportedly.vocab.furniture import (
    FILE,
    FurnitureFile,
    SignEntry,
    Zone,
    _checked,
    load_furniture,
)

FURNITURE = load_furniture()
DATA = load_toml(FILE, FurnitureFile)


def test_ids_are_unique():
    for entries in (DATA.sign, DATA.container, DATA.utterance, DATA.dateline):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("sign", DATA.sign, ids=lambda sign: sign.id)
def test_examples_are_read_as_their_own_sign(sign):
    for sentence in sign.match:
        found = FURNITURE.sign_of(sentence, in_head=sign.zone is Zone.HEAD)
        assert found is not None
        assert found.kind is sign.kind


@pytest.mark.parametrize("sign", DATA.sign, ids=lambda sign: sign.id)
def test_counter_examples_are_no_furniture_at_all(sign):
    for sentence in sign.no_match:
        found = FURNITURE.sign_of(sentence)
        assert found is None or found.id != sign.id


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("By The Associated Press", "ap"),
        ("Reuters/AFP", "reuters"),
        ("Ana Petrov", None),
        ("SAP", None),
    ],
)
def test_agencies(words, agency):
    found = FURNITURE.agency_named(words)
    assert (None if found is None else found.id) == agency


def test_a_pattern_that_misses_its_example_does_not_load():
    entry = SignEntry(id="x", kind="footer", pattern="^x$", match=("y",), no_match=())
    with pytest.raises(DataError, match="does not match"):
        _checked(entry)
    with pytest.raises(DataError, match="not a regular"):
        _checked(entry.replacing(pattern="("))


HOSTILE = [
    "A" * 3000, "Aa " * 1000, "Ab and " * 500, "a, " * 1000, "1 | " * 800, "| " * 1500, "By A. " * 500, "views " * 500,
    "12:30 " * 500, "share " * 500, "Aa Bb of Cc, " * 250 + "!", "May 3, " * 400, "(Aa " * 700, " - " * 1000, "a/" * 1500,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_pattern_runs_away(text):
    patterns = [(s.pattern, s.entry.longest) for s in FURNITURE.signs]
    patterns += [(p, 3000) for p in (*FURNITURE.datelines, FURNITURE.end_credit)]
    patterns += [(p, 3000) for p in FURNITURE.mastheads]
    patterns += [(c.pattern, 400) for c in FURNITURE.containers]
    for pattern, longest in patterns:
        for length in {30, 60, 110, 250, longest}:
            begun = time.perf_counter()
            pattern.search(text[: min(length, longest)])
            assert time.perf_counter() - begun < 1.0, re.escape(pattern.pattern[:60])
