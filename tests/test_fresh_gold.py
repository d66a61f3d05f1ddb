"""The fresh gold holds places in pages and words of closed lists, and no text of the pages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.records.vocabulary import Aspect, Comparator, Harm, Modality, Stance, VictimClass

FRESH = Path(__file__).parent / "eval" / "fresh"
LABEL = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
OFFSETS, FLAGS = {"start", "end", "low", "high", "subset_of"}, {"cumulative", "borderline"}
WORDS: dict[str, set[str]] = {
    "harm": {one.value for one in Harm},
    "comparator": {one.value for one in Comparator},
    "victim_class": {one.value for one in VictimClass},
    "stance": {one.value for one in Stance} | {"no_comment"},
    "aspect": {one.value for one in Aspect} | {"other"},
    "modality": {one.value for one in Modality},
}


def coded() -> dict[str, dict[str, Any]]:
    return {
        path.relative_to(FRESH).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FRESH.rglob("*.json"))
    }


def is_no_text(key: str, value: object) -> bool:
    if key in WORDS:
        return value in WORDS[key]
    if key in FLAGS:
        return isinstance(value, bool)
    if key in OFFSETS:
        return value is None or isinstance(value, int)
    if key == "holder":
        return value == "OUTLET" or [type(one) for one in value] == [int, int]
    return key == "incident" and LABEL.fullmatch(str(value)) is not None


@pytest.mark.parametrize("name", coded())
def test_a_coding_holds_no_text(name: str):
    page = coded()[name]
    assert page.keys() == {"page", "text_sha256", "claims", "denials"}
    told = [item for row in page["claims"] + page["denials"] for item in row.items()]
    assert [item for item in told if not is_no_text(*item)] == []


@pytest.mark.parametrize("name", coded())
def test_spans_and_parts_point_at_something(name: str):
    claims = coded()[name]["claims"]
    for row in claims + coded()[name]["denials"]:
        assert 0 <= row["start"] < row["end"]
    for at, row in enumerate(claims):
        assert row["subset_of"] is None or claims[row["subset_of"]]["harm"] == row["harm"]
        assert row["subset_of"] != at


def test_the_parts_share_no_page():
    pages = [page["page"] for page in coded().values()]
    assert len(pages) == len(set(pages)) == 30
    assert [name[0] for name in coded()] == ["a"] * 15 + ["b"] * 15
