"""A sentence's tolls -> which of them its words count up: since the war began, over 40 raids."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportedly.claims.settle import Settled
from reportedly.claims.tolls.read import TollRead
from reportedly.records.claim import Cumulative
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import TimeLevel
from reportedly.vocab.harms import HarmWords

_OF_ONE_EVENT = frozenset({TimeLevel.INSTANT, TimeLevel.PART_OF_DAY, TimeLevel.DAY})


def counted_up(sentence: Sentence, tolls: Sequence[TollRead], harms: HarmWords) -> tuple[bool, ...]:
    """Return, for each toll of the sentence, whether such words count it up.

    Of each harm it is the toll last told before the words or, where none is, the first behind
    them; and with it all that are parts of it.
    Nobody told of alone is counted up: she is the first mayor killed since the war began.
    """
    found = {
        over
        for words in _pattern(harms.counted_up.pattern).finditer(sentence.text if tolls else "")
        for over in _nearest(tolls, sentence.start + words.start())
    }
    return tuple(
        (i in found or toll.parent in found) and not toll.low == toll.high == 1
        for i, toll in enumerate(tolls)
    )


def as_counted(settled: Settled, sentence: Sentence) -> Settled:
    """Return the same, as a running total: of no day told in another sentence.

    Where its own sentence gives a day, what is told is of that day, and nothing is changed.
    """
    when = settled.when
    if when is not None and not sentence.start <= when.start < sentence.end:
        when = None
    if settled.period is not None or (when is not None and when.level in _OF_ONE_EVENT):
        return settled
    period = Cumulative(
        from_=None if when is None else when.from_, to=None if when is None else when.to
    )
    why = "period: counted up over a stretch or over many attacks"
    return settled.replacing(when=when, period=period, why=(*settled.why, why))


def _nearest(tolls: Sequence[TollRead], at: int) -> Iterator[int]:
    for harm in {toll.harm for toll in tolls}:
        told = [i for i, toll in enumerate(tolls) if toll.harm is harm]
        before = [i for i in told if tolls[i].start < at]
        over = before[-1] if before else told[0]
        parent = tolls[over].parent
        yield over if parent is None else parent


@lru_cache(maxsize=4)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
