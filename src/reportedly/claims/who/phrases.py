"""Sentence -> cues that are no verbs of anybody's: "according to X", "reportedly"."""

from collections.abc import Iterator

from reportedly.claims.grammar import RECKONINGS, SUBJECTS, is_not_so, is_reckoning
from reportedly.claims.who.complements import Content
from reportedly.claims.who.cues import Cue
from reportedly.claims.who.sources import find_source, top_of_name
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.verbs import CueKind, ReportingVerbs

_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "oprd", "attr", "acomp")
_LISTED = frozenset({"DET", "PROPN", "NOUN", "ADJ", "CCONJ", "ADP", "PUNCT"})


def find_phrase_cues(sentence: Sentence, verbs: ReportingVerbs) -> Iterator[Cue]:
    """Yield the sentence's "according to X" and its like, with the clause they bear on."""
    opening = [one for one in verbs.phrases if one[0][0] in sentence.words]
    if not opening:
        return
    words = tuple([token.lower for token in sentence.tokens])
    for phrase, not_before in opening:
        for i in range(len(words) - len(phrase)):
            if words[i] == phrase[0] and words[i : i + len(phrase)] == phrase:
                cue = _phrase_cue(sentence, i, len(phrase))
                if cue is not None and words[cue.source or 0] not in not_before:
                    yield cue


def _phrase_cue(sentence: Sentence, at: int, length: int) -> Cue | None:
    last = sentence.tokens[at + length - 1]
    after = (t for t in sentence.tokens[at + length :] if t.pos in {"NOUN", "PROPN", "PRON"})
    nouns = [*sentence.below(last, "pobj", "pcomp")] or [top_of_name(sentence, t) for t in after]
    if not nouns:
        return None
    content = _scope(sentence, sentence.tokens[at], nouns[0])
    if not content:
        return None
    return _said(at, nouns[0], tuple(range(at, at + length)), content, "phrase")


def _said(at: int, source: Token, tokens: tuple[int, ...], content: Content, sense: str) -> Cue:
    return Cue(
        at=at,
        kind=CueKind.SPEECH,
        stance=Stance.ASSERTS,
        modality=Modality.ACTUAL,
        source=source.i,
        tokens=tokens,
        content=content,
        takes_quote=False,
        sense=sense,
    )


def _scope(sentence: Sentence, first: Token, noun: Token) -> Content:
    """The clause a source phrase bears on: what hangs on the verb above it, less the phrase."""
    verb = next((t for t in sentence.above(first) if t.pos in {"VERB", "AUX"}), sentence.root)
    told = _subject_in(sentence, noun, verb)
    own = {t.i for t in sentence.subtree(first)} | {t.i for t in sentence.subtree(noun)}
    own -= {t.i for t in told}
    own |= set(range(first.i, max(own) + 1)) if max(own) - first.i < 60 else set()
    tokens = [t for t in sentence.subtree(verb) if t.i not in own]
    if first.i == 0 or verb.i == sentence.root.i:
        tokens = [t for t in sentence.tokens if t.i not in own]
    before = [t for t in tokens if t.i < first.i]
    after = [t for t in tokens if t.i > max(own)]
    if before and _lists_on(after):
        before, after = [t for t in sentence.tokens if t.i < first.i], []
    return tuple(stretch(side) for side in (before, after) if any(t.pos != "PUNCT" for t in side))


def _subject_in(sentence: Sentence, noun: Token, verb: Token) -> tuple[Token, ...]:
    """The clause's subject, where the parse takes it for an afterthought of the source.

    "According to Ana Lind, head of the clinic, four of the nine dead were miners".
    """
    if any(sentence.below(verb, *SUBJECTS)) or verb.i < noun.i:
        return ()
    for late in reversed(sentence.subtree(noun)):
        tail = sentence.subtree(late)
        reaches = tail[-1].i >= max(t.i for t in sentence.subtree(noun)) and late.i > noun.i
        if late.dep == "appos" and reaches and sentence.tokens[tail[0].i - 1].text == ",":
            return tail
    return ()


def _lists_on(after: list[Token]) -> bool:
    """Whether the words only name more sources: "according to the army, the police and the UN"."""
    words = [t for t in after if t.pos != "PUNCT"]
    if not words or words[0].pos not in {"DET", "PROPN"}:
        return False
    return all(t.pos in _LISTED for t in after) and any(t.pos == "CCONJ" for t in words)


def find_reckonings(sentence: Sentence) -> Iterator[Cue]:
    """Yield the sentence's "by the army's count" and its like, with the clause they bear on."""
    if RECKONINGS.isdisjoint(sentence.words):
        return
    for noun in sentence.tokens:
        owners = sentence.below(noun, "poss") if is_reckoning(sentence, noun) else ()
        for owner in owners:
            by = sentence.tokens[noun.head]
            content = _scope(sentence, by, noun)
            if content and owner.pos in {"NOUN", "PROPN"}:
                yield _said(by.i, owner, (by.i, noun.i), content, "reckoning")


def find_as_cues(sentence: Sentence, verbs: ReportingVerbs) -> Iterator[Cue]:
    """Yield the sentence's "as the mayor said" and "as reported by the police", with the clause."""
    for mark in sentence.tokens:
        verb = sentence.head(mark) if mark.lower == "as" and mark.dep == "mark" else None
        stance = None if verb is None or verb.dep != "advcl" else verbs.telling(verb.lemma)
        if verb is None or stance is None or _is_against(sentence, verb):
            continue
        source = find_source(sentence, verb) if verb.tag in _FINITE else None
        told = source is not None and source.pos in {"NOUN", "PROPN"} and source.i > mark.i
        told = told and not any(sentence.below(sentence.tokens[verb.head], "neg"))  # "not so, as"
        if source is None or not told or any(sentence.below(verb, *_COMPLEMENTS)):
            continue
        content = _scope(sentence, verb, verb)
        if content:
            auxiliaries = (t.i for t in sentence.below(verb, "aux", "auxpass"))
            words = (mark.i, *auxiliaries, verb.i)
            yield _said(verb.i, source, words, content, "as told").replacing(stance=stance)


def _is_against(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody says that it was not so: "said he was not hurt, as the paper wrote"."""
    clause = sentence.head(verb)
    return clause is not None and clause.dep == "ccomp" and is_not_so(sentence, clause)


def find_hearsay(sentence: Sentence, verbs: ReportingVerbs) -> Iterator[Cue]:
    """Yield the sentence's "reportedly" and its like: told by others, by nobody named."""
    if verbs.hearsay.isdisjoint(sentence.words):
        return
    for token in sentence.tokens:
        head = sentence.head(token)
        if token.lower not in verbs.hearsay or head is None:
            continue
        clause = sentence.subtree(head)
        before = [t for t in clause if t.i < token.i]
        after = [t for t in clause if t.i > token.i]
        yield Cue(
            at=token.i,
            kind=CueKind.SPEECH,
            stance=Stance.ASSERTS,
            modality=Modality.ACTUAL,
            source=None,
            tokens=(token.i,),
            content=tuple(stretch(side) for side in (before, after) if side),
            takes_quote=False,
            sense="hearsay",
        )
