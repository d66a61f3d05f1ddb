"""A sentence of ours -> no event where its words are of sport, trade or politics; one of a war."""

import pytest


@pytest.fixture
def told(claims_of):
    """The kinds of event that a page of 15 June 1995 tells, tolls and answers apart."""
    return lambda text: [
        str(claim.event_class)
        for claim in claims_of(text, "1995-06-15")
        if claim.toll is None and claim.stance == "asserts"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The striker helped fire the island to its first final in ten years.",
        "Columnists blasted the mayor's plan for the harbour.",
        "The airlines set aside their competitive battles on Monday.",
        "The ministry came under fire from pensioners for its slow answer.",
        "The bank found itself at the centre of a storm over loans.",
        "Six counties moved into the Liberal column.",
        "The Liberals hope to regain control of the upper chamber.",
        "Fans crossed the line to shake the referee's hand.",
        "The heirs hope to demolish a cinema and put up flats.",
        "The cyclone damaged thousands of homes.",
        "The firm asked for leave to mine copper in the valley.",
        "The telephone exchange was closed in May.",
        "Mills that use a lot of water must pay more.",
        "The candidate would beat the tanner by 46 to 40 percent.",
        "Investors fled the market after the crash.",
        "The drug was found in nine samples.",
        "The paper became a shell of itself.",
        "The donors rallied around the governor.",
        "The delegate called the speech a turning point for the party.",
        "The council must show by deeds that it helps the town meet its goals.",
        "The housing officer agreed that the roof leaked.",
        "The union endorsed the senator in December.",
        "The retailer rejected an offer from its rival.",
        "The judge accused the accountant of hiding two invoices.",
        "The commission praised the mayor for the new tram.",
        "A court sentenced the former mayor to two years in prison for bribery.",
        "Crimes committed in the valley went unpunished.",
        "The find warrants a closer look at the valley's past.",
        "The ministry launched an anti-cholera campaign.",
        "The rate hit its highest level since May, a think-tank said.",
        "The rallies were not enough to turn out voters.",
    ],
)
def test_nothing_of_a_war_is_told(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The rebels took the hill at noon.", ["territory_taken"]),
        ("The villages were razed to the ground.", ["property_destruction"]),
        ("Settlers burned the temples of the old town.", ["property_destruction"]),
        ("Gunmen blasted a bridge on the coast road.", ["mine_or_ied"]),
        ("Raiders burned the homes of nine herders.", ["property_destruction"]),
        ("The convoy came under fire near the pass.", ["unknown"]),
        ("Two columns of tanks crossed the border.", ["incursion_or_advance"]),
        ("Troops have been sent to the border.", ["buildup"]),
        ("Three suicide bombers attacked the governor's house.", ["suicide_bombing"]),
        ("Two markets were bombed on Friday.", ["attack_on_civilians"]),
        ("The army bombed a region in the north.", ["unknown"]),
        ("The bishop urged the army to free the prisoners.", ["demand"]),
        ("Chad accused Sudan of arming raiders.", ["accusation"]),
        ("Shells fell on the market. The bishop condemned it.", ["shelling", "condemnation"]),
        ("The guerrillas suspended their attacks on the road.", ["ceasefire"]),
        ("The envoys of Chad and Sudan held talks in Geneva.", ["negotiation"]),
        ("A tribunal sentenced the colonel to life in prison for war crimes.", ["legal_step"]),
    ],
)
def test_what_is_of_a_war_is_told(told, text, kinds):
    assert told(text) == kinds
