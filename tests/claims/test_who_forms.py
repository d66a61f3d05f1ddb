"""Who tells it without a verb of saying before it: passives, asides, the sentence after, towns."""

import pytest

from reportedly.claims.find import find_claims


@pytest.fixture(scope="module")
def told(read_of, lexicon):
    def found(text):
        return [
            (claim.quote, claim.holder, [place.name for place in claim.where])
            for claim in find_claims(read_of(text), lexicon)
            if claim.toll is not None
        ]

    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine people were reported killed by hospital officials.", "hospital officials"),
        ("Nine people were reported killed by rebels.", None),
        ("Six farmers were reported killed by villagers in the valley.", None),
        ("Six farmers were reported killed by the governor's guards.", None),
        ("Six farmers were reported shot by witnesses of the rival clan.", None),
        ("Six farmers were reported shot by officials.", None),
        ("Six farmers were reported killed by hospital sources in Lara.",
         "hospital sources in Lara"),
        ("Six farmers were reported killed by a rights group.", "rights group"),
        ("Thirty sailors drowned. That is what the governor announced.", "governor"),
        ("Nine people were reported dead by the police.", "police"),
        ("Nine were said by medics to have died in the blast.", "medics"),
        ("Nine guards were killed in the raid, as reported by the Red Cross.", "Red Cross"),
        ("Nine guards were killed, as the mayor has confirmed.", "mayor"),
        ("Nine guards were killed as the mayor announced a truce.", None),
        ("The death toll was put at 40 by the Red Cross.", "Red Cross"),
        ("No trace was left of the nine dead, the ambassador to Peru confirmed.",
         "ambassador to Peru"),
    ],
)  # fmt: skip
def test_who_tells_by_a_passive_or_an_aside(told, text, name):
    (holder,) = {holder and holder.name for _, holder, _ in told(text)}
    assert holder == name


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("The figure was given by the governor, Adan Ruiz.", "Adan Ruiz"),
        ("That is what the governor told reporters.", "governor"),
        ("This was confirmed by the mayor on Monday.", "mayor"),
        ("The report was released by the army.", "army"),
        ("The report was released by nine guards.", None),
        ("The letter was read by a priest.", None),
        ("The town was shelled by the army.", None),
    ],
)
def test_a_sentence_after_says_who_told_the_one_before(told, second, name):
    _, holder, _ = told(f"Forty miners were killed. {second}")[0]
    assert (holder and holder.name) == name


@pytest.mark.parametrize("verb", ["denied", "rejects"])
def test_what_somebody_denies_after_is_not_told_by_them(told, verb):
    (claim,) = told(f"Thirty sailors drowned in the attack. That is what the navy {verb}.")
    assert claim[1] is None


def test_a_sentence_that_names_its_teller_is_not_told_by_the_next(told):
    _, holder, _ = told("Medics said nine men died. This was confirmed by the mayor.")[0]
    assert holder.name == "Medics"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor of Aleppo met reporters. He put the number of dead at 30.", "mayor of Aleppo"),
        ("The mayor's sister left. He put the number of dead at 30.", "He"),
        ("A spokeswoman met reporters. He put the number of dead at 30.", "He"),
    ],
)
def test_he_may_be_whoever_a_sentence_was_about_by_office_alone(told, text, name):
    _, holder, _ = told(text)[0]
    assert holder.name == name


@pytest.mark.parametrize(
    ("text", "side", "where"),
    [
        ("In Geneva, the foreign ministry said nine miners died at Kabwe.", None, ["Kabwe"]),
        ("In Tel Aviv, the army said three soldiers were killed in Rafah.", "ISR", ["Rafaḩ"]),
        ("In Lagos, a spokesman put the number of dead at 40.", "NGA", []),
        ("In Lagos, the ministry put the number of rebels killed at 40.", "NGA", []),
        ("In Geneva, a spokesman said the UN had counted nine dead.", None, None),
        ("In Stepanakert, the defence ministry said nine soldiers died.", None, None),
        ("In Lagos, police said nine miners died.", None, None),
        ("In Lagos, a spokesman for the Front said nine miners died.", None, None),
    ],
)
def test_the_town_an_army_speaks_in_is_its_side_and_no_place_of_the_toll(told, text, side, where):
    _, holder, places = told(text)[0]
    assert holder.side == side
    assert where is None or places == where


def test_an_hour_before_a_zone_does_not_end_what_is_said(read_of):
    text = "The army said that shelling began at 10 a.m. Caucasus time and killed nine people."
    (statement,) = read_of(text).statements
    assert [text[s:e] for s, e in statement.content] == [text[len("The army said ") : -1]]
    (statement,) = read_of("Shelling began at 10 a.m., the army said.").statements
    assert statement.content == ((0, len("Shelling began at 10 a.m.")),)
