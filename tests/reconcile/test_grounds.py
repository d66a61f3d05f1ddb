from reportedly.reconcile.grounds import find_grounds
from reportedly.reconcile.states import find_states
from reportedly.records.vocabulary import Aspect, HolderRole, Stance
from reportedly.vocab.policies import load_policies

RULES = load_policies().incident


def grounds(make, claims, documents=()):
    evidence = make.evidence(claims, documents)
    return find_grounds(claims, find_states(claims, evidence, RULES), evidence, RULES)


def test_a_contested_occurrence_rests_on_both_sides(make):
    claims = [
        make.claim("c-1"),
        make.claim("c-2", document="d-2"),
        make.claim("c-3", stance=Stance.DENIES, aspect=Aspect.OCCURRENCE, answers=("c-2",)),
        make.claim("c-4", stance=Stance.CANNOT_VERIFY, aspect=Aspect.OCCURRENCE),
    ]
    assert grounds(make, claims)[Aspect.OCCURRENCE] == ("c-2", "c-3")


def test_an_uncontested_one_on_a_claim_of_each_origin(make):
    claims = [make.claim("c-1"), make.claim("c-2"), make.claim("c-3", document="d-2")]
    assert grounds(make, claims) == {Aspect.OCCURRENCE: ("c-1", "c-3")}


def test_an_observed_one_on_who_saw_it(make):
    mission = make.holder("the mission", HolderRole.OBSERVER)
    claims = [make.claim("c-1"), make.claim("c-2", holder=mission)]
    assert grounds(make, claims)[Aspect.OCCURRENCE] == ("c-2",)


def test_days_that_exclude_each_other(make):
    claims = [
        make.claim("c-1", when=make.time("2021-06-01")),
        make.claim("c-2", when=make.time("2021-06-01", "2021-06-03")),
        make.claim("c-3", when=make.time("2021-06-03")),
    ]
    assert grounds(make, claims)[Aspect.TIME] == ("c-1", "c-3")
