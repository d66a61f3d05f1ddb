"""Forms of the review -> one row each in the record, and on to the next."""

from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.pages.review import CHOICES
from reportedly.desk.twins import Twin, decided_alike, twins_of
from reportedly.desk.visitor import Role
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Verdict
from reportedly.records.review import Anchor, Fields, Review, ReviewAction, Value
from reportedly.records.text import Document
from reportedly.store.anchors import anchors_of
from reportedly.store.standing import changed_claim, fields_of

LONGEST_WHY = 2000
_SENT = {
    ReviewAction.ACCEPT,
    ReviewAction.REJECT,
    ReviewAction.EDIT,
    ReviewAction.SKIP,
    ReviewAction.FLAG,
}
_KINDS = frozenset({"claims", "second", "flagged", "disagreements", "links"})
_NUMBERS = frozenset({"low", "high", "start", "end"})


def decide(call: Call) -> Answer:
    """Write what a person decided of a claim, and go to the next."""
    action = _action(call)
    found, document, anchor = _judged(call, call.sent.get("claim", ""))
    before = fields_of(found)
    after = before if action is ReviewAction.ACCEPT else None
    if action is ReviewAction.EDIT:
        after = _edited(call, before)
        try:
            changed_claim(found, after, document)
        except ValueError as fault:
            return _again(call, str(fault))
    review = Review(
        subject=anchor.subject,
        action=action,
        user=call.visitor.name,
        made_at=datetime.now(UTC),
        token=_press(call),
        anchor=anchor,
        claim=found,
        before=before,
        after=after,
        why=call.sent.get("why", "")[:LONGEST_WHY].strip(),
        screen=f"/review/{_kind(call)}",
        settles=_settles(call),
    )
    return _written(call, review, twins_of(call.view, found, document))


def adopt(call: Call) -> Answer:
    """Settle a disagreement with what one of the readers said."""
    said = call.view.store.reviews().number(_number(call.sent.get("n", "")))
    if said is None or said.claim is None or said.action not in _SENT:
        raise missing("decision", call.sent.get("n", ""))
    review = said.replacing(
        n=0,
        user=call.visitor.name,
        made_at=datetime.now(UTC),
        token=_press(call),
        why=call.sent.get("why", "")[:LONGEST_WHY].strip() or f"as no. {said.n}",
        screen="/review/disagreements",
        settles=True,
        undoes=None,
        together=None,
    )
    document = call.view.documents([said.claim.document]).get(said.claim.document)
    twins = () if document is None else twins_of(call.view, said.claim, document)
    return _written(call, review, twins)


def undo(call: Call) -> Answer:
    """Take back the visitor's last decision, of copies too, and show what it was about again."""
    reviews = call.view.store.reviews()
    last = reviews.last_of(call.visitor.name)
    if last is None:
        return Answer(go=f"/review/{_kind(call)}", status=303)
    press = _press(call)
    first, *copies = (
        _taken_back(call, one, f"{press} {n}" if n else press)
        for n, one in enumerate(reviews.made_with(last))
    )
    decisions: tuple[Decision, ...] = ()
    if last.action in {ReviewAction.SAME, ReviewAction.NOT_SAME}:
        decisions = (_decision(last.subject, Verdict.UNSURE, call, f"takes back no. {last.n}"),)
    kept = reviews.add(first, decisions, copies)
    call.desk.took(kept)
    if last.action is ReviewAction.NOTE:
        return Answer(go=f"/i/{last.subject}", status=303)
    if kept.claim is None:
        return Answer(go=f"/review/links?pair={quote(kept.subject)}&did={kept.n}", status=303)
    kind = last.screen.rpartition("/")[2]
    kind = kind if kind in _KINDS - {"links", "flagged", "disagreements"} else "claims"
    return Answer(go=f"/review/{kind}?at={kept.claim.id}&did={kept.n}", status=303)


def _taken_back(call: Call, one: Review, token: str) -> Review:
    """The decision that takes one back."""
    return Review(
        subject=one.subject,
        action=ReviewAction.UNDO,
        user=call.visitor.name,
        made_at=datetime.now(UTC),
        token=token,
        anchor=one.anchor,
        claim=one.claim,
        before=one.after,
        after=one.before,
        screen=f"/review/{_kind(call)}",
        undoes=one.n,
    )


def note(call: Call) -> Answer:
    """Write an editor's note to an incident: signed, never changed, a row of the audit."""
    found = call.view.incident(call.sent.get("incident", ""))
    if found is None:
        raise missing("incident", call.sent.get("incident", ""))
    told = call.sent.get("text", "").strip()
    if not told or len(told) > LONGEST_WHY:
        raise Refused(
            400,
            f"A note has one to {LONGEST_WHY:,} characters, and this has {len(told):,}.",
            "Nothing was written.",
        )
    review = Review(
        subject=found.id,
        action=ReviewAction.NOTE,
        user=call.visitor.name,
        made_at=datetime.now(UTC),
        token=_press(call),
        why=told,
        screen=f"/i/{found.id}",
    )
    call.desk.took(call.view.store.reviews().add(review))
    return Answer(go=f"/i/{found.id}#notes", status=303)


