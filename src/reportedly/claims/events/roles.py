"""Trigger -> who takes part in its event, and in which role."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.able import can_act, can_be_hit, is_event, is_means, is_someone
from reportedly.claims.events.naming import actor_at, goes_back, is_source
from reportedly.claims.events.triggers import Trigger, target_words
from reportedly.claims.grammar import (
    after_prepositions,
    is_passive,
    objects_of,
    subjects_of,
    with_conjuncts,
)
from reportedly.records.claim import Actor, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import EventClass
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import EventWords, Roles

_BY = frozenset({"by"})
_FROM = frozenset({"from", "by"})
_WITH = frozenset({"with", "against"})
_BETWEEN = frozenset({"between", "among"})
_OF = frozenset({"of", "on", "against"})
_DAYS = frozenset({"DATE", "TIME"})
_FOR_DOERS = frozenset({"of"})
_SENT_AT = frozenset({"against", "at", "into"})
_AGAINST_ONLY = frozenset({"against"})
_ON = frozenset({"on"})
_ADDRESSED = frozenset({"on", "upon", "to", "with", "against"})
_PEOPLE = ("persons", "civilians", "crowds", "fighters")

_ITS = frozenset({"its", "their", "his", "her", "our"})
_CLAIMED = frozenset({"responsibility", "credit"})
_ACTING_ROLES = frozenset({"perpetrator", "party"})


Found = tuple[str, Token]


def actors_of(
    sentence: Sentence,
    trigger: Trigger,
    events: EventWords,
    actors: Actors,
    statement: Statement | None,
) -> tuple[Actor, ...]:
    """Return who takes part in the trigger's event, each noun once, in text order."""
    token = sentence.tokens[trigger.i]
    found = _by_verb(sentence, token, trigger, events)
    if token.pos != "VERB" or token.tag == "VBG":
        found = (*found, *_by_noun(sentence, token, trigger, events, actors))
    roles: dict[int, str] = {}
    for role, noun in found:
        acts = role not in _ACTING_ROLES or can_act(sentence, noun, events, actors)
        known = is_source(noun, statement) or goes_back(sentence, noun, actors, statement)
        if acts and is_someone(sentence, noun, is_known=known):
            roles.setdefault(noun.i, role)
    roles = _without_its(sentence, roles)
    taking = tuple(
        actor_at(sentence, sentence.tokens[i], roles[i], actors, statement) for i in sorted(roles)
    )
    if "perpetrator" in roles.values() or not _is_claimed(sentence, token):
        return taking
    return (*_speaker_as_doer(statement), *taking)


def _without_its(sentence: Sentence, roles: dict[int, str]) -> dict[int, str]:
    """The roles without an "its" of somebody who is there already: the front halted its raids."""
    named = {role for i, role in roles.items() if sentence.tokens[i].lower not in _ITS}
    return {
        i: role
        for i, role in roles.items()
        if role not in named or sentence.tokens[i].lower not in _ITS
    }


def _is_claimed(sentence: Sentence, token: Token) -> bool:
    """Whether somebody claims the deed for himself: "claimed responsibility for the bombing"."""
    link = sentence.head(token)
    noun = None if link is None or link.lower != "for" else sentence.head(link)
    verb = None if noun is None or noun.lemma not in _CLAIMED else sentence.head(noun)
    return verb is not None and verb.lemma == "claim"


def _speaker_as_doer(statement: Statement | None) -> Iterator[Actor]:
    if statement is not None and statement.holder is not None and statement.holder.resolved:
        held = statement.holder
        yield Actor(
            role="perpetrator",
            printed=held.printed,
            start=held.start,
            end=held.end,
            id=held.side,
            name=held.name,
        )


