"""Noun -> the actor it names, with its characters."""

from reportedly.claims.grammar import after_prepositions
from reportedly.records.claim import Actor, Statement
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.vocab.actors import ActorKind, Actors

_LEFT_OUT = ("relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "preconj", "dep")
_LINKS = frozenset({"to", "by", "of", "from", "with", "and", "or"})
_FIRST_PERSON = frozenset({"we", "us", "our", "i"})
_OWNERS = frozenset({"our", "its", "their", "his", "her", "my"})
_MEANT_BY = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})  # what a pronoun may mean


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
    kept = [t for t in kept[:stop] if t.pos != "PUNCT" or first.i < t.i < noun.i]
    while kept and kept[0].i < noun.i and kept[0].lower in _LINKS:
        kept.pop(0)
    start, end = stretch(kept or [noun])
    return start, end + _closes(sentence, start, end)


def _closes(sentence: Sentence, start: int, end: int) -> int:
    """How many characters close a quotation that the phrase opens: the "elite force"."""
    printed, behind = (
        sentence.text[a - sentence.start : b - sentence.start]
        for a, b in ((start, end), (end, end + 1))
    )
    straight = behind == '"' and printed.count('"') % 2 == 1
    return int(straight or (behind == "”" and printed.count("“") > printed.count("”")))


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
    named_in = actors.named_in(printed.replace("\n", " "))
    own = noun.lower in _FIRST_PERSON or is_source(noun, statement)
    own = own or goes_back(sentence, noun, actors, statement)
    if own and statement is not None and statement.holder is not None:
        holder = statement.holder
        name = holder.name if holder.resolved else None
        return Actor(role=role, printed=printed, start=start, end=end, id=holder.side, name=name)
    all_named = [n for n in named_in if n[2].kind is not ActorKind.OUTLET]
    if len({n[2].id for n in all_named}) > 1 and len(_of(sentence, noun)) > 1:
        return Actor(role=role, printed=printed, start=start, end=end, id=None, name=None)
    if all_named:
        named = all_named[0]
        called = printed[named[0] : named[1]].replace("\n", " ")
        known = called if called in {n.name for n in named[2].names} else named[2].name
        return Actor(role=role, printed=printed, start=start, end=end, id=named[2].id, name=known)
    side = _owner_side(sentence, noun, statement)
    return Actor(role=role, printed=printed, start=start, end=end, id=side, name=None)


def _of(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What hangs from the noun by "of", a list included: the ministers of A and B."""
    return after_prepositions(sentence, noun, frozenset({"of", "from"}))


def is_source(noun: Token, statement: Statement | None) -> bool:
    """Return whether the noun is itself the source of the statement: "he" in "he accused"."""
    return statement is not None and any(s <= noun.start < e for s, e in statement.source)


def goes_back(sentence: Sentence, noun: Token, actors: Actors, statement: Statement | None) -> bool:
    """Return whether a pronoun can only mean the speaker: "the army said they had taken it"."""
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
