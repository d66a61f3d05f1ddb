"""What somebody does not accept, believe or let be said -> no claim of his that it was so."""

import pytest

TOLD_OF = "Villagers said jets had bombed a school near Lankien. "

NOT_ACCEPTED = [
    ("“We do not accept that this was an attack on civilians,” General Deng said.", "Deng"),
    ("“I don't agree that it was a massacre of civilians,” the minister said.", "minister"),
    ("The government did not recognise that there had been a massacre.", "government"),
    ("The army does not believe that its jets bombed the school.", "army"),
    ("“We do not think our jets bombed the school on purpose,” the colonel said.", "colonel"),
    ("“It is wrong to say that we bombed the school,” the colonel said.", "colonel"),
    ("It is misleading to call the raid a massacre, the mayor said.", "mayor"),
]


@pytest.mark.parametrize(("sentence", "holder"), NOT_ACCEPTED)
def test_what_is_not_accepted_is_rejected_and_never_told_as_so(sentence, holder, claims_of):
    own = [c for c in claims_of(TOLD_OF + sentence) if c.start >= len(TOLD_OF)]
    assert {c.stance for c in own} == {"rejects_characterisation"}
    assert {c.holder.name for c in own} == {holder}


@pytest.mark.parametrize(
    "sentence",
    [
        "“I do not think they will attack the school again,” the mayor said.",
        "“I can't believe that they bombed the school,” the widow said.",
        "The mayor said it was wrong to bomb the school.",
    ],
)
def test_fears_grief_and_blame_reject_nothing(sentence, claims_of):
    own = [c for c in claims_of(TOLD_OF + sentence) if c.start >= len(TOLD_OF)]
    assert "rejects_characterisation" not in {c.stance for c in own}


def test_a_figure_that_a_third_does_not_accept_is_not_told_by_who_reports_that(claims_of):
    page = "The envoy said the junta did not accept that 40 people had been killed in the raid."
    [toll] = [c for c in claims_of(page) if c.toll]
    assert (toll.stance, toll.holder.name) == ("rejects_characterisation", "junta")
