"""The gold coded here holds places in pages and words of closed lists, and no text of the pages."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.records.vocabulary import Aspect, Comparator, Harm, Modality, Stance, VictimClass

EVAL = Path(__file__).parent / "eval"
FRESH, DENIED = EVAL / "fresh", EVAL / "denied"
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


def coded(folder: Path) -> dict[str, dict[str, Any]]:
    return {
        path.relative_to(EVAL).as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.json"))
    }


ALL = coded(FRESH) | coded(DENIED)


def rows(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [*page.get("claims", []), *page["denials"]]


def is_span(value: object) -> bool:
    return isinstance(value, list) and [type(one) for one in value] == [int, int]


def is_no_text(key: str, value: object) -> bool:
    if key in WORDS:
        return value in WORDS[key]
    if key in FLAGS:
        return isinstance(value, bool)
    if key in OFFSETS:
        return value is None or isinstance(value, int)
    if key == "holder":
        return value == "OUTLET" or is_span(value)
    if key == "answers":
        return value is None or is_span(value)
    return key == "incident" and LABEL.fullmatch(str(value)) is not None


@pytest.mark.parametrize("name", ALL)
def test_a_coding_holds_no_text(name: str):
    page = ALL[name]
    assert page.keys() - {"claims"} == {"page", "text_sha256", "denials"}
    told = [item for row in rows(page) for item in row.items()]
    assert [item for item in told if not is_no_text(*item)] == []


@pytest.mark.parametrize("name", ALL)
def test_spans_and_parts_point_at_something(name: str):
    claims = ALL[name].get("claims", [])
    for row in rows(ALL[name]):
        assert 0 <= row["start"] < row["end"]
    for at, row in enumerate(claims):
        assert row["subset_of"] is None or claims[row["subset_of"]]["harm"] == row["harm"]
        assert row["subset_of"] != at


def test_the_parts_share_no_page():
    pages = [page["page"] for page in ALL.values()]
    assert len(pages) == len(set(pages))
    assert [name.split("/")[1] for name in coded(FRESH)] == ["a"] * 15 + ["b"] * 15


@pytest.mark.parametrize("name", coded(DENIED))
def test_the_name_of_a_page_and_not_its_coder_puts_it_in_a_part(name: str):
    digest = hashlib.sha256(ALL[name]["page"].encode()).digest()
    assert name.split("/")[1] == "ab"[digest[0] % 2]
