"""A denial that does not name the deed, or names another act of one's own side -> the denial."""

import pytest

from reportedly.records.text import Segment
from reportedly.records.vocabulary import SegmentKind

TOLD = "Villagers said the army had shelled a school in Kassala. "


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("It did not, the general said.", "general"),
        ("“They have not,” the minister said.", "minister"),
        ("The governor said that it had not.", "governor"),
    ],
)
def test_a_bare_not_denies_what_was_told_just_before(sentence, holder, claims_of):
    claims = claims_of(TOLD + sentence)
    [denial] = [c for c in claims if c.stance == "denies"]
    [shelling] = [c for c in claims if c.event_class == "shelling" and c.stance == "asserts"]
    assert (denial.holder.name, denial.event_class) == (holder, "shelling")
    assert denial.answers == (shelling.id,)


@pytest.mark.parametrize(
    ("page", "holder"),
    [
        ("The mill was bombed, nuns said. It was not, the colonel said.", "colonel"),
        (
            "The guerrillas bombed the mill, nuns said. The guerrillas said they had not.",
            "guerrillas",
        ),
        ("Jets are bombing the mill, nuns said. They are not, the colonel said.", "colonel"),
        ("Nuns said the sergeant shot two monks. The sergeant said he had not.", "sergeant"),
    ],
)
def test_a_bare_not_fits_the_deed_and_its_doer(page, holder, claims_of):
    [denial] = [c for c in claims_of(page) if c.stance == "denies"]
    assert denial.holder.name == holder


def test_a_bare_not_denies_what_he_was_asked_about(claims_of):
    page = "Asked whether soldiers had burned the huts, the minister said they had not."
    [denial] = [c for c in claims_of(page) if c.stance == "denies"]
    assert (denial.holder.name, denial.event_class) == ("minister", "property_destruction")


@pytest.mark.parametrize(
    "page",
    [
        "The army shelled a school. The rebels did not.",
        "The miller said the mill was old. It was not, the baker said.",
        TOLD + "“Did they not?” the mayor said.",
        "The abbot had prayed that the bombing of Hodeidah would cease. It did not, a nurse said.",
        "The pilots who bombed Hodeidah had sworn to go home. They have not, the abbot said.",
        "Pilots bombed Hodeidah though they had sworn to go. They have not, the abbot said.",
        "Mortars struck a bakery in Herat. The widow said she had not.",
        "A sniper wounded two nuns. The cook said she had not.",
        "The governor swore to feed the orphans of the raid. He has not, the nuns said.",
        "Rebels will shell the bridge, the abbot said. They have not, the cook said.",
    ],
)
def test_a_not_by_nobody_or_of_no_violence_denies_nothing(page, claims_of):
    assert "denies" not in {c.stance for c in claims_of(page)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The general said his planes had not flown over the town that day.",
        "“Our men never fired a shot,” the colonel said.",
        "The navy said its soldiers had not left port.",
    ],
)
def test_another_act_of_his_own_forces_that_was_not_denies_what_they_are_said_to_have_done(
    sentence, claims_of
):
    assert [c.stance for c in claims_of(TOLD + sentence)].count("denies") == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The general said his troops had not lost a tank.",
        "The general said his soldiers had not been paid.",
        "The general said his troops had not crossed the river yet.",
        "The general said that the rebels' men had not eaten.",
        "The general said his pilots had not slept.",
        "“Our troops did not know the dialect,” the captain said.",
        "The captain said his men had not sung.",
        "“Our people did not go to the polls,” the governor said.",
    ],
)
def test_what_befell_them_or_is_to_come_denies_nothing(sentence, claims_of):
    assert "denies" not in {c.stance for c in claims_of(TOLD + sentence)}


def with_headline(claims_of, headline, body):
    """The claims of a page of a headline and a text."""
    page = f"{headline}\n\n{body}"
    segments = (
        Segment(kind=SegmentKind.HEADLINE, start=0, end=len(headline)),
        Segment(kind=SegmentKind.BODY, start=len(headline), end=len(page)),
    )
    return claims_of(page, segments=segments)


@pytest.mark.parametrize(
    ("headline", "holder"),
    [
        ("No raid on village, says army", "army"),
        ("No raid, says army", "army"),
        ("No attack on convoy, insists Hanoi", "Hanoi"),
        ("No soldiers crossed border, Kigali says", "Kigali"),
    ],
)
def test_a_headline_says_that_there_was_none(headline, holder, claims_of):
    body = "Herders said soldiers had crossed the border and raided a convoy near their village."
    [denial] = [c for c in with_headline(claims_of, headline, body) if c.stance == "denies"]
    assert (denial.holder.name, denial.start) == (holder, 0)


