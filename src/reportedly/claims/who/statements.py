"""Sentences -> statements: who says what."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from reportedly.claims.who.attach import Draft, attach_quotations
from reportedly.claims.who.backwards import find_backward_cues
from reportedly.claims.who.closing import with_closing
from reportedly.claims.who.cues import (
    Cue,
    find_cues,
    find_noun_cues,
)
from reportedly.claims.who.headlines import (
    LATEST_HEADLINE_VERB,
    find_closing_cues,
    find_colon_cues,
    find_headline_cues,
    without_topics,
)
from reportedly.claims.who.holders import Held, find_holders, page_of
from reportedly.claims.who.own_voice import find_own_voice, in_own_voice
from reportedly.claims.who.phrases import (
    find_as_cues,
    find_hearsay,
    find_phrase_cues,
    find_reckonings,
)
from reportedly.claims.who.quotes import Quotation, find_quotations
from reportedly.claims.who.relays import is_citing, relayed_source, reported_by
from reportedly.claims.who.sources import noun_phrase, top_of_name
from reportedly.claims.who.via import find_via
from reportedly.records.base import Offsets, content_id
from reportedly.records.claim import Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.verbs import CueKind, ReportingVerbs

_OPEN_EDGE = " \t\r\n\u00a0,;:.–—-)"
_BRACKETS = frozenset("()[]")
_DAYS = frozenset({"today", "yesterday", "tonight"})
_HALF = re.compile(r"\b[ap]\.m\.\Z")
_CLOSE_EDGE = " \t\r\n\u00a0,;:.–—-("


def find_statements(
    document: Document, sentences: tuple[Sentence, ...], verbs: ReportingVerbs, actors: Actors
) -> tuple[Statement, ...]:
    """Return who says what in the document, in the order of the cues.

    Nested sources give nested statements; a quotation with no cue of its own belongs to whoever
    was speaking.
    """
    quotations = find_quotations(document, sentences)
    surnames = _surnames(sentences)
    drafts = tuple(
        _draft(number, sentence, cue, quotations)
        for number, sentence in enumerate(sentences)
        for cue in _all_cues(sentence, verbs, actors, surnames)
    )
    drafts = (*drafts, *_backward(sentences, drafts, quotations, verbs, actors))
    drafts = attach_quotations(document.text, sentences, quotations, drafts)
    words_of = _WordsOf(drafts, quotations)
    told = tuple(
        draft
        for number, draft in enumerate(drafts)
        if draft.content and _is_told(sentences, draft, inside=words_of.hold(number))
    )
    page = page_of(document, sentences, actors)
    own = find_own_voice(document, page)
    found = [*own]
    for draft, named in zip(told, find_holders(page, told), strict=True):
        held = in_own_voice(named, own, page)
        holder = held.holder
        statement = _statement(document, quotations, draft, held)
        if statement is not None:
            via = find_via(document.text, sentences[draft.sentence], draft.cue.at, verbs, actors)
            itself = None if holder is None else holder.printed
            found.append(statement.replacing(via=tuple(w for w in via if w != itself)))
    return tuple(found)


def _backward(
    sentences: tuple[Sentence, ...],
    drafts: tuple[Draft, ...],
    quotations: tuple[Quotation, ...],
    verbs: ReportingVerbs,
    actors: Actors,
) -> Iterator[Draft]:
    """Who told the sentence before, where a sentence only says that."""
    told = {draft.sentence for draft in drafts if draft.cue.content}
    for number, (before, sentence) in enumerate(pairwise(sentences)):
        if number in told or sentence.paragraph - before.paragraph > 1:
            continue
        for cue in find_backward_cues(before, sentence, verbs, actors.roles.reading):
            yield _draft(number + 1, sentence, cue, quotations)


def _surnames(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The last words of the names of people in the sentences."""
    return frozenset(
        token.text
        for sentence in sentences
        for token in sentence.tokens
        if token.entity == "PERSON" and token.dep != "compound"
    )


def _all_cues(
    sentence: Sentence, verbs: ReportingVerbs, actors: Actors, surnames: frozenset[str]
) -> Iterable[Cue]:
    found = [
        *_verb_cues(sentence, verbs, actors),
        *find_phrase_cues(sentence, verbs),
        *find_reckonings(sentence),
        *find_as_cues(sentence, verbs),
        *find_hearsay(sentence, verbs),
        *find_noun_cues(sentence, verbs),
        *find_colon_cues(sentence, actors, surnames),
    ]
    if not any(cue.content for cue in found):
        found += find_closing_cues(sentence, verbs, actors)
    if not any(cue.at <= LATEST_HEADLINE_VERB for cue in found):
        found += find_headline_cues(sentence, verbs, actors, actors.roles.single_words)
    told = with_closing(sentence, found, verbs, actors)
    return sorted(without_topics(sentence, told), key=lambda cue: cue.at)


