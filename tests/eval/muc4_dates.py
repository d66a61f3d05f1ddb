"""Compare the dates of claims with the incident dates of the MUC-4 keys. Nothing is asserted.

usage: muc4_dates.py DIR [--sets tst1,tst2] [--errors N]

DIR is the folder of the MUC-3/4 corpus: a folder for each set, with one file of reports and files
of answer keys whose names begin with "key-". The reports carry their date in their first line, so
no metadata is given. Keys marked optional, and those whose date is only "on or before" a day (the
default for a report that tells no date), are left out.

reports     with at least one dated key        keys        dated keys
recall      share of keys with a claim of violence dated to the same days
one         reports that tell of exactly one dated incident; of the claims of violence in them:
  dated       share that have a date           right       share of the dated whose date is the key's
  undated is no error of its own: many claims tell of no time.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from reportedly.pipeline import PageReader, open_reader
from reportedly.records.claim import Claim
from reportedly.records.text import Page
from reportedly.records.vocabulary import EventClass, Modality

REPORT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})(?: \(.*\))?$", re.MULTILINE)
SLOT = re.compile(r"^(\d+)\.\s+[A-Z: ]+?\s{2,}(.*)$")
DAY = r"\d{1,2} [A-Z]{3} \d\d"
VIOLENCE = frozenset(
    {
        EventClass.ARMED_CLASH,
        EventClass.ATTACK_ON_ARMED,
        EventClass.ATTACK_ON_CIVILIANS,
        EventClass.SHELLING,
        EventClass.AIR_STRIKE,
        EventClass.MINE_OR_IED,
        EventClass.SUICIDE_BOMBING,
        EventClass.EXECUTION,
        EventClass.ABDUCTION_DETENTION,
        EventClass.PROPERTY_DESTRUCTION,
        EventClass.UNKNOWN,
    }
)

Days = tuple[date, date]


@dataclass
class Keys:
    """The dated incidents of one report, and whether there are others."""

    dates: list[Days] = field(default_factory=list)
    others: int = 0


def main() -> None:
    """Read the reports, print the shares, and as many wrong dates as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", default="tst1,tst2")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    reader = open_reader()
    tally = Tally(asked.errors)
    for name in asked.sets.split(","):
        keys = read_keys(asked.folder / name)
        for report, text in read_reports(asked.folder / name):
            if report in keys and keys[report].dates:
                tally.add(report, keys[report], claims_of(report, text, reader))
    tally.show()


class Tally:
    """What was right so far."""

    def __init__(self, errors: int) -> None:
        self.errors = errors
        self.reports = self.keys = self.recalled = 0
        self.one = self.claims = self.dated = self.right = 0

    def add(self, report: str, keys: Keys, claims: list[Claim]) -> None:
        """Count one report."""
        self.reports += 1
        told = {days for claim in claims if (days := days_of(claim)) is not None}
        for dates in keys.dates:
            self.keys += 1
            self.recalled += any(agrees(days, dates) for days in told)
        if len(set(keys.dates)) == 1 and not keys.others:
            self._add_one(report, keys.dates[0], claims)

    def _add_one(self, report: str, dates: Days, claims: list[Claim]) -> None:
        self.one += 1
        for claim in claims:
            self.claims += 1
            days = days_of(claim)
            if days is None or claim.when is None:
                continue
            self.dated += 1
            right = agrees(days, dates)
            self.right += right
            if not right and self.errors > 0:
                self.errors -= 1
                key = " to ".join(str(day) for day in sorted(set(dates)))
                print(f"{report}: key {key}, read {days[0]} to {days[1]}: {claim.quote[:70]!r}")
                print(
                    f"    {claim.when.printed!r}; {'; '.join(w for w in claim.why if 'when' in w)}"
                )

    def show(self) -> None:
        """Print the shares."""
        print(f"reports  {self.reports}   keys {self.keys}")
        print(f"recall   {self.recalled / max(self.keys, 1):.3f}")
        print(f"one      {self.one} reports, {self.claims} claims")
        print(f"  dated  {self.dated / max(self.claims, 1):.3f}")
        print(f"  right  {self.right / max(self.dated, 1):.3f}")


def agrees(days: Days, key: Days) -> bool:
    """Whether a day is the key's day, or lies in its days; a longer time must be the key's own."""
    return days == key or (days[0] == days[1] and key[0] <= days[0] <= key[1])


def days_of(claim: Claim) -> Days | None:
    """Return the days of a claim that are known at both ends."""
    if claim.when is None or claim.when.from_ is None or claim.when.to is None:
        return None
    return claim.when.from_, claim.when.to


def claims_of(report: str, text: str, reader: PageReader) -> list[Claim]:
    """Return what the report says of violence that happened."""
    raw = text.encode()
    page = Page(
        origin=f"{report}.txt",
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=date(1993, 1, 1),
    )
    _, reading = reader.read(page)
    return [
        claim
        for claim in reading.claims
        if (claim.event_class in VIOLENCE or claim.toll is not None)
        and claim.modality is Modality.ACTUAL
    ]


def read_reports(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the reports of a set: name and text."""
    for path in sorted(folder.glob("*-muc[34]*")):
        if not path.name.startswith("key-"):
            parts = REPORT.split(path.read_text(encoding="utf-8", errors="replace"))
            for name, text in zip(parts[1::2], parts[2::2], strict=True):
                yield name, text.strip("\n") + "\n"


def read_keys(folder: Path) -> dict[str, Keys]:
    """Return the incidents of a set's reports that are relevant and not optional."""
    keys: dict[str, Keys] = {}
    report, optional = "", False
    for path in sorted(folder.glob("key-*")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found = SLOT.match(line)
            if found is None:
                continue
            slot, told = int(found[1]), found[2].strip()
            if slot == 0:
                report = told.split()[0]
            elif slot == 1:
                optional = "OPTIONAL" in told
            elif slot == 2 and told != "*" and not optional:
                add_key(keys.setdefault(report, Keys()), told)
    return keys


def add_key(keys: Keys, told: str) -> None:
    """Add one incident's date, as the key prints it."""
    days = [day for one in re.findall(DAY, told) if (day := as_day(one)) is not None]
    if not days or told.startswith("-") or "/" in told:
        keys.others += 1
    else:
        keys.dates.append((days[0], days[-1]))


def as_day(told: str) -> date | None:
    """Return the day of "09 NOV 89"; None for one that the calendar does not have."""
    try:
        return datetime.strptime(told.title(), "%d %b %y").date()  # noqa: DTZ007 - a day, no time
    except ValueError:
        return None


if __name__ == "__main__":
    main()
