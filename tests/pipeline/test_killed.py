"""A record whose process is killed, or whose disk is full, at any moment."""

import pytest
from corpora import make_reports
from generated import add_report
from killed import AT_ONCE, CROWDED, kill_and_look
from whole import build_whole, derived_rows

from reportedly.errors import RecordDiskFull
from reportedly.pipeline import open_builder
from reportedly.pipeline.update import update
from reportedly.store import Store, find_damage
from reportedly.store.write import writing


def test_killed_at_any_moment_it_is_whole_and_goes_on(where):
    seen = kill_and_look(where, pages=150, times=12, seed=11)
    assert len(seen) >= 3
    assert any(pages > 0 for pages, _ in seen)


def test_a_full_disk_while_linking_leaves_it_whole_and_it_goes_on(tmp_path):
    builder, failed = open_builder(), 0
    with Store.open(tmp_path / "a", create=True) as store:
        for told in make_reports(12, 3, CROWDED, seed=5):
            with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
                add_report(store._db, told)  # noqa: SLF001
        (size,) = store._db.execute("PRAGMA page_count").fetchone()  # noqa: SLF001
        for room in range(1000):
            store._db.execute(f"PRAGMA max_page_count = {size + room}")  # noqa: SLF001 - to fill it
            try:
                update(store, builder.lexicon, "made", AT_ONCE)
                break
            except RecordDiskFull:
                failed += 1
                assert not list(find_damage(store))
        assert failed >= 3
        updated = derived_rows(store)
        build_whole(store, builder)
        assert derived_rows(store) == updated


@pytest.mark.parametrize("at_once", [1, 100])
def test_what_is_up_to_date_stays_as_it_is(tmp_path, at_once):
    builder = open_builder()
    with Store.open(tmp_path / "a", create=True) as store:
        for told in make_reports(4, 3, CROWDED, seed=5):
            with writing(store._db):  # noqa: SLF001 - the page is written as the store writes it
                add_report(store._db, told)  # noqa: SLF001
        update(store, builder.lexicon, "made", at_once)
        changes = store._db.total_changes  # noqa: SLF001 - nothing is written again
        update(store, builder.lexicon, "made", at_once)
        assert store._db.total_changes == changes  # noqa: SLF001
