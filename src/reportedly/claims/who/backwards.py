"""Two sentences -> a cue in the second that says who told the first.

"Forty miners died. The figure was given by the governor." "That is what the mayor told reporters."
"""

from collections.abc import Iterator

from reportedly.claims.who.cues import Cue
from reportedly.claims.who.sources import find_source
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.roles import RoleReading
from reportedly.vocab.verbs import CueKind, ReportingVerbs

_THIS = frozenset({"this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def find_backward_cues(
    before: Sentence, sentence: Sentence, verbs: ReportingVerbs, reading: RoleReading
) -> Iterator[Cue]:
    """Yield the cue that gives the sentence before to its teller, none where it tells more."""
    if any(t.pos == "NUM" and t.entity not in {"DATE", "TIME"} for t in sentence.tokens):
        return
    for verb in _given(sentence, verbs, reading):
        source = find_source(sentence, verb)
        if source is not None and source.pos in {"NOUN", "PROPN"}:
            yield Cue(
                at=verb.i,
                kind=CueKind.SPEECH,
                stance=verbs.telling(verb.lemma) or Stance.ASSERTS,
                modality=Modality.ACTUAL,
                source=source.i,
                tokens=(verb.i,),
                content=((before.start, before.end),),
                takes_quote=False,
                sense="backward",
            )


def _given(sentence: Sentence, verbs: ReportingVerbs, reading: RoleReading) -> Iterator[Token]:
    """The verb by which what was told before is given: at most one."""
    root = sentence.root
    if any(sentence.below(root, "neg", "ccomp" if root.lemma != "be" else "neg")):
        return
    for subject in sentence.below(root, "nsubjpass", "nsubj"):
        points = _points_back(sentence, subject, reading)
        if points and subject.dep == "nsubjpass" and _passes_on(root, verbs, reading):
            yield root
        elif subject.lower in _THIS and root.lemma == "be":
            yield from _what_was_said(sentence, root, verbs)


def _passes_on(verb: Token, verbs: ReportingVerbs, reading: RoleReading) -> bool:
    return verb.lemma in reading.putting_out or verbs.telling(verb.lemma) is not None


def _points_back(sentence: Sentence, subject: Token, reading: RoleReading) -> bool:
    """Whether it is the figure, or "this": whatever the sentence before tells."""
    figure = subject.lemma in reading.told_back
    definite = any(t.lower in _DEFINITE for t in sentence.below(subject, "det"))
    bare = not any(sentence.below(subject, "prep", "relcl", "acl", "compound"))
    return (figure and definite and bare) or subject.lower in _THIS


def _what_was_said(sentence: Sentence, root: Token, verbs: ReportingVerbs) -> Iterator[Token]:
    """The verb of "that is what the mayor said"."""
    for verb in sentence.below(root, "ccomp", "attr"):
        what = any(t.lower == "what" for t in sentence.below(verb, "dobj", "dative"))
        if verb.pos == "VERB" and what and verbs.telling(verb.lemma) is not None:
            yield verb
