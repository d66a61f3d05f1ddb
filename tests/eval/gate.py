"""Score the program on evaluation data that others own, against floors pinned beside this file.

usage: gate.py --data DIR [--only SET,..] [--raise]

DIR holds ``data/`` (page sets with gold) and ``score/`` (scorers that read an export). Without DIR
nothing is measured and the gate passes, saying so. A number below its floor fails. ``--raise``
writes floors up to what was measured; nothing here ever lowers one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from case2021 import score_case2021
from exports import export_of, numbers, score
from fresh_gold import score_coded
from ged import score_ged
from linked_incidents import FACTS, incident_facts
from muc4 import score_muc4
from places_baseline import write_baseline
from seed_answers import answers_right
from seed_facts import Record, standing
from seed_pages import seed_pages
from seed_places import shares
from webpages import score_webpages

from reportedly.pipeline import PageReader, open_reader

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SLACK = 0.002
"""How far below what was measured a raised floor is set: floats differ between machines."""

SETS: dict[str, tuple[str, ...]] = {
    "tolls": ("tolls", "denials", "links"),
    "tolls-snippets": ("tolls",),
    "seeds": ("tolls", "denials", "links"),
    "polnear-dev": ("attribution",),
    "timebank": ("times",),
    "geowebnews": ("places",),
    "webpages": (),
    "geovirus": ("places",),
    "muc4": (),
    "case2021": (),
    "ged": (),
    "fresh-a": (),
    "fresh-b": (),
    "denied-a": (),
    "denied-b": (),
}
"""Each set of pages, and the scorers it has gold for; the last have their own, beside this file."""

WHOLE = frozenset({"polnear-dev", "timebank", "geovirus", "geowebnews"})
"""Sets on who says what, on times and on places at large: their pages are read whole."""

OWN: dict[str, Callable[[Path, PageReader], dict[str, float]]] = {
    "webpages": lambda data, _: score_webpages(data),
    "muc4": score_muc4,
    "case2021": score_case2021,
    "ged": score_ged,
    "fresh-a": partial(score_coded, "fresh", "a"),
    "fresh-b": partial(score_coded, "fresh", "b"),
    "denied-a": partial(score_coded, "denied", "a"),
    "denied-b": partial(score_coded, "denied", "b"),
}


def main() -> int:
    """Measure, print, compare; 1 when a number fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--raise", dest="raising", action="store_true")
    asked = parser.parse_args()
    if not (asked.data / "score").is_dir():
        print(f"eval: skipped, no evaluation data at {asked.data}")
        return 0
    wanted = [name for name in SETS if not asked.only or name in asked.only.split(",")]
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    measured: dict[str, float] = {}
    readers = {whole: open_reader(read_all=whole) for whole in (False, True)}
    for name in wanted:
        measured |= measure(name, asked.data, readers[name in WHOLE])
    asked_for = tuple(f"{name}/" for name in wanted)
    pinned = {key: floor for key, floor in floors.items() if key.startswith(asked_for)}
    if not pinned:
        print(f"eval: no floor is pinned in {FLOORS.name} for {', '.join(wanted)}")
        return 1
    # A floor whose number is no longer measured has fallen too.
    fallen = [key for key, floor in pinned.items() if measured.get(key, -1.0) < floor]
    for key in sorted(measured):
        floor = floors.get(key)
        mark = "BELOW" if key in fallen else ""
        print(
            f"{key:40} {measured[key]:.3f}   floor {'-' if floor is None else f'{floor:.3f}'}  {mark}"
        )
    if asked.raising:
        raised = {k: max(v, round(measured.get(k, 0) - SLACK, 3)) for k, v in floors.items()}
        FLOORS.write_text(json.dumps(raised, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if fallen:
        print("eval: below the floor or not measured:", ", ".join(sorted(fallen)))
    return 1 if fallen else 0


def measure(name: str, data: Path, reader: PageReader) -> dict[str, float]:
    """Return the scores of one set of pages, keyed ``set/scorer/measure``."""
    if name in OWN:
        return {f"{name}/{key}": value for key, value in OWN[name](data, reader).items()}
    with tempfile.TemporaryDirectory() as made:
        out = export_of(name, data, reader, Path(made))
        gold = data / "data" / name / "gold"
        measured = {
            f"{name}/{scorer}/{key}": value
            for scorer in SETS[name]
            for key, value in numbers(score(data / "score" / f"{scorer}.py", out, gold))
        }
        if "places" in SETS[name]:
            measured |= baseline(name, out, data, reader)
        if name in FACTS:
            facts = incident_facts(name, out, gold)
            print(f"{name}: missed:", ", ".join(k for k, ok in facts.items() if not ok) or "none")
            measured[f"{name}/incidents"] = sum(facts.values()) / len(facts)
        if name == "seeds":
            stand = dict(standing(Record(out)))
            print("seeds: facts that stand whole:", " ".join(k for k, ok in stand.items() if ok))
            measured["seeds/facts"] = sum(stand.values()) / len(stand)
            right = dict(answers_right(out))
            print("seeds: answers that are wrong:", ", ".join(k for k, v in right.items() if not v))
            measured["seeds/answers_right"] = sum(right.values()) / len(right)
            measured |= {f"seeds/{key}": value for key, value in seed_pages(data).items()}
            measured |= shares(data, reader)
        return measured


def baseline(name: str, out: Path, data: Path, reader: PageReader) -> dict[str, float]:
    """Return what the most populous namesake of every name gives: to be compared, not pinned."""
    plain = out.parent / "baseline"
    write_baseline(out, plain, reader.gazetteer)
    told = score(data / "score" / "places.py", plain, data / "data" / name / "gold")
    return {f"{name}/places/population_first_{key}": value for key, value in numbers(told)}


if __name__ == "__main__":
    sys.exit(main())
