"""A page with all its layers -> its claims: tolls, events, and what is said against them."""

from bisect import bisect_left

from reportedly.claims.context import with_context
from reportedly.claims.disputed import dispute
from reportedly.claims.events.events import find_events
from reportedly.claims.events.reactions import answer, find_reactions
from reportedly.claims.events.unsaid import is_not_they, is_unsaid
from reportedly.claims.settle import settle
from reportedly.claims.tolls.casualties import find_casualties
from reportedly.claims.tolls.sums import tie_sums
from reportedly.claims.who.quotes import Quotation, find_quotations
from reportedly.claims.withdrawn import withdraw
from reportedly.records.claim import Claim
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import NOT_BORNE_OUT, NOT_YET
from reportedly.vocab.lexicon import Lexicon


def find_claims(read: ReadText, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return the page's claims in text order, each with its holder, time and place."""
    tolls = tie_sums(find_casualties(read, lexicon), _paragraphs(read))
    others = (
        *find_events(read, lexicon.events, lexicon.actors),
        *find_reactions(read, lexicon.events, lexicon.actors, tolls),
    )
    settled = tuple(_with_time_and_place(read, claim) for claim in others)
    spoken = find_quotations(read.document, read.sentences)
    found = (one for one in (*tolls, *settled) if not is_nobodys_words(one, spoken))
    by_id = {claim.id: claim for claim in found if not _is_unsaid(read, claim, lexicon)}
    ordered = sorted(by_id.values(), key=lambda c: (c.start, c.end, c.id))
    told = withdraw(dispute(read, ordered, lexicon), read.document, lexicon.furniture.notices)
    return answer(read, with_context(read, told), lexicon.events, lexicon.actors)


def is_nobodys_words(claim: Claim, spoken: tuple[Quotation, ...]) -> bool:
    """Return whether the claim stands in a quotation whose speaker was not found.

    Someone's words are never the outlet's own, so nothing is claimed from them.
    """
    return claim.holder is None and any(
        quotation.is_speech and quotation.holds(claim.start, claim.end) for quotation in spoken
    )


def _is_unsaid(read: ReadText, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the claim's words only tell what somebody has not said, or who it was not.

    Those whom others did not kill are dead all the same.
    """
    if claim.stance in NOT_BORNE_OUT:
        return False
    sentence = _sentence(read, claim)
    trigger = _trigger(sentence, claim)
    if claim.toll is None and is_not_they(sentence, trigger):
        return True
    return is_unsaid(sentence, trigger, lexicon.events)


def _paragraphs(read: ReadText) -> dict[tuple[int, int], int]:
    return {(s.start, s.end): s.paragraph for s in read.sentences}


def _with_time_and_place(read: ReadText, claim: Claim) -> Claim:
    sentence = _sentence(read, claim)
    past = claim.modality not in NOT_YET
    settled = settle(read, sentence, _trigger(sentence, claim), past=past)
    return claim.replacing(
        when=claim.when or settled.when,
        where=claim.where or settled.where,
        why=(*claim.why, *settled.why),
    )


def _sentence(read: ReadText, claim: Claim) -> Sentence:
    return read.sentences[bisect_left(read.sentences, claim.sentence[0], key=lambda one: one.start)]


def _trigger(sentence: Sentence, claim: Claim) -> Token:
    """The claim's topmost word: the one the others hang from."""
    inside = [t for t in sentence.tokens if claim.start <= t.start and t.end <= claim.end]
    return min(inside, key=lambda t: len(tuple(sentence.above(t))), default=sentence.root)