def _by_verb(
    sentence: Sentence, token: Token, trigger: Trigger, events: EventWords
) -> tuple[Found, ...]:
    """The parties that the verb itself takes."""
    if token.pos != "VERB":
        return ()
    doers, objects = subjects_of(sentence, token), objects_of(sentence, token)
    if _is_foiled(sentence, token, events):
        doers = ()
    kind = trigger.entry.roles
    if kind is Roles.CLASH or kind is Roles.TALKS:
        others = after_prepositions(sentence, token, _WITH)
        met = objects if kind is Roles.CLASH or token.lemma in {"meet", "visit"} else ()
        between = _between(sentence, token)
        return _as("party", (*between, *(doers if not between else ()), *met, *others))
    if kind is Roles.APPEAL:
        return _appeal(sentence, token, trigger, doers, events)
    if kind is Roles.UNDERGO:
        moved = token.lemma in events.events.uproots
        moved = moved or any(events.in_group(t.lemma, _PEOPLE) for t in objects)
        suffering = objects if moved or is_passive(sentence, token) else doers
        by = after_prepositions(sentence, token, trigger.entry.doer_after)
        return (*_as("target", suffering or objects), *_as("perpetrator", by))
    targets = () if kind is Roles.ACT else target_words(sentence, token, events)
    who = tuple(t for t in doers if not is_means(sentence, t, events))
    if token.lemma in events.events.sends:  # "used a cannon against them", hung on it by the parse
        targets += tuple(t for o in objects for t in after_prepositions(sentence, o, _SENT_AT))
    things = tuple(
        t
        for t in targets
        if can_be_hit(t, events)
        and not _is_setting(sentence, t, events)
        and not _is_sent(sentence, token, t, targets, events)
    )
    return (*_as("perpetrator", who), *_as("target", things))


def _is_sent(
    sentence: Sentence, verb: Token, noun: Token, targets: tuple[Token, ...], events: EventWords
) -> bool:
    """Whether it is what the deed is done with: sent its marines into the port, used a cannon."""
    if verb.lemma not in events.events.sends:
        return False
    direct = objects_of(sentence, verb)
    return noun in direct and (verb.lemma == "use" or any(t not in direct for t in targets))


def _is_setting(sentence: Sentence, noun: Token, events: EventWords) -> bool:
    """Whether the noun only tells where or when: in the town, on the coast road, on the eve."""
    link = noun
    while link.dep == "conj" and link.head != link.i:
        link = sentence.tokens[link.head]
    before = sentence.head(link)
    if link.dep != "pobj" or before is None:
        return False
    return before.lower == "in" or (
        before.lower in {"on", "at"} and events.in_group(noun.lemma, ("settings",))
    )


def _is_foiled(sentence: Sentence, verb: Token, events: EventWords) -> bool:
    """Whether it hangs from a plan of others that somebody foiled: "foiled a plot to bomb"."""
    head = sentence.head(verb)
    if head is not None and head.pos == "NOUN" and head.dep in {"dobj", "nsubjpass"}:
        head = sentence.head(head)
    hung = verb.dep in {"acl", "relcl", "advcl"} and verb.tag == "VB"
    hung = hung and verb.lemma not in events.events.done_by
    return hung and head is not None and head.lemma in events.events.foils


def _appeal(
    sentence: Sentence,
    token: Token,
    trigger: Trigger,
    doers: tuple[Token, ...],
    events: EventWords,
) -> tuple[Found, ...]:
    """Who demands, threatens, accuses, and whom."""
    objects = objects_of(sentence, token)
    speaker = _SPEAKER.get(str(trigger.event_class), "speaker")
    addressed = tuple(t for t in objects if t.pos == "PROPN" or not is_event(t, events))
    deeds = tuple(t for t in objects if t not in addressed)
    on = after_prepositions(sentence, token, _ON)
    if token.lemma == "blame" and any(t.entity not in _DAYS for t in on):
        addressed = ()  # what is blamed on somebody is a deed, and nobody
    addressed += tuple(t for deed in deeds for t in _who_did(sentence, deed))
    asked = trigger.event_class is EventClass.DEMAND
    to = after_prepositions(sentence, token, _ADDRESSED | (_FROM if asked else frozenset()))
    if token.lemma == "blame":  # "blamed the attack on the rebels", hung on the attack by the parse
        to += tuple(t for o in objects for t in after_prepositions(sentence, o, _ON))
    return (*_as(speaker, doers), *_as("addressee", (*addressed, *to)))


_SPEAKER = {"demand": "demander", "threat": "threatener", "accusation": "accuser"}


def _who_did(sentence: Sentence, deed: Token) -> Iterator[Token]:
    """Whose deed is condemned or praised: Iraq's invasion, the raid by the rebels."""
    yield from after_prepositions(sentence, deed, _BY)
    for owner in sentence.below(deed, "poss"):
        if owner.pos in {"NOUN", "PROPN"}:
            yield owner


