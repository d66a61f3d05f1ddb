"""`/c/ID`: one claim with every field, the reasons for each, its answers, what people said."""

from collections.abc import Mapping

from reportedly.desk.call import Answer, Call, missing
from reportedly.desk.pages.told import line_of, state_words
from reportedly.desk.visitor import Role
from reportedly.records.claim import Claim
from reportedly.records.incident import Reply, replies_in
from reportedly.records.review import Review
from reportedly.records.text import Document
from reportedly.records.vocabulary import Comparator
from reportedly.store.anchors import anchors_of
from reportedly.wording.contract import claim_row
from reportedly.wording.lines import about_words
from reportedly.wording.tolls import figure_words
from reportedly.wording.when import cumulative_words, when_words
from reportedly.wording.where import names_by_user, place_words
from reportedly.wording.who import holder_about, holder_words
from reportedly.wording.words import event_words, modality_words, spaced, victim_words


def claim(call: Call) -> Answer:
    """Return the page of a claim, as read or as a person left it."""
    id_ = call.path["id"]
    found = next(iter(call.view.claims([id_])), None)
    if found is None:
        raise missing("claim", id_)
    elsewhere = replies_of(call, found)
    near = [*neighbours(call, found), *_told_elsewhere(call, found, elsewhere)]
    shelf = call.view.shelf([found, *near])
    shelf = shelf.replacing(replies=elsewhere, claims=_of_page(call, found) | shelf.claims)
    document = shelf.document_of(found)
    reviews = reviews_of(call, found, document)
    line = line_of(found, shelf, state_words(call.desk.queue.said_of(found.id)))
    return Answer(
        template="claim.html",
        title=f"{line.who} {line.stance}: {line.what}",
        about={
            "claim": found,
            "line": line,
            "fields": fields_told(found, document),
            "document": document,
            "incident": shelf.incident_of.get(found.id),
            "situation": shelf.situation_of.get(found.id),
            "replies": [line_of(one, shelf) for one in near if _answers(one, found, elsewhere)],
            "answered": [line_of(one, shelf) for one in near if _answers(found, one, elsewhere)],
            "parts": [
                line_of(one, shelf)
                for one in near
                if one.toll is not None and one.toll.subset_of == found.id
            ],
            "why": [one.partition(": ")[::2] for one in found.why],
            "reviews": shown_to(call, reviews),
            "hidden": len(reviews) - len(shown_to(call, reviews)),
        },
        data={
            "claim": claim_row(found, shelf),
            "selector": None if document is None else selector_of(document, found.start, found.end),
            "reviews": shown_to(call, reviews),
        },
    )


def neighbours(call: Call, found: Claim) -> list[Claim]:
    """Return the claims of the same page that answer a claim, are answered by it, or part of it."""
    reading = call.view.reading(found.document)
    whole = None if found.toll is None else found.toll.subset_of
    return [
        one
        for one in (() if reading is None else reading.claims)
        if one.id != found.id
        and (
            found.id in one.answers
            or one.id in found.answers
            or one.id == whole
            or (one.toll is not None and one.toll.subset_of == found.id)
        )
    ]


def _of_page(call: Call, found: Claim) -> dict[str, Claim]:
    reading = call.view.reading(found.document)
    return {} if reading is None else {one.id: one for one in reading.claims}


def replies_of(call: Call, found: Claim) -> dict[str, tuple[Reply, ...]]:
    """Return what claims of its incident answer on other pages, by the claim that answers."""
    home = call.view.shelf([found]).incident_of.get(found.id)
    incident = None if home is None else call.view.incident(home)
    return {} if incident is None else replies_in([incident])


def _told_elsewhere(
    call: Call, found: Claim, elsewhere: Mapping[str, tuple[Reply, ...]]
) -> tuple[Claim, ...]:
    """The claims of other pages that it answers, or that answer it."""
    ids = [one.answers for one in elsewhere.get(found.id, ())]
    ids += [
        claim for claim, told in elsewhere.items() if any(one.answers == found.id for one in told)
    ]
    return call.view.claims(ids)


def _answers(one: Claim, other: Claim, elsewhere: Mapping[str, tuple[Reply, ...]]) -> bool:
    """Whether the first answers the second, on its page or on another."""
    told = (reply.answers for reply in elsewhere.get(one.id, ()))
    return other.id in one.answers or other.id in told


def reviews_of(call: Call, found: Claim, document: Document | None) -> list[Review]:
    """Return every decision on a claim, also those made before other rules read its page."""
    if document is None:
        return []
    reading = call.view.reading(document.id)
    claims = () if reading is None else reading.claims
    anchor = anchors_of(document, claims).get(found.edited_from or found.id)
    return [] if anchor is None else call.view.store.reviews().on([anchor.subject])


def shown_to(call: Call, reviews: list[Review]) -> list[Review]:
    """Return the decisions a visitor may see: a second reader judges before seeing the first."""
    visitor = call.visitor
    own = any(one.user == visitor.name for one in reviews)
    if own or visitor.may(Role.EDITOR) or not visitor.may(Role.CODER):
        return reviews if visitor.may(Role.CODER) else []
    return []


def fields_told(found: Claim, document: Document | None) -> list[tuple[str, str]]:
    """Return every field of a claim in words; what is not stated is said to be so."""
    told = [
        ("Who says it", holder_words(found, document)),
        ("Speaks as", holder_about(found.holder)),
        ("Stance", about_words(found)),
        ("What", event_words(found.event_class)),
        ("Told as", modality_words(found.modality)),
        *_toll(found),
        ("When", when_words(found.when)),
    ]
    for place in found.where:
        names = "; ".join(f"{names} ({who})" for who, names in names_by_user(place).items())
        told.append(("Where", f"{place_words(place)}{f' — {names}' if names else ''}"))
    if not found.where:
        told.append(("Where", "not stated"))
    told += [(f"Actor: {spaced(one.role)}", one.name or one.printed) for one in found.actors]
    if found.quantity is not None:
        told.append(("Quantity", f"{figure_words(found.quantity)} {found.quantity.of}"))
    told.append(("Read by", f"{found.extractor}, confidence {found.confidence:.2f}"))
    return told


def _toll(found: Claim) -> list[tuple[str, str]]:
    toll = found.toll
    if toll is None:
        return []
    side = "not stated" if toll.side is None else toll.side
    bare = ", unmarked" if toll.comparator is Comparator.UNMARKED else ""
    term = f"printed “{toll.victim_term}”" if toll.victim_term else "no word printed for them"
    return [
        ("Harm", str(toll.harm)),
        ("How many", f"{figure_words(toll)}{bare}"),
        ("Finality", spaced(found.finality)),
        ("Whom", f"{victim_words(toll.victim_class, None)}, {term}"),
        ("Their side", side),
        *([("Over", cumulative_words(toll.cumulative))] if toll.cumulative else []),
        *([("Names", ", ".join(toll.named))] if toll.named else []),
    ]


def selector_of(document: Document, start: int, end: int) -> dict[str, object]:
    """Return characters of a text by position and by their words, as web annotations have it."""
    return {
        "document": document.id,
        "text_sha256": document.text_sha256,
        "position": {"type": "TextPositionSelector", "start": start, "end": end},
        "quote": {
            "type": "TextQuoteSelector",
            "exact": document.text[start:end],
            "prefix": document.text[max(start - 32, 0) : start],
            "suffix": document.text[end : end + 32],
        },
    }