def _verb_cues(sentence: Sentence, verbs: ReportingVerbs, actors: Actors) -> Iterator[Cue]:
    """The cues that are verbs, each with whoever an outlet only passes on for its source."""
    for cue in find_cues(sentence, verbs):
        verb = sentence.tokens[cue.at]
        if is_citing(sentence, verb, actors):
            continue
        quoted = relayed_source(sentence, verb, actors)
        told = reported_by(sentence, verb, actors) if cue.source is None else None
        if told is not None:
            yield cue.replacing(source=told[1].i, tokens=(*cue.tokens, told[0].i))
        else:
            yield cue if quoted is None else cue.replacing(source=quoted.i)


def _is_told(sentences: tuple[Sentence, ...], draft: Draft, *, inside: bool) -> bool:
    """Whether the draft counts: inside others' words, only what the speaker says others say.

    "I think" and "we want" in the mouth of a speaker are the speaker's own words, told already.
    """
    if not inside:
        return True
    cue = draft.cue
    if cue.source is None or cue.kind is not CueKind.SPEECH or cue.modality is not Modality.ACTUAL:
        return False
    sentence = sentences[draft.sentence]
    verb = sentence.tokens[cue.at]
    if sentence.tokens[cue.source].pos not in {"NOUN", "PROPN"} or verb.tag == "VB":
        return False
    things = sentence.below(verb, "dobj")
    done = any(t.tag == "VBN" for thing in things for t in sentence.below(thing, "acl"))
    tells = cue.takes_quote and (done or any(sentence.below(verb, "ccomp")))
    return tells or cue.stance is not Stance.ASSERTS


class _WordsOf:
    """The stretches that drafts and quotations hold, in text order."""

    def __init__(self, drafts: tuple[Draft, ...], quotations: tuple[Quotation, ...]) -> None:
        held = [(*span, i) for i, draft in enumerate(drafts) for span in draft.content]
        self._held = sorted([*held, *((q.start, q.end, -1) for q in quotations)])
        self._starts = [start for start, _, _ in self._held]
        self._reached = list(accumulate((end for _, end, _ in self._held), max))
        self._drafts = drafts

    def hold(self, number: int) -> bool:
        """Whether the cue of this draft stands in a quotation or in another draft's content."""
        words = self._drafts[number].words
        start, end = words[0][0], words[-1][1]
        for i in range(bisect_right(self._starts, start) - 1, -1, -1):
            if self._reached[i] < end:
                return False
            if self._held[i][1] >= end and self._held[i][2] != number:
                return True
        return False


def _draft(number: int, sentence: Sentence, cue: Cue, quotations: tuple[Quotation, ...]) -> Draft:
    cue = _with_outer_source(sentence, _with_no_day(sentence, cue), quotations)
    words = _pieces(sentence, cue.tokens)
    return Draft(
        sentence=number,
        cue=cue,
        words=words,
        source=None if cue.source is None else _source(sentence, cue, cue.source, words),
        content=cue.content,
    )


def _with_no_day(sentence: Sentence, cue: Cue) -> Cue:
    """The cue with whoever stands before the day or bracket that the parse took for the subject.

    "The front (NLA) today reported" is said by the front.
    """
    if cue.source is None:
        return cue
    behind = _behind_bracket(sentence, cue.source, cue.at)
    if behind is not None:
        return cue.replacing(source=behind.i)
    if not _is_day(sentence.tokens[cue.source]):
        return cue
    day = sentence.tokens[cue.source]
    own = [t for t in sentence.below(day) if t.i < day.i and t.pos in {"NOUN", "PROPN"}]
    before = own or [t for t in reversed(sentence.tokens[: day.i]) if t.pos in {"NOUN", "PROPN"}]
    named = next((t for t in before if not _is_day(t) and not _in_brackets(sentence, t)), None)
    return cue.replacing(source=None if named is None else named.i)


def _behind_bracket(sentence: Sentence, source: int, at: int) -> Token | None:
    """Whoever stands behind the words in brackets that open the sentence: "[Diaz] The army"."""
    if sentence.tokens[0].text != "[":
        return None
    closed = next((t.i for t in sentence.tokens if t.text == "]"), at)
    nouns = (t for t in sentence.tokens[closed + 1 : at] if t.pos in {"NOUN", "PROPN", "PRON"})
    return next((top_of_name(sentence, t) for t in nouns), None) if source < closed < at else None


