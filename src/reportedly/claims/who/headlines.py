"""Sentence -> cues of headlines and transcripts: "Police: two held in raid"."""

from collections.abc import Iterator, Sequence

from reportedly.claims.who.cues import Cue
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.verbs import CueKind, Pattern, ReportingVerbs, Takes

LATEST_HEADLINE_VERB = 8
_MARKS = {",", ":", "–", "—", "-"}
_STOPS = {".", "!", "?", "”", '"', ";"}
_SHORTEST = 3
"""A headline that ends with its source has at least so many words before the mark."""

_LONGEST_SOURCE = 5
_LONGEST_NAME = 3
_PLACES = {"GPE", "LOC", "FAC"}
_NAMES = {"PERSON", "ORG", "GPE", "NORP"}


def find_colon_cues(sentence: Sentence, actors: Actors, surnames: frozenset[str]) -> Iterator[Cue]:
    """Yield a cue where the sentence is "Name or office: what they say".

    Args:
        surnames: the last words of people's names anywhere on the page; a headline's bare surname
            is often no name to the parser.
    """
    colon = next((t for t in sentence.tokens[: LATEST_HEADLINE_VERB + 1] if t.text == ":"), None)
    if colon is None or not 0 < colon.i < len(sentence.tokens) - 1:
        return
    before = sentence.tokens[: colon.i]
    if "\n" in sentence.text[: colon.start - sentence.start]:
        return
    head = _head_noun(before)
    if head is None or _is_count(sentence, colon):
        return
    if not _is_source(sentence, before, head, actors, _roles(actors)) and not _is_titled(
        before, actors, surnames
    ):
        return
    yield Cue(
        at=colon.i,
        kind=CueKind.SPEECH,
        stance=Stance.ASSERTS,
        modality=Modality.ACTUAL,
        source=head.i,
        tokens=(colon.i,),
        content=(stretch(sentence.tokens[colon.i + 1 :]),),
        takes_quote=True,
        sense="colon",
    )


def without_topics(sentence: Sentence, cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues but for a place before a colon that somebody else's words are about.

    "Syria: 30 killed in raid, activists say" is told by the activists.
    """
    spoken = [cue for cue in cues if cue.source is not None and cue.content]
    for cue in cues:
        place = cue.source is not None and sentence.tokens[cue.source].entity in _PLACES
        if cue.sense == "colon" and place and len(spoken) > 1:
            continue
        yield cue


def _is_count(sentence: Sentence, colon: Token) -> bool:
    """Whether only a number stands after the colon, as in a table: "Reyes: 1,501"."""
    after = [t for t in sentence.tokens[colon.i + 1 :] if t.pos != "PUNCT"]
    return all(t.pos == "NUM" for t in after)


def _is_titled(before: tuple[Token, ...], actors: Actors, surnames: frozenset[str]) -> bool:
    """Whether the words before the colon are a bare surname of the page, or a word for a text."""
    first, last = before[0], before[-1]
    if first.i != 0 or len(before) > _LONGEST_NAME or not first.text[:1].isupper():
        return False
    if last.lemma in actors.roles.reading.utterances:
        return True
    capitals = all(t.text[:1].isupper() for t in before)
    return capitals and not surnames.isdisjoint({last.text, last.text.title()})


def find_headline_cues(
    sentence: Sentence, verbs: ReportingVerbs, actors: Actors, roles: frozenset[str]
) -> Iterator[Cue]:
    """Yield the cue of a headline whose verb the parse takes for a noun: "Rebels claim 9 dead"."""
    for cue in sentence.tokens[1:-1][:LATEST_HEADLINE_VERB]:
        patterns = [p for p in verbs.verbs.get(cue.lemma, ()) if _tells_clause(p)]
        if not patterns or cue.pos not in {"NOUN", "PROPN"}:
            continue
        before, after = sentence.tokens[: cue.i], sentence.tokens[cue.i + 1 :]
        head = _head_noun(before)
        if head is None or head.i != cue.i - 1 or not _starts_clause(after):
            continue
        if _is_source(sentence, before, head, actors, roles):
            yield Cue(
                at=cue.i,
                kind=CueKind.SPEECH,
                stance=patterns[0].sense.stance,
                modality=Modality.ACTUAL,
                source=head.i,
                tokens=(cue.i,),
                content=(stretch(after),),
                takes_quote=True,
                sense="headline",
            )
            return


def find_closing_cues(sentence: Sentence, verbs: ReportingVerbs, actors: Actors) -> Iterator[Cue]:
    """Yield the cue of a headline that ends with its source: "12 killed in blast, claims militia".

    So does "Three killed in raid: officials". A sentence with a full stop is no headline.
    """
    last = sentence.tokens[-1]
    if last.text in _STOPS or "\n" in sentence.text or not _is_long(sentence):
        return
    for mark in sentence.tokens[_SHORTEST:-1]:
        after = sentence.tokens[mark.i + 1 :]
        cue = after[0] if mark.text == "," and len(after) > 1 else None
        if mark.text not in _MARKS or len(after) > _LONGEST_SOURCE or _joins(sentence, mark):
            continue
        if cue is not None and not any(_tells_clause(p) for p in verbs.verbs.get(cue.lemma, ())):
            continue
        if cue is None and mark.text == ",":
            continue
        source = after if cue is None else after[1:]
        head = _head_noun(source)
        if head is None or not _is_source(sentence, source, head, actors, _roles(actors)):
            continue
        yield Cue(
            at=mark.i if cue is None else cue.i,
            kind=CueKind.SPEECH,
            stance=Stance.ASSERTS,
            modality=Modality.ACTUAL,
            source=head.i,
            tokens=(mark.i if cue is None else cue.i,),
            content=(stretch(sentence.tokens[: mark.i]),),
            takes_quote=True,
            sense="closing source",
        )
        return


def _joins(sentence: Sentence, mark: Token) -> bool:
    """Whether the mark stands inside a word: "al-Sham"."""
    before, after = sentence.tokens[mark.i - 1], sentence.tokens[mark.i + 1]
    return mark.text != ":" and before.end == mark.start and mark.end == after.start


def _roles(actors: Actors) -> frozenset[str]:
    return actors.roles.single_words


def _is_long(sentence: Sentence) -> bool:
    return len(sentence.tokens) > _SHORTEST + 2


def _tells_clause(pattern: Pattern) -> bool:
    return (
        not pattern.beside
        and pattern.sense.kind is CueKind.SPEECH
        and Takes.CLAUSE in pattern.sense.takes
    )


def _starts_clause(after: tuple[Token, ...]) -> bool:
    """Whether a subject opens the words and a verb comes later."""
    if after[0].pos not in {"NUM", "DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV"}:
        return False
    return any(t.pos in {"VERB", "AUX"} for t in after[1:])


def _head_noun(before: tuple[Token, ...]) -> Token | None:
    if any(t.pos in {"VERB", "AUX"} and t.tag not in {"VBG", "VBN"} for t in before):
        return None
    if any(t.text in {".", ";", "?", "!"} for t in before[-1:]):
        return None
    nouns = [t for t in before if t.pos in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else None


def _is_source(
    sentence: Sentence,
    before: tuple[Token, ...],
    head: Token,
    actors: Actors,
    roles: frozenset[str],
) -> bool:
    if head.lower in roles or head.lemma in roles:
        return True
    start, end = stretch(before)
    words = sentence.text[start - sentence.start : end - sentence.start]
    return head.entity in _NAMES or bool(actors.named_in(words))
