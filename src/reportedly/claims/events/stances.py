"""A sentence with its statements -> answers that only the statement's own verb tells."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.aspects import answer_told, aspect_of, event_in
from reportedly.claims.events.telling import Scene, Told, Voice
from reportedly.claims.events.triggers import Trigger
from reportedly.claims.grammar import points_back
from reportedly.records.base import Offsets
from reportedly.records.claim import Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import NOT_BORNE_OUT, Aspect, Stance

GRANTING = frozenset({Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.JUSTIFIES})
"""Stances of a statement that grant what was said."""

_LONGEST = 400
_SHORTEST = 15


def from_statements(scene: Scene) -> Iterator[Told]:
    """Yield the answers of statements whose verb answers, where no reply was read."""
    for statement in scene.read.cued(scene.sentence.start, scene.sentence.end):
        start, end = _stretch(statement, scene.sentence)
        words = tuple(t for t in scene.sentence.tokens if start <= t.start and t.end <= end)
        asked = any("?" in scene.read.document.text[s : e + 2] for s, e in statement.content)
        if not words or asked or end - start > _LONGEST:
            continue
        trigger = event_in(scene, words, words[0])
        if not _answers(scene, statement, words, trigger):
            continue
        voice = Voice(holder=statement.holder, statement=statement)
        told = answer_told(scene, voice, statement.stance, trigger)
        aspect, from_ = aspect_of(scene, words, words[0], trigger)
        if statement.stance is Stance.JUSTIFIES and aspect is Aspect.OCCURRENCE:
            aspect = Aspect.LEGALITY
        yield told.replacing(
            span=(start, end),
            aspect=aspect,
            why=(
                "reaction: the statement's own verb",
                f"aspect: {aspect.value}, from {from_}",
                *told.why,
            ),
        )


def _answers(
    scene: Scene, statement: Statement, words: tuple[Token, ...], trigger: Trigger | None
) -> bool:
    if statement.stance in NOT_BORNE_OUT:
        violent = trigger is not None and scene.events.is_violent(trigger.event_class)
        return violent and not _was_weighed(scene, words, statement)
    if statement.stance not in GRANTING or statement.holder is None:
        return False
    return _grants(scene, statement, words, trigger)


def _grants(
    scene: Scene, statement: Statement, words: tuple[Token, ...], trigger: Trigger | None
) -> bool:
    """Whether it grants what was told before, and no event or toll of its own tells that."""
    if not any(scene.events.is_violent(told) for told in scene.told_before):
        return False
    if trigger is not None:
        noun = scene.sentence.tokens[trigger.i]
        return noun.pos == "NOUN" and points_back(scene.sentence, noun)
    content = [t for t in words if any(s <= t.start < e for s, e in statement.content)]
    if any(t.pos == "NUM" for t in content):
        return False
    force = scene.actors.roles.reading.violence
    return any(t.pos == "VERB" and t.lemma in force for t in content) or any(
        t.dep == "dobj" and t.lemma in scene.events.reactions.reports for t in content
    )


def _was_weighed(scene: Scene, words: Iterable[Token], statement: Statement) -> bool:
    """Whether the cue is a word of data/reactions that did not fit, or nothing follows it."""
    cue = [t for t in words if any(s <= t.start < e for s, e in statement.cue)]
    content = sum(end - start for start, end in statement.content)
    return content < _SHORTEST or any(t.lemma in scene.events.answers_by_lemma for t in cue)


def _stretch(statement: Statement, sentence: Sentence) -> Offsets:
    """The characters of source, cue and content that stand in the sentence."""
    pieces = [
        (start, end)
        for start, end in (*statement.source, *statement.cue, *statement.content)
        if sentence.start <= start < sentence.end
    ]
    return min(s for s, _ in pieces), min(max(e for _, e in pieces), sentence.end)