def _is_day(token: Token) -> bool:
    """Whether the word can only tell when, or is none."""
    return token.lower in _DAYS or token.text in _BRACKETS


def _in_brackets(sentence: Sentence, token: Token) -> bool:
    before = sentence.text[: token.start - sentence.start]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]")


def _with_outer_source(sentence: Sentence, cue: Cue, quotations: tuple[Quotation, ...]) -> Cue:
    """The cue with a source that stands outside the quotation, as the cue does.

    The parse at times takes the last noun of a quotation for the subject of "said".
    """
    verb = sentence.tokens[cue.at]
    around = [q for q in quotations if q.start < sentence.end and sentence.start < q.end]

    def place(i: int) -> int | None:
        token = sentence.tokens[i]
        return next((n for n, q in enumerate(around) if q.holds(token.start, token.end)), None)

    if not cue.takes_quote or cue.source is None or place(cue.source) == place(verb.i):
        return cue
    near = [*sentence.tokens[verb.i + 1 : verb.i + 8], *reversed(sentence.tokens[: verb.i])]
    nouns = (
        t.i for t in near if t.pos in {"NOUN", "PROPN", "PRON"} and place(t.i) == place(verb.i)
    )
    tops = (top_of_name(sentence, sentence.tokens[i]).i for i in nouns)
    return cue.replacing(source=next(tops, None))


def _source(sentence: Sentence, cue: Cue, head: int, words: tuple[Offsets, ...]) -> Offsets:
    """The source's noun phrase, up to the cue when the cue hangs on it: "a map showing ...".

    None of it is said: of "wounding 75 people, health officials said" the parse makes one phrase.
    """
    token = sentence.tokens[head]
    start, end = noun_phrase(sentence, token)
    for _, said in cue.content:
        if start < said <= token.start:
            after = (t.start for t in sentence.tokens if t.start >= said and t.pos != "PUNCT")
            start = next(after, token.start)
    for said, _ in cue.content:
        if token.end <= said < end:
            end = next(
                t.end for t in reversed(sentence.tokens) if t.end <= said and t.pos != "PUNCT"
            )
    for cue_start, _ in words:
        if token.end <= cue_start < end:
            end = next(t.end for t in reversed(sentence.tokens) if t.end <= cue_start)
    return start, end


def _pieces(sentence: Sentence, tokens: tuple[int, ...]) -> tuple[Offsets, ...]:
    """The offsets of the tokens, neighbours made one stretch."""
    pieces: list[Offsets] = []
    last = -2
    for i in tokens:
        token = sentence.tokens[i]
        if i == last + 1:
            pieces[-1] = pieces[-1][0], token.end
        else:
            pieces.append((token.start, token.end))
        last = i
    return tuple(pieces)


def _statement(
    document: Document, quotations: tuple[Quotation, ...], draft: Draft, held: Held
) -> Statement | None:
    content = tuple(
        piece
        for span in draft.content
        for part in _without(
            span, (*draft.words, *(() if draft.source is None else (draft.source,)))
        )
        if (piece := _trimmed(document.text, part, quotations)) is not None
    )
    if not content:
        return None
    source = () if draft.source is None else (draft.source,)
    return Statement(
        id=content_id("s", document.id, content, source, draft.words),
        document=document.id,
        source=source,
        cue=draft.words,
        content=content,
        quoted=any(
            q.start < e and s < q.end and q.is_speech for s, e in content for q in quotations
        ),
        holder=held.holder,
        grounds=held.grounds,
        stance=draft.cue.stance,
        modality=draft.cue.modality,
        why=draft.cue.sense,
    )


def _without(span: Offsets, cut: tuple[Offsets, ...]) -> Iterable[Offsets]:
    """The pieces of the stretch that are left when the cut stretches are taken out."""
    start, end = span
    for a, b in sorted(cut):
        if a < end and start < b:
            if start < a:
                yield start, a
            start = b
    if start < end:
        yield start, end


def _trimmed(text: str, span: Offsets, quotations: tuple[Quotation, ...]) -> Offsets | None:
    """The stretch without the punctuation at its edges, quotation marks apart."""
    start, end = span
    while start < end and text[start] in _OPEN_EDGE:
        start += 1
    closes = {quotation.end for quotation in quotations}
    while end > start and end not in closes and text[end - 1] in _CLOSE_EDGE:
        if _HALF.search(text, start, end):
            break
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None
