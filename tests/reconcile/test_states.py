import pytest

from reportedly.reconcile.states import find_states
from reportedly.records.vocabulary import Aspect, Comparator, EventClass, HolderRole, Stance, State
from reportedly.vocab.policies import load_policies

RULES = load_policies().incident


def states(make, claims, groups=None):
    return find_states(claims, make.evidence(claims, groups=groups), RULES)


def test_one_origin(make):
    assert states(make, [make.claim("c-1")]) == {Aspect.OCCURRENCE: State.SINGLE_ORIGIN}


def test_two_origins_corroborate_and_two_copies_do_not(make):
    claims = [make.claim("c-1"), make.claim("c-2", document="d-2")]
    assert states(make, claims)[Aspect.OCCURRENCE] is State.CORROBORATED
    copies = {"d-1": "wire", "d-2": "wire"}
    assert states(make, claims, copies)[Aspect.OCCURRENCE] is State.SINGLE_ORIGIN


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (("the front", "FRO"), ("front's radio", "FRO"), State.SINGLE_ORIGIN),
        (("the front", "FRO"), ("the army", "MMR"), State.CORROBORATED),
        (("the front", "FRO"), ("a resident", None), State.CORROBORATED),
    ],
)
def test_one_party_alone_corroborates_nothing(make, first, second, state):
    toll = make.toll(31)
    claims = [
        make.claim(
            f"c-{n}",
            document=f"d-{n}",
            toll=toll,
            holder=make.holder(name, HolderRole.ARMED_GROUP, side=side),
        )
        for n, (name, side) in enumerate((first, second))
    ]
    told = states(make, claims)
    assert (told[Aspect.OCCURRENCE], told[Aspect.CASUALTY_COUNT]) == (state, state)


def test_could_not_verify_counts_neither_way(make):
    doubt = make.claim("c-2", document="d-2", stance=Stance.CANNOT_VERIFY)
    assert states(make, [make.claim("c-1"), doubt]) == {Aspect.OCCURRENCE: State.SINGLE_ORIGIN}
    assert states(make, [doubt]) == {Aspect.OCCURRENCE: State.PENDING}


@pytest.mark.parametrize("aspect", [Aspect.INTENT, Aspect.INITIATION, Aspect.LOCATION])
def test_a_denial_contests_what_it_denies_and_nothing_else(make, aspect):
    claims = [make.claim("c-1"), make.claim("c-2", stance=Stance.DENIES, aspect=aspect)]
    assert states(make, claims) == {
        Aspect.OCCURRENCE: State.SINGLE_ORIGIN,
        aspect: State.CONTESTED,
    }


def test_a_denial_that_it_happened(make):
    denial = make.claim("c-2", stance=Stance.DENIES, aspect=Aspect.OCCURRENCE)
    claims = [make.claim("c-1"), denial]
    assert states(make, claims)[Aspect.OCCURRENCE] is State.CONTESTED


def test_a_denial_of_we_know_not_what(make):
    claims = [make.claim("c-1"), make.claim("c-2", stance=Stance.DENIES)]
    found = states(make, claims)
    assert found[Aspect.UNKNOWN] is State.CONTESTED
    assert found[Aspect.OCCURRENCE] is State.SINGLE_ORIGIN


def test_the_side_blamed_takes_the_act_as_its_own(make):
    blame = make.claim("c-1", actors=(make.blamed("the army", "MMR"),))
    army = make.holder("the army", HolderRole.BELLIGERENT_OFFICIAL, side="MMR")
    reason = make.claim(
        "c-2", holder=army, stance=Stance.JUSTIFIES, actors=(make.blamed("the army", "MMR"),)
    )
    found = states(make, [blame, reason])
    assert found[Aspect.OCCURRENCE] is State.ACKNOWLEDGED
    assert found[Aspect.ATTRIBUTION] is State.ACKNOWLEDGED


def test_a_stranger_cannot_own_up_for_another(make):
    blame = make.claim("c-1", actors=(make.blamed("the army", "MMR"),))
    stranger = make.holder("a neighbour", side="THA")
    claims = [blame, make.claim("c-2", holder=stranger, stance=Stance.ACKNOWLEDGES)]
    assert states(make, claims)[Aspect.OCCURRENCE] is State.SINGLE_ORIGIN


