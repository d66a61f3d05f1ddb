"""Where the places of the five seed pages are found: by the program alone, and with a pack added.

usage: seed_places.py --data DIR [--write docs/places.md]

DIR holds ``data/seeds/pages`` and ``data/whosonfirst/am_az.csv``. Each name of TRUTH is looked for
among the places read from the pages; it is right when every mention of it is of the state told and
lies within 10 km of the point told, or is of the level told where the name is a region's, a
corridor's or an exclave's. Homonyms that the pages lack are read from sentences of our own. The
points are facts from encyclopedias and national gazetteers, rounded, not taken from either gazetteer
that is measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reportedly.ingest.find import only_page
from reportedly.ingest.packs import Asked, add_pack
from reportedly.pipeline import PageReader, open_reader
from reportedly.pipeline.read import WholeReader
from reportedly.records.claim import PlaceMention
from reportedly.records.gazetteer import Pack, Scope
from reportedly.records.text import Page
from reportedly.vocab.distance import km_apart
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.shelf import open_scope

NEAR_KM = 10.0


class Truth(NamedTuple):
    """Where a name of the pages is: a state, a point for a spot, or the levels a region may have."""

    name: str
    country: str
    point: tuple[float, float]
    levels: tuple[str, ...] = ("settlement", "near_settlement", "site")
    within_km: float = NEAR_KM
    note: str = ""


NEARBY = ("settlement", "near_settlement", "site", "adm1", "adm2")
REGION = ("adm1", "adm2", "contested_region", "other")

TRUTH = (
    Truth("Vardenis", "ARM", (40.183, 45.731)),
    Truth("Sotk", "ARM", (40.203, 45.867)),
    Truth("Artanish", "ARM", (40.467, 45.367)),
    Truth("Ishkhanasar", "ARM", (39.571, 46.038), note="the pack spells it Ishkanasar"),
    Truth("Goris", "ARM", (39.511, 46.342)),
    Truth("Kapan", "ARM", (39.208, 46.406)),
    Truth("Geghamasar", "ARM", (40.311, 45.680)),
    Truth("Stepanakert", "AZE", (39.815, 46.752)),
    Truth("Khankendi", "AZE", (39.815, 46.752)),
    Truth("Lisagor", "AZE", (39.690, 46.643), note="Turshsu"),
    Truth("Hin Shen", "AZE", (39.639, 46.607), note="two namesakes in Armenia"),
    Truth("Mets Shen", "AZE", (39.660, 46.596), note="namesakes in Armenia"),
    Truth("Khndoresk", "ARM", (39.512, 46.434), note="misspelt for Khndzoresk"),
    Truth("Tovuzgala", "ARM", (40.881, 45.390), note="Azerbaijani name of Berd"),
    Truth("Basarkechar", "ARM", (40.183, 45.731), note="Azerbaijani name of Vardenis"),
    Truth("Ashagi Seyfali", "AZE", (40.761, 46.127)),
    Truth("Lachin corridor", "AZE", (39.64, 46.60), ("line_or_zone",), 30),
    Truth("Nakhchivan", "AZE", (39.3, 45.4), REGION, 40, "the exclave, not its town"),
    Truth(
        "Sadarak",
        "AZE",
        (39.712, 44.885),
        (*NEARBY, "line_or_zone"),
        note="the border crossing at the town",
    ),
    Truth("Gegharkunik", "ARM", (40.3, 45.3), REGION, 40, "the province, not the village"),
    Truth("Tavush", "ARM", (40.95, 45.15), REGION, 40, "the province"),
    Truth("Tovuz", "AZE", (40.992, 45.629), NEARBY, 20, "the town, or beside it"),
    Truth("Yerevan", "ARM", (40.178, 44.513), note="the capital"),
    Truth("Baku", "AZE", (40.377, 49.892), note="the capital"),
)

SENTENCES: tuple[tuple[str, Truth], ...] = (
    (
        "Azerbaijan said on Monday that two of its soldiers were wounded near Tovuz. "
        "Armenia denied that it had opened fire from its Tavush province.",
        Truth("Tovuz", "AZE", (40.992, 45.629), NEARBY, 20),
    ),
    (
        "Armenia said on Monday that two of its soldiers were wounded in Tavush. "
        "Azerbaijan denied that it had opened fire from its Tovuz district.",
        Truth("Tavush", "ARM", (40.95, 45.15), (*REGION, *NEARBY), 40, "the province or its town"),
    ),
    (
        "Demining teams of Azerbaijan worked in Aghdam on Friday, Baku said.",
        Truth("Aghdam", "AZE", (39.991, 46.930), NEARBY, 20),
    ),
    (
        "The displaced went back to Agdam and Fuzuli, Azerbaijani officials said.",
        Truth("Agdam", "AZE", (39.991, 46.930), NEARBY, 20),
    ),
    (
        "Trucks were stopped at Lachin on Sunday, the de facto authorities in Stepanakert said.",
        Truth("Lachin", "AZE", (39.64, 46.55), NEARBY, 20, "the town or its district"),
    ),
    (
        "Armenia's defence ministry said that shells fell in the southern province of Syunik.",
        Truth("Syunik", "ARM", (39.3, 46.2), REGION, 40, "the province, not the village"),
    ),
)
"""Namesakes on both sides of a border, and names the pages print only inside others."""


class Found(NamedTuple):
    """What was made of a name: how often it was read, how often rightly, and what of it was wrong."""

    truth: Truth
    mentions: int
    right: int
    told: str

    @property
    def is_right(self) -> bool:
        """Whether it was read, and rightly each time."""
        return self.mentions > 0 and self.right == self.mentions


def main() -> int:
    """Measure, print the table, and write the page when told where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    alone, added = both(asked.data, open_reader())
    page = table(alone, added)
    print(page)
    if asked.write is not None:
        asked.write.write_text(page, encoding="utf-8")
    return 0


