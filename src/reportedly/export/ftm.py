"""The record -> FollowTheMoney: entities as JSON lines, and one statement for each told value."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from reportedly.export.acled_notes import number_told
from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines
from reportedly.export.gathered import Case, Gathered, PageTold
from reportedly.export.sides import entries, homes
from reportedly.records.claim import Claim, TimeMention
from reportedly.records.incident import Incident
from reportedly.vocab.actors import ActorEntry, ActorKind
from reportedly.vocab.load_mappings import load_mappings

DATASET = "reportedly"
BUILT = "reportedly"
"""Who states what is worked out from many pages."""

_SCHEMATA = {
    ActorKind.STATE: "PublicBody",
    ActorKind.DE_FACTO: "Organization",
}


class Value(NamedTuple):
    """One value of one property of an entity, and who states it from which words."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str
    lang: str = ""
    original: str = ""


def _values(record: Gathered, beside: Beside) -> Iterator[tuple[str, str, list[Value]]]:
    """Yield each entity with its values: pages, then actors, then incidents."""
    for page in record.pages():
        yield page.id, "Article", list(_article(page))
    seen: set[str] = set()
    for case in record.cases():
        for party in case.incident.parties:
            entry = None if party.id is None else entries().get(party.id)
            if entry is None:
                why = f"{party.printed!r} is nobody we know: no entity"
                beside.leave_out("incident", case.incident.id, why, column="involved")
            elif entry.id not in seen:
                seen.add(entry.id)
                values = list(_actor(entry))
                yield values[0].entity, values[0].schema, values
        yield case.incident.id, "Event", list(_event(case, beside))


def _article(page: PageTold) -> Iterator[Value]:
    def told(prop: str, value: str | None) -> Iterator[Value]:
        if value:
            yield Value(page.id, "Article", prop, value, DATASET, BUILT)

    yield from told("title", page.title)
    yield from told("fileName", page.origin.rsplit("/", 1)[-1])
    yield from told("publisher", page.outlet)
    for author in page.authors:
        yield from told("author", author)
    day = None if page.published is None else page.published.day
    yield from told("publishedAt", None if day is None else day.isoformat())
    yield from told("sourceUrl", page.url)
    yield from told("language", _LANGUAGES.get(page.language or ""))
    yield from told("notes", f"sha256:{page.sha256}")


_LANGUAGES = {"en": "eng"}


def _actor(entry: ActorEntry) -> Iterator[Value]:
    schema, id_ = _SCHEMATA.get(entry.kind, "Organization"), f"a-{entry.id}"
    names = dict.fromkeys((entry.name, *(name.name for name in entry.names), *entry.also))
    for prop, value in zip(("name", *("alias",) * len(names)), names, strict=False):
        yield Value(id_, schema, prop, value, DATASET, BUILT)
    home = entry.id if entry.kind is ActorKind.STATE else homes().get(entry.id)
    iso2 = None if home is None else _iso2(home)
    if iso2 is not None:
        yield Value(id_, schema, "country", iso2, DATASET, BUILT)


def _event(case: Case, beside: Beside) -> Iterator[Value]:
    incident = case.incident
    for prop, value in _told_of(incident):
        if value:
            yield Value(incident.id, "Event", prop, value, DATASET, BUILT)
    for claim in case.claims:
        yield from _claim(case, claim, beside)


def _told_of(incident: Incident) -> Iterator[tuple[str, str | None]]:
    """The properties of an event that are worked out, one value at a time."""
    yield "name", incident.title
    yield "recordId", incident.id
    yield from _days(incident.when)
    for place in incident.where:
        yield "location", place.name
    for country in dict.fromkeys(place.country for place in incident.where):
        yield "country", None if country is None else _iso2(country)
    for party in incident.parties:
        yield "involved", f"a-{party.id}" if party.id in entries() else None
    for document in incident.documents:
        yield "proof", document


