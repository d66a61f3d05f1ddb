"""Claims -> W3C Web Annotations, one to a line: the characters by position and by quotation."""

from collections.abc import Iterator
from typing import Any

import msgspec

from reportedly.export.beside import Beside
from reportedly.export.form import Files, Form, Lines
from reportedly.export.ftm import claim_told
from reportedly.export.gathered import Gathered, PageTold
from reportedly.records.claim import Claim

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quotation that help to find it again."""

Row = dict[str, Any]


def annotation(claim: Claim, page: PageTold, text: str, incident: str | None) -> Row:
    """Return a claim as an annotation of its page.

    Positions are code points of the text version whose hash the state names, start included, end
    excluded, as the model has them.
    """
    told: Row = {
        "@context": CONTEXT,
        "id": f"urn:reportedly:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": claim.extractor},
        "body": [
            {"type": "TextualBody", "value": claim_told(claim, page), "format": "text/plain"},
            _tag(claim.event_class.value),
            _tag(claim.stance.value),
        ],
        "target": {
            "source": page.url or f"urn:reportedly:page:{page.sha256}",
            "selector": [_position(claim), quote_selector(claim, text)],
            "state": {"type": "TimeState", "cached": f"urn:sha256:{page.text_sha256}"},
        },
    }
    if incident is not None:
        linked = {"type": "SpecificResource", "purpose": "linking"}
        told["body"].append({**linked, "source": f"urn:reportedly:incident:{incident}"})
    return told


def _tag(word: str) -> Row:
    return {"type": "TextualBody", "purpose": "tagging", "value": word}


def _position(claim: Claim) -> Row:
    return {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}


def quote_selector(claim: Claim, text: str) -> Row:
    """Return the quotation with what stands around it; nothing is cut in the middle of a letter."""
    before = text[max(0, claim.start - AROUND) : claim.start]
    after = text[claim.end : claim.end + AROUND]
    return {"type": "TextQuoteSelector", "exact": claim.quote, "prefix": before, "suffix": after}


def _annotations(record: Gathered) -> Iterator[bytes]:
    for claim, incident, _ in record.claims():
        page = record.page(claim.document)
        told = annotation(claim, page, record.text(claim.document), incident)
        yield msgspec.json.encode(told)


def _files(record: Gathered, beside: Beside) -> Files:
    why = "numbers, times, places: told in words in the body; see the jsonl format"
    beside.leave_out("claim", "*", why, column="body")
    return {"annotations.jsonl": Lines(rows=_annotations(record))}


export_annotations = Form(
    name="annotations",
    about="Every claim as a W3C Web Annotation with TextPositionSelector and TextQuoteSelector.",
    files=_files,
    explains=False,
)
