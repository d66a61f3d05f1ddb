"""A page's sentences and claims -> what became of each sentence with a word of harm.

Made only when somebody asks (`reportedly inspect --why`): the reading itself keeps no list. It asks
the same functions that read the tolls, so it cannot give another reason than theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.claims.dropped import dropped_tolls
from reportedly.claims.numbers import find_counts
from reportedly.claims.tolls.harms import harm_tokens, tells_harm
from reportedly.claims.tolls.refusals import NOT_KNOWN
from reportedly.claims.tolls.tolls import find_tolls
from reportedly.claims.unnumbered import Count
from reportedly.records.claim import Claim
from reportedly.records.coverage import Covered, Outcome
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.harms import HarmWords
from reportedly.vocab.lexicon import Lexicon

_NOBODY_SAYS = "words in quotation marks, and nobody was found who says them"


def find_coverage(
    sentences: Sequence[Sentence], claims: Sequence[Claim], lexicon: Lexicon
) -> tuple[Covered, ...]:
    """Return the sentences with a word of harm in text order, each with what became of it."""
    told: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    events: dict[tuple[int, int], list[str]] = defaultdict(list)
    around: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        around[claim.sentence].append(claim)
        if claim.toll is not None:
            told[claim.sentence].append(claim)
        else:
            events[claim.sentence].append(f"told without a toll: {claim.quote[:60]!r} ({claim.id})")
    return tuple(
        _with_events(
            _with_unread(
                _with_quantities(
                    _covered(sentence, tuple(told[sentence.start, sentence.end]), lexicon),
                    sentence,
                    around[sentence.start, sentence.end],
                    lexicon,
                ),
                sentence,
                around[sentence.start, sentence.end],
                lexicon,
            ),
            events[sentence.start, sentence.end],
        )
        for sentence in sentences
        if tells_harm(sentence, lexicon.harms)
    )


def _with_events(covered: Covered, told: Sequence[str]) -> Covered:
    """The sentence with what else is claimed from it, where it gave no toll."""
    if covered.outcome is Outcome.HANDLED or not told:
        return covered
    return covered.replacing(reasons=(*covered.reasons, *told))


def _with_quantities(
    covered: Covered, sentence: Sentence, claims: Sequence[Claim], lexicon: Lexicon
) -> Covered:
    """The sentence, handled where all of its figures are read as quantities of events."""
    if covered.outcome is not Outcome.REPORTED:
        return covered
    read = [claim for claim in claims if claim.quantity is not None]
    if not all(
        any(_holds_figure(claim, sentence, count) for claim in read)
        for count in find_counts(sentence, lexicon.numbers)
        if count.low is not None or count.high is not None
    ):
        return covered
    return covered.replacing(outcome=Outcome.HANDLED, claims=tuple(claim.id for claim in read))


def _holds_figure(claim: Claim, sentence: Sentence, count: Count) -> bool:
    """Whether the claim's quantity is the figure, and its words hold it."""
    quantity = claim.quantity
    return (
        quantity is not None
        and (quantity.low, quantity.high) == (count.low, count.high)
        and claim.start <= sentence.tokens[count.first].start
        and sentence.tokens[count.last].end <= claim.end
    )


def _with_unread(
    covered: Covered, sentence: Sentence, claims: Sequence[Claim], lexicon: Lexicon
) -> Covered:
    """The sentence, reported where it counts people beside those of its tolls."""
    if covered.outcome is not Outcome.HANDLED:
        return covered
    counts = find_counts(sentence, lexicon.numbers)
    unread = tuple(_unread(sentence, counts, claims, lexicon.harms))
    if not unread:
        return covered
    told = (f"{people!r}: people counted beside a toll, and no toll" for people in unread)
    return covered.replacing(outcome=Outcome.REPORTED, reasons=(*covered.reasons, *told))


def _covered(sentence: Sentence, claims: tuple[Claim, ...], lexicon: Lexicon) -> Covered:
    harms = lexicon.harms
    counts = find_counts(sentence, lexicon.numbers)
    numbers = tuple(
        _printed(sentence, c) for c in counts if c.low is not None or c.high is not None
    )
    reasons = tuple(dict.fromkeys(_reasons(sentence, counts, harms)))
    if not claims and find_tolls(sentence, harms, lexicon.numbers):
        reasons = (*reasons, _NOBODY_SAYS)
    outcome = Outcome.HANDLED
    if not claims:
        named = [reason for reason in reasons if not reason.endswith(NOT_KNOWN)]
        outcome = Outcome.REPORTED if numbers and not named else Outcome.IGNORED
    if outcome is Outcome.IGNORED and not reasons:
        reasons = ("nobody is counted or named as harmed",)
    return Covered(
        start=sentence.start,
        end=sentence.end,
        harm_words=tuple(token.text for token in harm_tokens(sentence, harms)),
        numbers=numbers,
        outcome=outcome,
        claims=tuple(claim.id for claim in claims),
        reasons=reasons,
    )


def _reasons(sentence: Sentence, counts: tuple[Count, ...], harms: HarmWords) -> Iterator[str]:
    for one in dropped_tolls(sentence, counts, harms):
        of = "" if one.of is None else f" of {one.of!r}"
        yield f"{one.word!r}{of}: {one.reason}"


def _unread(
    sentence: Sentence, counts: tuple[Count, ...], claims: Sequence[Claim], harms: HarmWords
) -> Iterator[str]:
    """Yield the people counted outside of all that is claimed, but for who did it."""
    for count in counts:
        if count.noun is None or (count.low is None and count.high is None):
            continue
        noun = sentence.tokens[count.noun]
        by = sentence.head(noun)
        if not harms.means_people(noun.lemma) or (by is not None and by.lower == "by"):
            continue
        if not any(_tells_of(claim, noun) for claim in claims):
            yield f"{_printed(sentence, count)} {noun.text}"


def _tells_of(claim: Claim, noun: Token) -> bool:
    spans = [(claim.start, claim.end), *((actor.start, actor.end) for actor in claim.actors)]
    return any(start <= noun.start < end for start, end in spans)


def _printed(sentence: Sentence, count: Count) -> str:
    start, end = sentence.tokens[count.first].start, sentence.tokens[count.last].end
    return sentence.text[start - sentence.start : end - sentence.start]
