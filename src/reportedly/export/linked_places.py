"""The places of a record -> Linked Places (GeoJSON-T): every name with who uses it, as equals."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines, separated
from reportedly.export.gathered import Gathered
from reportedly.export.places import pin_of, why_no_pin
from reportedly.records.claim import PlaceMention, PlaceName
from reportedly.vocab.load_mappings import load_mappings

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.1.jsonld"
)
HEAD = b'{"type":"FeatureCollection","@context":' + msgspec.json.encode(CONTEXT) + b',"features":['
_KINDS = {"geonames": "gn", "wikidata": "wd", "whosonfirst": "wof"}

Row = dict[str, Any]


def _features(record: Gathered, beside: Beside) -> Iterator[bytes]:
    kept: dict[str, tuple[PlaceMention, dict[str, set[str]]]] = {}
    for place in record.source.places():
        if place.id is None:
            why = f"{place.printed!r} has no id: {place.why}"
            beside.leave_out("place", f"{place.document}:{place.start}-{place.end}", why)
            continue
        _, printed = kept.setdefault(place.id, (place, {}))
        printed.setdefault(place.printed, set()).add(place.document)
    for id_ in sorted(kept):
        place, printed = kept[id_]
        if pin_of(place) is None:
            beside.leave_out("place", id_, why_no_pin(place), column="geometry")
        yield msgspec.json.encode(feature(place, printed))


def feature(place: PlaceMention, printed: dict[str, set[str]]) -> Row:
    """Return a place as a feature of the format.

    Args:
        place: any mention of it.
        printed: the forms in which pages print its name, with the pages.
    """
    level = load_mappings().levels[place.level]
    told: Row = {
        "@id": f"urn:reportedly:place:{place.id}",
        "type": "Feature",
        "properties": {
            "title": place.name or place.printed,
            "ccodes": [] if place.country is None else [place.country],
            "fclasses": [] if level.fclass is None else [level.fclass],
            "level": place.level.value,
            "radius_km": place.radius_km,
        },
        "names": [*map(_name, place.names), *_printed(place, printed)],
        "types": [{"label": place.level.value.replace("_", " ")}],
        "links": [{"type": "exactMatch", "identifier": one} for one in _links(place)],
    }
    point = pin_of(place)
    if point is not None:
        told["geometry"] = {
            "type": "Point",
            "coordinates": [point[1], point[0]],
            "certainty": level.certainty,
        }
    else:
        told["geometry"] = None
    return told


def _name(name: PlaceName) -> Row:
    """A name with who uses it: the format has no field for that, so ``usedBy`` is ours."""
    told: Row = {"toponym": name.name}
    if name.language is not None:
        told["lang"] = name.language
    if name.used_by is not None:
        told["usedBy"] = name.used_by
    if name.since is not None:
        told["when"] = {"timespans": [{"start": {"in": name.since}}]}
    return told


def _printed(place: PlaceMention, printed: dict[str, set[str]]) -> Iterator[Row]:
    """The forms as printed that are none of the names, each with the pages as its citations."""
    known = {name.name for name in place.names}
    for form in sorted(set(printed) - known):
        pages = sorted(printed[form])
        cited = [{"id": f"urn:reportedly:document:{page}", "label": page} for page in pages]
        yield {"toponym": form, "citations": cited}


def _links(place: PlaceMention) -> Iterator[str]:
    for id_ in (place.id, *place.also):
        pack, _, key = (id_ or "").partition(":")
        if pack in _KINDS:
            yield f"{_KINDS[pack]}:{key}"


def _files(record: Gathered, beside: Beside) -> Files:
    features = separated(_features(record, beside))
    return {"places.lpf.json": Lines(rows=features, head=(HEAD,), foot=(b"]}",))}


export_linked_places = Form(
    name="linked-places",
    about="Every place the pages name, with all its names and who uses them; usedBy is ours.",
    files=_files,
    explains=False,
)