def shares(data: Path, reader: PageReader) -> dict[str, float]:
    """Return the share of names that are right, alone and with the pack, for the gate."""
    alone, added = both(data, reader)
    return {
        "seeds/places": sum(one.is_right for one in alone) / len(alone),
        "seeds/places_with_pack": sum(one.is_right for one in added) / len(added),
    }


def both(data: Path, reader: PageReader) -> tuple[list[Found], list[Found]]:
    """Return what is found by the program alone and with the Who's On First pack added."""
    pages = data / "data" / "seeds" / "pages"
    with tempfile.TemporaryDirectory() as made:
        shelf = Path(made)
        pack = pack_at(data / "data" / "whosonfirst" / "am_az.csv", shelf)
        scope = Scope(packs=(pack,))
        gazetteer = open_gazetteer(added=open_scope(scope, shelf))
        alone = WholeReader(reader.lexicon, reader.parser, reader.gazetteer, reader.today)
        with_pack = WholeReader(reader.lexicon, reader.parser, gazetteer, reader.today, scope)
        return measured(pages, alone), measured(pages, with_pack)


def measured(pages: Path, reader: PageReader) -> list[Found]:
    """Return what is made of each name, first of the pages, then of our own sentences."""
    mentions = [
        place
        for path in sorted(pages.iterdir())
        for place in reader.read(only_page(path, reader.today))[1].places
    ]
    found = [judged(truth, _named(truth.name, mentions)) for truth in TRUTH]
    for text, truth in SENTENCES:
        places = reader.read(page_of(text, reader))[1].places
        found.append(judged(truth, _named(truth.name, places)))
    return found


def judged(truth: Truth, mentions: list[PlaceMention]) -> Found:
    """Return how many of the mentions are where the name is, and what the others were taken for."""
    wrong = [one for one in mentions if not _is_right(one, truth)]
    told = "; ".join(dict.fromkeys(_words(one) for one in wrong)) if mentions else "not read"
    return Found(truth, len(mentions), len(mentions) - len(wrong), told)


def table(alone: list[Found], added: list[Found]) -> str:
    """Return the page: what each name needed, and how far it got."""
    pages, own = len(TRUTH), len(SENTENCES)
    counts = [sum(one.is_right for one in found) for found in (alone, added)]
    lines = [
        "# Where the places of the seed pages are found",
        "",
        "Made by `tests/eval/seed_places.py`. A name is right when every mention of it on five news pages",
        "about one conflict is of the right state and within 10 km of the place, or is the right region. The",
        "points it is held against stand in the script. *Alone*: with the built-in gazetteer. *With a pack*:",
        "with Who's On First for the two states added (`reportedly gazetteer add`). The last names stand in",
        "sentences of our own: namesakes on both sides of a border, names the pages print inside others only.",
        "",
        f"Right of {pages + own}: {counts[0]} alone, {counts[1]} with the pack.",
        "",
        "| name | is | mentions | alone | with a pack | needs |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_row(*pair) for pair in zip(alone, added, strict=True)]
    return "\n".join([*lines, ""])


def _row(alone: Found, added: Found) -> str:
    truth = alone.truth
    where = f"{truth.country} {truth.point[0]:g}, {truth.point[1]:g}"
    is_ = f"{where}; {truth.note}" if truth.note else where
    needs = "nothing" if alone.is_right else ("the pack" if added.is_right else "**more**")
    cells = (truth.name, is_, str(alone.mentions), _cell(alone), _cell(added), needs)
    return f"| {' | '.join(cells)} |"


def _cell(found: Found) -> str:
    if found.is_right:
        return "right"
    return f"{found.right} of {found.mentions}: {found.told}" if found.mentions else found.told


def _is_right(mention: PlaceMention, truth: Truth) -> bool:
    if mention.lat is None or mention.lon is None or mention.country != truth.country:
        return False
    away = km_apart((mention.lat, mention.lon), truth.point)
    return away <= truth.within_km and mention.level in truth.levels


def _named(name: str, mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The mentions of a name; of "Lachin" not those of its corridor."""
    folded = fold(name)
    longer = {f"{folded} corridor"}
    found = []
    for one in mentions:
        printed = fold(one.printed)
        is_it = printed == folded or printed.rpartition(" ")[0] == folded
        if is_it and printed not in longer:
            found.append(one)
    return found


def _words(mention: PlaceMention) -> str:
    if mention.id is None or mention.lat is None or mention.lon is None:
        return f"none ({mention.why})"
    level = str(mention.level).replace("_", " ")
    return f"{mention.name}, {level}, {mention.country}, {mention.lat:.2f} {mention.lon:.2f}"


def pack_at(path: Path, shelf: Path) -> Pack:
    """Return the Who's On First table as a pack on the shelf."""
    asked = Asked(name="whosonfirst")
    return add_pack(path, shelf, open_gazetteer(), asked, lambda *_: None).pack


def page_of(text: str, reader: PageReader) -> Page:
    """Return a page of plain text."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "sentences.txt"
        path.write_text(text, encoding="utf-8")
        return only_page(path, reader.today)


if __name__ == "__main__":
    sys.exit(main())
