"""Word for a shot -> whether it is said to have hit: were shot; not shot at, not to be shot."""

from reportedly.claims.tolls.general import is_prose
from reportedly.claims.tolls.victims import Victims
from reportedly.records.parse import Sentence, Token

_YET = frozenset(
    {"can", "ca", "could", "would", "should", "will", "'ll", "may", "might", "must", "to", "shall"}
)
_FATALLY = frozenset({"fatally", "mortally"})


def is_not_hit(sentence: Sentence, verb: Token, victims: Victims) -> bool:
    """Return whether nobody is said to be hit: they shot, were shot at, or are to be shot."""
    return (
        _is_missed(sentence, verb)
        or _is_threat(sentence, verb)
        or _is_joined(sentence, verb)
        or (verb.tag == "VBG" and not victims.counted)  # "dreams of shooting agents"
        or _is_shooter(sentence, verb, victims)
    )


def _is_joined(sentence: Sentence, verb: Token) -> bool:
    """Whether a hyphen makes it part of another word: a long-shot candidate."""
    return verb.i > 0 and sentence.tokens[verb.i - 1].text in {"-", "‑"}


def _is_threat(sentence: Sentence, verb: Token) -> bool:
    """Whether it may yet come: will be shot, threatened to shoot."""
    return any(t.lower in _YET for t in sentence.below(verb, "aux"))


def _is_shooter(sentence: Sentence, verb: Token, victims: Victims) -> bool:
    """Whether those told of shot: soldiers shot into the air; a headline's "two shot" were hit."""
    active = victims.head.dep == "nsubj" and not any(sentence.below(verb, "auxpass"))
    return active and is_prose(sentence)


def _is_missed(sentence: Sentence, verb: Token) -> bool:
    """Whether "at" ends the verb, or some alone are told of: were shot at; shot, three fatally."""
    if any(t.lower in _FATALLY for t in sentence.tokens[verb.i :]):
        return True
    after = (t for t in sentence.below(verb, "prep", "prt") if t.i == verb.i + 1)
    return any(t.lower == "at" and not any(sentence.below(t, "pobj")) for t in after)
