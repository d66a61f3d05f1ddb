"""How many villages of a user's gazetteer are found where they are: names no rule was written from.

usage: pack_villages.py --data DIR [--villages N]

DIR holds ``data/whosonfirst/am_az.csv``. N villages (300 unless told) are drawn from those of it that
the built-in gazetteer lacks, and named in sentences of our own, printed as they are and with a letter
left out. Printed: the share found within 10 km, without the pack, with it, and with a letter left out.
Names that several villages bear are told apart by their state alone, so not all can be right.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from seed_places import NEAR_KM, pack_at, page_of

from reportedly.pipeline import PageReader, open_reader
from reportedly.records.gazetteer import Scope
from reportedly.vocab.distance import km_apart
from reportedly.vocab.gazetteer import open_gazetteer
from reportedly.vocab.index import by_id
from reportedly.vocab.places import Place
from reportedly.vocab.shelf import open_scope

TOLD = {
    "ARM": (
        "Yerevan said on Monday that two people were wounded in the village of {}. "
        "Armenia's defence ministry spoke of artillery fire.",
        "Armenia's army said that shells fell near {} and Goris.",
    ),
    "AZE": (
        "Baku said on Monday that two people were wounded in the village of {}. "
        "Azerbaijan's defence ministry spoke of artillery fire.",
        "Azerbaijan's army said that shells fell near {} and Ganja.",
    ),
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--villages", type=int, default=300)
    asked = parser.parse_args()
    reader = open_reader()
    with tempfile.TemporaryDirectory() as made:
        shelf = Path(made)
        pack = pack_at(asked.data / "data" / "whosonfirst" / "am_az.csv", shelf)
        scope = Scope(packs=(pack,))
        added = open_scope(scope, shelf)
        if added is None:
            raise SystemExit("the pack was not opened")
        gazetteer = open_gazetteer(added=added)
        with_pack = PageReader(reader.lexicon, reader.parser, gazetteer, reader.today, scope)
        index = added.packs[0].places
        ids = [
            id_ for (id_,) in index.execute("select id from place where same is null order by id")
        ]
        drawn = random.Random(7).sample(ids, asked.villages)
        places = [by_id(index, [id_])[id_] for id_ in drawn]
        villages = [one for one in places if one.country in TOLD and " " not in one.name]
        for told, asked_reader, cut in (
            ("without the pack", reader, False),
            ("with the pack", with_pack, False),
            ("a letter left out", with_pack, True),
        ):
            right = sum(is_found(one, asked_reader, cut=cut) for one in villages)
            print(f"{told:18} {right} of {len(villages)} ({right / len(villages):.3f})")
    return 0


def is_found(village: Place, reader: PageReader, *, cut: bool) -> bool:
    """Whether the village is read where it is, in the first of the sentences about its state."""
    name = village.name
    printed = name[: len(name) // 2] + name[len(name) // 2 + 1 :] if cut else name
    text = TOLD[str(village.country)][len(name) % 2].format(printed)
    mentions = reader.read(page_of(text, reader))[1].places
    return any(
        one.lat is not None
        and one.lon is not None
        and one.printed == printed
        and km_apart((one.lat, one.lon), (village.lat, village.lon)) <= NEAR_KM
        for one in mentions
    )


if __name__ == "__main__":
    sys.exit(main())
