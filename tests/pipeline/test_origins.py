"""What a new page goes back to is found among the pages it concerns, as among all pages."""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from whole import build_whole, derived_rows

from reportedly.pipeline import open_builder
from reportedly.pipeline.update import update
from reportedly.read.document import read_document
from reportedly.records.claim import Reading
from reportedly.records.text import Known, Page
from reportedly.store import Store
from reportedly.vocab.lexicon import load_lexicon

BUILDER = open_builder()
FURNITURE = load_lexicon().furniture
SYLLABLES = ("ba", "do", "fe", "gi", "ku", "lo", "ma", "ne", "pi", "ro", "su", "ta", "vi", "zo")
START = date(2024, 1, 1)


def prose(chance, words):
    """Sentences of the court in made-up words: no word stands in two of them but by chance."""
    told = []
    for _ in range(words // 10):
        made = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(8)]
        told.append(f"The court said {' '.join(made)} again.")
    return " ".join(told)


def put(store, number, *paragraphs):
    raw = "\n\n".join(paragraphs).encode()
    day = START + timedelta(days=number)
    page = Page(
        origin=f"{number}.txt",
        raw=raw,
        sha256=sha256(raw).hexdigest(),
        captured=day,
        known=Known(published=day.isoformat()),
    )
    document = read_document(page, FURNITURE)
    nothing = Reading(
        document=document.id, rules="made@1", statements=(), times=(), places=(), claims=()
    )
    store.add(page, document, nothing)


def count_origins(path, stories):
    """Hold a record brought up to date page by page against one built whole; count its origins."""
    paths = path / "a.record", path / "b.record"
    store, whole = (Store.open(one, create=True) for one in paths)
    with store, whole:
        for number, story in enumerate(stories):
            put(store, number, *story)
            update(store, BUILDER.lexicon, "made")
            put(whole, number, *story)
        build_whole(whole, BUILDER)
        assert derived_rows(store) == derived_rows(whole)
        return len({one.group for one in store.lineages().values()})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pages_that_stand_between_two_others_are_seen_though_the_new_one_has_nothing_of_theirs(
    tmp_path: Path, seed
):
    """Two briefs open with one text that many pages have; the last page has a bit of each brief."""
    chance = Random(seed)  # noqa: S311 - no secret
    common, first, second = prose(chance, 90), prose(chance, 30), prose(chance, 30)
    between = [(prose(chance, 700), common) for _ in range(7)]
    stories = [between[0], (common, first), *between[1:], (common, second)]
    last = (prose(chance, 600), first, prose(chance, 100), second)
    assert count_origins(tmp_path, [*stories, last]) == len(stories) + 1


@pytest.mark.parametrize("seed", [4, 5])
def test_a_page_that_joins_two_stories_changes_all_pages_of_both(tmp_path: Path, seed):
    chance = Random(seed)  # noqa: S311 - no secret
    one, other = prose(chance, 200), prose(chance, 200)
    stories = [(one,), (one, prose(chance, 40)), (other,), (other, prose(chance, 40)), (one, other)]
    assert count_origins(tmp_path, stories) == 1
