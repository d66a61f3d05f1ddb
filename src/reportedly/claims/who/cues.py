"""Sentence -> cues: the words that mark that somebody says something, and what hangs on them."""

from collections.abc import Iterator

from reportedly.claims.who.asides import without_asides
from reportedly.claims.who.complements import Content, find_content
from reportedly.claims.who.sources import find_source
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.verbs import CueKind, Pattern, ReportingVerbs, Sense, Takes

_BY_PARSE = (
    Takes.CLAUSE,
    Takes.CLAUSE_THAT,
    Takes.OBJECT_INFINITIVE,
    Takes.PASSIVE_INFINITIVE,
    Takes.INFINITIVE,
    Takes.GERUND,
    Takes.SMALL_CLAUSE,
    Takes.OBJECT_REST,
    Takes.OBJECT,
    Takes.SEEMING,
)
"""In the order in which a verb's complements are believed."""


class Cue(Record, frozen=True, kw_only=True):
    """A cue with its source's head word and its content so far, all by the parse.

    ``content`` may still be empty when the cue takes quotations; ``at`` is the verb's (or noun's)
    place in the sentence, ``source`` the place of the source's head word.
    """

    at: int
    kind: CueKind
    stance: Stance
    modality: Modality
    source: int | None
    tokens: tuple[int, ...]
    content: Content
    takes_quote: bool
    sense: str


def find_cues(sentence: Sentence, verbs: ReportingVerbs) -> tuple[Cue, ...]:
    """Return the sentence's cues that are verbs, in text order."""
    found = (_verb_cue(sentence, token, verbs) for token in sentence.tokens if _is_verb(token))
    return tuple(cue for cue in found if cue is not None)


