"""Claims as read, and what people decided -> the claims that stand. The readings stay as they are.

What two people say of one claim holds when they agree. Where they differ, an editor's word holds;
until there is one, the claim stands as it was read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Holder
from reportedly.records.review import VERDICTS, Fields, Review, ReviewAction
from reportedly.records.text import Document
from reportedly.store.anchors import anchors_of, found_again, made_id
from reportedly.store.quotes import wrong_spans

_TOLL = ("harm", "low", "high", "comparator", "victim_class", "side")
FIELDS = ("event_class", "stance", "holder", *_TOLL, "start", "end")
"""The fields of a claim that a person judges."""


class Standing(Record, frozen=True, kw_only=True):
    """What stands of one document, and the decisions whose characters or claim are gone."""

    claims: tuple[Claim, ...]
    orphans: tuple[Review, ...]


def fields_of(claim: Claim) -> Fields:
    """Return the fields of a claim that a person judges."""
    toll = {name: None if claim.toll is None else getattr(claim.toll, name) for name in _TOLL}
    return {
        "event_class": str(claim.event_class),
        "stance": str(claim.stance),
        "holder": None if claim.holder is None else claim.holder.name,
        **{name: str(one) if isinstance(one, str) else one for name, one in toll.items()},
        "start": claim.start,
        "end": claim.end,
    }


def live(reviews: Iterable[Review]) -> dict[str, dict[str, Review]]:
    """Return each person's last word on each subject that was not taken back."""
    every = list(reviews)
    undone = {one.undoes for one in every if one.undoes is not None}
    found: dict[str, dict[str, Review]] = defaultdict(dict)
    for one in every:
        if one.n not in undone and one.action in VERDICTS:
            found[one.subject][one.user] = one
    return dict(found)


def verdict(said: Iterable[Review]) -> Review | None:
    """Return the decision that holds among what several people said; None while they differ."""
    every = sorted(said, key=lambda one: one.n)
    settled = [one for one in every if one.settles]
    if settled:
        return settled[-1]
    kinds = {_told(one) for one in every}
    return every[-1] if len(kinds) == 1 else None


def differ(said: Iterable[Review]) -> bool:
    """Whether several people said different things and no editor has settled it."""
    every = list(said)
    return len(every) > 1 and verdict(every) is None


def _told(one: Review) -> tuple[bool, tuple[tuple[str, object], ...]]:
    rejected = one.action is ReviewAction.REJECT
    return rejected, () if rejected else tuple(sorted((one.after or {}).items()))


def standing(document: Document, claims: Sequence[Claim], reviews: Iterable[Review]) -> Standing:
    """Return the claims of a document that stand after what people decided.

    A rejected claim is out; an edited one is a new claim that points at the old; an accepted one
    keeps its fields when other rules read them otherwise, and stays when they read nothing.
    """
    subjects = {anchor.subject: id_ for id_, anchor in anchors_of(document, claims).items()}
    stands = {claim.id: claim for claim in claims}
    renamed: dict[str, str | None] = {}
    orphans = []
    for subject, said in live(reviews).items():
        holds = verdict(said.values())
        if holds is None:
            continue
        id_ = subjects.get(subject)
        old = stands.get(id_) if id_ is not None else _kept(holds, document)
        if old is None:
            orphans.append(holds)
            continue
        renamed[old.id] = None
        stands.pop(old.id, None)
        if holds.action is not ReviewAction.REJECT:
            new = decided(old, holds, document)
            renamed[old.id] = new.id
            stands[new.id] = new
    ordered = sorted(stands.values(), key=lambda one: (one.start, one.end, one.id))
    return Standing(
        claims=tuple(_pointing(one, renamed) for one in ordered),
        orphans=tuple(one for one in orphans if one.action is not ReviewAction.REJECT),
    )


def _kept(holds: Review, document: Document) -> Claim | None:
    """The claim as it was when decided, where the text is still the one it was read from."""
    anchor = holds.anchor
    if anchor is None or holds.claim is None or holds.action is ReviewAction.REJECT:
        return None
    is_same = anchor.text_sha256 == document.text_sha256
    return holds.claim if is_same and found_again(anchor, document) is not None else None


def decided(old: Claim, holds: Review, document: Document) -> Claim:
    """Return a claim with the fields that were decided; itself where they are as read."""
    fields = dict(holds.after or {})
    now = fields_of(old)
    if holds.anchor is not None and holds.anchor.text_sha256 != document.text_sha256:
        fields |= {"start": now["start"], "end": now["end"]}
    if fields == now:
        return old
    why = f"edited: {', '.join(sorted(k for k in fields if fields[k] != now.get(k)))}"
    changed = changed_claim(old, fields, document)
    return changed.replacing(
        id=made_id(holds.subject, holds.after or {}),
        edited_from=old.id,
        why=(*old.why, f"{why}, by {holds.user} on {holds.made_at.date()}"),
    )


def changed_claim(claim: Claim, fields: Fields, document: Document) -> Claim:
    """Return the claim with other values in the fields a person judges.

    Raises:
        ValueError: a value is not of its list, or the page does not bear it out; it says which.
    """
    start, end = int(fields["start"] or 0), int(fields["end"] or 0)
    built = msgspec.to_builtins(claim)
    built |= {"event_class": fields["event_class"], "stance": fields["stance"]}
    built |= {"start": start, "end": end, "quote": document.text[start:end]}
    if claim.toll is not None:
        built["toll"] = built["toll"] | {name: fields[name] for name in _TOLL}
    try:
        changed = msgspec.convert(built, Claim)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    changed = changed.replacing(holder=_holder(claim, fields["holder"], document))
    faults = list(wrong_spans(document, changed))
    if faults:
        raise ValueError(faults[0])
    _refuse_bounds(changed)
    return changed


def _refuse_bounds(claim: Claim) -> None:
    toll = claim.toll
    if toll is None:
        return
    if any(n is not None and n < 0 for n in (toll.low, toll.high)):
        raise ValueError("a number of people is not below zero")
    if toll.low is not None and toll.high is not None and toll.low > toll.high:
        raise ValueError(f"low is {toll.low} and high {toll.high}")


def _holder(claim: Claim, name: object, document: Document) -> Holder | None:
    """The holder of that name; a new one must be printed on the page."""
    if name in {None, ""}:
        return None
    told = str(name)
    if claim.holder is not None and claim.holder.name == told:
        return claim.holder
    at = document.text.find(told)
    if at == -1:
        raise ValueError(f"“{told}” is not printed on the page")
    role = "unknown" if claim.holder is None else claim.holder.role
    return msgspec.convert(
        {
            "printed": told,
            "start": at,
            "end": at + len(told),
            "name": told,
            "role": role,
            "side": None,
        },
        Holder,
    )


def _pointing(claim: Claim, renamed: Mapping[str, str | None]) -> Claim:
    """The claim with what it points at as it stands now, or not at all where that was rejected."""
    answers = tuple(
        one for one in (renamed.get(old, old) for old in claim.answers) if one is not None
    )
    changes: dict[str, object] = {}
    if answers != claim.answers:
        changes["answers"] = answers
    toll = claim.toll
    if toll is not None and toll.subset_of is not None and toll.subset_of in renamed:
        changes["toll"] = toll.replacing(subset_of=renamed[toll.subset_of])
    return claim.replacing(**changes) if changes else claim
