"""Time a user's own gazetteer: adding it once, then opening it and looking names up with it.

usage: bench_gazetteer.py [--rows N]

Writes a dump in GeoNames form with N made-up rows (100,000 unless told; a large state has 2,000,000),
adds it in a process of its own, and prints how long that took and the memory it needed. Then opens
the gazetteer with and without it, and looks up the same names in both. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportedly.records.gazetteer import Scope
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.places import all_places
from reportedly.vocab.shelf import index_path, open_scope, packs_on, shelf_folder

SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ra",
    "tu",
    "ve",
    "so",
    "ne",
    "bar",
    "dzo",
    "gha",
    "shi",
    "pol",
    "kra",
    "zem",
    "nov",
    "ust",
    "sel",
    "gor",
    "vel",
    "mar",
    "ten",
    "dor",
    "lin",
    "sta",
    "kop",
    "hra",
    "zu",
    "be",
    "ash",
    "khi",
    "yer",
    "pod",
    "chu",
]
KINDS = (("P", "PPL"), ("H", "STM"), ("T", "MT"), ("S", "FRM"), ("A", "ADM3"))
SHARES = (70, 8, 8, 10, 4)
ASKED = 4_000
ADDING = """
import resource, sys
from reportedly.cli import main
code = main(["gazetteer", "add", sys.argv[1], "--record", sys.argv[2]])
told = resource.getrusage(resource.RUSAGE_SELF)
print(f"USED {told.ru_utime + told.ru_stime:.1f} {told.ru_maxrss / 1024:.0f}")
sys.exit(code)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args()
    open_gazetteer()  # the built-in index is not what is measured
    with tempfile.TemporaryDirectory() as made:
        os.environ["REPORTEDLY_DATA"] = made
        dump = Path(made, "dump.txt")
        write_dump(dump, asked.rows)
        used, peak = add(dump, Path(made, "bench.record"))
        (pack,) = packs_on(shelf_folder())
        size = index_path(shelf_folder(), pack.id).stat().st_size / 2**20
        print(f"dump           {asked.rows:,} rows, {dump.stat().st_size / 2**20:.0f} MB")
        print(f"adding, once   {used:.1f} s of processor time, {peak:.0f} MB of memory at most")
        print(f"index          {pack.places:,} places, {pack.names:,} names, {size:.0f} MB on disk")
        names = some_names()
        for told, scope in (("without", Scope()), ("with", Scope(packs=(pack,)))):
            print(f"{told:14} {costs(scope, names)}")


def write_dump(path: Path, rows: int) -> None:
    """Write a dump of made-up places; the same rows each time."""
    chance = random.Random(4)
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            file.write(row(50_000_000 + number, chance))


def row(number: int, chance: random.Random) -> str:
    """Return a line of a dump with a made-up place."""
    name = word(chance, 2, 4)
    others = ",".join(word(chance, 2, 4) for _ in range(chance.randint(0, 4)))
    kind = chance.choices(KINDS, SHARES)[0]
    point = (f"{chance.uniform(44, 52):.5f}", f"{chance.uniform(22, 40):.5f}")
    fields = (str(number), name, name, others, *point, *kind, "UA", "", "05", "", "", "")
    return "\t".join((*fields, "0", "", "100", "Europe/Kyiv", "2024-01-01")) + "\n"


def word(chance: random.Random, least: int, most: int) -> str:
    """Return a made-up name of so many syllables."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(least, most))).capitalize()


def add(dump: Path, record: Path) -> tuple[float, float]:
    """Return the processor seconds and the most memory in MB that adding the dump took."""
    words = [sys.executable, "-c", ADDING, str(dump), str(record)]
    run = subprocess.run(words, check=True, capture_output=True, text=True)
    used = next(line for line in run.stdout.splitlines() if line.startswith("USED"))
    seconds, peak = used.split()[1:]
    return float(seconds), float(peak)


def some_names() -> list[str]:
    """Return folded names to ask for: half of them places, half of them not."""
    known = [fold(named.names[0]) for _, named in zip(range(ASKED * 5), all_places(), strict=False)]
    chance = random.Random(5)
    return sorted({*known[::10], *(fold(word(chance, 2, 4)) for _ in range(ASKED // 2))})


def costs(scope: Scope, names: list[str]) -> str:
    """Return what opening the gazetteer and looking names up costs."""
    opening = statistics.median(
        seconds(lambda: open_gazetteer(added=open_scope(scope))) for _ in range(5)
    )
    gazetteer = open_gazetteer(added=open_scope(scope))
    asking = seconds(lambda: gazetteer.look_up(names))
    hearing = seconds(lambda: [gazetteer.misspelt(name, frozenset({"UKR"})) for name in names[:50]])
    return (
        f"open {opening * 1000:.0f} ms, {len(names):,} names looked up in {asking * 1000:.0f} ms, "
        f"50 by sound in {hearing * 1000:.0f} ms"
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took, by the processor's clock of this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
