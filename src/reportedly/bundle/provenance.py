"""What a bundle holds -> how each thing in it came to be, as PROV-JSON.

page -> text -> claims -> incident, each made by an activity of a program or of a person.
"""

from typing import Any

from reportedly.bundle.about import About, Kept
from reportedly.export.source import Source
from reportedly.records.claim import Claim
from reportedly.records.incident import Decision, Incident
from reportedly.records.text import Document
from reportedly.redact.page import BLANK

Prov = dict[str, dict[str, Any]]
PROGRAM = "rpt:reportedly"
_BUILD = "rpt:build"
_BUNDLE = "rpt:bundle"
_PREFIX = {"rpt": "urn:reportedly:", "prov": "http://www.w3.org/ns/prov#"}


class Told:
    """A provenance that grows by one thing at a time."""

    def __init__(self) -> None:
        self.prov: Prov = {"prefix": dict(_PREFIX)}

    def thing(self, kind: str, id_: str, /, **told: Any) -> None:
        """Tell of an entity, an activity or an agent."""
        known = {f"rpt:{key}": value for key, value in told.items() if value is not None}
        self.prov.setdefault(kind, {})[id_] = known

    def tie(self, relation: str, **ends: str) -> None:
        """Tell how two things hang together."""
        ties = self.prov.setdefault(relation, {})
        ties[f"_:{relation}{len(ties)}"] = {f"prov:{role}": name for role, name in ends.items()}


def provenance(source: Source, kept: Kept, about: About) -> Prov:
    """Return how the pages, texts, claims and incidents of a bundle came to be.

    Args:
        source: the incidents, as they are in the bundle.
        kept: where the rules of each page are found.
        about: what is told of the bundle.
    """
    told = Told()
    told.thing("agent", PROGRAM, software=about.software)
    told.prov["agent"][PROGRAM]["prov:type"] = {"$": "prov:SoftwareAgent", "type": "xsd:QName"}
    for document in source.documents():
        _page(told, document, kept.rules_of(document.id), redacted=about.redaction is not None)
    for claim, _, _ in source.placed_claims():
        _claim(told, claim)
    told.thing("activity", _BUILD, what="claims compared and brought together")
    told.tie("wasAssociatedWith", activity=_BUILD, agent=PROGRAM)
    for incident in source.incidents():
        _incident(told, incident)
    for number, decision in enumerate(source.decisions()):
        _judgement(told, number, decision)
    told.thing("activity", _BUNDLE, incidents=", ".join(about.incidents))
    told.prov["activity"][_BUNDLE]["prov:endTime"] = about.made_at.isoformat()
    told.tie("wasAssociatedWith", activity=_BUNDLE, agent=PROGRAM)
    return told.prov


def _page(told: Told, document: Document, rules: str, *, redacted: bool) -> None:
    page, text = f"rpt:page/{document.sha256}", f"rpt:text/{document.text_sha256}"
    reading = _reading(document.id)
    captured = document.captured.isoformat()
    told.thing("entity", page, sha256=document.sha256, url=document.url, captured=captured)
    told.thing("entity", text, sha256=document.text_sha256, document=document.id)
    told.thing("activity", reading, rules=rules, **_rules(rules))
    told.tie("wasAssociatedWith", activity=reading, agent=PROGRAM)
    told.tie("used", activity=reading, entity=page)
    told.tie("wasDerivedFrom", generatedEntity=text, usedEntity=page)
    if not redacted:
        told.tie("wasGeneratedBy", entity=text, activity=reading)
        return
    blanking = f"rpt:redaction/{document.id}"
    told.thing("activity", blanking, what=f"withheld names blanked with {BLANK}")
    told.tie("wasAssociatedWith", activity=blanking, agent=PROGRAM)
    told.tie("wasInformedBy", informed=blanking, informant=reading)
    told.tie("wasGeneratedBy", entity=text, activity=blanking)


def _reading(document: str) -> str:
    return f"rpt:reading/{document}"


def _rules(rules: str) -> dict[str, str]:
    """The parts of a stamp of rules: the program's version, the data's hash, the gazetteer's."""
    program, _, rest = rules.partition("+")
    data, _, places = rest.partition(".")
    return {"program": program, "data": data, "gazetteer": places}


def _claim(told: Told, claim: Claim) -> None:
    name = f"rpt:claim/{claim.id}"
    told.thing("entity", name, start=claim.start, end=claim.end, extractor=claim.extractor)
    told.tie("wasGeneratedBy", entity=name, activity=_reading(claim.document))


def _incident(told: Told, incident: Incident) -> None:
    name = f"rpt:incident/{incident.id}"
    told.thing("entity", name, title=incident.title)
    told.tie("wasGeneratedBy", entity=name, activity=_BUILD)
    for claim in incident.claims:
        told.tie("wasDerivedFrom", generatedEntity=name, usedEntity=f"rpt:claim/{claim}")


def _judgement(told: Told, number: int, decision: Decision) -> None:
    person, judging = f"rpt:person/{number}", f"rpt:judgement/{number}"
    told.thing("agent", person, name=decision.user)
    told.thing("activity", judging, verdict=decision.verdict.value, note=decision.note)
    told.prov["activity"][judging]["prov:endTime"] = decision.made_at.isoformat()
    told.tie("wasAssociatedWith", activity=judging, agent=person)
    for claim in (decision.a, decision.b):
        told.tie("used", activity=judging, entity=f"rpt:claim/{claim}")
    told.tie("wasInformedBy", informed=_BUILD, informant=judging)
