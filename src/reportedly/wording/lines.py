"""Claims, pages and incidents -> what each comes to in a line of words."""

from collections.abc import Iterable

from reportedly.records.claim import Claim, Quantity
from reportedly.records.incident import Finding, FindingKind, Incident
from reportedly.records.text import Document, Lineage
from reportedly.records.vocabulary import EventClass, Modality, State
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import figure_words, toll_words
from reportedly.wording.when import published_day
from reportedly.wording.who import holder_name, outlet_words
from reportedly.wording.words import (
    counted,
    event_words,
    lineage_words,
    modality_words,
    spaced,
    stance_words,
)


def claim_words(claim: Claim) -> str:
    """Return the stance and, when it is known, the content."""
    known = claim.toll is not None or claim.quantity is not None
    if not known and claim.event_class is EventClass.UNKNOWN:
        return about_words(claim)
    return f"{about_words(claim)} · {what_words(claim)}"


def what_words(claim: Claim) -> str:
    """Return what the claim states: its toll or its quantity, or else its kind of event.

    What is not said to have happened is told as such.
    """
    told = event_words(claim.event_class)
    if claim.toll is not None:
        told = toll_words(claim.toll)
    elif claim.quantity is not None:
        told = quantity_words(claim.quantity)
    return (
        told if claim.modality is Modality.ACTUAL else f"{told} ({modality_words(claim.modality)})"
    )


def quantity_words(quantity: Quantity) -> str:
    """Return how many of what."""
    return f"{figure_words(quantity)} “{safe(quantity.of)}”"


def about_words(claim: Claim, between: str = " · ") -> str:
    """Return the stance, with the aspect it concerns."""
    stance = stance_words(claim.stance, claim.aspect)
    return stance if claim.aspect is None else f"{stance}{between}{spaced(claim.aspect)}"


def page_words(document: Document | None) -> str:
    """Return whose page it is and when it was published."""
    if document is None:
        return outlet_words(None)
    return f"{outlet_words(document)}, {published_day(document.published)}"


def lineage_line(document: Document, shelf: Shelf) -> str:
    """Return what a document goes back to, in a few words."""
    lineage = shelf.lineages.get(document.id)
    if lineage is None:
        return f"{lineage_words(document.lineage_type)}, not compared yet"
    credit = "" if lineage.credit is None else f", credit “{safe(lineage.credit)}”"
    copied = "" if lineage.copy_of is None else f", copy of {lineage.copy_of}"
    return f"{lineage_words(lineage.type)}{credit}{copied}{_version_words(lineage)}"


def _version_words(lineage: Lineage) -> str:
    earlier = "" if lineage.version_of is None else f", later version of {lineage.version_of}"
    later = "" if lineage.next_version is None else f", changed since: {lineage.next_version}"
    return earlier + later


def contested_words(incident: Incident) -> str:
    """Return the aspects of the incident that are contested."""
    aspects = [a for a, state in incident.states.items() if state is State.CONTESTED]
    return ", ".join(sorted(spaced(aspect) for aspect in aspects))


def origins_words(incident: Incident) -> str:
    """Return how many pages tell of it and from how many origins."""
    pages = counted(len(incident.documents), "page")
    return f"{pages}, {counted(incident.origins, 'origin')}"


FEW_HOLDERS = 3
"""So many of those who name a party are named themselves."""

_FOUND = {
    FindingKind.LOW_ABOVE_HIGH: "the lower number is above the higher",
    FindingKind.PARTS_ABOVE_WHOLE: "the parts come to more than their total",
    FindingKind.PARTS_SHORT: "the parts do not add up to their total",
    FindingKind.FIGURE_FELL: "a later page gives fewer than an earlier one",
}


def finding_words(finding: Finding) -> str:
    """Return what about some figures a person should look at."""
    return f"{finding.harm}: {_FOUND[finding.kind]} ({finding.note})"


def holders_words(ids: Iterable[str], shelf: Shelf) -> str:
    """Return the holders of some claims, each once; of many the first few."""
    claims = shelf.some(ids)
    names = list(dict.fromkeys(holder_name(c, shelf.document_of(c)) for c in claims))
    left = len(names) - FEW_HOLDERS
    return "; ".join(names[:FEW_HOLDERS]) + (f" and {left} more" if left > 0 else "")
