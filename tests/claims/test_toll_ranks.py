"""Whose a rank is: a page in, the class of the dead and hurt out."""

import pytest


@pytest.fixture(scope="module")
def classes(claims_of):
    return lambda text: [c.toll.victim_class.value for c in claims_of(text) if c.toll is not None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lieutenant Tom Hale was killed in Armagh on 3 May 1979.", "unknown"),
        ("A police lieutenant was killed in Lima.", "police"),
        ("Captain Ana Ruiz of the Quito police was killed.", "police"),
        ("Sergeant Mo Diallo was killed when the army post was shelled.", "military"),
        ("Colonel Le Van was killed at the head of his regiment.", "military"),
        ("A fire captain was killed in the blaze in Aden.", "civilian"),
        ("The captain of the trawler was killed off Crete.", "civilian"),
        ("Major Ivo Kos was killed by soldiers.", "unknown"),
        ("A police patrol was hit. Major Ivo Kos was killed by soldiers.", "police"),
        ("Troops left Goma. Major Jean Kasa was killed near the lake.", "military"),
        ("Police and troops left Goma. Major Jean Kasa was killed.", "unknown"),
        ("Soldiers fired on a police car. Lieutenant Ivo Kos was killed.", "police"),
        ("Lieutenant Ivo Kos was killed when troops attacked a police car.", "police"),
        ("Police left. A barracks burned. Sergeant Ivo Kos was killed in it.", "military"),
        ("Major Ivo Kos of the police fell ill. Sergeant Lev Kan was killed.", "police"),
    ],
)
def test_a_rank_is_of_the_force_named_with_it(classes, text, kind):
    assert classes(text)[-1] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her housekeeper was killed in the raid.", "civilian"),
        ("Two plumbers were hurt by the mine.", "civilian"),
        ("A seamstress and a milkman were shot dead.", "civilian"),
        ("Nine gatekeepers were hurt by the mine.", "unknown"),
    ],
)
def test_an_occupation_makes_a_civilian(classes, text, kind):
    assert set(classes(text)) == {kind}