def judge(call: Call) -> Answer:
    """Write whether two claims are one incident, and go to the next pair."""
    told = call.sent.get("action", "")
    if told not in {"same", "not_same", "skip"}:
        raise Refused(400, "That is no decision on a pair.", "Use the buttons of the page.")
    a, b = call.sent.get("a", ""), call.sent.get("b", "")
    if a == b or len(call.view.claims([a, b])) != 2:
        raise missing("pair of claims", f"{a} and {b}")
    subject = "|".join(sorted((a, b)))
    review = Review(
        subject=subject,
        action=ReviewAction(told),
        user=call.visitor.name,
        made_at=datetime.now(UTC),
        token=_press(call),
        why=call.sent.get("why", "")[:LONGEST_WHY].strip(),
        screen="/review/links",
    )
    decisions = () if told == "skip" else (_decision(subject, Verdict(told), call, review.why),)
    kept = call.view.store.reviews().add(review, decisions)
    call.desk.took(kept)
    return Answer(go=f"/review/links?after={quote(subject)}&did={kept.n}", status=303)


def build(call: Call) -> Answer:
    """Build the incidents anew now."""
    call.desk.rebuilder.now()
    return Answer(go="/review", status=303)


def _decision(subject: str, verdict: Verdict, call: Call, note: str) -> Decision:
    a, _, b = subject.partition("|")
    return Decision(
        a=a, b=b, verdict=verdict, user=call.visitor.name, made_at=datetime.now(UTC), note=note
    )


def _judged(call: Call, id_: str) -> tuple[Claim, Document, Anchor]:
    """The claim as it was read, its document, and where it stands there."""
    found = next(iter(call.view.claims([id_])), None)
    if found is None:
        raise missing("claim", id_)
    document = call.view.documents([found.document])[found.document]
    reading = call.view.reading(found.document)
    read = () if reading is None else reading.claims
    anchor = anchors_of(document, read).get(found.edited_from or found.id)
    if anchor is None:
        raise missing("claim", id_)
    original = next((one for one in read if one.id == (found.edited_from or found.id)), found)
    return original, document, anchor


def _written(call: Call, review: Review, twins: tuple[Twin, ...]) -> Answer:
    """The decision is written, of the copies too, and the next claim is shown."""
    kept = call.view.store.reviews().add(review, copies=decided_alike(review, twins))
    call.desk.took(kept)
    claim = "" if kept.claim is None else kept.claim.id
    return Answer(go=f"/review/{_kind(call)}?after={claim}&did={kept.n}", status=303)


def _again(call: Call, fault: str) -> Answer:
    asked = {"at": call.sent.get("claim", ""), "edit": "1", "fault": fault[:200]}
    return Answer(go=f"/review/{_kind(call)}?{urlencode(asked)}", status=303)


def _edited(call: Call, before: Fields) -> Fields:
    """The fields as sent; an empty one is not stated."""
    after: Fields = {}
    for name, was in before.items():
        told = call.sent.get(name)
        after[name] = was if told is None else _value(name, told.strip())
    return after


def _value(name: str, told: str) -> Value:
    if not told:
        return None
    if name in _NUMBERS:
        return _number(told)
    if name in CHOICES and told not in CHOICES[name]:
        raise Refused(400, f"“{told[:40]}” is not in the list of {name}.", "Choose one of it.")
    return told[:200]


def _number(told: str) -> int:
    if not told.isascii() or not told.isdecimal() or len(told) > 12:
        raise Refused(400, f"“{told[:20]}” is not a number.", "Write it in digits.")
    return int(told)


def _action(call: Call) -> ReviewAction:
    told = call.sent.get("action", "")
    if told not in {str(one) for one in _SENT}:
        raise Refused(400, "That is no decision.", "Use the buttons of the page.")
    return ReviewAction(told)


def _kind(call: Call) -> str:
    told = call.sent.get("kind", "claims")
    return told if told in _KINDS else "claims"


def _settles(call: Call) -> bool:
    if call.sent.get("settles") != "1":
        return False
    if not call.visitor.may(Role.EDITOR):
        raise Refused(403, "An editor settles what readers differ in.", "Judge it for yourself.")
    return True


def _press(call: Call) -> str:
    """What makes one press of a key one decision, made by the form."""
    told = call.sent.get("press", "")
    if not 16 <= len(told) <= 64 or not told.isalnum():
        raise Refused(400, "This form was not made by this desk.", "Open the page again.")
    return f"{call.visitor.name} {told}"
