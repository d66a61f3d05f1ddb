"""A sentence -> the names by which it says where, whether or not a gazetteer has them.

"At Addi Shiwa", "the Pulse nightclub": what stands behind a word of place, or before a word for a
kind of place, in capitals. Most are villages and buildings, some are bodies and operations; so two
sentences that share one have something in common, and two that do not are told apart by nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from reportedly.vocab.countries import country_of
from reportedly.vocab.folding import fold, skeleton
from reportedly.vocab.phrases import LinkWords

FEWEST_SOUNDS = 4
"""A name whose consonants are fewer sounds like too many others."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_JOINED = frozenset({" ", "-", "\n"})


def name_key(name: str) -> str | None:
    """Return a name's consonants as they sound, in one; None where they are too few to tell it.

    >>> name_key("Let Yet Kone") == name_key("Letyetkon"), name_key("Ur")
    (True, None)
    """
    bones = skeleton(fold(name).replace(" ", ""))
    return bones if len(bones) >= FEWEST_SOUNDS else None


@lru_cache(maxsize=4096)  # the claims of one sentence ask for the same
def called_in(
    sentence: str, words: LinkWords, behind: frozenset[str] | None = None
) -> frozenset[str]:
    """Return the keys of the names by which a sentence says where.

    Args:
        sentence: its text.
        words: those about places.
        behind: the words of place that count; None: all.
    """
    if sentence.isupper():
        return frozenset()
    counting = words.behind if behind is None else behind
    names = _names(sentence, words, counting)
    keys = (name_key(name) for name in names if country_of(name) is None)
    return frozenset(key for key in keys if key is not None)


def _names(sentence: str, words: LinkWords, behind: frozenset[str]) -> Iterator[str]:
    """Yield each run of words in capitals that stands behind or before a word of place."""
    told = list(_WORD.finditer(sentence))
    at = 0
    while at < len(told):
        end = _run(sentence, told, at, words)
        if end > at:
            before = told[at - 1].group().lower() if at > 0 else ""
            after = told[end].group().lower() if end < len(told) else ""
            if before in behind or after in words.ahead or after in words.things:
                yield sentence[told[at].start() : told[end - 1].end()]
        at = max(end, at + 1)


def _run(sentence: str, told: list[re.Match[str]], at: int, words: LinkWords) -> int:
    """Return where the run of words in capitals that begins here ends."""
    end = at
    while end < len(told) and told[end].group()[0].isupper() and _is_name(told[end], words):
        if end > at and sentence[told[end - 1].end() : told[end].start()] not in _JOINED:
            break
        end += 1
    return end


def _is_name(word: re.Match[str], words: LinkWords) -> bool:
    folded = word.group().lower()
    return folded not in words.no_place | words.behind | words.kinds_of_place
