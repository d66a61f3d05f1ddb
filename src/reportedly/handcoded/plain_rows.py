"""An incident in the record's own format, by hand or by the record -> its row of values."""

from typing import Any

import msgspec

from reportedly.export.coded import Coded
from reportedly.export.gathered import Case
from reportedly.export.public import incident_row
from reportedly.vocab.cells import Cell

_HARMS = ("killed", "injured", "missing", "captured", "displaced")
_BOUNDS = ("low", "best", "high")
PLAIN_CODES = ("event_class", "place_level", "time_level", "country")
PLAIN_COUNTS = tuple(f"{harm}_{bound}" for harm in _HARMS for bound in _BOUNDS)


def plain_values(told: dict[str, Any]) -> dict[str, Cell]:
    """Return the values of an incident in the fields of incidents.jsonl; what it lacks is None.

    Tolls are those of everybody: no victim class and no side.
    """
    when = told.get("when") or {}
    place: dict[str, Any] = next(iter(told.get("where") or ()), {})
    parties = [one.get("name") or one.get("printed") for one in told.get("parties") or ()]
    values: dict[str, Cell] = {
        "id": told.get("id"),
        "from": when.get("from"),
        "to": when.get("to") or when.get("from"),
        "time_level": when.get("level"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "place": place.get("name") or place.get("printed"),
        "place_level": place.get("level"),
        "country": place.get("country"),
        "event_class": told.get("event_class"),
        "note": told.get("note"),
    }
    values |= {f"party_{n}": name for n, name in enumerate(parties[:2], start=1)}
    for toll in told.get("tolls") or ():
        if toll.get("victim_class") is None and toll.get("side") is None:
            values |= {f"{toll['harm']}_{bound}": toll.get(bound) for bound in _BOUNDS}
    return values


def code_plain(case: Case) -> dict[str, Coded]:
    """Return an incident's own values, each toll with the claims behind it."""
    incident = case.incident
    told = msgspec.json.decode(msgspec.json.encode(incident_row(incident)), type=dict[str, Any])
    behind = {
        f"{toll.harm.value}_{bound}": getattr(toll, f"{bound}_claims") or toll.claims
        for toll in incident.tolls
        for bound in _BOUNDS
        if toll.victim_class is None and toll.side is None
    }
    return {
        name: Coded(
            column=name,
            value=value,
            rule="the record's own field",
            claims=behind.get(name, incident.claims[:3]),
        )
        for name, value in plain_values(told).items()
    }
