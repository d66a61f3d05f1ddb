"""`/review...`: one claim or one pair at a time, with everything needed to judge it by keyboard."""

import secrets
from collections.abc import Mapping

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.keys import KEYS
from reportedly.desk.pages.claim import fields_told, neighbours, reviews_of
from reportedly.desk.pages.told import line_of
from reportedly.desk.queue import Pair
from reportedly.desk.twins import twins_of
from reportedly.desk.visitor import Role
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.review import Review
from reportedly.records.text import Document
from reportedly.records.vocabulary import Comparator, EventClass, Harm, Stance, VictimClass
from reportedly.store.standing import fields_of, live
from reportedly.wording.lines import claim_words
from reportedly.wording.who import outlet_words
from reportedly.wording.words import counted

AROUND = 400
"""Characters of the page shown before and after the sentence, to the next word."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "event_class": tuple(EventClass),
    "stance": tuple(Stance),
    "harm": tuple(Harm),
    "comparator": tuple(Comparator),
    "victim_class": tuple(VictimClass),
}
"""The fields that take a word of a closed list."""

_DID = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "skip": "skipped",
    "flag": "flagged",
    "undo": "taken back",
    "same": "judged the same incident",
    "not_same": "judged not the same incident",
    "note": "given a note",
}


class Context(Record, frozen=True, kw_only=True):
    """The words around a claim: from which character they start, in five pieces, if cut short."""

    first: int
    before: str
    lead: str
    quote: str
    tail: str
    after: str
    is_cut: bool


def hub(call: Call) -> Answer:
    """Return how much waits in each queue."""
    _refuse_readers(call)
    waiting = call.desk.queue.counts(call.visitor.name)
    return Answer(
        template="review.html",
        title="Review",
        about={
            "waiting": waiting,
            "orphans": len(call.desk.queue.orphans),
            "is_current": call.view.store.derived_is_current(),
            "is_building": call.desk.rebuilder.is_building,
            "may_build": call.visitor.may(Role.EDITOR),
            "press": secrets.token_hex(12),
        },
        data={**waiting, "orphans": len(call.desk.queue.orphans)},
    )


def claims(call: Call) -> Answer:
    """Return the next claim nobody has judged, or the one asked for."""
    return _one(call, "claims", call.desk.queue.claims)


def second(call: Call) -> Answer:
    """Return the next claim another has judged, without what they said."""
    return _one(call, "second", call.desk.queue.claims)


def flagged(call: Call) -> Answer:
    """Return the claims that somebody asks others to look at."""
    return _one(call, "flagged", call.desk.queue.flagged)


def disagreements(call: Call) -> Answer:
    """Return the claims of which readers said different things; an editor settles them."""
    _refuse_readers(call)
    if not call.visitor.may(Role.EDITOR):
        raise Refused(403, "An editor settles what readers differ in.", "Others judge blind.")
    return _one(call, "disagreements", call.desk.queue.disagreements)


def _one(call: Call, kind: str, queue: tuple[str, ...]) -> Answer:
    _refuse_readers(call)
    id_ = _asked_for(call, kind, queue)
    found = None if id_ is None else next(iter(call.view.claims([id_])), None)
    if found is None and call.query.get("at"):
        raise missing("claim", call.query["at"])
    about = {
        "kind": kind,
        "did": _did(call),
        "keys": KEYS,
        "press": secrets.token_hex(12),
        "keys_on": call.query.get("keys") != "off",
    }
    if found is None:
        return Answer(
            template="claim_review.html",
            title="Nothing waits here",
            about={**about, "claim": None},
            data={"claim": None},
        )
    return Answer(
        template="claim_review.html",
        title=claim_words(found),
        about={**about, **_to_judge(call, kind, found)},
        data={"claim": found, "fields": fields_of(found)},
    )


def _to_judge(call: Call, kind: str, found: Claim) -> dict[str, object]:
    """Everything a person needs to judge a claim."""
    shelf = call.view.shelf([found])
    document = shelf.documents[found.document]
    reviews = reviews_of(call, found, document)
    twins = twins_of(call.view, found, document)
    may_settle = call.visitor.may(Role.EDITOR) and kind == "disagreements"
    return {
        "claim": found,
        "line": line_of(found, shelf),
        "outlet": outlet_words(document),
        "context": context_of(found, document),
        "fields": fields_told(found, document),
        "values": fields_of(found),
        "choices": CHOICES,
        "holders": _holders(call, found),
        "editing": call.query.get("edit") == "1",
        "incident": shelf.incident_of.get(found.id),
        "near": [line_of(one, shelf) for one in neighbours(call, found)],
        "said": list(_said(reviews)) if may_settle else [],
        "twins": [line_of(one.claim, call.view.shelf([one.claim])) for one in twins],
        "own": next((one for one in reversed(reviews) if one.user == call.visitor.name), None),
        "fault": call.query.get("fault", ""),
        "may_settle": may_settle,
    }


def _asked_for(call: Call, kind: str, queue: tuple[str, ...]) -> str | None:
    """The claim to show: the one named, the one after or before it, or the first that waits."""
    steps = call.desk.queue
    if call.query.get("at"):
        return call.query["at"]
    if kind in {"flagged", "disagreements"}:
        here = call.query.get("after")
        later = queue[queue.index(here) + 1 :] if here in queue else queue
        return next(iter(later), None)
    user = call.visitor.name
    if call.query.get("before"):
        return steps.before(call.query["before"]) or call.query["before"]
    return steps.step(user, kind, call.query.get("after")) or (
        steps.step(user, kind, None) if call.query.get("after") else None
    )


def _holders(call: Call, found: Claim) -> list[str]:
    reading = call.view.reading(found.document)
    if reading is None:
        return []
    holders = [one.holder for one in reading.claims] + [one.holder for one in reading.statements]
    names = dict.fromkeys(one.name for one in holders if one is not None)
    return list(names)[:9]


def _said(reviews: list[Review]) -> list[Review]:
    said = next(iter(live(reviews).values()), {})
    return sorted(said.values(), key=lambda one: one.n)


def _did(call: Call) -> str:
    """What the visitor has just done, in a sentence."""
    told = call.query.get("did", "")
    if not told.isascii() or not told.isdecimal() or len(told) > 12:
        return ""
    review = call.view.store.reviews().number(int(told))
    if review is None or review.user != call.visitor.name:
        return ""
    of = review.subject if review.claim is None else review.claim.id
    which = f" (no. {review.undoes})" if review.undoes is not None else ""
    also = len(call.view.store.reviews().made_with(review)) - 1
    with_it = f", and on {counted(also, 'copy', 'copies')} of its page" if also else ""
    return f"No. {review.n}: {of} {_DID.get(review.action, review.action)}{which}{with_it}."


def context_of(found: Claim, document: Document) -> Context:
    """Return a claim's sentence with what stands around it."""
    text = document.text
    start, end = min(found.sentence[0], found.start), max(found.sentence[1], found.end)
    first = _word_after(text, start - AROUND, start)
    last = _word_before(text, end + AROUND, end)
    return Context(
        first=first,
        before=text[first:start],
        lead=text[start : found.start],
        quote=text[found.start : found.end],
        tail=text[found.end : end],
        after=text[end:last],
        is_cut=last < len(text),
    )


