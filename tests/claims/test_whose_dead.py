"""A denial that names whose dead, which people or which harm -> the count that it is of."""

import pytest

AMBUSH = "A spokesman for the rebels said 19 French soldiers died in an ambush on the road. "
RAID = "Jets bombed Tolo, killing 46 people, 31 of them women, guerrilla sources said. "


def _answered(page, claims_of):
    claims = {c.id: c for c in claims_of(page)}
    [denial] = [
        c
        for c in claims.values()
        if c.toll is None and c.stance in {"denies", "rejects_characterisation"}
    ]
    return [claims[one].quote for one in denial.answers]


@pytest.mark.parametrize("page", [AMBUSH + RAID, RAID + AMBUSH])
@pytest.mark.parametrize(
    ("sentence", "answered"),
    [
        ("A diplomat said the guerrilla figure for French dead was inflated.", "19 French"),
        ("A diplomat rejected the number of French casualties.", "19 French"),
        ("The ministry dismissed the reports of civilian deaths.", "31 of them women"),
    ],
)
def test_whose_dead_are_denied_is_whose_count_is_answered(page, sentence, answered, claims_of):
    [quote] = _answered(page + sentence, claims_of)
    assert quote.startswith(answered)


@pytest.mark.parametrize(
    ("sentence", "answered"),
    [
        ("The army denied that anybody had been wounded.", ["wounded 30"]),
        ("The army denied that any soldiers had been killed.", []),
    ],
)
def test_another_harm_or_other_people_are_not_answered(sentence, answered, claims_of):
    page = "Villagers said shells had killed 12 civilians and wounded 30 in Tolo. "
    assert _answered(page + sentence, claims_of) == answered


def test_who_denies_two_kinds_of_dead_denies_each(claims_of):
    page = "Doctors said 12 civilians were killed in Tolo. "
    denial = "The army denied reports of civilian and military casualties."
    assert _answered(page + denial, claims_of) == ["12 civilians were killed"]
