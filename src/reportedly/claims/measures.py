"""Number in a sentence -> whether it counts nothing: dates, ages, measures, money, names."""

from reportedly.records.parse import Sentence, Token
from reportedly.vocab.numbers import NumberWords

_YEARS = range(1800, 2101)
_YEAR_BEFORE = frozenset(
    {"in", "since", "of", "by", "from", "until", "till", "the", "during", "to"}
)
_RANKED = frozenset({"number", "no.", "nr", "phase", "chapter", "category"})
_PLURAL = frozenset({"NNS", "NNPS"})


def measures(sentence: Sentence, first: int, last: int, words: NumberWords) -> bool:
    """Return whether the number is part of a date, an age, a measure, a sum or a name."""
    tokens = sentence.tokens
    token = tokens[last]
    before = tokens[first - 1] if first > 0 else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    none = words.not_counts
    if after is not None and (after.lower in none.units or _is_month(after, words)):
        return True
    if after is not None and after.lower in {"-", ":"} and last + 2 < len(tokens):
        beyond = tokens[last + 2].lower.split("-")[0]
        if after.lower == ":" or beyond in none.units:
            return True
    if before is not None and (
        _is_month(before, words) or before.lower in none.currency or before.lower in _RANKED
    ):
        return True
    return (
        (first == last and _is_year(token, before, after))
        or _is_age(before, after)
        or _names(sentence, token, before, words)
        or token.text.startswith("0")
    )


def _is_month(token: Token, words: NumberWords) -> bool:
    """Whether the word is a month's name: "May", and not "may"."""
    return token.text[:1].isupper() and token.lower in words.not_counts.months


def _is_year(token: Token, before: Token | None, after: Token | None) -> bool:
    """``1984``, unless it counts something; "1,984" is printed of no year."""
    if not token.text.isdecimal() or int(token.text) not in _YEARS:
        return False
    counts_something = after is not None and after.tag in _PLURAL
    dated = before is not None and before.lower in _YEAR_BEFORE
    return dated or not counts_something


def _is_age(before: Token | None, after: Token | None) -> bool:
    """``Ali Hassan, 35, was hit``: a number alone between commas after a name."""
    return (
        before is not None and after is not None and before.text == "," and after.text in {",", "."}
    )


def _names(sentence: Sentence, token: Token, before: Token | None, words: NumberWords) -> bool:
    """``Flight 93``, ``Resolution 1701``: a number that hangs from a name before it.

    In a headline "Crosses 90" is printed like a name and is none.
    """
    head = sentence.head(token)
    return (
        before is not None
        and (before.lower,) not in words.opening.get(before.lower, ())
        and head is not None
        and before.i == head.i
        and head.text[0].isupper()
        and token.dep in {"nummod", "appos"}
    )