def _word_after(text: str, at: int, most: int) -> int:
    """Where the next word begins, so that none is cut; the start of the text is one."""
    if at <= 0:
        return 0
    return next((n for n in range(at, most) if text[n - 1].isspace()), most)


def _word_before(text: str, at: int, least: int) -> int:
    if at >= len(text):
        return len(text)
    return next((n for n in range(at, least, -1) if text[n].isspace()), least)


def links(call: Call) -> Answer:
    """Return the next pair of reports that nobody has judged, or the one asked for."""
    _refuse_readers(call)
    pair = _pair(call)
    about = {
        "kind": "links",
        "did": _did(call),
        "keys": KEYS,
        "press": secrets.token_hex(12),
        "may_judge": call.visitor.may(Role.REVIEWER),
        "keys_on": True,
    }
    if pair is None:
        return Answer(
            template="pair_review.html",
            title="Nothing waits here",
            about={**about, "pair": None},
            data={"pair": None},
        )
    found = call.view.claims([pair.a, pair.b])
    if len(found) != 2:
        raise missing("pair of claims", f"{pair.a} and {pair.b}")
    shelf = call.view.shelf(found)
    homes = [shelf.incident_of.get(one.id) for one in found]
    return Answer(
        template="pair_review.html",
        title="One incident, or two?",
        about={
            **about,
            "pair": pair,
            "lines": [line_of(one, shelf) for one in found],
            "homes": homes,
            "together": homes[0] is not None and homes[0] == homes[1],
        },
        data={"pair": pair, "incidents": homes},
    )


def _pair(call: Call) -> Pair | None:
    asked = call.query.get("pair", "")
    if asked:
        a, _, b = asked.partition("|")
        return Pair(a=a, b=b, score=0.0, incident="")
    one, other = call.query.get("incident", ""), call.query.get("with", "").strip()
    if one and other:
        found = call.view.near.incidents([one, other])
        if len(found) != 2:
            raise missing("pair of incidents", f"{one} and {other}")
        return Pair(a=found[one].claims[0], b=found[other].claims[0], score=0.0, incident="")
    return call.desk.queue.next_pair(call.query.get("after"))


def orphans(call: Call) -> Answer:
    """Return the decisions whose characters are no longer on their page as it is read now."""
    _refuse_readers(call)
    every = call.desk.queue.orphans
    shown = (
        every
        if call.visitor.may(Role.EDITOR)
        else [one for one in every if one.user == call.visitor.name]
    )
    return Answer(
        template="orphans.html", title="Orphans", about={"rows": shown}, data={"orphans": shown}
    )


def _refuse_readers(call: Call) -> None:
    if not call.visitor.may(Role.CODER):
        raise Refused(403, "Review is for coders, reviewers and editors.", "An admin can say so.")
