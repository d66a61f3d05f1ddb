"""Claims -> the lines that pages show: who, how they stand to it, what, and the very words."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from reportedly.desk.call import Call
from reportedly.desk.view import Span, span_of
from reportedly.records.base import Record
from reportedly.records.claim import Claim
from reportedly.records.review import ReviewAction
from reportedly.records.text import Document
from reportedly.records.vocabulary import Finality, Stance
from reportedly.wording.lines import what_words
from reportedly.wording.shelf import Shelf
from reportedly.wording.when import published_day, when_words
from reportedly.wording.who import (
    holder_about,
    holder_key,
    holder_name,
    outlet_words,
    printed_apart,
)
from reportedly.wording.words import spaced, stance_words

GLYPHS = {
    Stance.ASSERTS: "▲",
    Stance.CONFIRMS: "▲",
    Stance.ACKNOWLEDGES: "▲",
    Stance.REVISES: "△",
    Stance.JUSTIFIES: "△",
    Stance.COUNTER_ACCUSES: "◇",
    Stance.DENIES: "▽",
    Stance.REJECTS_CHARACTERISATION: "▽",
    Stance.RETRACTS: "▽",
    Stance.CANNOT_VERIFY: "?",
    Stance.NO_FIGURE: "○",
}
"""A sign beside the word, never in its place."""

_STATES = {
    ReviewAction.ACCEPT: "accepted",
    ReviewAction.REJECT: "rejected",
    ReviewAction.EDIT: "edited",
}


class Line(Record, frozen=True, kw_only=True):
    """A claim as a row: its holder, stance, content, sentence, page, and where a person stands.

    ``answers`` is what it answers and ``part_of`` the figure it is a part of, each in words;
    ``elsewhere`` is what it answers on other pages of its incident, and why that is meant;
    ``copies`` are the same words read alike on other pages of the same origin.
    """

    id: str
    document: str
    start: int
    end: int
    who: str
    printed: str
    about: str
    holder: str | None
    glyph: str
    stance: str
    aspect: str
    what: str
    span: Span
    outlet: str
    day: str
    asides: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    part_of: tuple[tuple[str, str], ...]
    elsewhere: tuple[tuple[str, str, str], ...] = ()
    review: str = ""
    copies: tuple["Line", ...] = ()

    @property
    def page(self) -> str:
        """Where the claim's characters are to be seen on their page."""
        return f"/d/{self.document}?s={self.start}-{self.end}"

    @property
    def by(self) -> str:
        """Where everything its holder says is to be seen."""
        return "" if self.holder is None else f"/a/{quote(self.holder, safe='')}"


class Speaker(Record, frozen=True, kw_only=True):
    """Everything one holder says of an incident."""

    who: str
    about: str
    by: str
    lines: tuple[Line, ...]


def line_of(claim: Claim, shelf: Shelf, review: str = "") -> Line:
    """Return a claim as a row."""
    document = shelf.document_of(claim)
    holder = claim.holder
    whole = None if claim.toll is None else claim.toll.subset_of
    return Line(
        id=claim.id,
        document=claim.document,
        start=claim.start,
        end=claim.end,
        who=holder_name(claim, document),
        printed=printed_apart(holder),
        about=holder_about(holder),
        holder=None if holder is None else holder.name,
        glyph=GLYPHS.get(claim.stance, "·"),
        stance=stance_words(claim.stance, claim.aspect),
        aspect="" if claim.aspect is None else spaced(claim.aspect),
        what=what_words(claim),
        span=span_of(claim, document),
        outlet=outlet_words(document),
        day=_day(document),
        asides=tuple(_asides(claim)),
        answers=tuple((one, _named(one, shelf)) for one in claim.answers),
        part_of=() if whole is None else ((whole, _figure_of(whole, shelf)),),
        elsewhere=tuple(
            (one.answers, _named(one.answers, shelf), one.why)
            for one in shelf.replies.get(claim.id, ())
        ),
        review=review,
    )


def _named(id_: str, shelf: Shelf) -> str:
    """Who says what in a claim that another answers, where it is at hand."""
    found = shelf.claims.get(id_)
    if found is None:
        return "another claim"
    return f"{holder_name(found, shelf.document_of(found))}: {what_words(found)}"


def _figure_of(id_: str, shelf: Shelf) -> str:
    found = shelf.claims.get(id_)
    return "another figure" if found is None else what_words(found)


def speakers_of(
    claims: Iterable[Claim], shelf: Shelf, reviews: Mapping[str, str]
) -> tuple[Speaker, ...]:
    """Return the claims by holder, in the order of names: no party is first for being a party."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.document, one.start, one.id)):
        groups.setdefault(holder_key(claim, shelf.document_of(claim)), []).append(claim)
    found = []
    for key in sorted(groups, key=lambda one: (groups[one][0].holder is None, one)):
        lines = folded([line_of(one, shelf, reviews.get(one.id, "")) for one in groups[key]], shelf)
        first = lines[0]
        found.append(Speaker(who=first.who, about=first.about, by=first.by, lines=lines))
    return tuple(found)


def folded(lines: Sequence[Line], shelf: Shelf) -> tuple[Line, ...]:
    """Return the rows, what copies repeat in the same words folded into the one that came first."""
    groups: dict[tuple[object, ...], list[Line]] = {}
    for one in lines:
        lineage = shelf.lineages.get(one.document)
        origin = one.document if lineage is None else lineage.group
        told = (origin, one.stance, one.aspect, one.what, one.asides, one.span)
        groups.setdefault(told, []).append(one)
    copies = {id_ for id_, one in shelf.lineages.items() if one.copy_of is not None}
    found: list[Line] = []
    for same in groups.values():
        is_once_a_page = len({one.document for one in same}) == len(same)
        first, *others = sorted(same, key=lambda one: one.document in copies)
        found += [first.replacing(copies=tuple(others))] if is_once_a_page else same
    return tuple(found)


def state_words(said: Mapping[str, ReviewAction]) -> str:
    """Return where a claim stands in review, in a word; nothing where nobody has judged it."""
    verdicts = {_STATES[action] for action in said.values() if action in _STATES}
    if len(verdicts) > 1:
        return "readers differ"
    if verdicts:
        return verdicts.pop()
    return "flagged" if ReviewAction.FLAG in said.values() else ""


def states_of(call: Call, claims: Iterable[Claim]) -> dict[str, str]:
    """Return where each of the claims stands in review, in a word."""
    queue = call.desk.queue  # it is asked once: each time it looks for what was decided since
    return {claim.id: state_words(queue.said_of(claim.id)) for claim in claims}


def origins_of(documents: Sequence[str], shelf: Shelf) -> tuple[tuple[Document | str, ...], ...]:
    """Return the documents under what they go back to; an id alone where the page is not here."""
    groups: dict[str, list[Document | str]] = {}
    for one in documents:
        lineage = shelf.lineages.get(one)
        group = one if lineage is None else lineage.group
        groups.setdefault(group, []).append(shelf.documents.get(one, one))
    return tuple(tuple(group) for group in groups.values())


def _day(document: Document | None) -> str:
    return published_day(None if document is None else document.published)


def _asides(claim: Claim) -> Iterable[str]:
    if claim.finality is not Finality.UNSTATED:
        yield spaced(claim.finality)
    if claim.when is not None:
        yield f"dates it {when_words(claim.when)}"
    yield from (f"via {relay}" for relay in claim.via)
