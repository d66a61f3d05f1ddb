"""Reports in which a figure or a deed stands only in words that somebody denies."""

import pytest


def tolls(claims):
    return [
        (c.toll.low, c.stance.value, None if c.holder is None else c.holder.name, c.modality.value)
        for c in claims
        if c.toll is not None
    ]


DENIED = [
    (
        "Reports that 90 sailors had drowned were untrue, Peru's navy said.",
        [(90, "denies", "Peru's navy", "actual")],
    ),
    (
        "The junta dismissed as false earlier reports of 70 dead.",
        [(70, "denies", "junta", "actual")],
    ),
    (
        "It is not true that 18 herders were killed, the governor of Marsabit said.",
        [(18, "denies", "governor of Marsabit", "actual")],
    ),
    (
        "The hospital said an earlier toll of 30 dead had been wrong.",
        [(30, "denies", "hospital", "actual")],
    ),
    (
        "The story that 12 monks had been killed turned out to be false, police said.",
        [(12, "denies", "police", "actual")],
    ),
    (
        "The air force could not confirm reports of 14 deaths.",
        [(14, "cannot_verify", "air force", "actual")],
    ),
    # Who gave the figure himself takes it back.
    (
        "The mayor said 40 people had been killed. On Friday he said the report of 40 dead was"
        " false.",
        [(40, "asserts", "mayor", "actual"), (40, "retracts", "mayor", "actual")],
    ),
    # What only describes the thing denied is told, and told by the outlet.
    (
        "The Shining Path denied involvement in the bombing that killed 12 people in Lima.",
        [(12, "asserts", None, "actual")],
    ),
    (
        "The army denied shelling the market in which nine people died.",
        [(9, "asserts", None, "actual")],
    ),
    # Somebody else's figure stays his.
    (
        "Rebels said they had killed 20 soldiers. The army said the claim was false.",
        [(20, "asserts", "Rebels", "actual")],
    ),
    # A report that is not denied tells its figure.
    (
        "Police confirmed reports of three deaths.",
        [(3, "confirms", "Police", "actual")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DENIED, ids=[text[:40] for text, _ in DENIED])
def test_a_figure_takes_the_stance_of_the_words_it_stands_in(claims_of, text, expected):
    assert tolls(claims_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Kenya's army denied bombing the camp.", {"accused"}),
        ("Kenya's army bombed the camp.", {"perpetrator"}),
        ("Hanoi denied that its gunboats had rammed the trawler.", set()),
        ("Kinshasa could not confirm that rebels had shelled the airport.", {"accused"}),
        ("The militia did not attack the convoy, its commander said.", {"accused"}),
    ],
)
def test_nobody_is_the_perpetrator_of_a_deed_that_is_denied(claims_of, text, roles):
    acting = {a.role for c in claims_of(text) for a in c.actors} & {"accused", "perpetrator"}
    assert acting == roles


@pytest.mark.parametrize(
    "text",
    [
        "Cholera killed 300 people in the camps.",
        "A landslide killed nine soldiers in Assam.",
        "Post-election violence killed 40 people in Eldoret.",
        "At least seven people were killed and eleven wounded in shelling, the mayor said.",
    ],
)
def test_an_illness_a_mishap_or_a_number_is_no_perpetrator(claims_of, text):
    assert not [a.printed for c in claims_of(text) for a in c.actors if a.role == "perpetrator"]


def test_joined_verbs_share_what_they_are_done_to(claims_of):
    told = claims_of("Gunmen attacked and killed three farmers near Bunia.")
    assert {(c.event_class.value, c.toll is None) for c in told} == {
        ("attack_on_civilians", True),
        ("attack_on_civilians", False),
    }


def test_joined_passives_share_who_did_them(claims_of):
    told = claims_of("The bus was ambushed and burned by gunmen.")
    assert all(
        {(a.role, a.printed) for a in c.actors}
        == {("target", "The bus"), ("perpetrator", "gunmen")}
        for c in told
    )


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        # A truce that was broken is not the raid and its dead.
        (
            "A mortar killed 30 people at the market, doctors said. Bogota denied that it had"
            " resumed talks.",
            False,
        ),
        ("A mortar killed 30 people at the market, doctors said. The rebels denied it.", True),
        ("Jets bombed a school in Idlib. The ministry had no comment.", True),
    ],
)
def test_an_answer_answers_its_own_matter(claims_of, text, answered):
    replies = [c for c in claims_of(text) if c.stance.value in {"denies", "no_figure"}]
    assert [bool(c.answers) for c in replies] == [answered]


def test_no_comment_is_not_about_a_figure(claims_of):
    told = claims_of("Two men died in the raid. The ministry had no immediate comment.")
    assert [(c.stance.value, c.aspect.value) for c in told if c.aspect is not None] == [
        ("no_figure", "occurrence")
    ]


ACCUSED = [
    ("A car bomb killed nine people in Quetta. The minister blamed the BLA for the attack.", "BLA"),
    ("Gunmen killed six miners near Segovia. Police blamed the ELN.", "ELN"),
    (
        "A rocket hit a school in Tripoli. The mayor blamed the attack on the Misrata militia.",
        "Mis",
    ),
]


@pytest.mark.parametrize(("text", "blamed"), ACCUSED, ids=[text[:30] for text, _ in ACCUSED])
def test_an_accusation_points_to_the_deed_it_is_over(claims_of, text, blamed):
    claims = {c.id: c for c in claims_of(text)}
    (charge,) = [c for c in claims.values() if c.event_class.value == "accusation"]
    assert str(charge.aspect) == "attribution"
    assert [claims[a].start < charge.start for a in charge.answers] == [True]
    assert [blamed in a.printed for a in charge.actors if a.role == "addressee"] == [True]


def test_an_accusation_of_another_matter_points_nowhere(claims_of):
    told = claims_of("A bomb killed nine people in Gao. Mali's army accused France of spying.")
    assert [c.answers for c in told if c.event_class.value == "accusation"] == [()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The senator endorsed a rival in the party primary.", False),
        ("Unions called for higher wages and demanded a shorter week.", False),
        ("She asked whether the budget would pass.", False),
        ("Norway endorsed a rival plan for the talks.", True),
        ("The bishop called on the militia to free the boys.", True),
        ("Shells hit the town on Monday. The mayor called for calm.", True),
    ],
)
def test_an_act_of_speech_is_told_where_the_conflict_is_at_stake(claims_of, text, told):
    kinds = {c.event_class.value for c in claims_of(text)}
    assert bool(kinds & {"demand", "support"}) is told


def test_what_is_announced_in_the_past_tense_has_happened(claims_of):
    told = claims_of("The rebels announced they had killed a governor and would attack Kasese.")
    assert [c.modality.value for c in told if c.toll is not None] == ["actual"]
