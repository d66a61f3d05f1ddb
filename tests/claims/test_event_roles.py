"""A sentence of ours -> who takes part in its event, in which role, and how it is meant."""

import pytest


@pytest.fixture
def told(claims_of):
    """Each event of a page of 15 June 1995, tolls apart: class, modality and actors by role."""

    def found(text):
        return {
            str(claim.event_class): (
                str(claim.modality),
                {(actor.role, actor.printed, actor.id) for actor in claim.actors},
            )
            for claim in claims_of(text, "1995-06-15")
            if claim.toll is None
        }

    return found


ROLES = [
    (
        "Nine soldiers were killed in clashes with the guerrillas near Bor.",
        "armed_clash",
        {("party", "Nine soldiers", None), ("party", "the guerrillas", None)},
    ),
    (
        "The patrol killed nine guerrillas in a clash near Bor.",
        "armed_clash",
        {("party", "The patrol", None), ("party", "nine guerrillas", None)},
    ),
    (
        "The rebels engaged in heavy fighting with the army.",
        "armed_clash",
        {("party", "The rebels", None), ("party", "the army", None)},
    ),
    (
        "The guerrillas launched their attack on the port at dawn.",
        "unknown",
        {("perpetrator", "The guerrillas", None), ("target", "the port", None)},
    ),
    (
        "Iraq said it invaded the islands over a debt.",
        "incursion_or_advance",
        {("perpetrator", "it", "IRQ"), ("target", "the islands", None)},
    ),
    (
        "The general sent his marines into the port.",
        "incursion_or_advance",
        {("perpetrator", "The general", None), ("target", "the port", None)},
    ),
    (
        "Police used a water cannon against protesters.",
        "protest",
        {("perpetrator", "Police", None), ("target", "protesters", None)},
    ),
    (
        "Gunmen carried out an attack on the eve of the vote.",
        "unknown",
        {("perpetrator", "Gunmen", None)},
    ),
    (
        "There was an attack against a guild leader on the coast road.",
        "unknown",
        {("target", "a guild leader", None)},
    ),
    ("A terrorist attack shook the port of Bor on Monday.", "unknown", set()),
    ("The explosion of a bomb woke the town of Bor.", "mine_or_ied", set()),
    ("Two devices exploded in the town of Bor.", "mine_or_ied", set()),
    (
        "The fighting displaced many in the valley.",
        "displacement_evacuation",
        {("target", "many", None)},
    ),
    (
        "Chad condemned Sudan's invasion of the islands.",
        "condemnation",
        {("speaker", "Chad", "TCD"), ("addressee", "Sudan", "SDN")},
    ),
    (
        "Chad demanded from Sudan the release of nine soldiers.",
        "demand",
        {("demander", "Chad", "TCD"), ("addressee", "Sudan", "SDN")},
    ),
    (
        "The mayor blamed it on the rebels after the raid on Bor.",
        "accusation",
        {("accuser", "The mayor", None), ("addressee", "the rebels", None)},
    ),
    (
        "The army attacked Boko Haram in the hills.",
        "attack_on_armed",
        {("perpetrator", "The army", None), ("target", "Boko Haram", "boko-haram")},
    ),
    (
        'The "elite force" raided the town.',
        "unknown",
        {("perpetrator", 'The "elite force"', None), ("target", "the town", None)},
    ),
    (
        "The withdrawal of the garrison began at noon.",
        "territory_transferred",
        {("perpetrator", "the garrison", None)},
    ),
    (
        "Jets of the air force carried out a series of air strikes on the port.",
        "air_strike",
        {("perpetrator", "Jets of the air force", None), ("target", "the port", None)},
    ),
    (
        "The army drove the guerrillas out of the valley.",
        "territory_taken",
        {("perpetrator", "The army", None), ("target", "the guerrillas", None)},
    ),
    (
        "Government forces destroyed nine roadside bombs near Bor.",
        "weapons_seizure_or_demining",
        {("perpetrator", "Government forces", None)},
    ),
    (
        "The bombings by the pilots of the junta went on all night.",
        "air_strike",
        {("perpetrator", "the pilots of the junta", None)},
    ),
    (
        "The front issued a note in which it vowed to attack the port.",
        "threat",
        {("threatener", "it", None)},
    ),
    (
        "The guards stopped an attack on the mint in Bor.",
        "unknown",
        {("target", "the mint", None)},
    ),
    (
        "The militia stopped its attacks on the mint in Bor.",
        "ceasefire",
        {("party", "The militia", None)},
    ),
    (
        "Three fighters attacked the barracks in Bor.",
        "attack_on_armed",
        {("perpetrator", "Three fighters", None), ("target", "the barracks", None)},
    ),
    (
        "Two suicide bombers blew themselves up in Bor.",
        "suicide_bombing",
        {("perpetrator", "Two suicide bombers", None)},
    ),
    (
        "An angry mob torched a shop in Bor.",
        "property_destruction",
        {("perpetrator", "An angry mob", None), ("target", "a shop", None)},
    ),
    (
        "There is a plan to attack the barracks.",
        "attack_on_armed",
        {("target", "the barracks", None)},
    ),
]


@pytest.mark.parametrize(("text", "kind", "actors"), ROLES, ids=[r[0][:50] for r in ROLES])
def test_who_takes_part(told, text, kind, actors):
    found = told(text)[kind][1]
    assert found == actors


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The council ordered an embargo on Chad.", "sanction", "actual"),
        ("The colonel ordered an attack on the barracks.", "attack_on_armed", "hypothetical"),
        ("The army was able to seize 40 rifles.", "weapons_seizure_or_demining", "actual"),
        ("The army is able to seize the rifles.", "weapons_seizure_or_demining", "hypothetical"),
        ("The colonel said the army would send troops to the border.", "buildup", "future"),
        ("If asked, the army would send troops to the border.", "buildup", "hypothetical"),
        ("Students blocked the road to protest the murder.", "protest", "actual"),
        ("He told of the 1987 attack on the barracks.", "attack_on_armed", "background"),
        ("Rebels set off a bomb in the town of Bor.", "mine_or_ied", "actual"),
        ("Students plan a march to protest the murder.", "protest", "future"),
        (
            "The general will begin withdrawing his troops and release the prisoners.",
            "release_or_exchange",
            "future",
        ),
    ],
)
def test_how_it_is_meant(told, text, kind, modality):
    assert told(text)[kind][0] == modality
