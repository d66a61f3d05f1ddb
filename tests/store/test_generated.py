"""The made-up record that other tests and benchmarks are timed on."""

from generated import generate

from reportedly.store import Store, find_damage

_WHICH_EDITION = {"SCAN edition", *(f"SCALAR SUBQUERY {n}" for n in range(9))}


def test_it_passes_verify_and_says_what_it_holds(tmp_path):
    path = tmp_path / "made.record"
    counts = generate(path, pages=120)
    with Store.open(path, create=False) as store:
        assert not list(find_damage(store))
        assert store.derived_is_current()
        assert counts == store.counts()
        incidents = list(store.incidents())
        in_one = [claim for incident in incidents for claim in incident.claims]
        assert len(incidents) == 20
        assert sorted(in_one) == sorted(claim.id for claim in store.claims())
        assert {lineage.document for lineage in store.lineages().values()} == {
            document.id for document in store.documents()
        }


def test_the_same_arguments_give_the_same_rows(tmp_path):
    told = []
    for name in ("a", "b"):
        generate(tmp_path / name, pages=30, seed=3)
        with Store.open(tmp_path / name, create=False) as store:
            told.append((list(store.placed_claims()), list(store.incidents())))
    assert told[0] == told[1]


def test_what_lists_are_filtered_by_has_an_index(tmp_path):
    generate(tmp_path / "made", pages=30)
    with Store.open(tmp_path / "made", create=False) as store:
        for where in (
            "incidents WHERE first_day >= '2015-01-02' ORDER BY first_day, id",
            "incidents WHERE event_class = 'shelling' ORDER BY first_day",
            "incidents WHERE place = 'made:3'",
            "claims WHERE harm = 'killed' AND first_day > '2015-01-01'",
            "claims WHERE stance = 'denies'",
            "claims WHERE document = 'd-1'",
            "readings WHERE outlet = 'The Ferry' ORDER BY published_to",
            "claim_incident WHERE incident = 'i-1'",
        ):
            plan = store._db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {where}").fetchall()  # noqa: SLF001, S608 - the plan is what is asked for
            steps = [told for *_, told in plan if told not in _WHICH_EDITION]
            assert len(steps) == 1, where
            assert steps[0].startswith("SEARCH"), where
            assert "USING INDEX" in steps[0] or "USING COVERING INDEX" in steps[0], where
