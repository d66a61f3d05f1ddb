"""Verb of harm -> whether its words tell of a body: their own legs; a man beaten, and no battle."""

from collections.abc import Iterator

from reportedly.claims.tolls.victims import Victims
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import ARMED, Harm
from reportedly.vocab.harms import HarmEntry, HarmWords, Part, VictimSlot

_LIFE = "life"
_OBJECT_SLOTS = frozenset({VictimSlot.OBJECT, VictimSlot.PERSON_OBJECT})


def why_no_body(
    sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims, words: HarmWords
) -> str | None:
    """Return why the words tell of no harm to the body of these people, None when they may."""
    head = victims.head
    reasons = {
        "a part of others, or of none": _is_of_others(sentence, token, entry, victims),
        "befell what is theirs, and not them": _is_of_owner(sentence, token, entry, head),
        "beaten in a battle, as far as is told": entry.unarmed and victims.victim_class in ARMED,
        "held, and shot: nobody is said to live": entry.open_outcome
        and bool({head.lemma, head.lower} & words.shot_dead.words),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_of_others(sentence: Sentence, verb: Token, entry: HarmEntry, victims: Victims) -> bool:
    """Whether the part told of is not theirs: gave *evidence* about lives; broke his ribs.

    Nor is it known to be theirs where armed people broke it, who may have done it to others.
    """
    if entry.part is None:
        return False
    parts = tuple(_parts(sentence, verb, entry))
    if entry.part is Part.OBJECT:
        return not parts
    hurt = entry.harm is Harm.INJURED
    if hurt and victims.victim_class in ARMED:
        return True
    return not any(_is_own(sentence, part, victims, hurt=hurt) for part in parts)


def _parts(sentence: Sentence, verb: Token, entry: HarmEntry) -> Iterator[Token]:
    """The words that the entry needs, where the verb has them: broke their *legs*."""
    objects = list(sentence.below(verb, "dobj"))
    for preposition in sentence.below(verb, "prep"):
        objects += sentence.below(preposition, "pobj") if preposition.lower == "with" else ()
    objects += [t for one in objects for t in sentence.below(one, "conj")]
    for one in objects:
        own = (one, *sentence.below(one, "compound", "amod"))
        if any(t.lower in entry.needs for t in own):
            yield one


def _is_own(sentence: Sentence, part: Token, victims: Victims, *, hurt: bool) -> bool:
    """Whether "their" or "his" makes it that of whoever is told of; "a leg" is one's own."""
    owners = tuple(sentence.below(part, "poss"))
    if not owners:
        alone = victims.low == victims.high == 1
        return hurt and alone and any(t.lower in {"a", "an"} for t in sentence.below(part, "det"))
    many = victims.low is None or victims.low > 1
    return all(t.tag == "PRP$" and (t.lower == "their" or not many) for t in owners)


def _is_of_owner(sentence: Sentence, verb: Token, entry: HarmEntry, head: Token) -> bool:
    """Whether it befell what is theirs, and not them: burned two farmers' huts."""
    if verb.pos != "VERB" or entry.victim not in _OBJECT_SLOTS or head.dep != "poss":
        return False
    return sentence.tokens[head.head].lemma != _LIFE
