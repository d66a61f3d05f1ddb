"""Eight facts that five real pages tell, looked for in an exported record, field by field.

Used by the gate (all eight must stand) and by ``seeds_page.py``, which writes docs/seeds.md. Each
fact is a list of rows; a row says what one claim, situation or incident must hold. Nothing of the
pages' wording is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Test = Callable[[Row], bool]


class Record:
    """An export, read back."""

    def __init__(self, folder: Path) -> None:
        self.claims = lines(folder / "claims.jsonl")
        self.situations = lines(folder / "situations.jsonl")
        self.incidents = {row["id"]: row for row in lines(folder / "incidents.jsonl")}

    def find(self, *tests: Test) -> list[Row]:
        """Claims that pass every test."""
        return [claim for claim in self.claims if all(test(claim) for test in tests)]


def lines(path: Path) -> list[Row]:
    """Return the rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def toll(harm: str, low: int | None, comparator: str = "unmarked", kind: str = "") -> Test:
    """A toll of this harm, low count, comparator and, if given, victim class."""

    def test(claim: Row) -> bool:
        told = claim["toll"]
        return (
            told is not None
            and (told["harm"], told["low"], told["comparator"]) == (harm, low, comparator)
            and (not kind or told["victim_class"] == kind)
        )

    return test


def held_by(*words: str) -> Test:
    """The holder, as named or as printed, has one of the words."""
    return lambda c: (
        c["holder"] is not None
        and any(
            word.lower() in f"{c['holder']['name']} ; {c['holder']['printed']}".lower()
            for word in words
        )
    )


def on(day: str) -> Test:
    """The event's interval holds the day, and is no longer than a week."""

    def test(claim: Row) -> bool:
        when = claim["when"]
        return when is not None and bool(when["from"]) and when["from"] <= day <= (when["to"] or "")

    return test


def at(*words: str) -> Test:
    """One of the event's places goes by one of the words."""

    def names(place: Row) -> str:
        return " ".join([place["printed"], *(n["name"] for n in place["names"])]).lower()

    return lambda c: any(word.lower() in names(p) for p in c["where"] for word in words)


def stance(*wanted: str) -> Test:
    """The claim's stance is one of these."""
    return lambda c: c["stance"] in wanted


def by(actor: str) -> Test:
    """A perpetrator is this actor, by id."""
    return lambda c: any(a["role"] == "perpetrator" and a["id"] == actor for a in c["actors"])


def quantity(low: int | None, high: int | None) -> Test:
    """A count of things with these bounds."""
    return lambda c: (
        c["quantity"] is not None and ((c["quantity"]["low"], c["quantity"]["high"]) == (low, high))
    )


def cumulative(claim: Row) -> bool:
    """The toll covers a period."""
    return claim["toll"]["cumulative"] is not None


def part(claim: Row) -> bool:
    """The toll is part of another."""
    return claim["toll"]["subset_of"] is not None


def contested(claim: Row, record: Record) -> bool:
    """The claim's incident is contested in some aspect."""
    incident = record.incidents.get(claim["incident"])
    return incident is not None and "contested" in incident["states"].values()


