"""A page's tolls and what is said against them -> tolls told as denied, or as taken for granted.

"Reports of 100 dead were false" claims no 100 dead: whoever says so denies the figure, or takes it
back where it was his own. "Denied a part in the bombing that killed 12" denies the part, and the
outlet tells of the twelve.
"""

from collections.abc import Iterable, Sequence
from enum import Enum, auto

from reportedly.claims.events.replies import told_beside
from reportedly.records.base import Offsets
from reportedly.records.claim import Claim, Holder
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import (
    DENYING,
    LEFT_OPEN,
    NOT_BORNE_OUT,
    Comparator,
    Modality,
    Stance,
)
from reportedly.vocab.events import Answer
from reportedly.vocab.lexicon import Lexicon

_AGAINST = NOT_BORNE_OUT | {Stance.RETRACTS}
"""Stances in which nobody says that the figure is so."""

_REPLY = "reaction: "
_CONTRARY = "contrary"
_SAID_OF = frozenset({"oprd", "acomp", "advcl"})
_CALLED = frozenset({Answer.PREDICATE, Answer.VERB})
"""How a word stands by which an account is called not so."""


class _Place(Enum):
    """How a toll stands under the words that deny it."""

    TOLD = auto()
    GRANTED = auto()
    APART = auto()


def dispute(read: ReadText, claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the claims in their order, tolls inside a denial with the stance that is theirs."""
    replies: dict[Offsets, list[Claim]] = {}
    for claim in claims:
        if claim.stance in _AGAINST and any(why.startswith(_REPLY) for why in claim.why):
            replies.setdefault(claim.sentence, []).append(claim)
    sentences = {(s.start, s.end): s for s in read.sentences}
    read_again = (
        claim
        if claim.toll is None
        else _judged(read, claim, sentences[claim.sentence], replies, lexicon)
        for claim in claims
    )
    denied = [one for told in replies.values() for one in told]
    return _own_taken_back(tuple(c for c in read_again if not _is_told_twice(c, denied)))


def _is_told_twice(claim: Claim, denied: Iterable[Claim]) -> bool:
    """Whether an event told as not done only repeats its denial."""
    return (
        claim.toll is None
        and claim.modality is Modality.NEGATED
        and any(one.event_class is claim.event_class and _holds(one, claim) for one in denied)
    )


def _judged(
    read: ReadText,
    toll: Claim,
    sentence: Sentence,
    replies: dict[Offsets, list[Claim]],
    lexicon: Lexicon,
) -> Claim:
    reply = next((r for r in replies.get(toll.sentence, ()) if _holds(r, toll)), None)
    if reply is None and toll.stance not in _AGAINST:
        return _called_by_its_holder(sentence, toll, lexicon)
    if toll.toll is not None and toll.toll.comparator is Comparator.ZERO:
        return toll  # "contrary to reports, nobody died" is itself what is said
    token = _topmost(sentence, toll)
    if reply is not None and _is_said_instead(sentence, token, reply):
        return toll
    place = _place(sentence, token, lexicon)
    granted = place is _Place.GRANTED or _is_told_beside(sentence, token)
    if granted and toll.stance in _AGAINST:
        return _granted(read, toll)
    if place is _Place.APART and reply is not None and _is_passed_over(sentence, token, reply):
        return _granted(read, toll)
    if place is not _Place.TOLD or reply is None or _is_anothers(read, toll, reply):
        return toll
    settled = _AGAINST - LEFT_OPEN - {Stance.REJECTS_CHARACTERISATION}
    if toll.stance in settled and reply.stance not in LEFT_OPEN:
        return _not_negated(toll)
    return _not_negated(toll).replacing(
        stance=reply.stance,
        holder=reply.holder,
        statement=reply.statement,
        via=reply.via,
        why=(*toll.why, f"stance: stands in what {reply.quote[:60]!r} is said against"),
    )


def _is_told_beside(sentence: Sentence, token: Token) -> bool:
    """Whether a headline tells the toll beside the denial: denies raid as toll rises to 31."""
    return any(token.i in told_beside(sentence, over) for over in sentence.tokens)


def _is_said_instead(sentence: Sentence, token: Token, reply: Claim) -> bool:
    """Whether the toll is what is told against an account: contrary to reports, 12 were killed."""
    against = [t for t in sentence.tokens if t.lower == _CONTRARY]
    is_contrary = any(why.startswith(f"{_REPLY}{_CONTRARY},") for why in reply.why)
    return is_contrary and not any(t in against for t in sentence.above(token))


def _is_passed_over(sentence: Sentence, token: Token, reply: Claim) -> bool:
    """Whether somebody is silent about a known deed: would not discuss the killing of nine."""
    known = any(t.lower == "the" for t in sentence.below(token, "det"))
    return reply.stance is Stance.NO_FIGURE and known


def _called_by_its_holder(sentence: Sentence, toll: Claim, lexicon: Lexicon) -> Claim:
    """The toll; denied by a holder who has a word against the account: called the report false."""
    stance = _called(sentence, _topmost(sentence, toll), lexicon)
    if toll.holder is None or stance is None:
        return toll
    return toll.replacing(stance=stance, why=(*toll.why, "stance: of an account called not so"))


def _called(sentence: Sentence, token: Token, lexicon: Lexicon) -> Stance | None:
    """The stance of the word by which somebody calls the account that a toll is told in."""
    reactions, answers = lexicon.events.reactions, lexicon.events.answers_by_lemma
    told = (token, *sentence.above(token))
    if any(t.lower == _CONTRARY for t in told):
        return Stance.DENIES
    account = next((t for t in told if t.pos == "NOUN" and t.lemma in reactions.accounts), None)
    verb = next((t for t in told if t.lemma in reactions.calling), None)
    if account is None or verb is None or account.dep != "dobj":
        return None
    return next(
        (
            entry.stance
            for word in sentence.subtree(verb)
            if word.i not in {verb.i, account.i} and _is_said_of(sentence, word)
            for entry in answers.get(word.lemma, ())
            if entry.stance in DENYING and entry.form in _CALLED
        ),
        None,
    )


def _is_said_of(sentence: Sentence, word: Token) -> bool:
    """Whether the word is what a thing is called: called it false, dismissed it as false."""
    return word.dep in _SAID_OF or sentence.tokens[word.head].lower == "as"


def _not_negated(toll: Claim) -> Claim:
    """The toll without a "not" that belongs to the answer: could not confirm 14 deaths."""
    negated = toll.modality is Modality.NEGATED
    return toll.replacing(modality=Modality.ACTUAL) if negated else toll


def _holds(reply: Claim, toll: Claim) -> bool:
    return reply.start <= toll.start and toll.end <= reply.end


def _is_anothers(read: ReadText, toll: Claim, reply: Claim) -> bool:
    """Whether somebody else is named as the one who gives the figure.

    Not whoever says that a third denies it: "the envoy said the army did not accept that".
    """
    if toll.holder is None or reply.holder is None or toll.holder.name == reply.holder.name:
        return False
    own = next((s for s in read.statements if s.id == toll.statement), None)
    return own is None or not any(s <= reply.start and reply.end <= e for s, e in own.content)


def _topmost(sentence: Sentence, claim: Claim) -> Token:
    inside = [t for t in sentence.tokens if claim.start <= t.start and t.end <= claim.end]
    return min(inside, key=lambda t: len(tuple(sentence.above(t))), default=sentence.root)


def _place(sentence: Sentence, token: Token, lexicon: Lexicon) -> _Place:
    """Whether the toll is what the report says that is denied, or only describes a thing in it.

    Who denies a share in the murder of six does not deny that they are dead.
    """
    tellings, linked = lexicon.events.reactions.tellings, lexicon.harms.linked.words
    current = token
    for head in (token, *sentence.above(token)):
        if head.i != token.i and current.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN"}:
            told = tellings | lexicon.events.reactions.charges
            return _Place.TOLD if head.lemma in told else _Place.GRANTED
        if head.lemma in tellings and head.pos == "NOUN":
            return _Place.TOLD
        if head.i < token.i and {head.lemma, head.lower} & linked:
            return _Place.GRANTED
        if _is_named_deed(sentence, current) and current.dep == "nsubj" and head.lemma == "be":
            return _Place.GRANTED
        if current.dep in {"ccomp", "csubj"} and head.i != current.i:
            return _Place.TOLD
        if current.dep in {"advcl", "conj", "parataxis"}:
            return _Place.APART
        current = head
    return _Place.APART


def _is_named_deed(sentence: Sentence, noun: Token) -> bool:
    """Whether the words name a deed of which something is said: the killing of nine."""
    known = any(t.lower == "the" for t in sentence.below(noun, "det"))
    return known and any(t.lower == "of" for t in sentence.below(noun, "prep"))


def _granted(read: ReadText, toll: Claim) -> Claim:
    """The toll as the outlet tells it, or whoever speaks of the denial."""
    own = next((s for s in read.statements if s.id == toll.statement), None)
    around = (
        s
        for s in read.saying(toll.start, toll.end)
        if own is None or (s.id != own.id and s.covers(*own.content[0]))
    )
    teller = min(around, key=lambda s: sum(e - b for b, e in s.content), default=None)
    known = teller is not None and teller.holder is not None and teller.stance not in _AGAINST
    return toll.replacing(
        stance=Stance.ASSERTS,
        modality=Modality.ACTUAL if toll.modality is Modality.NEGATED else toll.modality,
        holder=teller.holder if teller is not None and known else None,
        statement=teller.id if teller is not None and known else None,
        via=teller.via if teller is not None and known else (),
        why=(*toll.why, "stance: only describes what is denied, so it is told and not denied"),
    )


def _own_taken_back(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims; who denies a figure that he gave himself before takes it back."""
    taken = [toll for toll in claims if _is_own_before(toll, claims)]
    sentences = {(toll.sentence, _name(toll.holder)) for toll in taken}
    ids = {toll.id for toll in taken}
    return tuple(
        claim.replacing(
            stance=Stance.RETRACTS, why=(*claim.why, "stance: it was the holder's own figure")
        )
        if claim.id in ids
        or (claim.stance is Stance.DENIES and (claim.sentence, _name(claim.holder)) in sentences)
        else claim
        for claim in claims
    )


def _is_own_before(toll: Claim, claims: Iterable[Claim]) -> bool:
    if toll.toll is None or toll.stance is not Stance.DENIES or toll.holder is None:
        return False
    figure = toll.toll.low or toll.toll.high
    return any(
        other.toll is not None
        and other.start < toll.start
        and other.stance is Stance.ASSERTS
        and _name(other.holder) == toll.holder.name
        and other.toll.harm is toll.toll.harm
        and figure is not None
        and figure in {other.toll.low, other.toll.high}
        for other in claims
    )


def _name(holder: Holder | None) -> str | None:
    return None if holder is None else holder.name
