"""Replies to what somebody said -> that account as a claim of its own, by whoever gives it."""

import pytest

ROWS = [
    # The reply's own words tell it: words, whose it is, what it is read as.
    (
        "Eritrea rejected Ethiopia's claim that its soldiers hold the ridge.",
        "its soldiers hold the ridge", "Ethiopia", "statement_other",
    ),
    (
        "The president rejected accusations by the Chadian government that his country was arming"
        " rebels as “baseless and malicious”.",
        "his country was arming rebels", "Chadian government", "accusation",
    ),
    (
        "The governor denied reports that his guards had shelled the village.",
        "his guards had shelled the village", "reports", "shelling",
    ),
    (
        "The army denied allegations of torture in its prisons.",
        "torture", "allegations", "torture_ill_treatment",
    ),
    (
        "The ministry cast doubt on claims by the rebels that a bridge was taken.",
        "a bridge was taken", "rebels", "territory_taken",
    ),
    (
        "The ministry denies the claims of the Chadian authorities that its troops took a bridge.",
        "its troops took a bridge", "Chadian authorities", "territory_taken",
    ),
    # Somebody says it in the reply's sentence, and it is what "which" stands for.
    (
        "Djibouti had reported breaches of the truce, which Eritrea had denied.",
        "breaches of the truce", "Djibouti", "ceasefire_violation",
    ),
    # Somebody said it before in the same words.
    (
        "The bishop said the mine owners had paid the gunmen. It rained for a week, and the road to"
        " the coast was cut. The owners denied that they had ever paid any gunmen.",
        "the mine owners had paid the gunmen", "bishop", "statement_other",
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:40] for row in ROWS])
def test_an_account_becomes_a_claim_of_whoever_gives_it(claims_of, row):
    report, words, holder, kind = row
    claims = {claim.id: claim for claim in claims_of(report)}
    reply = next(c for c in claims.values() if c.stance.value != "asserts")
    (account,) = [claims[one] for one in reply.answers]
    assert account.quote == words
    assert account.holder.name == holder
    assert account.event_class.value == kind
    assert (account.stance.value, account.modality.value) == ("asserts", "actual")


def test_nobody_in_particular_gives_what_is_only_reported(claims_of):
    told = claims_of("The governor denied reports that his guards had shelled the village.")
    account = next(c for c in told if c.stance.value == "asserts")
    assert (account.holder.role.value, account.holder.resolved) == ("unattributed", False)


def test_a_day_and_a_place_are_the_accounts_where_its_own_words_tell_them(claims_of):
    told = claims_of(
        "The ministry on Monday denied the rebels' claim that troops had shelled a station in"
        " Kramatorsk on 4 May."
    )
    account = next(c for c in told if c.stance.value == "asserts")
    assert [place.printed for place in account.where] == ["Kramatorsk"]
    assert account.when.printed == "4 May"


@pytest.mark.parametrize(
    "report",
    [
        "The ministry stood by its claim that a bridge was taken. It denied that anyone had fled.",
        "The army denied the raid after reports that a school had burned.",
        "The minister rejected the notion that the talks were over.",
        "The bishop asked the owners to stop paying gunmen. The owners denied paying any gunmen.",
        "The bishop said the owners paid no gunmen. The owners denied that they paid gunmen.",
        "The party rejected its own claim that votes had been bought.",
        "The ministry denied reports that 12 miners had died.",
    ],
)
def test_what_is_no_account_or_not_what_is_denied_becomes_none(claims_of, report):
    claims = {claim.id: claim for claim in claims_of(report)}
    taken = [c for c in claims.values() if any("taken up by a reply" in why for why in c.why)]
    assert taken == []
