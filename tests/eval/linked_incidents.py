"""What three much-reported events must come out as, looked for in an export, field by field.

usage: linked_incidents.py --data DIR [--page]

One is a bombing that eleven reports tell of and an army denies; one an attack in seven outlets over
a day, whose toll rises; one an offensive whose wounded fall from one day to the next. An incident is
found by the gold's label: it is the one that holds most of the claims of that label. Nothing of the
pages' wording is kept here: labels, numbers and words of closed lists. ``--page`` prints the facts
and the rows behind them as ``docs/incidents.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from exports import export_of

from reportedly.pipeline import PageReader, open_reader
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.history import Telling, tell_history
from reportedly.reconcile.tolls import summarise
from reportedly.records.claim import Claim
from reportedly.records.vocabulary import VictimClass
from reportedly.store import Store
from reportedly.wording.tolls import bounds_words, figure_words
from reportedly.wording.who import outlet_words
from reportedly.wording.words import spaced

Row = dict[str, Any]
YIDA, GUFFA = "yida_camp_bombing_2011-11-10", "new_guffa_bombing_2011-11-08"
REFUGEES = "yida_refugee_population_2011"
MAZAR, KUNDUZ = "mazar_consulate_attack_2016-11-10", "kunduz_airstrike_2016-11"
OFFENSIVE = "nagorno_karabakh_offensive_2023_09_19"
AGAINST = frozenset({"denies", "rejects_characterisation"})


class Linked:
    """An export beside its gold: claims by incident, and the incident of each of the gold's."""

    def __init__(self, out: Path, gold: Path) -> None:
        documents = {row["id"]: Path(row["origin"]).stem for row in _lines(out, "documents")}
        self.claims = {row["id"]: row for row in _lines(out, "claims")}
        self.incidents = {row["id"]: row for row in _lines(out, "incidents")}
        self.page = {claim: documents[row["document"]] for claim, row in self.claims.items()}
        self.labels = {
            path.stem: json.loads(path.read_text("utf-8")) for path in gold.glob("*.json")
        }

    def of(self, label: str) -> Row | None:
        """The incident that holds most claims of the gold's label."""
        held = Counter(self.claims[one]["incident"] for one in self.labelled(label))
        held.pop(None, None)
        return self.incidents.get(held.most_common(1)[0][0]) if held else None

    def labelled(self, label: str) -> list[str]:
        """The toll claims that overlap a claim of this label and count the same harm."""
        return [
            claim
            for claim, row in self.claims.items()
            if row["toll"] is not None
            and any(_same(row, gold) for gold in self._gold(self.page[claim], label))
        ]

    def _gold(self, page: str, label: str) -> Iterable[Row]:
        told = self.labels.get(page, {"claims": []})["claims"]
        return (gold for gold in told if gold["incident"] == label)

    def told(self, incident: Row) -> list[Row]:
        """The claims of an incident."""
        return [self.claims[one] for one in incident["claims"]]


def _same(row: Row, gold: Row) -> bool:
    overlaps = min(row["end"], gold["end"]) > max(row["start"], gold["start"])
    return overlaps and row["toll"]["harm"] == gold["harm"]


