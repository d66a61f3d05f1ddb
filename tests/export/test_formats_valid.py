"""Every export is as its format's specification has it: schemata by hand, the field's own tools."""

import csv
import email.utils
import io
import json
import re
from datetime import date

import hxl
import jsonschema
import pytest
from lxml import etree
from made_source import MadeSource

from reportedly.export import EXPORTERS
from reportedly.export.acled import COLUMNS
from reportedly.export.plover import FIELDS
from reportedly.vocab.load_mappings import load_mappings

CODES = load_mappings().codes

# RFC 7946
POSITION = {
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
}
POINT = {
    "type": "object",
    "required": ["type", "coordinates"],
    "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"required": ["crs"]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {"oneOf": [POINT, {"type": "null"}]},
                    "properties": {"type": ["object", "null"]},
                },
            },
        },
    },
}

# Linked Places 1.3
LINKED_PLACES = {
    "type": "object",
    "required": ["type", "@context", "features"],
    "properties": {
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["@id", "type", "properties", "names", "geometry"],
                "properties": {
                    "@id": {"type": "string", "format": "uri"},
                    "type": {"const": "Feature"},
                    "properties": {
                        "type": "object",
                        "required": ["title"],
                        "properties": {
                            "ccodes": {"type": "array", "items": {"pattern": "^[A-Z]{2,3}$"}},
                            "fclasses": {"items": {"enum": list("AHLPRST")}},
                        },
                    },
                    "names": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["toponym"],
                            "properties": {
                                "toponym": {"type": "string", "minLength": 1},
                                "lang": {"pattern": "^[a-z]{2,3}(-[A-Za-z]+)?$"},
                            },
                        },
                    },
                    "geometry": {"oneOf": [POINT, {"type": "null"}]},
                    "links": {
                        "items": {
                            "required": ["type", "identifier"],
                            "properties": {
                                "type": {
                                    "enum": ["exactMatch", "closeMatch", "primaryTopicOf"],
                                }
                            },
                        }
                    },
                },
            },
        }
    },
}

# W3C Web Annotation Data Model
BODY = {
    "oneOf": [
        {
            "required": ["type", "value"],
            "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
            "not": {"required": ["source"]},
        },
        {
            "required": ["type", "source"],
            "properties": {"type": {"const": "SpecificResource"}},
        },
    ]
}
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"},
        "motivation": {
            "enum": [
                *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
                *("highlighting", "identifying", "linking", "moderating", "questioning"),
                *("replying", "tagging"),
            ]
        },
        "body": {"type": "array", "items": BODY},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^[a-z]+:"},
                "state": {"properties": {"type": {"enum": ["TimeState", "HttpRequestState"]}}},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 0},
                            },
                        },
                        {
                            "required": ["type", "exact"],
                            "properties": {
                                "type": {"const": "TextQuoteSelector"},
                                "exact": {"type": "string"},
                                "prefix": {"type": "string"},
                                "suffix": {"type": "string"},
                            },
                            "additionalProperties": False,
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
    },
}

# PLOVER 2.0: the manual's fields, events, modes, contexts, sectors
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ACTOR = {
    "type": "object",
    "required": ["actor_text"],
    "additionalProperties": False,
    "properties": {
        "actor_text": {"type": "string"},
        "identifier_text": {"type": "string"},
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"type": "array", "items": {"enum": list(CODES.plover.sectors)}},
    },
}
PLOVER = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        **{field: {} for field in FIELDS},
        "date": DAY,
        "enddate": DAY,
        "actor": {"type": "array", "minItems": 1, "items": ACTOR},
        "recipient": {"type": "array", "items": ACTOR},
        "event": {"items": {"enum": [event.name for event in CODES.plover.event]}, "minItems": 1},
        "context": {"items": {"enum": list(CODES.plover.contexts)}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "text_info": {"required": ["start", "end"]},
        "size": {
            "additionalProperties": False,
            "properties": {one: {"type": "integer"} for one in ("dead", "injured", "arrested")},
        },
    },
}

# JSON Feed 1.1
JSON_FEED = {
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "items": {
            "items": {
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "properties": {"id": {"type": "string"}, "tags": {"type": "array"}},
            }
        },
    },
}

