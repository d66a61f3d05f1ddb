"""A reply to what somebody said -> that account as a claim, where no other was read from it."""

from bisect import bisect_right

from reportedly.claims.events.likeness import is_account_of
from reportedly.claims.events.page import OPEN, Page
from reportedly.claims.events.telling import EXTRACTOR
from reportedly.claims.events.within import Within, told_within
from reportedly.records.base import Offsets, Record, content_id
from reportedly.records.claim import Claim, Holder, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import (
    DENYING,
    NOT_BORNE_OUT,
    Aspect,
    EventClass,
    Finality,
    Modality,
    Stance,
)

_AGAINST = DENYING | {Stance.CANNOT_VERIFY}
_OF_NO_KIND = OPEN | {EventClass.OTHER}
_OF_A_MATTER = frozenset({Aspect.PRESENCE, Aspect.CONTROL, Aspect.LOCATION, Aspect.MEANS})
"""What is denied of an account that the account itself speaks of."""

_IN_SIGHT = 6
_FAR = 3000
"""Characters over which an account in the same words is looked for."""

_SHARED = 2
"""So many words a reply and an account have in common, beside those all over the page."""

_NO_TELLING = frozenset({"to", "who", "what", "whether", "if", "why", "when", "where"})
_NONE = frozenset({"no", "none", "nobody", "nothing", "never"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TRAILING = " \n,;:-–—"
_SHORTEST, _LONGEST = 20, 400
"""Characters of a content that can be denied as a whole."""


class Account(Record, frozen=True, kw_only=True):
    """What somebody says: its characters, who says it, and in which statement."""

    sentence: Sentence
    span: Offsets
    holder: Holder | None
    statement: Statement | None = None


def account_answered(claim: Claim, page: Page) -> Claim | None:
    """Return what somebody said as a claim of its own, if that is what the reply is against.

    That is what the reply's own words tell of it ("denied Baku's claim that ..."). Or, where it
    takes up an account without telling it ("an accusation Baku denies"), the one of its own
    sentence, of whom it names, or the one said last.
    """
    if claim.stance not in _AGAINST or claim.toll is not None or _counts(claim, page):
        return None
    within = told_within(claim, page)
    if within is not None:
        return _of_the_reply(claim, page, within)
    account = _taken_up(claim, page) if page.matter(claim).tells_back else _alike(claim, page)
    if account is None:
        return None
    return _claim(page, account, _kind(claim, page, account), None)


def _counts(claim: Claim, page: Page) -> bool:
    """Whether people are counted in the reply's own words: that figure is denied itself."""
    return any(
        o.toll is not None
        and o.stance in NOT_BORNE_OUT
        and claim.start <= o.start
        and o.end <= claim.end
        for o in page.claims
    )


def _of_the_reply(claim: Claim, page: Page, within: Within) -> Claim:
    """What the reply's own words tell: of its kind of event, and of the matter it denies."""
    kind = EventClass.ACCUSATION if within.is_charge else EventClass.STATEMENT_OTHER
    if claim.event_class not in _OF_NO_KIND:
        kind = claim.event_class
    account = Account(sentence=page.sentence(claim), span=within.span, holder=within.holder)
    told = _claim(page, account, kind, claim.aspect if claim.aspect in _OF_A_MATTER else None)
    when = claim.when
    return told.replacing(
        when=when if when is not None and _is_of(claim, within.span, when.start) else None,
        where=tuple(p for p in claim.where if _is_of(claim, within.span, p.start)),
    )


def _is_of(claim: Claim, span: Offsets, at: int) -> bool:
    """Whether a time or place of the reply is the account's: in its words, or told before both."""
    first, last = claim.sentence
    return span[0] <= at < span[1] or not first <= at < last


def _kind(claim: Claim, page: Page, account: Account) -> EventClass:
    """What is taken up: of the reply's own kind where it stands in its words, else a charge."""
    if claim.start <= account.span[0] < claim.end and claim.event_class not in _OF_NO_KIND:
        return claim.event_class
    charge = page.matter(claim).of_charge
    return EventClass.ACCUSATION if charge else EventClass.STATEMENT_OTHER


def _taken_up(claim: Claim, page: Page) -> Account | None:
    """The account that the reply takes up without telling it."""
    statement = _statement(claim, page)
    if statement is None or statement.stance is not Stance.ASSERTS:
        return None
    return _as_told(claim, page, statement)


def _alike(claim: Claim, page: Page) -> Account | None:
    """What somebody else said before in the same words, where the reply tells its own matter."""
    mine = page.matter(claim).words - page.all_over
    best: tuple[int, int, Statement] | None = None
    for statement in page.read.cued(max(0, claim.start - _FAR), claim.sentence[0]):
        if not _may_be_meant(claim, statement, page) or _is_of_his(claim, statement):
            continue
        if _is_denied(page, statement) or not _is_clause(page, statement):
            continue
        start, end = max(statement.content, key=lambda piece: piece[1] - piece[0])
        shared = len(mine & page.words_in(start, end))
        if shared >= _SHARED and (best is None or (shared, start) > best[:2]):
            best = shared, start, statement
    return None if best is None else _as_told(claim, page, best[2])


def _is_of_his(claim: Claim, statement: Statement) -> bool:
    """Whether whoever replies, or his side, says it: "officials" and then "agency officials"."""
    if claim.holder is None or statement.holder is None or statement.stance is not Stance.ASSERTS:
        return True
    mine, theirs = claim.holder, statement.holder
    same = mine.name.lower().split()[-1:] == theirs.name.lower().split()[-1:]
    return same or (mine.side is not None and mine.side == theirs.side)


def _is_denied(page: Page, statement: Statement) -> bool:
    """Whether it says itself that something was not so: not "pressed them not to pay"."""
    start, end = max(statement.content, key=lambda piece: piece[1] - piece[0])
    sentence = _sentence_at(page, start)
    return any(
        t.lower in _NONE or (t.dep == "neg" and _is_finite(sentence, sentence.tokens[t.head]))
        for t in _inside(page, start, end)
    )


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    return verb.tag in _FINITE or any(t.tag in _FINITE for t in sentence.below(verb, "aux"))


def _inside(page: Page, start: int, end: int) -> list[Token]:
    """The words of a stretch, as far as they stand in the sentence in which it begins."""
    sentence = _sentence_at(page, start)
    return [t for t in sentence.tokens if start <= t.start and t.end <= end]


def _as_told(claim: Claim, page: Page, statement: Statement) -> Account | None:
    """The longest stretch of what is said, in one sentence, without the reply to it."""
    longest = max(statement.content, key=lambda piece: piece[1] - piece[0])
    sentence = _sentence_at(page, longest[0])
    start, end = _without_that(sentence, longest), min(longest[1], sentence.end)
    if start < claim.end and claim.start < end:  # the reply is told in the same breath
        end = _where_reply_begins(sentence, claim)
    span = start, start + len(page.read.document.text[start:end].rstrip(_TRAILING))
    if not _SHORTEST <= span[1] - span[0] <= _LONGEST or start > claim.end:
        return None
    return Account(sentence=sentence, span=span, holder=statement.holder, statement=statement)


def _where_reply_begins(sentence: Sentence, claim: Claim) -> int:
    """The "which" of "the return of the families, which Chad denied", or the reply's first word."""
    inside = (t for t in sentence.tokens if claim.start <= t.start < claim.end)
    return next((t.start for t in inside if t.lower == "which"), claim.start)


def _without_that(sentence: Sentence, span: Offsets) -> int:
    """Where the content begins, after the "that" which only opens it."""
    inside = [t for t in sentence.tokens if t.start >= span[0]]
    opens = len(inside) > 1 and inside[0].dep == "mark"
    return inside[1].start if opens else span[0]


def _statement(claim: Claim, page: Page) -> Statement | None:
    """The statement that a reply takes up."""
    matter = page.matter(claim)
    own = page.spoken_before(claim) or _antecedent(claim, page)
    if own is not None or matter.in_apposition:
        return own if own is not None and _may_be_meant(claim, own, page) else None
    sentences = page.read.sentences
    here = page.number(claim)
    reach = 1 if matter.by is None else _IN_SIGHT
    for n in range(here - 1, max(-1, here - reach - 1), -1):
        said = page.read.cued(sentences[n].start, sentences[n].end)
        for statement in reversed(said):
            if _may_be_meant(claim, statement, page) and _is_clause(page, statement):
                return statement
    return None


def _is_clause(page: Page, statement: Statement) -> bool:
    """Whether it says that something is so: not "condemned the party", nor "asked who it was"."""
    start, end = max(statement.content, key=lambda piece: piece[1] - piece[0])
    inside = _inside(page, start, end)
    meant = bool(inside) and inside[0].lower in _NO_TELLING
    return not meant and any(t.tag in _FINITE for t in inside)


def _antecedent(claim: Claim, page: Page) -> Statement | None:
    """What somebody says in the reply's own words: reported breaches, which Chad denied."""
    said = page.read.cued(*claim.sentence)
    opens = (s for s in said if s.holder is not None and s.content[0][0] == claim.start)
    return next((s for s in opens if s.content[-1][1] < claim.end), None)


def _may_be_meant(claim: Claim, statement: Statement, page: Page) -> bool:
    """Whether somebody else says it, and the one whom the reply names, if it names any."""
    if statement.holder is None or not statement.content:
        return False
    if statement.holder.name.lower().startswith("no "):
        return False
    if claim.holder is not None and claim.holder.name == statement.holder.name:
        return False
    by = page.matter(claim).by
    return by is None or is_account_of(statement.holder, by, page)


def _sentence_at(page: Page, start: int) -> Sentence:
    sentences = page.read.sentences
    return sentences[max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)]


def _claim(page: Page, account: Account, kind: EventClass, aspect: Aspect | None) -> Claim:
    document, sentence = page.read.document, account.sentence
    statement = account.statement
    return Claim(
        id=content_id("c", document.id, *account.span, kind, Stance.ASSERTS, Modality.ACTUAL),
        document=document.id,
        start=account.span[0],
        end=account.span[1],
        quote=document.text[slice(*account.span)],
        sentence=(sentence.start, sentence.end),
        segment=sentence.segment,
        statement=None if statement is None else statement.id,
        event_class=kind,
        holder=account.holder,
        via=() if statement is None else statement.via,
        stance=Stance.ASSERTS,
        aspect=aspect,
        modality=Modality.ACTUAL,
        finality=Finality.UNSTATED,
        toll=None,
        quantity=None,
        actors=(),
        when=None,
        where=(),
        answers=(),
        extractor=EXTRACTOR,
        confidence=0.4,
        why=("event: what somebody says, taken up by a reply to it",),
    )