def _by_noun(
    sentence: Sentence, token: Token, trigger: Trigger, events: EventWords, actors: Actors
) -> tuple[Found, ...]:
    """The parties a noun takes: its possessor, its modifiers, and those of the verb it leans on."""
    both = trigger.entry.roles in {Roles.CLASH, Roles.TALKS}
    doer = "party" if both else "perpetrator"
    between = _between(sentence, token)
    if between:
        return _as("party", between)
    found: list[Found] = []
    found += _as(doer, tuple(_owners(sentence, token, events, actors)))
    found += _as(doer, after_prepositions(sentence, token, _WITH if both else _BY))
    found += _as(doer, tuple(_coming_from(sentence, token, events, actors)))
    if trigger.entry.roles is Roles.ACT:
        found += _as(doer, _of_forces(sentence, token, events))
    aimed = () if both else _aimed(sentence, token, trigger, events)
    found += _as("target", (*aimed, *_invaded(sentence, token, events)))
    return (*found, *_lent(sentence, token, trigger, events))


def _of_forces(sentence: Sentence, token: Token, events: EventWords) -> tuple[Token, ...]:
    """The forces whose act it is: the withdrawal of the garrison."""
    of = after_prepositions(sentence, token, frozenset({"of"}))
    return tuple(t for t in of if events.in_group(t.lemma, ("armed", "fighters", "troops")))


def _aimed(
    sentence: Sentence, token: Token, trigger: Trigger, events: EventWords
) -> tuple[Token, ...]:
    """What the noun's event is done to: the raid on the port, an attack against the guild."""
    above = sentence.head(token)
    if above is not None and above.lemma == "blame" and token.dep == "dobj":
        return ()
    against = after_prepositions(sentence, token, _AGAINST_ONLY)
    if against or trigger.entry.roles is Roles.ACT:
        return against
    if trigger.event_class is EventClass.LEGAL_STEP:
        return ()
    whole = stands_for(sentence, token, events)
    onto = _OF - _FOR_DOERS if events.in_group(token.lemma, ("of_doers",)) else _OF
    aimed = after_prepositions(sentence, token, onto)
    aimed += after_prepositions(sentence, whole, _ON) if whole.i != token.i else ()
    return tuple(t for t in aimed if can_be_hit(t, events) and not _is_setting(sentence, t, events))


def _owners(
    sentence: Sentence, token: Token, events: EventWords, actors: Actors
) -> Iterator[Token]:
    """Whose attack it is: "the army's raid", "rebel fire", "Saudi air strikes"."""
    for word in sentence.below(token, "poss", "compound", "amod", "nmod"):
        named = bool(actors.named_in(word.text))
        armed = events.in_group(word.lemma, ("armed",)) and word.lemma not in _KINDS_OF_ARMS
        against = any(t.lower in _AGAINST for t in sentence.tokens[max(0, word.i - 2) : word.i])
        if _is_where(sentence, word, token, events) or _is_city(word, actors):
            continue
        if word in _invaded(sentence, token, events):
            continue
        if word.dep == "poss" or ((named or armed) and not against):
            yield from with_conjuncts(sentence, word)


def _is_where(sentence: Sentence, word: Token, token: Token, events: EventWords) -> bool:
    """Whether a state is named for a thing in it that was struck: "the Sudan market bombing"."""
    between = sentence.tokens[word.i + 1 : token.i]
    struck = any(events.in_group(t.lemma, ("things", "place")) for t in between)
    return word.dep in {"compound", "nmod"} and word.entity == "GPE" and struck


def _is_city(word: Token, actors: Actors) -> bool:
    """Whether a capital stands for itself before a deed: "the Paris attacks"."""
    if word.dep not in {"compound", "nmod"}:
        return False
    return any(word.text in entry.metonyms for _, _, entry in actors.named_in(word.text))


def _invaded(sentence: Sentence, token: Token, events: EventWords) -> tuple[Token, ...]:
    """The country that a deed befell which it stands before: "the Kuwait invasion"."""
    if token.lemma not in events.events.befalls:
        return ()
    named = (t for t in sentence.below(token, "compound", "nmod") if t.entity == "GPE")
    return tuple(t for t in named if not t.text.replace(".", "").isupper())  # a US invasion


_AMID = frozenset({"in", "during"})
_LYING = frozenset({"be", "remain", "stay", "live"})  # who is "under siege"
_AGAINST = frozenset({"anti", "counter"})
"""An anti-rebel operation is not the rebels' own."""

_KINDS_OF_ARMS = frozenset(
    {"military", "artillery", "tank", "battery", "border", "armed", "post", "base"}
    | {"major", "general", "terrorist"}
)


