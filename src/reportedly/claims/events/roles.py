"""Trigger -> who takes part in its event, and in which role."""

from collections.abc import Iterable, Iterator

from reportedly.claims.events.triggers import Trigger, target_words
from reportedly.claims.grammar import (
    NOUNS,
    after_prepositions,
    is_passive,
    objects_of,
    subjects_of,
    with_conjuncts,
)
from reportedly.records.claim import Actor, Statement
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.vocab.actors import ActorKind, Actors
from reportedly.vocab.events import EventWords, Roles

_LEFT_OUT = ("relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "preconj", "dep")
_BY = frozenset({"by"})
_FROM = frozenset({"from", "by"})
_WITH = frozenset({"with", "against"})
_BETWEEN = frozenset({"between", "among"})
_OF = frozenset({"of", "on", "against"})
_ON = frozenset({"on"})
_ADDRESSED = frozenset({"on", "upon", "to", "with", "against"})
_PEOPLE = ("persons", "civilians", "crowds", "fighters")
_EMPTY = frozenset({"there", "it", "what", "this", "that", "which", "who", "he", "she"})
_FIRST_PERSON = frozenset({"we", "us", "our", "i"})

_OWNERS = frozenset({"our", "its", "their", "his", "her", "my"})
_CLAIMED = frozenset({"responsibility", "credit"})
_HYPHENS = frozenset({"-", "–", "‐", "‑"})
_ACTING_ROLES = frozenset({"perpetrator", "party"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY"})

_MEANT_BY = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})  # what a pronoun may mean

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
        if acts and _is_someone(sentence, noun, statement):
            roles.setdefault(noun.i, role)
    taking = tuple(
        actor_at(sentence, sentence.tokens[i], roles[i], actors, statement) for i in sorted(roles)
    )
    if "perpetrator" in roles.values() or not _is_claimed(sentence, token):
        return taking
    return (*_speaker_as_doer(statement), *taking)


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


def _is_someone(sentence: Sentence, noun: Token, statement: Statement | None) -> bool:
    """Whether the noun stands for somebody or something that is there."""
    if noun.lower in _EMPTY and not _is_source(noun, statement):
        return False
    none = any(t.lower == "no" for t in sentence.below(noun, "det"))
    return noun.pos in NOUNS and noun.entity not in _TIMES and not none


def can_act(sentence: Sentence, noun: Token, events: EventWords, actors: Actors) -> bool:
    """Return whether the noun is one who can act: no illness, no sum of money, no bare number."""
    named = bool(actors.named_in(noun.text))
    in_capitals = named and sentence.text.isupper()  # CAR is a state, and no doer of a CAR BOMB
    if named and not (in_capitals and events.in_group(noun.lemma, ("no_actors",))):
        return True
    behind = sentence.text[noun.end - sentence.start :][:1]
    prefix = noun.dep in {"compound", "amod", "nmod"} and behind in _HYPHENS
    number = noun.pos == "NUM" and not any(sentence.below(noun, "prep"))
    return not (prefix or number or events.in_group(noun.lemma, ("no_actors",)))


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
        moved = any(events.in_group(t.lemma, _PEOPLE) for t in objects)
        suffering = objects if moved or is_passive(sentence, token) else doers
        by = after_prepositions(sentence, token, trigger.entry.doer_after)
        return (*_as("target", suffering or objects), *_as("perpetrator", by))
    targets = () if kind is Roles.ACT else target_words(sentence, token, events)
    who = tuple(t for t in doers if not is_means(sentence, t, events))
    things = tuple(t for t in targets if _can_be_hit(t, events))
    return (*_as("perpetrator", who), *_as("target", things))


def _is_foiled(sentence: Sentence, verb: Token, events: EventWords) -> bool:
    """Whether it hangs from a plan of others that somebody foiled: "foiled a plot to bomb"."""
    head = sentence.head(verb)
    if head is not None and head.pos == "NOUN" and head.dep in {"dobj", "nsubjpass"}:
        head = sentence.head(head)
    hung = verb.dep in {"acl", "relcl", "advcl"} and verb.tag == "VB"
    return hung and head is not None and head.lemma in events.events.foils


def _can_be_hit(noun: Token, events: EventWords) -> bool:
    """Whether the noun is no weapon and no event: "carried out a strike" strikes no strike."""
    if events.in_group(noun.lemma, ("weapons",)):
        return False
    struck = events.in_group(noun.lemma, ("persons", "civilians", "armed", "things", "place"))
    return struck or noun.pos != "NOUN" or not _is_event(noun, events)


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
    addressed = tuple(t for t in objects if t.pos == "PROPN" or not _is_event(t, events))
    to = after_prepositions(sentence, token, _ADDRESSED)
    if token.lemma == "blame":  # "blamed the attack on the rebels", hung on the attack by the parse
        to += tuple(t for o in objects for t in after_prepositions(sentence, o, _ON))
    return (*_as(speaker, doers), *_as("addressee", (*addressed, *to)))


def is_means(sentence: Sentence, token: Token, events: EventWords) -> bool:
    """Whether a doer is a thing or an event, not an actor: "hit by shelling", "a bomb killed"."""
    if events.in_group(token.lemma, ("no_actors",)):
        return True
    if any(t.dep == "poss" or t.entity in {"NORP", "GPE"} for t in sentence.below(token)):
        return False
    if events.in_group(token.lemma, ("weapons", "aircraft")):
        return True
    acting = events.in_group(token.lemma, ("armed", "civilians", "persons"))
    return (
        token.pos == "NOUN"
        and not acting
        and _is_event(token, events)
        and (token.lemma not in _ACTING)
    )


_ACTING = frozenset({"attacker", "bomber", "protester", "demonstrator", "rioter", "marcher"})


def _is_event(token: Token, events: EventWords) -> bool:
    return bool(events.entries_for(token.lemma, token.lower))


_SPEAKER = {"demand": "demander", "threat": "threatener", "accusation": "accuser"}


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
    above = sentence.head(token)
    blamed = above is not None and above.lemma == "blame" and token.dep == "dobj"
    aimed = () if both or blamed else after_prepositions(sentence, token, _OF)
    found += _as("target", (*aimed, *_invaded(sentence, token, events)))
    return (*found, *_lent(sentence, token, trigger, events))


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
    verb = sentence.head(token)
    if verb is None:
        return ()
    steps = verb
    while steps.pos == "ADP" and steps.head != steps.i:
        steps = sentence.tokens[steps.head]
    lists = events.events
    both = trigger.entry.roles in {Roles.CLASH, Roles.TALKS}
    doer = "party" if both else "perpetrator"
    if (
        verb.pos == "VERB"
        and verb.lemma in lists.lends_subject
        and token.dep in {"dobj", "nsubjpass"}
    ):
        aimed = after_prepositions(sentence, verb, frozenset({"on", "at", "against"}))
        others = after_prepositions(sentence, verb, _WITH) if both else ()
        doers = (*subjects_of(sentence, verb), *others)
        return (*_as(doer, doers), *_as("target", () if both else aimed))
    by = verb.dep == "agent" or steps.lemma == "come"
    if verb.lower == "under" and token.dep == "pobj" and steps.lemma in _LYING:
        return _as("target", subjects_of(sentence, steps))
    if steps.pos == "VERB" and steps.lemma in lists.undergoes and token.dep == "pobj" and by:
        suffering = objects_of(sentence, steps) or subjects_of(sentence, steps)
        return _as("target", suffering)
    if verb.pos == "VERB" and verb.lemma in lists.undergoes and token.dep == "dobj":
        return _as("target", subjects_of(sentence, verb))
    if verb.pos == "VERB" and token.dep == "nsubj" and verb.lemma in lists.undergoes:
        return _as("target", objects_of(sentence, verb))
    return () if both else _as("target", befallen(sentence, token, lists.suffers_as))


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


def phrase_of(sentence: Sentence, noun: Token) -> tuple[int, int]:
    """Return the characters of a noun's own phrase, without clauses and without "and"."""
    kept = [
        t for t in sentence.subtree(noun, without=_LEFT_OUT) if t.dep != "case" or t.head != noun.i
    ]
    first = kept[0]
    stop = next(
        (i for i, t in enumerate(kept) if t.i > noun.i and _ends_phrase(sentence, t)),
        len(kept),
    )
    kept = [t for t in kept[:stop] if t.pos != "PUNCT" or first.i < t.i < noun.i] or [noun]
    return stretch(kept)


def _ends_phrase(sentence: Sentence, token: Token) -> bool:
    """Whether a noun's own phrase ends here: at "in" or "by", and at "of" before a deed."""
    deed = any(sentence.below(token, "pcomp"))
    return token.dep == "prep" and (token.lower != "of" or deed)


def actor_at(
    sentence: Sentence, noun: Token, role: str, actors: Actors, statement: Statement | None
) -> Actor:
    """Return whoever the noun names, in this role, as printed and as data/actors knows them."""
    start, end = phrase_of(sentence, noun)
    printed = sentence.text[start - sentence.start : end - sentence.start]
    own = noun.lower in _FIRST_PERSON or _is_source(noun, statement)
    own = own or _goes_back(sentence, noun, actors, statement)
    if own and statement is not None and statement.holder is not None:
        holder = statement.holder
        name = holder.name if holder.resolved else None
        return Actor(role=role, printed=printed, start=start, end=end, id=holder.side, name=name)
    all_named = [n for n in actors.named_in(printed) if n[2].kind is not ActorKind.OUTLET]
    if len({n[2].id for n in all_named}) > 1 and len(_of(sentence, noun)) > 1:
        return Actor(role=role, printed=printed, start=start, end=end, id=None, name=None)
    if all_named:
        named = all_named[0]
        called = printed[named[0] : named[1]]
        known = called if called in {n.name for n in named[2].names} else named[2].name
        return Actor(role=role, printed=printed, start=start, end=end, id=named[2].id, name=known)
    side = _owner_side(sentence, noun, statement)
    return Actor(role=role, printed=printed, start=start, end=end, id=side, name=None)


def _of(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What hangs from the noun by "of", a list included: the ministers of A and B."""
    return after_prepositions(sentence, noun, frozenset({"of", "from"}))


def _is_source(noun: Token, statement: Statement | None) -> bool:
    """Whether the noun is itself the source of the statement: "he" in "he accused"."""
    return statement is not None and any(s <= noun.start < e for s, e in statement.source)


def _goes_back(
    sentence: Sentence, noun: Token, actors: Actors, statement: Statement | None
) -> bool:
    """Whether a pronoun can only stand for the speaker: "the army said they had taken the town"."""
    if statement is None or noun.lower not in actors.roles.reading.bodies:
        return False
    start = min(s for s, _ in statement.content)
    between = (t for t in sentence.tokens if start <= t.start < noun.start)
    return not any(t.dep in _MEANT_BY and t.pos in {"NOUN", "PROPN"} for t in between)


def _owner_side(sentence: Sentence, noun: Token, statement: Statement | None) -> str | None:
    """The side of "our troops", "its army": the speaker's."""
    if statement is None or statement.holder is None:
        return None
    owned = any(t.lower in _OWNERS for t in sentence.below(noun, "poss"))
    return statement.holder.side if owned else None