# schema.org ClaimReview; a rating of truth is refused
REVIEW = {
    "required": ["@context", "@type", "claimReviewed", "itemReviewed", "reviewRating"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "itemReviewed": {
            "required": ["@type", "appearance"],
            "properties": {"@type": {"const": "Claim"}},
        },
        "reviewRating": {
            "required": ["@type", "alternateName"],
            "properties": {"@type": {"const": "Rating"}, "alternateName": {"type": "string"}},
            "additionalProperties": False,
        },
    },
}


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A made-up record in every format."""
    folder = tmp_path_factory.mktemp("exports")
    for name, export in EXPORTERS.items():
        export(MadeSource(120), folder / name, explain=True)
    return folder


def lines(path):
    with path.open(encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


def whole(path):
    return [json.loads(path.read_text("utf-8"))]


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("file", "read", "schema"),
    [
        ("geojson/claims.geojson", whole, GEOJSON),
        ("geojson/incidents.geojson", whole, GEOJSON),
        ("linked-places/places.lpf.json", whole, LINKED_PLACES),
        ("annotations/annotations.jsonl", lines, ANNOTATION),
        ("plover/plover.jsonl", lines, PLOVER),
        ("feed/feed.json", whole, JSON_FEED),
        ("schema-org/claim-reviews.jsonl", lines, REVIEW),
    ],
)
def test_json_is_as_its_specification_has_it(out, file, read, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = read(out / file)
    assert found
    for row in found:
        assert [error.message for error in validator.iter_errors(row)] == []


def test_a_mode_of_plover_is_one_of_its_event_or_an_auxiliary_one(out):
    modes = {event.name: set(event.modes) for event in CODES.plover.event}
    told = [
        (row["event"][0], mode)
        for row in lines(out / "plover/plover.jsonl")
        for mode in row.get("mode", [])
    ]
    assert told
    for event, mode in told:
        assert mode in modes[event] | set(CODES.plover.auxiliary), event


def test_no_claim_of_plover_is_dated_by_its_page(out):
    source = MadeSource(120)
    claims = {claim.id: claim for claim, _, _ in source.placed_claims()}
    for row in lines(out / "plover/plover.jsonl"):
        assert row["date"] == claims[row["id"]].when.from_.isoformat()


@pytest.mark.parametrize("name", ["incidents.hxl.csv", "hdx-hapi-conflict-events.csv"])
def test_hxl_reads_the_tables_and_finds_no_fault(out, name):
    raw = (out / "hxl" / name).read_bytes()
    with hxl.data(io.BytesIO(raw)) as data:
        assert {tag.split("+")[0] for tag in data.display_tags} >= {"#event", "#date"}
    faults = []
    with hxl.data(io.BytesIO(raw)) as data:
        hxl.schema(None, faults.append).validate(data)
    # "info" is a guess: a number that stands out from the others.
    assert [one.message for one in faults if one.rule.severity != "info"] == []


def test_a_range_is_never_one_cell_of_hxl(out):
    for row in rows(out / "hxl/incidents.hxl.csv")[1:]:
        for name in ("killed_min", "killed", "killed_max"):
            assert row[name] == "" or row[name].isdigit()


def test_the_roll_up_adds_up_what_the_table_holds(out):
    table = rows(out / "hxl/hdx-hapi-conflict-events.csv")[1:]
    not_in_it = {
        row["id"] for row in rows(out / "hxl/hxl-not-exported.csv") if "roll-up" in row["why"]
    }
    counted = [
        row for row in rows(out / "hxl/incidents.hxl.csv")[1:] if row["incident"] not in not_in_it
    ]
    once = [row for row in table if row["event_type"] != "civilian_targeting"]  # told twice
    assert sum(int(row["events"]) for row in once) == len(counted) > 5
    deaths = sum(int(row["killed_min"] or 0) for row in counted)
    assert sum(int(row["fatalities"]) for row in once) == deaths > 5
    for row in table:
        first, last = (
            date.fromisoformat(row[f"reference_period_{end}"]) for end in ("start", "end")
        )
        assert first.day == 1
        assert (first.year, first.month) == (last.year, last.month)


def test_ftm_statements_are_each_there_once(out):
    table = lines(out / "ftm/statements.ftm.json")
    assert len(table) > 1000
    assert all(re.fullmatch("[0-9a-f]{40}", row["id"]) for row in table)
    assert len({row["id"] for row in table}) == len(table)


def test_ftm_itself_accepts_every_entity_and_statement(out):
    model = pytest.importorskip("followthemoney").model
    statement = pytest.importorskip("followthemoney.statement").Statement
    for row in lines(out / "ftm/entities.ftm.json"):
        schema = model.get(row["schema"])
        schema.validate({"properties": row["properties"]})
        assert set(row["properties"]) <= set(schema.properties)
    for row in lines(out / "ftm/statements.ftm.json"):
        assert model.get(row["schema"]).get(row["prop"]).validate([row["value"]]) is None
        known = statement.from_dict(row)
        assert known.to_dict() == row
        assert known.generate_key() == row["id"]


def test_rss_is_well_formed_and_its_days_can_be_read(out):
    tree = etree.fromstring((out / "feed/feed.rss").read_bytes())
    assert tree.tag == "rss"
    assert [one.tag for one in tree[0]][:3] == ["title", "link", "description"]
    items = tree.findall("channel/item")
    assert items
    for item in items:
        assert item.find("title").text or item.find("description").text
        for day in item.findall("pubDate"):
            assert email.utils.parsedate_to_datetime(day.text)
    ids = [item.find("guid").text for item in items]
    assert len(set(ids)) == len(ids)


def test_acled_like_rows_have_the_columns_and_codes_of_the_codebook(out):
    table = rows(out / "acled/acled-like.csv")
    assert len(COLUMNS) == 31
    assert tuple(table[0]) == COLUMNS
    for row in table:
        disorder = CODES.acled.disorder_of(row["event_type"], row["sub_event_type"])
        assert row["disorder_type"] == disorder
        assert row["time_precision"] in {"1", "2", "3"}
        assert row["geo_precision"] in {"1", "2", "3"}
        assert row["fatalities"].isdigit()
        assert row["event_date"][:4] == row["year"]
        assert {row["inter1"], row["inter2"]} <= {"", *CODES.acled.inter}
        assert row["region"] in {"", *CODES.acled.regions}
        assert row["civilian_targeting"] in {"", "Civilians targeted"}
        assert all(len(row[axis].partition(".")[2]) <= 4 for axis in ("latitude", "longitude"))
        assert row["notes"].startswith(("On ", "Between "))


def test_every_0_of_acled_that_no_page_tells_is_in_the_sidecar(out):
    told = {
        row["id"]
        for row in rows(out / "acled/acled-not-exported.csv")
        if "fatalities" in row["column"].split()
    }
    explained = rows(out / "acled/acled-explained.csv")
    zeros = [
        row["row"]
        for row in explained
        if row["column"] == "fatalities" and row["value"] == "0" and not row["claims"]
    ]
    assert zeros
    assert set(zeros) <= told


@pytest.mark.parametrize("form", ["ged", "acled"])
def test_every_cell_of_a_codebook_has_its_reason(out, form):
    file = {"ged": "ucdp-ged-like.csv", "acled": "acled-like.csv"}[form]
    key = {"ged": "relid", "acled": "event_id_cnty"}[form]
    explained = {
        (row["row"], row["column"]): row for row in rows(out / form / f"{form}-explained.csv")
    }
    table = rows(out / form / file)
    assert table
    for row in table:
        for column, value in row.items():
            if value:
                reason = explained[row[key], column]
                assert reason["value"] == value
                assert reason["rule"]


@pytest.mark.parametrize("form", ["ged", "acled", "hxl", "plover"])
def test_what_has_no_row_has_its_reason(out, form):
    file, key = {
        "ged": ("ucdp-ged-like.csv", "relid"),
        "acled": ("acled-like.csv", "event_id_cnty"),
        "hxl": ("incidents.hxl.csv", "incident"),
        "plover": ("plover.jsonl", "id"),
    }[form]
    read = lines if file.endswith("jsonl") else rows
    there = {row[key] for row in read(out / form / file)}
    source = MadeSource(120)
    kind = "claim" if form == "plover" else "incident"
    every = (
        {c.id for c, _, _ in source.placed_claims()}
        if kind == "claim"
        else {i.id for i in source.incidents()}
    )
    left = {row["id"] for row in rows(out / form / f"{form}-not-exported.csv") if not row["column"]}
    assert every <= there | left
    if form != "hxl":
        assert not there & left


@pytest.mark.parametrize("form", sorted(set(EXPORTERS) - {"jsonl"}))
def test_every_format_says_what_it_is_and_names_geonames(out, form):
    manifest = json.loads((out / form / f"{form}-manifest.json").read_text("utf-8"))
    assert manifest["about"]
    assert manifest["mappings"] == load_mappings().version
    assert any("GeoNames" in told for told in manifest["attribution"])
    assert (out / form / f"{form}-not-exported.csv").exists()


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_the_same_record_gives_the_same_bytes(out, form, tmp_path):
    EXPORTERS[form](MadeSource(120), tmp_path, explain=True)
    told = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert told == {path.name: path.read_bytes() for path in (out / form).iterdir()}
