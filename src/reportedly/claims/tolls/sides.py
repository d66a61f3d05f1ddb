"""Words for those harmed -> whose side they are of, and what that says of who they are."""

import re

from reportedly.claims.tolls.read import TollRead
from reportedly.claims.who.speakers import named_as_side
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.actors import NO_SIDE, ActorKind, Actors
from reportedly.vocab.lexicon import Lexicon

_FROM = re.compile(r"\b(?:from|of)\s+(?:the\s+)?$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_SERVING = frozenset({VictimClass.MILITARY, VictimClass.POLICE, VictimClass.OFFICIAL})
_OWN_NATION = frozenset(
    {VictimClass.CIVILIAN, VictimClass.AID_WORKER, VictimClass.JOURNALIST, VictimClass.MEDICAL}
)
_LOOSE = frozenset({VictimClass.UNKNOWN, VictimClass.CIVILIAN})


def side_told(words: str, told: VictimClass, actors: Actors) -> str | None:
    """Return the actor that the words for those harmed put them on the side of, if any.

    Not the town they lived in, nor the state that rebels rise against; soldiers and policemen are
    of the state whose they are. A civilian's nation is no side: "a Spanish nurse".

    Args:
        told: the class of those harmed.
    """
    own = {entry.id for entry in named_as_side(words, actors)}
    for start, _, entry in actors.named_in(words):
        of = told in _SERVING and _FROM.search(words[:start]) and entry.kind not in NO_SIDE
        if entry.kind is ActorKind.STATE and told in _OWN_NATION:
            continue
        if of or (entry.id in own and not _AT.search(words[:start])):
            return entry.id
    return None


def class_by_group(toll: TollRead, side: str | None, lexicon: Lexicon) -> VictimClass:
    """Return the class; that of an armed group's own where only its name says who they were.

    "Twelve Taliban", "a Taliban commander", "six FMLN deaths"; and not "Taliban supporters".
    """
    if side is None or toll.victim_class not in _LOOSE:
        return toll.victim_class
    if lexicon.actors.entry(side).kind is not ActorKind.ARMED_GROUP:
        return toll.victim_class
    head = toll.victims.head
    harm = {head.lemma, head.lower} & lexicon.harms.lemmas  # "KIA: 4" is no Kachin army
    named = lexicon.actors.side_of(head.text) == side and not harm
    of_group = lexicon.harms.of_group.words
    led = toll.victims.named and any(t.lower in of_group for t in toll.victims.tokens)
    own = named or led or {head.lemma, head.lower} & of_group
    return VictimClass.ARMED_GROUP if own or head.i == toll.trigger.i else toll.victim_class