def _is_verb(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def _verb_cue(sentence: Sentence, verb: Token, verbs: ReportingVerbs) -> Cue | None:
    senses = tuple(_matching(sentence, verb, verbs))
    leads = _leads(sentence, verb, verbs)
    if not senses or any(lead.lemma in verbs.reading.declines for lead in leads):
        return None
    found = _best(sentence, verb, senses, verbs)
    quoting = next((p for p, _ in senses if Takes.QUOTE in p.sense.takes), None)
    if found is None and quoting is None:
        return None
    pattern, beside, content = found or (quoting, (), ())
    if pattern is None:
        return None
    saying = _said_before(sentence, verb, verbs)
    source = find_source(sentence, saying or verb, verbs.nouns.keys())
    if source is None and pattern.sense.kind is CueKind.SPEECH and quoting is not None:
        source = _inverted(sentence, verb)
    return Cue(
        at=verb.i,
        kind=pattern.sense.kind,
        stance=_stance(sentence, verb, leads, pattern.sense, verbs),
        modality=_modality(sentence, verb, leads, verbs),
        source=None if source is None or pattern.sense.kind is CueKind.SEEMING else source.i,
        tokens=_cue_tokens(sentence, verb, leads, _outside(beside, content)),
        content=content,
        takes_quote=quoting is not None,
        sense=pattern.sense.id,
    )


def _said_before(sentence: Sentence, verb: Token, verbs: ReportingVerbs) -> Token | None:
    """The verb of saying that this one is joined to over what is said by it.

    "The army said nine people were killed and blamed the rebels": the parse joins "blamed" to
    "killed", and it is the army that blames.
    """
    if verb.dep != "conj" or any(sentence.below(verb, "nsubj", "nsubjpass")):
        return None
    for above in sentence.above(verb):
        head = sentence.head(above)
        if above.dep == "ccomp" and head is not None:
            alike = head.tag == verb.tag and head.i < above.i
            return head if alike and verbs.tells(head.lemma) and verbs.tells(verb.lemma) else None
        if above.dep not in {"conj", "ccomp"}:
            return None
    return None


def _matching(
    sentence: Sentence, verb: Token, verbs: ReportingVerbs
) -> Iterator[tuple[Pattern, tuple[Token, ...]]]:
    for pattern in verbs.verbs.get(verb.lemma, ()):
        beside = _beside(sentence, verb, pattern.beside)
        if beside is not None:
            yield pattern, beside


def _beside(sentence: Sentence, verb: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens that stand for a pattern's further words, or None when one is missing."""
    found: list[Token] = []
    for word in words:
        near = [
            child
            for anchor in (verb, *found)
            for child in sentence.below(
                anchor, "prt", "prep", "dobj", "acomp", "advmod", "nsubjpass"
            )
            if word in (child.lower, child.lemma)
            and (0 < child.i - verb.i <= 8 or child.dep == "nsubjpass")
        ] or [t for noun in found[-1:] for t in _leading_to_a_figure(sentence, noun, word)]
        if not near:
            return None
        found.append(near[0])
    return tuple(found)


def _leading_to_a_figure(sentence: Sentence, noun: Token, word: str) -> Iterator[Token]:
    """The "at" of "put the number of rebels killed in the raid at 40", hung on "killed"."""
    for token in sentence.subtree(noun):
        leads = token.lower == word and token.dep == "prep" and token.i > noun.i
        if leads and any(figure.pos == "NUM" for figure in sentence.below(token, "pobj")):
            yield token


def _best(
    sentence: Sentence,
    verb: Token,
    senses: tuple[tuple[Pattern, tuple[Token, ...]], ...],
    verbs: ReportingVerbs,
) -> tuple[Pattern, tuple[Token, ...], Content] | None:
    for wanted, kinds in ((None, _BY_PARSE[:2]), (True, _BY_PARSE[2:]), (False, _BY_PARSE[2:])):
        for takes in kinds:
            for pattern, beside in senses:
                if wanted in (None, bool(beside)) and takes in pattern.sense.takes:
                    content = find_content(sentence, verb, takes, beside)
                    if content:
                        told = without_asides(sentence, verb, takes, content, verbs)
                        return pattern, beside, told
    return None


def _leads(sentence: Sentence, verb: Token, verbs: ReportingVerbs) -> tuple[Token, ...]:
    """The verbs above that are one with the cue: "went on to say", "was unable to confirm"."""
    leads: list[Token] = []
    current = verb
    while current.dep in {"xcomp", "acomp"} and (head := sentence.head(current)) is not None:
        if head.lemma not in verbs.reading.led_by | verbs.reading.cannot | {"quick", "ready"}:
            break
        leads.append(head)
        current = head
    return tuple(leads)


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """The source in "..., said the mayor", where the parse takes it for an object."""
    for child in sentence.below(verb, "dobj", "attr", "npadvmod", "oprd"):
        if child.i > verb.i and child.pos in {"PROPN", "NOUN", "PRON"} and not _is_time(child):
            return child
    return None


def _is_time(token: Token) -> bool:
    return token.entity in {"DATE", "TIME"}


def _cue_tokens(
    sentence: Sentence, verb: Token, leads: tuple[Token, ...], beside: tuple[Token, ...]
) -> tuple[int, ...]:
    own = {verb.i, *(t.i for t in beside), *(t.i for t in leads)}
    for anchor in (verb, *leads):
        own |= {c.i for c in sentence.below(anchor, "aux", "auxpass", "neg", "prt")}
    return tuple(sorted(own))


def _outside(beside: tuple[Token, ...], content: Content) -> tuple[Token, ...]:
    """The further words of a cue that are not part of what is said."""
    return tuple(t for t in beside if not any(start <= t.start < end for start, end in content))


def _stance(
    sentence: Sentence,
    verb: Token,
    leads: tuple[Token, ...],
    sense: Sense,
    verbs: ReportingVerbs,
) -> Stance:
    reading = verbs.reading
    if verb.lemma in reading.declines and _declines_to_speak(sentence, verb, verbs):
        return Stance.NO_FIGURE
    objects = {t.lemma for t in sentence.below(verb, "dobj", "nsubjpass")}
    if sense.stance is Stance.REJECTS_CHARACTERISATION and objects & reading.claims_denied:
        return Stance.DENIES
    if not _is_negated(sentence, verb, leads):
        return sense.stance
    cannot = any(
        token.lemma in reading.cannot or token.lower in reading.cannot
        for anchor in (verb, *leads)
        for token in (anchor, *sentence.below(anchor, "aux", "acomp"))
    )
    if cannot and sense.cannot is not None:
        return sense.cannot
    if sense.negated is not None:
        return sense.negated
    return Stance.NO_FIGURE if objects & reading.no_figure_objects else sense.stance


def _declines_to_speak(sentence: Sentence, verb: Token, verbs: ReportingVerbs) -> bool:
    return any(
        child.lemma in verbs.verbs or child.lemma in {"comment", "give", "provide", "release"}
        for child in sentence.below(verb, "xcomp")
    )


def _is_negated(sentence: Sentence, verb: Token, leads: tuple[Token, ...]) -> bool:
    anchors = (verb, *leads)
    if any(t.lower in {"unable", "impossible", "fail", "failed", "nor"} for t in leads):
        return True
    if any(True for anchor in anchors for _ in sentence.below(anchor, "neg")):
        return True
    return any(
        word.lower in {"no", "none", "neither", "nobody", "nothing"}
        for anchor in anchors
        for noun in sentence.below(anchor, "dobj", "nsubj", "nsubjpass")
        for word in (noun, *sentence.below(noun, "det"))
    )


def _modality(
    sentence: Sentence, verb: Token, leads: tuple[Token, ...], verbs: ReportingVerbs
) -> Modality:
    if _is_negated(sentence, verb, leads):
        return Modality.NEGATED
    auxiliaries = {t.lower for anchor in (verb, *leads) for t in sentence.below(anchor, "aux")}
    if auxiliaries & {"will", "shall", "'ll", "’ll"}:
        return Modality.FUTURE
    if auxiliaries & (verbs.reading.future - {"will", "shall"}):
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def find_noun_cues(sentence: Sentence, verbs: ReportingVerbs) -> Iterator[Cue]:
    """Yield the sentence's "the claim that ...", "their threat to ..." and "criticism of ..."."""
    for noun in sentence.tokens:
        if noun.pos != "NOUN":
            continue
        for pattern in verbs.nouns.get(noun.lemma, ()):
            source = _noun_source(sentence, noun) or _teller_in(sentence, noun, verbs)
            content = _noun_content(sentence, noun, pattern.cue.takes, pattern.beside)
            none = any(det.lower == "no" for det in sentence.below(noun, "det"))
            if content and (source is not None or none or Takes.CLAUSE in pattern.cue.takes):
                yield Cue(
                    at=noun.i,
                    kind=CueKind.SPEECH,
                    stance=Stance.NO_FIGURE if none else Stance.ASSERTS,
                    modality=Modality.NEGATED if none else Modality.ACTUAL,
                    source=None if source is None else source.i,
                    tokens=_noun_words(sentence, noun, pattern.cue.takes),
                    content=content,
                    takes_quote=False,
                    sense=pattern.cue.id,
                )
                break


def _noun_words(sentence: Sentence, noun: Token, takes: tuple[Takes, ...]) -> tuple[int, ...]:
    if Takes.SILENCE in takes:
        return tuple(det.i for det in sentence.below(noun, "det"))
    return (noun.i,)


def _noun_content(
    sentence: Sentence, noun: Token, takes: tuple[Takes, ...], beside: tuple[str, ...]
) -> Content:
    for child in sentence.below(noun):
        if child.i < noun.i:
            continue
        if Takes.CLAUSE in takes and child.dep in {"acl", "ccomp", "relcl"}:
            mark = next(iter(sentence.below(child, "mark")), None)
            if mark is not None and mark.lower in {"that", "whether"}:
                return (stretch(sentence.subtree(child)),)
        if (
            Takes.INFINITIVE in takes
            and child.dep in {"acl", "xcomp", "relcl"}
            and child.tag == "VB"
        ):
            return (stretch(sentence.subtree(child)),)
        if Takes.SILENCE in takes and child.dep == "prep" and child.lower in beside:
            dets = [det for det in sentence.below(noun, "det") if det.lower == "no"]
            return tuple((det.start, noun.end) for det in dets)
        if Takes.OBJECT in takes and child.dep == "prep" and child.lower in beside:
            for thing in sentence.below(child, "pobj", "pcomp"):
                return (stretch(sentence.subtree(thing)),)
    return ()


def _teller_in(sentence: Sentence, noun: Token, verbs: ReportingVerbs) -> Token | None:
    """Who says it in a text: "the army claimed in a report that ..."."""
    link = sentence.head(noun)
    verb = None if link is None else sentence.head(link)
    if noun.dep != "pobj" or link is None or link.lower != "in" or verb is None:
        return None
    return find_source(sentence, verb) if verbs.tells(verb.lemma) else None


def _noun_source(sentence: Sentence, noun: Token) -> Token | None:
    for child in sentence.below(noun, "poss"):
        return child
    for child in sentence.below(noun, "prep"):
        if child.lower in {"by", "from", "among"}:
            for owner in sentence.below(child, "pobj"):
                return owner
    head = sentence.head(noun)
    if noun.dep == "dobj" and head is not None:
        return find_source(sentence, head)
    return None
