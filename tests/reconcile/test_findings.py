import pytest

from reportedly.reconcile.findings import find_findings
from reportedly.records.incident import FindingKind
from reportedly.records.vocabulary import Harm, VictimClass

CIVILIAN, MILITARY = VictimClass.CIVILIAN, VictimClass.MILITARY


def found(make, claims, documents=()):
    return [(f.kind, f.claims) for f in find_findings(claims, make.evidence(claims, documents))]


def test_a_later_page_that_gives_fewer_is_told_and_nothing_is_averaged(make):
    documents = [make.document(f"d-{n}", published=f"2021-06-0{n}") for n in (1, 2)]
    hurt = [make.toll(n, harm=Harm.INJURED) for n in (138, 35)]
    claims = [
        make.claim("c-1", document="d-1", toll=hurt[0], holder=make.holder("the mayor")),
        make.claim("c-2", document="d-2", toll=hurt[1], holder=make.holder("the ombudsman")),
    ]
    (one,) = find_findings(claims, make.evidence(claims, documents))
    assert (one.kind, one.harm) == (FindingKind.FIGURE_FELL, Harm.INJURED)
    assert one.claims == ("c-1", "c-2")
    assert one.note == "138 on 2021-06-01, then 35 on 2021-06-02"


@pytest.mark.parametrize(("day", "second"), [("2021-06-01", 2), ("2021-06-02", 12), (None, 2)])
def test_no_fall_on_one_day_or_upwards_or_undated(make, day, second):
    documents = [
        make.document("d-1", published="2021-06-01"),
        make.document("d-2", published=day),
    ]
    claims = [
        make.claim("c-1", document="d-1", toll=make.toll(10), holder=make.holder("the mayor")),
        make.claim("c-2", document="d-2", toll=make.toll(second)),
    ]
    assert found(make, claims, documents) == []


def test_more_than_eighty_after_a_hundred_is_no_fall(make):
    documents = [make.document(f"d-{n}", published=f"2021-06-0{n}") for n in (1, 2)]
    claims = [
        make.claim("c-1", document="d-1", toll=make.toll(100)),
        make.claim("c-2", document="d-2", toll=make.at_least(80)),
    ]
    assert found(make, claims, documents) == []


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ((9, 4), FindingKind.PARTS_ABOVE_WHOLE),
        ((5, 3), FindingKind.PARTS_SHORT),
        ((6, 4), None),
    ],
)
def test_parts_of_a_total(make, parts, kind):
    classes = (CIVILIAN, MILITARY)
    claims = [
        make.claim("c-0", toll=make.toll(10)),
        *(
            make.claim(f"c-{n}", toll=make.toll(part, victim_class=of, subset_of="c-0"))
            for n, (part, of) in enumerate(zip(parts, classes, strict=True), 1)
        ),
    ]
    assert found(make, claims) == ([] if kind is None else [(kind, ("c-0", "c-1", "c-2"))])


def test_a_figure_whose_ends_are_crossed(make):
    claims = [make.claim("c-1", toll=make.toll(30, 20))]
    assert found(make, claims) == [(FindingKind.LOW_ABOVE_HIGH, ("c-1",))]
