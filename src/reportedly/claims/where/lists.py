"""Names beside each other in a sentence -> what a word behind the last of them says of all."""

from reportedly.claims.where.toponyms import Spot
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import PlaceLevel

LINKS = frozenset({",", "and", "or", "to", "-", "–", "&"})
"""What may stand between two names of one list."""


def share_words(spots: tuple[Spot, ...], sentences: tuple[Sentence, ...]) -> tuple[Spot, ...]:
    """Return the spots, each of a list a village where the last says so: "A and B villages"."""
    shared = list(spots)
    for i in range(len(shared) - 2, -1, -1):
        if shares_words(i, tuple(shared), sentences):
            shared[i] = shared[i].replacing(wanted=PlaceLevel.SETTLEMENT)
    return tuple(shared)


def shares_words(i: int, spots: tuple[Spot, ...], sentences: tuple[Sentence, ...]) -> bool:
    """Return whether a word in the plural behind a later name of the list is of spot i too."""
    if i + 1 >= len(spots) or spots[i].wanted not in {None, PlaceLevel.SETTLEMENT}:
        return False
    here, last = spots[i], spots[i + 1]
    if here.sentence != last.sentence or last.wanted is not PlaceLevel.SETTLEMENT:
        return False
    between = tokens_between(here, last, sentences)
    if not between or len(between) > 2 or not all(word in LINKS - {"to"} for word in between):
        return False
    return _is_plural(last, sentences) or shares_words(i + 1, spots, sentences)


def tokens_between(left: Spot, right: Spot, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the words between two names of one sentence."""
    tokens = sentences[left.sentence].tokens[left.after : right.first]
    return tuple(token.lower for token in tokens)


def words_between(left: Spot, right: Spot, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Return the same without the word that says what the first is: "Example village in ..."."""
    between = tokens_between(left, right, sentences)
    is_said = left.wanted is not None and len(between) == 2 and between[1] in {"of", "in"}
    return between[1:] if is_said else between


def _is_plural(spot: Spot, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the word behind it that says what it is speaks of several."""
    tokens = sentences[spot.sentence].tokens
    return spot.after < len(tokens) and tokens[spot.after].tag == "NNS"