@pytest.mark.parametrize(
    "headline",
    [
        "No assault on pension fund, says governor",
        "No strike at dairy, says guild",
        "No bombing planned, says governor",
        "No massacre at chess, says coach",
    ],
)
def test_a_headline_of_what_nobody_was_charged_with_denies_nothing(headline, claims_of):
    claims = with_headline(claims_of, headline, "Planes bombed Daraa on Friday, a baker said.")
    assert "denies" not in {c.stance for c in claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Bishops spoke of persecution of priests. The junta said it had not persecuted priests.",
        "Doctors said there were 12 dead. The governor said there were none.",
        "A drone killed three men. The envoy insisted that Iran was not behind the attack.",
        "Gunmen killed a judge. The paper's account is not truthful, the police chief said.",
    ],
)
def test_more_words_deny(sentence, claims_of):
    assert "denies" in {c.stance for c in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The talks ended on Friday. No accord was reached.", "no_figure"),
        ("Rebels shot nine. His wife pleaded with the guards not to shoot.", "denies"),
        ("Rebels shot nine. The airline lowered the number of flights.", "revises"),
        ("It is unclear whether the bank will open.", "cannot_verify"),
        ("Rebels shot nine. It is unclear whether the party will split.", "cannot_verify"),
        ("Rebels shot nine. “We do not think troops are the answer,” she said.",
         "rejects_characterisation"),
        ("Rebels shot nine. The court should not comment, he said.", "no_figure"),
        ("Rebels shot nine. “That has not happened yet,” the mayor said.", "denies"),
        ("Rebels shot nine. The mayor insisted that he did not want a quarrel.", "denies"),
        ("Rebels shot nine. When there is no attack we sleep, the mayor said.", "denies"),
    ],
)  # fmt: skip
def test_words_that_answer_nothing(sentence, stance, claims_of):
    assert stance not in {c.stance for c in claims_of(sentence)}


def test_who_defends_a_deed_justifies_it(claims_of):
    page = "Jets bombed a bridge, killing nine. The minister defended the strike."
    [one] = [c for c in claims_of(page) if c.stance == "justifies"]
    assert (one.holder.name, one.aspect) == ("minister", "legality")


def test_what_is_taken_back_is_a_claim_of_the_same_matter(claims_of):
    page = (
        "The army said rebels had killed 12 farmers in Awash. Later the army said guerrillas had "
        "bombed a bridge. The army withdrew its statement that rebels had killed the farmers."
    )
    claims = claims_of(page)
    [toll] = [c for c in claims if c.toll and c.toll.low == 12]
    assert {c.answers for c in claims if c.stance == "retracts" and c.toll is None} == {(toll.id,)}


def test_what_is_taken_back_answers_nothing_of_another_matter(claims_of):
    page = (
        "The army said guerrillas had bombed a bridge. "
        "The army retracted its claim that the miners were on strike."
    )
    [one] = [c for c in claims_of(page) if c.stance == "retracts"]
    assert one.answers == ()


def test_two_answers_of_one_sentence_stand_apart(claims_of):
    page = (
        "The governor accused the guerrillas of killing a judge. The commander denied the charge "
        "and said: “We had nothing to do with the murder.”"
    )
    first, second = [c for c in claims_of(page) if c.stance == "denies"]
    assert first.end <= second.start


@pytest.mark.parametrize(
    "sentence",
    [
        "“At no time did we bomb the camp,” the general said.",
        "The general said the army had in no way shelled the camp.",
        "Under no circumstances did our soldiers fire on the crowd, he said.",
        "“Nor did we bomb the camp,” the general said.",
    ],
)
def test_at_no_time_is_a_not(sentence, claims_of):
    assert [c.stance for c in claims_of(sentence)] == ["denies"]


def test_what_somebody_says_which_is_not_true_is_not_denied_by_him(claims_of):
    page = "The rebel chief said that the rebels had seized Goma, which is not true."
    assert {c.stance for c in claims_of(page)} == {"asserts"}


def test_what_somebody_reports_another_to_say_which_is_not_true_is_denied_by_the_first(claims_of):
    page = (
        "The ministry said the rebel chief claimed that rebels had seized Goma, which is not true."
    )
    [denial] = [c for c in claims_of(page) if c.stance == "denies"]
    assert denial.holder.name == "ministry"


