"""Score the classes of events on the snippets of CASE 2021 task 2, with a table of confusions.

usage: case2021.py --data DIR [--confusions N] [--json]

DIR holds ``case2021/snippets.tsv``: one to three sentences each, one label each (mostly sub-types of
ACLED), and the list of labels; the few of another list (disasters, crime) count as ``OTHER``. A snippet's label is worked out from the classes of the claims read from it, by the table
below. Nothing is trained, and the table was written from the code books of both lists, not from
the snippets. Two labels have no class of their own in the record and are never given: grenades and
chemical weapons. F1 is weighted by how often a label stands in the set, as the task does it.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from reportedly.errors import PageError
from reportedly.pipeline import PageReader, open_reader
from reportedly.records.claim import Claim
from reportedly.records.text import Page
from reportedly.records.vocabulary import EventClass as Is
from reportedly.records.vocabulary import Harm, Modality

OTHER = "OTHER"
LABELS: dict[Is, str] = {
    Is.ABDUCTION_DETENTION: "ABDUCT_DISSAP",
    Is.AGREEMENT: "AGREEMENT",
    Is.CEASEFIRE: "AGREEMENT",
    Is.RELEASE_OR_EXCHANGE: "AGREEMENT",
    Is.AIR_STRIKE: "AIR_STRIKE",
    Is.DRONE_STRIKE: "AIR_STRIKE",
    Is.ARMED_CLASH: "ARMED_CLASH",
    Is.ATTACK_ON_ARMED: "ARMED_CLASH",
    Is.CAPTURE_OF_COMBATANTS: "ARREST",
    Is.ARREST: "ARREST",
    Is.SHELLING: "ART_MISS_ATTACK",
    Is.ATTACK_ON_CIVILIANS: "ATTACK",
    Is.EXECUTION: "ATTACK",
    Is.TORTURE_ILL_TREATMENT: "ATTACK",
    Is.BUILDUP: "CHANGE_TO_GROUP_ACT",
    Is.MOVEMENT_RESTRICTION_BLOCKADE: "CHANGE_TO_GROUP_ACT",
    Is.WEAPONS_SEIZURE_OR_DEMINING: "DISR_WEAP",
    Is.INTERCEPTION: "DISR_WEAP",
    Is.TERRITORY_TAKEN: "NON_STATE_ACTOR_OVERTAKES_TER",
    Is.INCURSION_OR_ADVANCE: "ARMED_CLASH",
    Is.TERRITORY_TRANSFERRED: "NON_VIOL_TERRIT_TRANSFER",
    Is.BASE_OR_CHECKPOINT: "HQ_ESTABLISHED",
    Is.PROTEST: "PEACE_PROTEST",
    Is.RIOT: "VIOL_DEMONSTR",
    Is.PROPERTY_DESTRUCTION: "PROPERTY_DISTRUCT",
    Is.MINE_OR_IED: "REM_EXPLOS",
    Is.SEXUAL_VIOLENCE: "SEX_VIOL",
    Is.SUICIDE_BOMBING: "SUIC_BOMB",
}
"""The label of each class; a class that is not here is ``OTHER``."""

SURE = ("SUIC_BOMB", "SEX_VIOL", "AIR_STRIKE", "ABDUCT_DISSAP", "ART_MISS_ATTACK", "REM_EXPLOS")
"""Labels of a means or an act so marked that it types the snippet wherever it stands in it."""

_FORCE = frozenset({Is.ATTACK_ON_CIVILIANS, Is.TORTURE_ILL_TREATMENT})
_STATE = frozenset({"police", "army", "military", "troops", "soldiers", "forces", "government"})


def main() -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--confusions", type=int, default=25)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    pairs = label_snippets(asked.data, open_reader())
    if asked.json:
        print(json.dumps(figures(pairs)))
        return 0
    for name, value in figures(pairs).items():
        print(f"{name:12} {value:.3f}")
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    print(f"{'times':>5}  {'label':32} read as")
    for (label, read), times in wrong.most_common(asked.confusions):
        print(f"{times:5}  {label:32} {read}")
    return 0


def label_snippets(data: Path, reader: PageReader) -> list[tuple[str, str]]:
    """Return, for each snippet, its label and the label that was read."""
    listed = set((data / "case2021" / "event_types.txt").read_text(encoding="utf-8").split())
    table = (data / "case2021" / "snippets.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        (
            row["label"] if row["label"] in listed else OTHER,
            read_label(row["id"], row["text"], reader),
        )
        for row in rows
    ]


def score_case2021(data: Path, reader: PageReader) -> dict[str, float]:
    """Return the figures, for the gate."""
    return figures(label_snippets(data / "data", reader))


def read_label(name: str, text: str, reader: PageReader) -> str:
    """Return the label that the claims of one snippet come to."""
    raw = text.encode("utf-8")
    page = Page(
        origin=f"{name}.txt",
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=date(2021, 12, 31),
    )
    try:
        _, reading = reader.read(page)
    except PageError as error:
        print(f"not read: {error}", file=sys.stderr)
        return OTHER
    return label_of([c for c in reading.claims if c.modality is not Modality.HYPOTHETICAL])


def label_of(claims: Sequence[Claim]) -> str:
    """Return the label of what the claims tell first, what happened at a protest before all."""
    classes = [claim.event_class for claim in claims]
    if Is.PROTEST in classes or Is.RIOT in classes:
        return _at_a_protest(claims, classes)
    labels = [_label(claim) for claim in claims]
    sure = next((label for label in labels if label in SURE), None)
    return sure or next((label for label in labels if label != OTHER), OTHER)


def _label(claim: Claim) -> str:
    if claim.event_class is Is.TERRITORY_TAKEN and _STATE & set(_doer_words(claim)):
        return "GOV_REGAINS_TERIT"
    if claim.event_class is Is.UNKNOWN and claim.toll is not None:
        harmed = claim.toll.harm in {Harm.KILLED, Harm.INJURED}
        return "ATTACK" if harmed and claim.actors else OTHER
    return LABELS.get(claim.event_class, OTHER)


def _doer_words(claim: Claim) -> Iterable[str]:
    for actor in claim.actors:
        if actor.role == "perpetrator":
            yield from actor.printed.lower().split()


def _at_a_protest(claims: Sequence[Claim], classes: Sequence[Is]) -> str:
    harmed = any(c.toll is not None and c.toll.harm in {Harm.KILLED, Harm.INJURED} for c in claims)
    if _FORCE & set(classes) or (harmed and Is.RIOT not in classes):
        return "FORCE_AGAINST_PROTEST"
    if Is.RIOT in classes or Is.PROPERTY_DESTRUCTION in classes:
        return "VIOL_DEMONSTR"
    return "PROTEST_WITH_INTER" if Is.ARREST in classes else "PEACE_PROTEST"


def figures(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return the share that is right, and F1 weighted by label and plain over labels."""
    wanted, read = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a == b)
    scores = {
        label: 2 * right[label] / (wanted[label] + read[label])
        for label in wanted
        if wanted[label] + read[label]
    }
    return {
        "accuracy": sum(right.values()) / len(pairs),
        "weighted_f1": sum(scores[label] * wanted[label] for label in scores) / len(pairs),
        "macro_f1": sum(scores.values()) / len(scores),
    }


if __name__ == "__main__":
    sys.exit(main())