def _coming_from(
    sentence: Sentence, token: Token, events: EventWords, actors: Actors
) -> Iterator[Token]:
    """Whose fire it is: "came under fire from rebels"."""
    head = sentence.head(token)
    over = None if head is None or head.pos != "ADP" else sentence.head(head)
    words = (token,) if over is None or over.lemma != "come" else (token, over)
    for word in words:
        for noun in after_prepositions(sentence, word, frozenset({"from"})):
            if events.in_group(noun.lemma, ("armed",)) or actors.named_in(noun.text):
                yield noun


def _lent(
    sentence: Sentence, token: Token, trigger: Trigger, events: EventWords
) -> tuple[Found, ...]:
    """Those who stand with the verb a noun leans on: "X launched an attack on Y"."""
    token = stands_for(sentence, token, events)
    verb = sentence.head(token)
    if verb is None:
        return ()
    steps = verb
    while steps.pos == "ADP" and steps.head != steps.i:
        steps = sentence.tokens[steps.head]
    lists = events.events
    both = trigger.entry.roles in {Roles.CLASH, Roles.TALKS}
    doer = "party" if both else "perpetrator"
    stopped = verb.lemma in lists.foils and not any(sentence.below(token, "poss"))
    if (
        verb.pos == "VERB"
        and verb.lemma in lists.lends_subject
        and token.dep in {"dobj", "nsubjpass"}
        and not stopped
    ):
        onto = after_prepositions(sentence, verb, frozenset({"on", "at", "against"}))
        aimed = tuple(t for t in onto if not _is_setting(sentence, t, events))
        others = after_prepositions(sentence, verb, _WITH) if both else ()
        doers = (*subjects_of(sentence, verb), *others)
        return (*_as(doer, doers), *_as("target", () if both else aimed))
    if both and verb.lower in _AMID and token.dep == "pobj":
        return _as("party", _fighting(sentence, steps, events))
    by = verb.dep == "agent" or (steps.lemma == "come" and verb.lower == "under")
    if verb.lower == "under" and token.dep == "pobj" and steps.lemma in _LYING:
        return _as("target", subjects_of(sentence, steps))
    if steps.pos == "VERB" and steps.lemma in lists.undergoes and token.dep == "pobj" and by:
        suffering = objects_of(sentence, steps) or subjects_of(sentence, steps)
        return _as("target", (t for t in suffering if t.i != token.i))
    if verb.pos == "VERB" and verb.lemma in lists.undergoes - lists.occurs and token.dep == "dobj":
        return _as("target", subjects_of(sentence, verb))
    if verb.pos == "VERB" and token.dep == "nsubj" and verb.lemma in lists.undergoes:
        return _as("target", objects_of(sentence, verb))
    return () if both else _as("target", befallen(sentence, token, lists.suffers_as))


def stands_for(sentence: Sentence, noun: Token, events: EventWords) -> Token:
    """Return the noun that stands in the sentence for several such events: a series of raids."""
    of = sentence.head(noun)
    whole = None if of is None or of.lower != "of" or noun.dep != "pobj" else sentence.head(of)
    if whole is None or not events.in_group(whole.lemma, ("series",)):
        return noun
    return whole


def _fighting(sentence: Sentence, verb: Token, events: EventWords) -> tuple[Token, ...]:
    """Who is told to fight by the verb a clash stands beside: engaged in it, was killed in it."""
    lists = events.events
    if verb.lemma in lists.joins:
        return subjects_of(sentence, verb) or objects_of(sentence, verb)
    if verb.lemma not in lists.falls:
        return ()
    both = (*subjects_of(sentence, verb), *objects_of(sentence, verb))
    return tuple(t for t in both if events.in_group(t.lemma, ("armed", "fighters", "irregulars")))


def befallen(sentence: Sentence, token: Token, suffers_as: frozenset[str]) -> tuple[Token, ...]:
    """Return those whom an event is said to befall: "the school was the target of a raid"."""
    of = sentence.head(token)
    role = None if of is None or of.lower != "of" else sentence.head(of)
    if role is None or role.lemma not in suffers_as or role.dep != "attr":
        return ()
    return subjects_of(sentence, sentence.tokens[role.head])


def _between(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    return after_prepositions(sentence, token, _BETWEEN)


def _as(role: str, nouns: Iterable[Token]) -> tuple[Found, ...]:
    return tuple((role, noun) for noun in nouns)