def _days(when: TimeMention | None) -> Iterator[tuple[str, str | None]]:
    if when is None:
        return
    first, last = (None if day is None else day.isoformat() for day in (when.from_, when.to))
    if first is not None and first == last:
        yield "date", first
    else:
        yield from (("startDate", first), ("endDate", last))


def _claim(case: Case, claim: Claim, beside: Beside) -> Iterator[Value]:
    """A claim as a line of the event's description, stated by the page's origin, not by us."""
    page = case.pages[claim.document]
    if claim.toll is not None:
        why = "numbers, ranges and victims have no property: told in words in description"
        beside.leave_out("claim", claim.id, why, column="toll", claims=(claim.id,))
    yield Value(
        *(case.incident.id, "Event", "description", claim_told(claim, page)),
        *(page.group, claim.extractor),
        lang=_LANGUAGES.get(page.language or "", ""),
        original=claim.quote,
    )


def claim_told(claim: Claim, page: PageTold) -> str:
    """Return a claim in a line of words: who, how they stand to it, what."""
    who = page.outlet or page.address if claim.holder is None else claim.holder.name
    what = claim.event_class.value.replace("_", " ")
    toll = claim.toll
    if toll is not None:
        number = "number not given" if toll.low == toll.high is None else number_told(toll)
        victims = "" if toll.victim_term is None else f" {toll.victim_term}"
        what = f"{toll.harm.value}: {number}{victims}"
    aspect = "" if claim.aspect is None else f" ({claim.aspect.value.replace('_', ' ')})"
    return f"{who} {claim.stance.value.replace('_', ' ')}{aspect}: {what} [{claim.id}]"


def _iso2(country: str) -> str | None:
    code = load_mappings().states.get(country)
    return None if code is None or code.iso2 is None else code.iso2.lower()


def _entities(record: Gathered, beside: Beside) -> Iterator[bytes]:
    for id_, schema, values in _values(record, beside):
        properties: dict[str, list[str]] = {}
        for value in values:
            told = properties.setdefault(value.prop, [])
            if value.value not in told:
                told.append(value.value)
        yield msgspec.json.encode({"id": id_, "schema": schema, "properties": properties})


def _statements(record: Gathered) -> Iterator[bytes]:
    with Beside(explain=False) as unheard:
        for _, _, values in _values(record, unheard):
            for value in dict.fromkeys(values):
                yield msgspec.json.encode(_statement(value))


def _statement(value: Value) -> dict[str, str | bool | None]:
    """The statement; what a page states is external: no finding of ours."""
    external = value.dataset != DATASET
    at = f"@{value.lang}" if value.lang else ""
    key = f"{value.dataset}.{value.entity}.{value.prop}.{value.value}{at}"
    digest = hashlib.sha1((key + ".ext" * external).encode(), usedforsecurity=False).hexdigest()
    return {
        "canonical_id": value.entity,
        "entity_id": value.entity,
        "prop": value.prop,
        "schema": value.schema,
        "value": value.value,
        "dataset": value.dataset,
        "lang": value.lang or None,
        "original_value": value.original or None,
        "first_seen": None,
        "last_seen": None,
        "external": external,
        "origin": value.origin,
        "id": digest,
    }


def _files(record: Gathered, beside: Beside) -> Files:
    why = "who denies, and what: told in words in description; see the schema-org format"
    beside.leave_out("claim", "*", why, column="stance")
    why = "FollowTheMoney's is SHA-1; the record's SHA-256 stands in notes"
    beside.leave_out("document", "*", why, column="contentHash")
    return {
        "entities.ftm.json": Lines(rows=_entities(record, beside)),
        "statements.ftm.json": Lines(rows=_statements(record)),
    }


export_ftm = Form(
    name="ftm",
    about="Pages, known actors and incidents as FollowTheMoney entities, and statements: a claim "
    "is an external statement of its origin.",
    files=_files,
    explains=False,
)
