"""Cues of a sentence -> the same, one that closes it with all that stands before it.

"A soldier was killed and seven were hurt when mines went off, the army said": the parse often gives
the army the second half alone, or takes ", reported the agency" for what somebody reported.
"""

from collections.abc import Iterable, Sequence

from reportedly.claims.who.cues import Cue
from reportedly.claims.who.sources import noun_phrase
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Modality, Stance
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.verbs import CueKind, ReportingVerbs

_MARKS = frozenset({";", ":", "—", "–", "--", '"', "“", "”"})
_JOINS = frozenset({"and", ","})
_PHRASE = "phrase"
_LONGEST = 24
"""More words than this behind the last comma are a clause, not a source."""

_TOPIC = 4
"""A colon among so many first words ends a headline's topic: "Syria: 30 killed, medics say"."""

_SHORTEST = 6
"""Fewer words than this before the comma tell too little to be a report."""


def with_closing(
    sentence: Sentence, cues: Sequence[Cue], verbs: ReportingVerbs, actors: Actors
) -> tuple[Cue, ...]:
    """Return the cues, the one after the last comma with the whole of what it bears on."""
    comma = _last_comma(sentence)
    if comma is None:
        return tuple(cues)
    found = _inverted(sentence, comma, actors) or _plain(sentence, comma, cues, verbs)
    if found is not None:
        return (*(cue for cue in cues if cue.at != found.at), found)
    return tuple(
        _widened(sentence, cue, comma) if _closes(cue, comma, cues) else cue for cue in cues
    )


def _last_comma(sentence: Sentence) -> Token | None:
    """The last comma, if what stands behind it is short and what stands before it is one piece."""
    last = next((t for t in reversed(sentence.tokens[-_LONGEST:]) if t.text == ","), None)
    if last is None or last.i < _SHORTEST:
        return None
    topic = next((t.i for t in sentence.tokens[:_TOPIC] if t.text == ":"), -1)
    before = sentence.tokens[topic + 1 : last.i]
    return None if any(t.text in _MARKS for t in before) else last


def _closes(cue: Cue, comma: Token, cues: Iterable[Cue]) -> bool:
    """Whether cue and source stand behind the comma, its content before it, and no cue as well."""
    if cue.at <= comma.i or cue.source is None or cue.source <= comma.i or not cue.content:
        return False
    alone = all(other is cue or other.at > comma.i or not other.content for other in cues)
    return alone and all(end <= comma.end for _, end in cue.content)


def _widened(sentence: Sentence, cue: Cue, comma: Token) -> Cue:
    """The cue with its content from the sentence's start, where that is joined to it.

    Up to the comma, where the parse makes one list of the last words before it and the source.
    """
    start, end = cue.content[0]
    before = [t for t in sentence.tokens if t.end <= start]
    last = sentence.tokens[comma.i - 1].end
    if cue.source is None:
        return cue
    source = sentence.tokens[cue.source]
    if not before and len(cue.content) == 1 and _reaches_over(sentence, source, comma):
        return cue.replacing(content=((start, max(end, last)),))
    joined = bool(before) and before[-1].lower in _JOINS
    if len(cue.content) > 1 or not before or not (joined or cue.sense == _PHRASE):
        return cue
    return cue.replacing(content=((sentence.start, max(end, last)),))


def _reaches_over(sentence: Sentence, source: Token, comma: Token) -> bool:
    """Whether the source's phrase begins before the comma that parts it from what is said."""
    return noun_phrase(sentence, source)[0] < comma.start


def _inverted(sentence: Sentence, comma: Token, actors: Actors) -> Cue | None:
    """The cue of ``..., reported the news agency``, None where the words are built otherwise."""
    after = sentence.tokens[comma.i + 1 :]
    words = [t for t in after if t.pos != "PUNCT"]
    if len(words) < 2 or words[0].lower not in _SAID or words[0].tag not in {"VBD", "VBN"}:
        return None
    nouns = [t for t in words[1:] if t.pos in {"NOUN", "PROPN"}]
    text = sentence.text[words[1].start - sentence.start : words[-1].end - sentence.start]
    outlet = any(entry.kind is ActorKind.OUTLET for _, _, entry in actors.named_in(text))
    if not outlet or not nouns or any(t.pos in {"VERB", "AUX"} for t in words[1:]):
        return None
    return _closing(sentence, comma, words[0], nouns)


def _plain(
    sentence: Sentence, comma: Token, cues: Sequence[Cue], verbs: ReportingVerbs
) -> Cue | None:
    """The cue of ``..., the agency reported.`` where the parse hangs the agency on what it tells.

    None where a cue with a source is read there, or the words are another clause: ", which the
    agency reported", ", a charge the agency repeated".
    """
    after = [t for t in sentence.tokens[comma.i + 1 :] if t.pos != "PUNCT"]
    verb = next((t for t in after if t.pos in {"VERB", "AUX"}), None)
    stance = None if verb is None else verbs.telling(verb.lemma)
    if verb is None or stance is None or verb.tag not in _TOLD or verb.dep == "relcl":
        return None
    if any(cue.at == verb.i and cue.source is not None and cue.content for cue in cues):
        return None
    source = [t for t in after if t.i < verb.i]
    rest = [t for t in after if t.i > verb.i]
    nouns = [t for t in source if t.pos in {"NOUN", "PROPN"}]
    told = any(t.pos in {"VERB", "AUX"} for t in sentence.tokens[: comma.i])
    if not nouns or not told or source[0].tag in _JOINED or any(t.tag in _CLAUSE for t in source):
        return None
    if any(t.pos in {"VERB", "AUX", "SCONJ"} or t.dep in {"dobj", "ccomp"} for t in rest):
        return None
    return _closing(sentence, comma, verb, nouns).replacing(stance=stance)


def _closing(sentence: Sentence, comma: Token, verb: Token, nouns: Sequence[Token]) -> Cue:
    return Cue(
        at=verb.i,
        kind=CueKind.SPEECH,
        stance=Stance.ASSERTS,
        modality=Modality.ACTUAL,
        source=_head(sentence, nouns),
        tokens=(verb.i,),
        content=((sentence.start, sentence.tokens[comma.i - 1].end),),
        takes_quote=True,
        sense="closing source",
    )


_SAID = frozenset({"reported", "said", "wrote"})
_TOLD = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_JOINED = frozenset({"CC"})
_CLAUSE = frozenset({"WDT", "WP", "WRB"})


def _head(sentence: Sentence, nouns: Sequence[Token]) -> int:
    """The noun whose phrase holds the most of the words."""
    return max(nouns, key=lambda t: (_length(sentence, t), t.i)).i


def _length(sentence: Sentence, noun: Token) -> int:
    start, end = noun_phrase(sentence, noun)
    return end - start
