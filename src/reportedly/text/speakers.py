"""Parsed words -> the same, with a speaker behind a comma hung from the verb of saying.

The parser takes the speaker of "killing nine people, residents and a nurse said" for more people
killed, and that of the headline "Blast kills 8 - police" for those whom the figure counts.
"""

from collections.abc import Sequence

from reportedly.records.parse import Token

_SAYING = frozenset({"said", "say", "says", "told"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NAMING = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "CCONJ", "ADP", "PART", "PRON"})
_LISTED = frozenset({"conj", "appos"})
_JOINED = frozenset({"conj", "advcl"})
_DASHES = frozenset({"-", "–", "—"})
_LONGEST = 12
"""Words of a speaker behind the comma, at most: residents and the head of the clinic in Leva."""

_SHORTEST = 4
"""Words of a headline that ends with its source, at least: kills 8 - police."""


def with_speakers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the sentence's words, with whoever says it hung from "said" and from no victim."""
    for token in tokens:
        if token.lower in _SAYING and token.tag in _FINITE:
            tokens = _with_speaker(tokens, tokens[token.i])
    return _with_closing(tokens)


def _with_speaker(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    comma = _comma_before(tokens, verb)
    if comma is None:
        return tokens
    speaker = [t for t in tokens[comma + 1 : verb.i] if not comma < t.head < verb.i]
    if len(speaker) != 1 or speaker[0].dep not in _LISTED or speaker[0].head > comma:
        return tokens
    listed = _first_listed(tokens, speaker[0])
    told = tokens[_start_of(tokens, listed) - 1]
    changed = list(tokens)
    if listed.head == verb.i:  # "nine people" was taken for the subject of "said"
        if told.pos != "VERB" or listed.i < told.i:
            return tokens
        changed[listed.i] = listed.replacing(head=told.i, dep="dobj")
    elif not _is_told(tokens, listed, verb):
        return tokens
    changed[speaker[0].i] = speaker[0].replacing(head=verb.i, dep="nsubj")
    return _with_clause(changed, verb, comma)


def _comma_before(tokens: Sequence[Token], verb: Token) -> int | None:
    """The comma before the words that may name a speaker, and nothing but those, up to the verb."""
    for i in range(verb.i - 1, max(verb.i - 1 - _LONGEST, 0), -1):
        if tokens[i].text == ",":
            after = tokens[i + 1]
            return i if i + 1 < verb.i and after.pos not in {"CCONJ", "ADP"} else None
        if tokens[i].pos not in _NAMING:
            return None
    return None


def _first_listed(tokens: Sequence[Token], speaker: Token) -> Token:
    """The first of the list of which the parser made the speaker a part."""
    first = tokens[speaker.head]
    while first.dep in _LISTED and first.head < first.i:
        first = tokens[first.head]
    return first


def _start_of(tokens: Sequence[Token], noun: Token) -> int:
    """The place of the first word of the noun's phrase."""
    start = noun.i
    while start > 0 and _is_below(tokens, tokens[start - 1], noun):
        start -= 1
    return max(start, 1)


def _is_below(tokens: Sequence[Token], token: Token, top: Token) -> bool:
    while token.i not in {token.head, top.i}:
        token = tokens[token.head]
    return token.i == top.i


def _is_told(tokens: Sequence[Token], listed: Token, verb: Token) -> bool:
    """Whether the list belongs to words before it that are told, and the verb has no subject."""
    subject = any(t.head == verb.i and t.dep in {"nsubj", "nsubjpass"} for t in tokens[: verb.i])
    return not subject and listed.dep in {"dobj", "pobj"} and listed.head < listed.i


def _with_clause(changed: list[Token], verb: Token, comma: int) -> tuple[Token, ...]:
    """The words, with what is said hung from the verb of saying where it was joined to that."""
    told = changed[verb.head]
    if verb.dep in _JOINED and told.pos in {"VERB", "AUX"} and told.i < comma:
        above = verb.i if told.head == told.i else told.head
        changed[verb.i] = verb.replacing(head=above, dep=told.dep)
        changed[told.i] = told.replacing(head=verb.i, dep="ccomp")
    return tuple(changed)


def _with_closing(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a headline, with its last noun no longer counted: kills 8 - police."""
    if len(tokens) < _SHORTEST or tokens[-1].pos not in {"NOUN", "PROPN"}:
        return tokens
    last = tokens[-1]
    dash = next((t for t in reversed(tokens[:-1]) if t.text in _DASHES), None)
    if dash is None or dash.i == 0 or dash.end == tokens[dash.i + 1].start:
        return tokens
    figure = tokens[dash.i - 1]
    if figure.head != last.i or figure.dep != "nummod" or figure.end == dash.start:
        return tokens
    changed = list(tokens)
    changed[figure.i] = figure.replacing(head=last.head, dep=last.dep)
    changed[last.i] = last.replacing(head=last.head, dep="dep")
    return tuple(changed)
