"""`/openapi.json`: every address of the desk, what it may be asked, in which forms it answers."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly import __version__
from reportedly.desk.answers import TYPES
from reportedly.desk.call import Answer, Call
from reportedly.desk.index import FACETS
from reportedly.desk.log_in import COOKIE
from reportedly.desk.visitor import ABOUT, Role
from reportedly.records.base import Record

Json = dict[str, Any]

_NARROWED = (*FACETS, "since", "until", "q")
_PATH = re.compile(r"\{(\w+)(?::path)?\}")
_EXAMPLES = {"since": "2021-05-04", "until": "2021-05-05", "month": "2021-05", "s": "120-164"}


class Described(Record, frozen=True, kw_only=True):
    """What is said of an address: what it shows or does, what may be asked or is sent, its forms.

    ``keys`` are those of what it tells as JSON, none where that is a list.
    """

    what: str
    asked: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("html", "json")
    role: Role = Role.READER


def _queue(what: str, role: Role = Role.CODER) -> Described:
    asked = ("at", "after", "before", "edit", "fault", "did", "keys")
    return Described(what=what, asked=asked, keys=("claim",), role=role)


_BARE = frozenset({"html", "zip", "data"})
"""Forms that have an address of their own, without an ending."""

_LIST, _TABLE = ("html", "json", "csv", "geojson", "svg"), ("html", "json", "csv")
_COVERAGE = Described(what="What the record covers", keys=("coverage", "incidents", "days"))

READ: Mapping[str, Described] = {
    "/": _COVERAGE.replacing(forms=("html",)),
    "/index": _COVERAGE,
    "/incidents": Described(
        what="Incidents, newest first, narrowed by facets",
        asked=(*_NARROWED, "after", "per", "lines", "view"),
        keys=("total", "next", "incidents"),
        forms=_LIST,
    ),
    "/marks": Described(
        what="Places of a narrowed list with their counts",
        asked=(*_NARROWED, "lines"),
        keys=("total", "marks", "lines"),
        forms=("json",),
    ),
    "/i/{id}": Described(
        what="An incident: its claims, tolls, origins",
        asked=("from", "lines"),
        keys=("incident", "notes", "claims", "origins"),
        forms=("html", "json", "geojson", "svg"),
    ),
    "/c/{id}": Described(what="A claim with its characters", keys=("claim", "selector", "reviews")),
    "/d/{id}": Described(
        what="A page as text, opened at characters",
        asked=("s",),
        keys=("document", "selected", "claims"),
    ),
    "/s": Described(
        what="Situations as intervals",
        asked=("after",),
        keys=("total", "next", "situations"),
        forms=_TABLE,
    ),
    "/s/{id}": Described(what="A situation", keys=("situation",)),
    "/tolls": Described(
        what="Low, best and high of each incident",
        asked=(*_NARROWED, "harm", "after"),
        keys=("harm", "tolls"),
        forms=_TABLE,
    ),
    "/p/{id}": Described(
        what="A place and what happened there",
        asked=("after",),
        keys=("place", "incidents"),
        forms=_TABLE,
    ),
    "/a/{name:path}": Described(
        what="A holder and what they say",
        asked=("after",),
        keys=("holder", "stances", "claims"),
        forms=_TABLE,
    ),
    "/o/{name:path}": Described(
        what="An outlet, its pages and incidents",
        asked=("after", "page"),
        keys=("outlet", "documents", "incidents"),
        forms=_TABLE,
    ),
    "/links/{a}/{b}": Described(
        what="Why two claims are, or are not, one incident",
        keys=("claims", "incidents", "links", "judgements"),
    ),
    "/indicators": Described(
        what="Incidents of a month beside the months before",
        asked=("by", "month"),
        keys=("month", "by", "baseline", "pages", "rows"),
        forms=_TABLE,
    ),
    "/export": Described(
        what="The formats, and what of them the public sees",
        asked=(*_NARROWED, "preview"),
        keys=("formats", "incidents", "redaction"),
    ),
    "/export/making/{id}": Described(
        what="How far an export of a large record is",
        keys=("id", "format", "step", "written", "is_there", "has_failed"),
    ),
    "/export/made/{file}": Described(what="An export that was made", forms=("zip",)),
    "/export/{file}": Described(
        what="A format in a ZIP file, what is withheld left blank", asked=_NARROWED, forms=("zip",)
    ),
    "/releases": Described(what="Releases, the last first", forms=_TABLE),
    "/releases/{number}": Described(
        what="A release and what changed in it",
        asked=("changes",),
        keys=("number", "made_at", "released_by", "note", "rules", "sha256", "counts", "changes"),
    ),
    "/releases/{number}/{file}": Described(what="A format of a release", forms=("zip",)),
    "/api/gedevents/{number}": Described(
        what="The incidents of a release in GED's columns, paged as UCDP's API is",
        asked=("pagesize", "page"),
        keys=("TotalCount", "TotalPages", "PreviousPageUrl", "NextPageUrl", "Result"),
        forms=("data",),
    ),
    "/audit": Described(
        what="Every decision, last first",
        asked=("before",),
        keys=("head", "number", "broken", "rows"),
        forms=_TABLE,
        role=Role.CODER,
    ),
    "/review": Described(
        what="How much waits in each queue",
        asked=("keys",),
        keys=("claims", "second", "links", "disagreements", "flagged", "orphans"),
        role=Role.CODER,
    ),
    "/review/claims": _queue("The next claim nobody has judged"),
    "/review/second": _queue("The next claim one other has judged"),
    "/review/flagged": _queue("The next claim somebody flagged"),
    "/review/disagreements": _queue("The next claim readers differ on", Role.EDITOR),
    "/review/links": Described(
        what="The next pair nobody has judged",
        asked=("pair", "incident", "with", "after", "did"),
        keys=("pair",),
        role=Role.CODER,
    ),
    "/review/orphans": Described(
        what="Decisions whose characters are gone", keys=("orphans",), role=Role.CODER
    ),
    "/methods": Described(what="How it is made", keys=("version", "rules")),
    "/keys": Described(what="The keys of the review"),
    "/openapi": Described(what="This description", keys=("openapi", "paths"), forms=("json",)),
}

_PRESSED = ("token", "press", "kind", "why")
SENT: Mapping[str, Described] = {
    "/review/decide": Described(
        what="Accept, reject, edit, skip or flag a claim",
        asked=(
            *(*_PRESSED, "claim", "action", "settles", "event_class", "stance", "holder", "harm"),
            *("low", "high", "comparator", "victim_class", "side", "start", "end"),
        ),
        role=Role.CODER,
    ),
    "/review/adopt": Described(
        what="Settle a disagreement", asked=(*_PRESSED, "n"), role=Role.EDITOR
    ),
    "/review/undo": Described(
        what="Take back one's last decision", asked=_PRESSED, role=Role.CODER
    ),
    "/review/note": Described(
        what="Sign a note to an incident",
        asked=("token", "press", "incident", "text"),
        role=Role.EDITOR,
    ),
    "/review/judge": Described(
        what="Judge whether two reports are one incident",
        asked=(*_PRESSED, "a", "b", "action"),
        role=Role.REVIEWER,
    ),
    "/export/whole": Described(
        what="A format with every name; that it was given is kept",
        asked=("token", "format", "why"),
        forms=("zip",),
        role=Role.EDITOR,
    ),
    "/releases/make": Described(
        what="Release the record as it stands", asked=("token", "note"), role=Role.EDITOR
    ),
    "/review/build": Described(
        what="Build incidents anew at once", asked=_PRESSED, role=Role.EDITOR
    ),
}


def openapi(call: Call) -> Answer:  # noqa: ARG001 - every page is asked the same way
    """Return the description of all addresses."""
    return Answer(data=description())


def description() -> Json:
    """Return what the desk answers, in the words of OpenAPI 3.1."""
    paths: Json = {}
    for at, one in READ.items():
        for form in one.forms:
            ending = "" if form in _BARE else f".{form}"
            paths[_PATH.sub(r"{\1}", at) + ending] = {"get": _read(at, one, form)}
    for at, one in SENT.items():
        paths.setdefault(at, {})["post"] = _sent(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The desk of Reportedly",
            "version": __version__,
            "description": "Roles: " + "; ".join(f"{role} {ABOUT[role]}" for role in Role) + ".",
        },
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": COOKIE}}
        },
    }


def _read(at: str, one: Described, form: str) -> Json:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PATH.findall(at)
    ]
    return {
        "summary": one.what,
        "description": f"For a {one.role} and above.",
        "parameters": [*in_path, *map(_asked, one.asked)],
        "responses": {
            "200": {
                "description": one.what,
                "content": {TYPES[form]: {"schema": _schema(one, form)}},
            },
            **_refusals(form, ("400", "401", "403", "404", "409", "503")),
        },
    }


def _asked(name: str) -> Json:
    told: Json = {"name": name, "in": "query", "schema": {"type": "string"}}
    return told | ({"example": _EXAMPLES[name]} if name in _EXAMPLES else {})


def _schema(one: Described, form: str) -> Json:
    if form == "geojson":
        return {"type": "object", "required": ["type", "features"]}
    if form not in {"json", "data"}:
        return {"type": "string"}
    if not one.keys:
        return {"type": "array"}
    return {"type": "object", "required": list(one.keys)}


def _sent(one: Described) -> Json:
    fields = {name: {"type": "string"} for name in one.asked}
    form = {"schema": {"type": "object", "properties": fields, "required": ["token"]}}
    return {
        "summary": one.what,
        "description": f"For a {one.role} and above.",
        "requestBody": {
            "required": True,
            "content": {"application/x-www-form-urlencoded": form},
        },
        "responses": {
            **_done(one),
            **_refusals("html", ("400", "401", "403", "404", "409", "413", "503")),
        },
    }


def _done(one: Described) -> Json:
    if "zip" in one.forms:
        file = {TYPES["zip"]: {"schema": {"type": "string"}}}
        return {"200": {"description": "The file", "content": file}}
    return {"303": {"description": "Done; the next page"}}


def _refusals(form: str, statuses: Iterable[str]) -> Json:
    is_page = form in _BARE and form != "data"
    told = "text/html" if is_page else "application/json"
    content = {told: {"schema": {"type": "string" if is_page else "object"}}}
    return {
        status: {"description": "What, and what to do", "content": content} for status in statuses
    }