def facts(record: Record) -> dict[str, tuple[str, list[list[Row]]]]:
    """Return, for each fact, what it says in our words and the rows that bear it out.

    A fact stands when none of its lists of rows is empty.
    """
    find = record.find
    artsakh = at("Artsakh", "Nagorno-Karabakh")
    day_five, nineteenth = on("2023-03-05"), on("2023-09-19")
    killed_25 = find(toll("killed", 25), held_by("separatist authorities"), nineteenth, artsakh)
    killed_27 = find(
        toll("killed", 27, "at_least"), held_by("Stepanyan"), on("2023-09-20"), artsakh
    )
    police = find(toll("killed", 3, kind="police"), held_by("Human Rights"), by("AZE"), day_five)
    return {
        "a": (
            "3 police officers killed and 1 wounded on 5 March 2023 by Azerbaijani soldiers, per "
            "Artsakh officials and the Human Rights Defender; the peacekeepers confirm who "
            "started; Azerbaijan's ministry rejects that; its soldiers answered fire",
            [
                [c for c in police if contested(c, record)],
                find(toll("killed", 3), held_by("Artsakh officials"), by("AZE"), day_five),
                find(toll("injured", 1), day_five, artsakh),
                find(
                    stance("confirms"),
                    held_by("peacekeeping"),
                    lambda c: c["aspect"] == "initiation",
                ),
                find(stance("denies"), held_by("Ministry of Defense of Azerbaijan")),
                find(stance("justifies", "denies"), held_by("Azerbaijani authorities")),
            ],
        ),
        "b": (
            "21 residents of Artsakh killed since 9 November 2020, of them 6 civilians and 15 "
            "military",
            [
                find(toll("killed", 21, kind="mixed"), cumulative, held_by("Artsakh officials")),
                find(toll("killed", 6, kind="civilian"), cumulative, part, held_by("Human Rights")),
                find(
                    toll("killed", 15, kind="military"), cumulative, part, held_by("Human Rights")
                ),
            ],
        ),
        "c": (
            "at least 49 Armenian soldiers killed, 13 September 2022, per Pashinyan, not final",
            [
                find(
                    toll("killed", 49, "at_least", "military"),
                    held_by("Pashinyan"),
                    on("2022-09-13"),
                    lambda c: c["finality"] == "provisional" and c["toll"]["side"] == "ARM",
                )
            ],
        ),
        "d": (
            "25 killed, of them 2 civilians, and 138 injured, 19 September 2023, per the "
            "separatist authorities of Nagorno-Karabakh; Reuters cannot verify",
            [
                killed_25,
                find(toll("killed", 2, kind="civilian"), part, held_by("separatist"), nineteenth),
                find(toll("injured", 138), held_by("separatist"), nineteenth),
                find(stance("cannot_verify"), held_by("Reuters")),
            ],
        ),
        "e": (
            "at least 27 killed, of them 7 civilians, and 35 injured, per Gegham Stepanyan, 20 "
            "September 2023: the same incident as d, both tolls kept",
            [
                [c for c in killed_27 if c["incident"] in {d["incident"] for d in killed_25}],
                find(toll("killed", 7, kind="civilian"), part, held_by("Stepanyan")),
                find(toll("injured", 35), held_by("Stepanyan")),
                find(
                    stance("denies"),
                    held_by("Azerbaijan"),
                    lambda c: c["aspect"] == "victim_status",
                ),
            ],
        ),
        "f": (
            "one Azerbaijani serviceman injured near Khndzoresk (printed Khndoresk), 10 April 2024",
            [
                find(
                    toll("injured", 1, kind="military"),
                    on("2024-04-10"),
                    at("Khndzoresk"),
                    lambda c: c["toll"]["side"] == "AZE",
                )
            ],
        ),
        "g": (
            "Lachin corridor closed from 12 December 2022, open again 18 September 2023: one "
            "situation from two pages",
            [
                [
                    s
                    for s in record.situations
                    if s["kind"] == "blockade"
                    and s["start"]["from"] == "2022-12-12"
                    and s["end"] is not None
                    and s["end"]["to"] == "2023-09-18"
                    and at("Lachin")(s)
                    and len({c["document"] for c in record.claims if c["id"] in s["claims"]}) > 1
                ]
            ],
        ),
        "h": (
            "more than 60 posts seized and up to 20 vehicles destroyed, per Azerbaijan's defence "
            "ministry",
            [
                find(quantity(61, None), held_by("Baku defence ministry"), by("AZE"), artsakh),
                find(quantity(None, 20), held_by("Baku defence ministry"), by("AZE"), artsakh),
            ],
        ),
    }


def standing(record: Record) -> Iterable[tuple[str, bool]]:
    """Yield each fact's letter and whether it stands whole."""
    for letter, (_, lists) in facts(record).items():
        yield letter, all(lists)