def test_a_silence_behind_but_is_of_who_tells_the_rest(claims_of):
    page = (
        "Jets bombed Goma. The envoy said several people had sought refuge but declined to comment."
    )
    [silence] = [c for c in claims_of(page) if c.stance == "no_figure" and c.toll is None]
    assert silence.holder.name == "envoy"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Jets bombed Goma. No attack is justified, the bishop said.", "justifies"),
        ("Jets bombed Goma. The generals held that a raid would be lawful.", "justifies"),
        ("Jets bombed Goma. She felt free to contradict his account.", "denies"),
        ("Jets bombed Goma. “I do not say now that it was a raid,” he said.", "denies"),
        ("Jets bombed Goma. He searched the house to be sure there were no bombs.", "denies"),
        ("Jets bombed Goma. The captain said there had been no other attack.", "denies"),
        ("Jets bombed Goma. Of those asked, 7 percent did not respond.", "no_figure"),
        ("Jets bombed Goma. The matter was not discussed by the chiefs.", "no_figure"),
        ("Jets bombed Goma. Someone who does not comment has lost, the mayor said.", "no_figure"),
        ("Jets bombed Goma. We denounce the raid as part of a plan, the mayor said.", "denies"),
        ("Jets bombed Goma. “These are things that we never did before,” he said.", "denies"),
        (
            "Jets bombed Goma. Asked if he thought the raid was a crime, he said he did not.",
            "denies",
        ),
    ],
)
def test_words_that_answer_nothing_either(sentence, stance, claims_of):
    assert stance not in {c.stance for c in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "told", "holder"),
    [
        (
            "Major Deng denied that jets had crossed the river as the rebels said last week.",
            "jets had crossed the river",
            "rebels",
        ),
        (
            "The envoy denied that Chad had sent guns to Darfur, as was reported by Le Monde.",
            "Chad had sent guns to Darfur",
            "Le Monde",
        ),
        (
            "The army denied bombing the mill, as villagers had claimed.",
            "bombing the mill",
            "villagers",
        ),
    ],
)
def test_what_is_denied_as_somebody_said_is_his_account(sentence, told, holder, claims_of):
    claims = claims_of(sentence)
    [denial] = [c for c in claims if c.stance == "denies"]
    [account] = [c for c in claims if c.id in denial.answers]
    assert (account.quote, account.holder.name, account.stance) == (told, holder, "asserts")


def test_what_is_said_not_to_be_so_as_somebody_said_is_not_his_account(claims_of):
    page = "Police said the prisoners had not been beaten, as the paper reported."
    assert {c.holder.name for c in claims_of(page)} == {"Police"}


@pytest.mark.parametrize(
    "page",
    [
        "Britain blamed Russia for the poisoning in Salisbury, which Russia denied.",
        "Kenya has blamed the group for the attack on the mall, a charge denied by the group.",
        "Chad accuses Sudan of a part in the raid on the port of Bagasola, which Sudan denies.",
    ],
)
def test_a_charge_that_is_denied_in_its_own_sentence_is_what_is_answered(page, claims_of):
    claims = claims_of(page)
    [denial] = [c for c in claims if c.stance == "denies"]
    [charge] = [c for c in claims if c.id in denial.answers]
    assert (charge.event_class, denial.aspect) == ("accusation", "attribution")


def test_which_of_a_town_stands_for_the_clause_and_of_an_event_for_that(claims_of):
    of_town = "The rebels said troops had burned the market, which the army denied."
    [denial] = [c for c in claims_of(of_town) if c.stance == "denies"]
    assert denial.quote == "which the army denied"
    of_event = "Observers reported violations of the truce, which Chad denied."
    [denial] = [c for c in claims_of(of_event) if c.stance == "denies"]
    assert denial.quote == "violations of the truce, which Chad denied"


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("The rebels said they controlled the hills. The army said they did not control any hill.",
         "denies"),
        ("Villagers spoke of murder. “I do not think we are murderers,” the captain said.",
         "rejects_characterisation"),
        ("The envoy said he could not answer the questions about the raid.", "no_figure"),
        ("It is unclear who fired the shell that killed nine, the mayor said.", "cannot_verify"),
        ("The paper told of a massacre. The army had to deny the report.", "denies"),
        ("The paper told of a massacre. The army was quick to deny the report.", "denies"),
        ("Chad was accused of a raid. “It would be absurd for us to attack our friends,” he said.",
         "rejects_characterisation"),
        ("Men attacked a mill. “We do not believe the attack comes from rebels,” he said.",
         "rejects_characterisation"),
    ],
)  # fmt: skip
def test_answers_that_narrower_words_would_lose(sentence, stance, claims_of):
    assert stance in {c.stance for c in claims_of(sentence)}


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("He denied SLA reports that mortar rounds had been fired at the village.", "SLA"),
        ("It rejected FARC claims that mortar rounds had been fired at the village.", "FARC"),
        ("She dismissed UN reports that mortar rounds had hit the village.", "UN"),
        ("He denied Taliban reports that mortar rounds had hit the village.", "Taliban"),
    ],
)
def test_what_a_name_claims_is_not_said_by_whoever_denies_it(sentence, holder, claims_of):
    [denial] = [c for c in claims_of(sentence) if c.holder.name != holder]
    [shelling] = [c for c in claims_of(sentence) if c.holder.name == holder]
    assert (denial.stance, denial.answers) == ("denies", (shelling.id,))
    assert (shelling.stance, shelling.event_class) == ("asserts", "shelling")


def test_an_account_that_somebody_is_kept_from_is_not_contested(claims_of):
    assert "denies" not in {
        c.stance for c in claims_of("It denied journalists accounts of a raid.")
    }


def test_what_he_says_he_did_not_order_is_told_by_him_in_no_other_way(claims_of):
    page = "Commandos raided a dam near Tabqa. Amman said it had not ordered the assault."
    own = [c.stance for c in claims_of(page) if c.holder is not None]
    assert own == ["denies"]
