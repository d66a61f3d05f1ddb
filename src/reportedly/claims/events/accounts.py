"""A reply to what somebody said -> that account as a claim, where no other was read from it."""

from bisect import bisect_right

from reportedly.claims.events.likeness import is_account_of
from reportedly.claims.events.page import Page
from reportedly.claims.events.telling import EXTRACTOR
from reportedly.records.base import Offsets, content_id
from reportedly.records.claim import Claim, Statement
from reportedly.records.parse import Sentence
from reportedly.records.vocabulary import DENYING, EventClass, Finality, Modality, Stance

_AGAINST = DENYING | {Stance.CANNOT_VERIFY}
_IN_SIGHT = 6
_TRAILING = " \n,;:-–—"
_SHORTEST, _LONGEST = 20, 400
"""Characters of a content that can be denied as a whole."""


def account_answered(claim: Claim, page: Page) -> Claim | None:
    """Return what somebody said as a claim of its own, if that is what the reply is against.

    Only where the reply takes up an account without telling it ("an accusation Baku denies"): the
    one of its own sentence, of whom it names, or the one said last.
    """
    matter = page.matter(claim)
    if claim.stance not in _AGAINST or claim.toll is not None or not matter.tells_back:
        return None
    statement = _statement(claim, page)
    if statement is None or statement.stance is not Stance.ASSERTS:
        return None
    longest = max(statement.content, key=lambda piece: piece[1] - piece[0])
    sentence = _sentence_at(page, longest[0])
    start, end = _without_that(sentence, longest), min(longest[1], sentence.end)
    if start < claim.start < end:  # the reply is told in the same breath
        end = _where_reply_begins(sentence, claim)
    span = start, start + len(page.read.document.text[start:end].rstrip(_TRAILING))
    if start >= claim.start or not _SHORTEST <= span[1] - span[0] <= _LONGEST:
        return None
    return _claim(page, statement, sentence, span, charge=matter.of_charge)


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
    own = page.spoken_before(claim)
    matter = page.matter(claim)
    if own is not None or matter.in_apposition:
        return own if own is not None and _may_be_meant(claim, own, page) else None
    sentences = page.read.sentences
    here = page.number(claim)
    reach = 1 if matter.by is None else _IN_SIGHT
    for n in range(here - 1, max(-1, here - reach - 1), -1):
        said = page.read.cued(sentences[n].start, sentences[n].end)
        for statement in reversed(said):
            if _may_be_meant(claim, statement, page):
                return statement
    return None


def _may_be_meant(claim: Claim, statement: Statement, page: Page) -> bool:
    """Whether somebody else says it, and the one whom the reply names, if it names any."""
    if statement.holder is None or not statement.content:
        return False
    if claim.holder is not None and claim.holder.name == statement.holder.name:
        return False
    by = page.matter(claim).by
    return by is None or is_account_of(statement.holder, by, page)


def _sentence_at(page: Page, start: int) -> Sentence:
    sentences = page.read.sentences
    return sentences[max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)]


def _claim(
    page: Page, statement: Statement, sentence: Sentence, span: Offsets, *, charge: bool
) -> Claim:
    document = page.read.document
    kind = EventClass.ACCUSATION if charge else EventClass.STATEMENT_OTHER
    return Claim(
        id=content_id("c", document.id, *span, kind, Stance.ASSERTS, Modality.ACTUAL),
        document=document.id,
        start=span[0],
        end=span[1],
        quote=document.text[slice(*span)],
        sentence=(sentence.start, sentence.end),
        segment=sentence.segment,
        statement=statement.id,
        event_class=kind,
        holder=statement.holder,
        via=statement.via,
        stance=Stance.ASSERTS,
        aspect=None,
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
