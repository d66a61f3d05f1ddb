"""Rows a second and memory of the exports that stream claims, at two sizes.

usage: exports.py [--claims N] [--small M] [--forms csv,parquet,geojson]

A made-up record of M claims, then one of N, is written in each format, each in a process of its own.
Memory must not grow with the record: what the larger run needs beyond the smaller is printed. The
time to make the record up is measured apart and taken off. ``--claims 1000000`` takes minutes.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_source import MadeSource

PER_PAGE = 20
PER_INCIDENT = 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--forms", default="csv,parquet,geojson")
    parser.add_argument("--one", default="")
    asked = parser.parse_args()
    if asked.one:
        one(asked.one, asked.claims)
        return
    for form in asked.forms.split(","):
        small, large = (measured(form, claims) for claims in (asked.small, asked.claims))
        seconds, made, megabytes, size = large
        rate = asked.claims / max(seconds - made, 0.001)
        print(
            f"export {form:8} {asked.claims:>9,} claims  {rate:>8,.0f} claims/s "
            f"(without making them up: {made:.0f} of {seconds:.0f} s)  {size:>6,.0f} MB on disk  "
            f"memory {megabytes:.0f} MB; {small[2]:.0f} MB at {asked.small:,}",
            flush=True,
        )


def measured(form: str, claims: int) -> tuple[float, ...]:
    """Return seconds, those of making the record up, megabytes of memory and of files."""
    command = [sys.executable, __file__, "--one", form, "--claims", str(claims)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return tuple(float(number) for number in told.split())


def one(form: str, claims: int) -> None:
    """Export once, in this process, and print what it took."""
    from reportedly.export import EXPORTERS  # noqa: PLC0415 - measured with the rest

    source = MadeSource(claims // PER_PAGE, PER_PAGE, PER_INCIDENT)
    before = time.process_time()
    passes(source)
    made = time.process_time() - before
    with tempfile.TemporaryDirectory() as out:
        before = time.process_time()
        EXPORTERS[form](source, Path(out))
        seconds = time.process_time() - before
        size = sum(path.stat().st_size for path in Path(out).iterdir()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, made, peak, size)


def passes(source: MadeSource) -> None:
    """Go through the record as the three exports do: pages and claims once, incidents twice."""
    for things in (source.documents(), source.placed_claims(), source.incidents()):
        for _ in things:
            pass
    for _ in source.incidents():
        pass


if __name__ == "__main__":
    main()
