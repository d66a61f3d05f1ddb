"""A pattern that can only fit where a text begins is not looked for further on."""

import re

import pytest

from reportedly.vocab.patterns import finder

TEXTS = ["by A. Reporter", "told by A. Reporter", "", "\nby noon"]


@pytest.mark.parametrize(
    ("pattern", "flags", "only_at_start"),
    [
        (r"^by\b", 0, True),
        (r"(?i)^(by|told)\b", 0, True),
        (r"^by|^told", 0, True),
        (r"^by|noon", 0, False),
        (r"by\b", 0, False),
        (r"(?:^|\n)by", 0, False),
        (r"^by\b", re.MULTILINE, False),
        (r"", 0, False),
    ],
)
def test_what_fits_only_at_the_start_is_asked_there_alone(pattern, flags, only_at_start):
    regex = re.compile(pattern, flags)
    find = finder(regex)
    assert (find == regex.match) is only_at_start
    for text in TEXTS:
        found, searched = find(text), regex.search(text)
        assert (found and found.span()) == (searched and searched.span())
