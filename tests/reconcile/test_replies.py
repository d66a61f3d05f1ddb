import pytest

from reportedly.reconcile.incidents import build_incidents
from reportedly.reconcile.replies import find_replies
from reportedly.records.incident import Reply
from reportedly.records.vocabulary import (
    Aspect,
    Comparator,
    EventClass,
    Harm,
    Modality,
    Stance,
    State,
)
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()


@pytest.fixture
def strike(make):
    """A strike blamed on Rivelia by the governor of Ostania, told on the first page."""
    return make.claim(
        "c-1",
        document="d-1",
        event_class=EventClass.AIR_STRIKE,
        holder=make.holder("the governor", side="OST"),
        actors=(make.blamed("Rivelia", "RIV"),),
    )


@pytest.fixture
def denial(make):
    """Rivelia's denial of a part in it, on a page that does not tell of the charge."""
    return make.claim(
        "c-2",
        document="d-2",
        stance=Stance.DENIES,
        aspect=Aspect.ATTRIBUTION,
        event_class=EventClass.UNKNOWN,
        holder=make.holder("Rivelia's army", side="RIV"),
    )


def replies(make, *claims):
    return find_replies(claims, make.evidence(claims), POLICIES)


def test_a_denial_answers_the_charge_that_another_page_tells(make, strike, denial):
    (reply,) = replies(make, strike, denial)
    assert reply == Reply(claim="c-2", answers="c-1", why="whoever answers is blamed in it")


@pytest.mark.parametrize(
    ("days", "answered"),
    [
        ((None, "2031-03-04"), "c-3"),
        (("2031-03-04", None), "c-1"),
        (("2031-03-07", None), "c-3"),
        (("2031-03-07", "2031-03-04"), "c-3"),
        (("2031-03-02", "2031-03-04"), "c-3"),
        (("2031-03-05", "2031-03-04"), "c-1"),
    ],
)
def test_the_last_charge_before_it_is_meant_and_an_unknown_day_is_none_before_it(
    make, strike, denial, days, answered
):
    claims = (strike, denial, strike.replacing(id="c-3", document="d-3"))
    pages = {"d-1": days[0], "d-2": "2031-03-05", "d-3": days[1]}
    evidence = make.evidence(
        claims, [make.document(page, published=day) for page, day in pages.items()]
    )
    (reply,) = find_replies(claims, evidence, POLICIES)
    assert reply.answers == answered


def test_what_was_read_on_its_own_page_stands_alone(make, strike, denial):
    assert replies(make, strike, denial.replacing(answers=("c-9",))) == ()


def test_a_charge_on_its_own_page_that_was_not_joined_is_not_joined_now(make, strike, denial):
    assert replies(make, strike.replacing(document="d-2"), denial) == ()


def test_nobody_answers_himself_nor_his_own_side(make, strike, denial):
    own = make.holder("a minister", side="RIV")
    assert replies(make, strike.replacing(holder=own), denial) == ()


def test_what_others_are_blamed_for_is_not_denied(make, strike, denial):
    blamed = (make.blamed("the militia", "MIL"),)
    assert replies(make, strike.replacing(actors=blamed), denial) == ()


@pytest.mark.parametrize("modality", [Modality.FUTURE, Modality.HYPOTHETICAL, Modality.NEGATED])
def test_what_has_not_happened_is_not_answered(make, strike, denial, modality):
    assert replies(make, strike.replacing(modality=modality), denial) == ()


def test_that_it_happened_is_denied_of_that_kind_of_event_alone(make, strike, denial):
    unblamed = strike.replacing(actors=())
    happened = denial.replacing(aspect=Aspect.OCCURRENCE)
    of_kind = happened.replacing(event_class=EventClass.AIR_STRIKE)
    of_another = happened.replacing(event_class=EventClass.ARREST)
    assert [one.answers for one in replies(make, unblamed, of_kind)] == ["c-1"]
    assert replies(make, unblamed, of_another) == ()


def test_a_denied_figure_answers_that_figure(make, denial):
    dead = make.claim("c-1", document="d-1", toll=make.toll(12))
    more = make.claim("c-3", document="d-1", toll=make.toll(40))
    denied = denial.replacing(aspect=Aspect.CASUALTY_COUNT, toll=make.toll(12))
    assert [one.answers for one in replies(make, dead, more, denied)] == ["c-1"]


def test_who_says_that_nobody_died_answers_who_counts_dead(make, denial):
    someone = make.holder("the governor")
    none = make.claim(
        "c-4", document="d-2", toll=make.toll(0, comparator=Comparator.ZERO), holder=denial.holder
    )
    dead = make.claim("c-1", document="d-1", toll=make.toll(12), holder=someone)
    hurt = make.claim("c-3", document="d-1", toll=make.toll(9, harm=Harm.INJURED), holder=someone)
    denied = denial.replacing(aspect=Aspect.CASUALTY_COUNT)
    assert [(r.claim, r.answers) for r in replies(make, dead, hurt, none, denied)] == [
        ("c-2", "c-1")
    ]
    assert replies(make, dead, denied) == ()


def test_a_charge_over_the_event_is_what_is_denied_by_whomever_it_is_of(make, strike, denial):
    army = make.blamed("Rivelia", "RIV").replacing(role="addressee")
    told = {"event_class": EventClass.ACCUSATION, "actors": (army,)}
    charge = strike.replacing(**told, aspect=Aspect.ATTRIBUTION)
    of_another_matter = strike.replacing(**told, aspect=None)
    assert [one.answers for one in replies(make, charge, denial)] == ["c-1"]
    assert replies(make, of_another_matter, denial) == ()


def test_a_bare_no_is_of_a_matter_that_nobody_knows(make, strike, denial):
    assert replies(make, strike, denial.replacing(aspect=Aspect.OCCURRENCE)) == ()


def test_a_matter_told_by_both_is_one(make, denial):
    there = make.claim(
        "c-1", document="d-1", event_class=EventClass.BUILDUP, aspect=Aspect.PRESENCE
    )
    not_there = denial.replacing(aspect=Aspect.PRESENCE, event_class=EventClass.OTHER)
    (reply,) = replies(make, there, not_there)
    assert (reply.answers, reply.why) == ("c-1", "both speak of presence")


def test_the_incident_tells_it_and_who_denies_that_party_a_part(make, strike, denial):
    toll = strike.replacing(toll=make.toll(12))
    evidence = make.evidence([toll, denial])
    (incident,) = build_incidents([("c-1", "c-2")], evidence, POLICIES)
    assert [(one.claim, one.answers) for one in incident.replies] == [("c-2", "c-1")]
    assert incident.states[Aspect.ATTRIBUTION] is State.CONTESTED
    assert incident.grounds[Aspect.ATTRIBUTION] == ("c-1", "c-2")
    assert evidence.claims["c-2"].answers == ()
