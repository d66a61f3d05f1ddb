from reportedly.reconcile.history import Move, tell_history
from reportedly.records.text import PageFact
from reportedly.records.vocabulary import FactBasis, FactField, Stance


def out_at(make, name, printed):
    """A page, and the words that told when it came out."""
    fact = PageFact(
        field=FactField.PUBLISHED,
        value=printed[:10],
        printed=printed,
        basis=FactBasis.METADATA_FILE,
        start=None,
        end=None,
        chosen=True,
        why="",
    )
    return make.document(name, published=printed[:10]).replacing(known=(fact,))


def test_every_number_by_hour_and_how_it_moved(make):
    documents = [
        out_at(make, "d-1", "2021-06-01T19:44:00"),
        out_at(make, "d-2", "2021-06-01T08:05:00"),
        out_at(make, "d-3", "2021-06-02"),
    ]
    mayor = make.holder("the mayor")
    claims = [
        make.claim("c-1", document="d-1", toll=make.toll(4), holder=mayor),
        make.claim("c-2", document="d-2", toll=make.toll(2), holder=mayor),
        make.claim("c-3", document="d-3", toll=make.toll(3), holder=mayor),
        make.claim("c-4", document="d-3", toll=make.toll(None)),
    ]
    told = tell_history(claims, make.evidence(claims, documents))
    assert [(t.claim, t.hour, t.move, t.stands) for t in told] == [
        ("c-2", "08:05", Move.FIRST, True),
        ("c-1", "19:44", Move.UP, True),
        ("c-3", None, Move.DOWN, True),
    ]


def test_a_figure_its_own_voice_takes_back_sets_no_bound(make):
    mayor = make.holder("the mayor")
    claims = [
        make.claim("c-1", toll=make.toll(12), holder=mayor),
        make.claim(
            "c-2", toll=make.toll(10), holder=mayor, stance=Stance.REVISES, answers=("c-1",)
        ),
        make.claim("c-3", toll=make.toll(14), stance=Stance.REVISES, answers=("c-2",)),
    ]
    told = tell_history(claims, make.evidence(claims))
    assert [(t.claim, t.move, t.stands) for t in told] == [
        ("c-1", Move.WITHDRAWN, False),
        ("c-2", Move.DOWN, True),
        ("c-3", Move.FIRST, True),
    ]
