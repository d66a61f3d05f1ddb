import re

import pytest

from reportedly.errors import DataError
from reportedly.records.vocabulary import EventClass, Harm, SituationKind, VictimClass
from reportedly.vocab import policies as told
from reportedly.vocab.policies import WhichBound, load_policies

POLICIES = load_policies()


def test_the_default_toll_policy_is_one_of_the_policies():
    assert POLICIES.toll().name == POLICIES.default_toll_policy
    assert POLICIES.toll("lowest").name == "lowest"


def test_an_unknown_policy_is_refused_and_the_known_ones_named():
    with pytest.raises(DataError, match="report_range"):
        POLICIES.toll("whatever suits")


def test_policy_names_are_unique_and_each_says_what_it_is_for():
    names = [policy.name for policy in POLICIES.toll_policies]
    assert len(set(names)) == len(names)
    assert all(policy.note for policy in POLICIES.toll_policies)


def test_every_word_a_title_may_need_is_there():
    assert set(POLICIES.title.harms) == set(Harm)
    anyone = {VictimClass.MIXED, VictimClass.OTHER, VictimClass.UNKNOWN}
    assert set(POLICIES.title.victims) == set(VictimClass) - anyone
    assert set(POLICIES.title.events) == set(POLICIES.incident.classes)
    assert len(set(POLICIES.incident.classes)) == len(POLICIES.incident.classes)


def test_every_kind_of_situation_that_is_made_has_a_name():
    rules = POLICIES.situations
    assert set(rules.kinds.values()) <= set(rules.names)
    both = set(rules.kinds) & set(POLICIES.incident.classes)
    assert both <= {EventClass.DISPLACEMENT_EVACUATION} | rules.begins | rules.ends
    assert SituationKind.BLOCKADE in rules.kinds.values()


def test_weights_point_the_right_way():
    weights = POLICIES.linking
    assert weights.time.same_days > weights.time.same_week > weights.time.same_month > 0
    assert weights.place.same_spot > weights.place.same_area > weights.place.same_country > 0
    assert 0 > weights.time.next_day > weights.time.two_days > weights.decide.veto
    assert weights.place.far < 0
    assert weights.decide.join > weights.time.same_days
    assert weights.decide.join > weights.place.same_spot


@pytest.mark.parametrize("cue", POLICIES.situations.cue, ids=lambda cue: cue.id)
def test_cues_find_their_examples(cue):
    assert cue.bound in WhichBound
    assert all(cue.found_in(sentence) for sentence in cue.match)
    assert not any(cue.found_in(sentence) for sentence in cue.no_match)


def test_a_cue_that_misses_its_example_does_not_load(monkeypatch):
    broken = POLICIES.situations.cue[0].replacing(pattern=r"\bnever\b")
    rules = POLICIES.situations.replacing(cue=(broken,))
    real = told.load_toml
    monkeypatch.setattr(
        told, "load_toml", lambda name, kind: rules if name == told.SITUATIONS else real(name, kind)
    )
    with pytest.raises(DataError, match=re.escape(broken.id)):
        load_policies()