def test_a_third_party_saw_it(make):
    mission = make.holder("the mission", HolderRole.PEACEKEEPER)
    claims = [make.claim("c-1"), make.claim("c-2", holder=mission, stance=Stance.CONFIRMS)]
    assert states(make, claims)[Aspect.OCCURRENCE] is State.THIRD_PARTY_OBSERVED


@pytest.mark.parametrize(
    ("role", "side", "expected"),
    [
        (HolderRole.NGO_OR_RIGHTS_OFFICE, None, State.THIRD_PARTY_OBSERVED),
        (HolderRole.NGO_OR_RIGHTS_OFFICE, "MMR", State.SINGLE_ORIGIN),  # a party's ombudsman
        (HolderRole.MEDICAL, "MMR", State.SINGLE_ORIGIN),
        (HolderRole.PEACEKEEPER, "FJI", State.THIRD_PARTY_OBSERVED),  # sent by a state
    ],
)
def test_an_office_of_one_side_is_no_third_party(make, role, side, expected):
    office = make.holder("the office", role, side=side)
    claims = [make.claim("c-1"), make.claim("c-2", holder=office, stance=Stance.CONFIRMS)]
    assert states(make, claims)[Aspect.OCCURRENCE] is expected


@pytest.mark.parametrize(
    ("role", "event"),
    [
        (HolderRole.OBSERVER, EventClass.CONDEMNATION),
        (HolderRole.NGO_OR_RIGHTS_OFFICE, EventClass.ACCUSATION),
        (HolderRole.IGO, EventClass.SHELLING),
        (HolderRole.THIRD_STATE, EventClass.SHELLING),
    ],
)
def test_who_reacts_or_is_far_away_observes_nothing(make, role, event):
    claims = [make.claim("c-1", event_class=event, holder=make.holder("the union", role))]
    assert states(make, claims)[Aspect.OCCURRENCE] is State.SINGLE_ORIGIN


def test_two_are_blamed(make):
    claims = [
        make.claim("c-1", actors=(make.blamed("the army", "MMR"),)),
        make.claim("c-2", document="d-2", actors=(make.blamed("the rebels", "kio"),)),
    ]
    assert states(make, claims)[Aspect.ATTRIBUTION] is State.CONTESTED


def test_none_and_some_is_a_disputed_count_and_two_numbers_are_a_range(make):
    some = make.claim("c-1", toll=make.toll(12))
    none = make.claim("c-2", document="d-2", toll=make.toll(0, comparator=Comparator.ZERO))
    more = make.claim("c-2", document="d-2", toll=make.toll(14))
    same = make.claim("c-2", document="d-2", toll=make.toll(12))
    vague = make.claim("c-1", toll=make.toll(None, comparator=Comparator.VAGUE))
    counts = [
        states(make, claims)[Aspect.CASUALTY_COUNT]
        for claims in ([some, none], [some, more], [some, same], [vague])
    ]
    assert counts == [
        State.CONTESTED,
        State.SINGLE_ORIGIN,
        State.CORROBORATED,
        State.PENDING,
    ]


def test_days_that_exclude_each_other(make):
    claims = [
        make.claim("c-1", when=make.time("2021-06-01")),
        make.claim("c-2", when=make.time("2021-06-02")),
    ]
    assert states(make, claims)[Aspect.TIME] is State.CONTESTED
    wider = [claims[0], make.claim("c-2", when=make.time("2021-06-01", "2021-06-02"))]
    assert Aspect.TIME not in states(make, wider)


@pytest.mark.parametrize(
    ("side", "other", "state"),
    [
        ("ARM", "AZE", State.SINGLE_ORIGIN),
        ("ARM", "ARM", State.CONTESTED),
        (None, None, State.CONTESTED),
    ],
)
def test_none_on_one_side_contests_no_number_of_the_other(make, side, other, state):
    none = make.toll(0, comparator=Comparator.ZERO, side=side)
    claims = [
        make.claim("c-1", toll=none),
        make.claim("c-2", document="d-2", toll=make.toll(4, side=other)),
    ]
    assert states(make, claims)[Aspect.CASUALTY_COUNT] is state


def test_the_same_number_for_two_sides_is_no_agreement(make):
    claims = [
        make.claim("c-1", toll=make.toll(1, side="ARM")),
        make.claim("c-2", document="d-2", toll=make.toll(1, side="AZE")),
    ]
    assert states(make, claims)[Aspect.CASUALTY_COUNT] is State.SINGLE_ORIGIN