def _lines(out: Path, kind: str) -> list[Row]:
    lines = (out / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def row_of(incident: Row | None, harm: str, of: str | None = None) -> Row:
    """The toll row of a harm over everybody or over a class; empty where there is none."""
    rows = [] if incident is None else incident["tolls"]
    for row in rows:
        if (row["harm"], row["victim_class"], row["side"]) == (harm, of, None):
            return dict(row)
    return {}


def bounds(row: Row) -> tuple[Any, ...]:
    """Low, high and whether the high is open."""
    return row.get("low"), row.get("high"), row.get("high_is_open")


def pages(incident: Row | None) -> int:
    """How many pages tell of an incident."""
    return 0 if incident is None else len(incident["documents"])


def apart(linked: Linked, label: str, other: str) -> bool:
    """Whether no claim of one label is in the incident of the other."""
    incident = linked.of(label)
    strays = [
        c
        for c in linked.labelled(other)
        if linked.claims[c]["incident"] == (incident or {}).get("id")
    ]
    return incident is not None and not strays


def roles_of(linked: Linked, incident: Row | None, test: Callable[[Row], bool]) -> set[str]:
    """The roles of the holders of an incident's claims that pass a test."""
    told = [] if incident is None else linked.told(incident)
    return {c["holder"]["role"] for c in told if c["holder"] is not None and test(c)}


def counts(harm: str, low: int) -> Callable[[Row], bool]:
    """A test for the claims that give this figure."""
    return lambda c: c["toll"] is not None and (c["toll"]["harm"], c["toll"]["low"]) == (harm, low)


def figures(linked: Linked, incident: Row | None, harm: str) -> set[int]:
    """The numbers an incident's claims give for a harm."""
    told = [] if incident is None else linked.told(incident)
    return {
        c["toll"]["low"]
        for c in told
        if c["toll"] is not None and c["toll"]["harm"] == harm and c["toll"]["low"] is not None
    }


def denied_by_side(linked: Linked, incident: Row | None, side: str) -> bool:
    """Whether the side denies that it happened or that it did it."""
    told = [] if incident is None else linked.told(incident)
    return any(
        c["stance"] in AGAINST
        and c["aspect"] in {"occurrence", "attribution"}
        and c["holder"] is not None
        and c["holder"]["side"] == side
        for c in told
    )


def tolls_facts(linked: Linked) -> dict[str, bool]:
    """What must stand of the bombing and of the attack."""
    yida, mazar = linked.of(YIDA), linked.of(MAZAR)
    killed, hurt = row_of(yida, "killed"), row_of(yida, "injured")
    none = roles_of(linked, yida, counts("killed", 0))
    states = {} if yida is None else yida["states"]
    return {
        "bombing: eleven pages, one incident": pages(yida) >= 11,
        "bombing: none to 12 or more killed": bounds(killed) == (0, 12, True),
        "bombing: none to 20 injured": bounds(hurt) == (0, 20, False),
        "bombing: the twelve are one local official's": "local_official"
        in roles_of(linked, yida, counts("killed", 12)),
        "bombing: none by an aid group and an agency of the UN": none
        >= {"ngo_or_rights_office", "igo"},
        "bombing: occurrence contested": states.get("occurrence") == "contested",
        "bombing: denied by the army": denied_by_side(linked, yida, "SDN"),
        "bombing: the raid of two days before is apart": apart(linked, YIDA, GUFFA),
        "bombing: the camp's people are apart": apart(linked, YIDA, REFUGEES),
        "attack: seven pages, one incident": pages(mazar) == 7,
        "attack: the air strike it avenged is apart": apart(linked, MAZAR, KUNDUZ),
        "attack: 2 to 6 or more killed": bounds(row_of(mazar, "killed")) == (2, 6, True),
        "attack: up to 120 injured": row_of(mazar, "injured").get("high") == 120,
        "attack: 84, 90, 101 and 120 injured are all kept": figures(linked, mazar, "injured")
        >= {84, 90, 101, 120},
    }


def seeds_facts(linked: Linked) -> dict[str, bool]:
    """What must stand of the offensive that two pages tell of."""
    incident = linked.of(OFFENSIVE)
    civilians = row_of(incident, "killed", "civilian")
    rows = [] if incident is None else incident["tolls"]
    return {
        "offensive: two pages, one incident": pages(incident) == 2,
        "offensive: 25 to 27 or more killed": bounds(row_of(incident, "killed")) == (25, 27, True),
        "offensive: 2 to 7 civilians": bounds(civilians)[:2] == (2, 7),
        "offensive: 35 to 138 injured": bounds(row_of(incident, "injured"))[:2] == (35, 138),
        "offensive: nothing averaged": all(
            row["best"] in figures(linked, incident, row["harm"]) | {None} for row in rows
        ),
        "offensive: the fall of the injured flagged": any(
            (one["kind"], one["harm"]) == ("figure_fell", "injured")
            for one in ([] if incident is None else incident["findings"])
        ),
    }


FACTS = {"tolls": tolls_facts, "seeds": seeds_facts}


def incident_facts(name: str, out: Path, gold: Path) -> dict[str, bool]:
    """Return each fact of a set, and whether it stands in the export."""
    return FACTS[name](Linked(out, gold))


EVENTS = {
    "tolls": (("A bombing its army denies", YIDA), ("An attack in seven outlets", MAZAR)),
    "seeds": (("An offensive whose wounded fall", OFFENSIVE),),
}
HEAD = """# Three incidents

What comes out of pages that others wrote, on the commit of this page: fields, and no sentence of a page. Made by
`tests/eval/linked_incidents.py --data DIR --page`; each fact is checked by `make eval`.
"""


def main() -> int:
    """Read both sets, print each fact and whether it stands; 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--page", action="store_true")
    asked = parser.parse_args()
    reader = open_reader()
    stands: dict[str, bool] = {}
    written = [HEAD]
    for name in FACTS:
        with tempfile.TemporaryDirectory() as made:
            out = export_of(name, asked.data, reader, Path(made))
            gold = asked.data / "data" / name / "gold"
            stands |= incident_facts(name, out, gold)
            linked = Linked(out, gold)
            for title, label in EVENTS[name]:
                written += section(title, linked.of(label), Path(made) / "eval.record", reader)
    facts = [f"- {'stands' if ok else '**missed**'}: {fact}" for fact, ok in stands.items()]
    written += ["## The facts looked for", "", *facts, ""]
    print("\n".join(written if asked.page else facts))
    return 0 if all(stands.values()) else 1


def section(title: str, row: Row | None, record: Path, reader: PageReader) -> list[str]:
    """Return one incident as lines: its figures by hour, and the bounds under each policy."""
    if row is None:
        return [f"## {title}", "", "Not found.", ""]
    policies = reader.lexicon.policies
    with Store.open(record, create=False) as store:
        claims = {claim.id: claim for claim, _, _ in store.placed_claims()}
        documents = {one: store.document(one) for one in row["documents"]}
        evidence = Evidence(
            claims=claims,
            documents={one: page for one, page in documents.items() if page is not None},
            lineages=store.lineages(),
            unnamed=policies.incident.unnamed,
        )
    told = [claims[one] for one in row["claims"]]
    states = "; ".join(f"{aspect}: {state}" for aspect, state in sorted(row["states"].items()))
    found = [f"{one['harm']}: {one['kind']} ({one['note']})" for one in row["findings"]]
    lines = [
        f"## {title}",
        "",
        f"{len(row['documents'])} pages, {row['origins']} origins. {states}.",
        "",
    ]
    lines += [f"To be looked at: {'; '.join(found)}.", ""] if found else []
    lines += ["| day and hour | outlet | harm | figure | who says so | moved |", "|" + " --- |" * 6]
    lines += [
        _history_line(one, claims[one.claim], evidence) for one in tell_history(told, evidence)
    ]
    lines += ["", "| policy | harm | low | best | high |", "| --- | --- | --- | --- | --- |"]
    for policy in policies.toll_policies:
        for total in summarise(told, evidence, policy):
            if total.victim_class is None and total.side is None and total.high is not None:
                low, best, high = bounds_words(total)
                lines.append(f"| {policy.name} | {total.harm} | {low} | {best} | {high} |")
    return [*lines, ""]


def _history_line(one: Telling, claim: Claim, evidence: Evidence) -> str:
    toll = claim.toll
    known = toll is not None and toll.victim_class is not VictimClass.UNKNOWN
    figure = "" if toll is None else f"{figure_words(toll)} {toll.victim_class if known else ''}"
    document = evidence.documents.get(claim.document)
    when = f"{one.published or 'not stated'} {one.hour or ''}".rstrip()
    who = "the outlet" if claim.holder is None else spaced(claim.holder.role)
    moved = one.move if one.stands else f"{one.move}, sets no bound"
    return (
        f"| {when} | {outlet_words(document)} | {one.harm} | {figure.strip()} | {who} | {moved} |"
    )


if __name__ == "__main__":
    sys.exit(main())
