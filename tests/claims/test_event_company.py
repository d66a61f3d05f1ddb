"""A sentence of ours -> the events in it: one at all, of which kind, by whom, and how meant."""

import pytest


@pytest.fixture
def told(claims_of):
    """The events of a page of 15 June 1995, tolls apart: class, modality and actors by role."""

    def found(text):
        return [
            (
                str(claim.event_class),
                str(claim.modality),
                {(actor.role, actor.printed) for actor in claim.actors},
            )
            for claim in claims_of(text, "1995-06-15")
            if claim.toll is None
        ]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked his rival over taxes in a television debate.",
        "Mr. Dunmore's attacks on Peter Holt have pleased his supporters.",
        "Ms. Holt clashed with Mr. Dunmore over the budget.",
        "The new advertisement attacks the governor's record.",
        "The editorial was a scathing attack on the pension law.",
        "Anna Holt held a rally for her campaign on Monday.",
        "The survey demonstrated a fall in trust.",
        "He insisted that he had never been there.",
        "The federation opened disciplinary proceedings at its headquarters.",
        "Nick Shell and David Mine are the clerks of the court.",
    ],
)
def test_strife_in_words_is_no_event(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "event_class", "modality", "actors"),
    [
        (
            "Dunmore's troops attacked Ashford on Monday.",
            "unknown",
            "actual",
            {("perpetrator", "Dunmore's troops"), ("target", "Ashford")},
        ),
        (
            "Rebels ambushed a patrol on the coast road.",
            "attack_on_armed",
            "actual",
            {("perpetrator", "Rebels"), ("target", "a patrol")},
        ),
        (
            "Gunners fired rockets at the port.",
            "shelling",
            "actual",
            {("perpetrator", "Gunners"), ("target", "the port")},
        ),
        (
            "Bukavu fell to the rebels on Sunday.",
            "territory_taken",
            "actual",
            {("target", "Bukavu"), ("perpetrator", "the rebels")},
        ),
        (
            "The Kuwait invasion went on for two days.",
            "incursion_or_advance",
            "actual",
            {("target", "Kuwait")},
        ),
        ("A cease-fire came into force at midnight.", "ceasefire", "actual", set()),
        ("Bombings in Lima on Friday shook the bank.", "mine_or_ied", "actual", set()),
        ("The ambush took place near Casitas.", "attack_on_armed", "actual", set()),
        (
            "The admiralty plans to deploy 900 marines.",
            "buildup",
            "future",
            {("perpetrator", "The admiralty")},
        ),
        (
            "The Red Cross evacuated several families from the valley.",
            "displacement_evacuation",
            "actual",
            {("target", "several families")},
        ),
        (
            "Our gunners hit a helicopter near the bridge.",
            "interception",
            "actual",
            {("perpetrator", "Our gunners"), ("target", "a helicopter")},
        ),
        (
            "No agreement was signed with the rebels.",
            "agreement",
            "negated",
            {("party", "the rebels")},
        ),
        ("Fierce fighting raged around the airport.", "armed_clash", "actual", set()),
        (
            "The town has been under siege for a month.",
            "movement_restriction_blockade",
            "actual",
            {("target", "The town")},
        ),
        (
            "Two hundred soldiers surrendered to the marines.",
            "capture_of_combatants",
            "actual",
            {("target", "Two hundred soldiers"), ("perpetrator", "the marines")},
        ),
        (
            "Police foiled a plot to bomb the mint.",
            "unknown",
            "hypothetical",
            {("target", "the mint")},
        ),
        (
            "The gunmen's aim is the destruction of the bridge.",
            "property_destruction",
            "hypothetical",
            {("target", "the bridge")},
        ),
        (
            "Nobody may cross until the army retakes the town.",
            "territory_taken",
            "future",
            {("perpetrator", "the army"), ("target", "the town")},
        ),
        (
            "The judges want to know how the rebels attacked the convoy.",
            "attack_on_armed",
            "actual",
            {("perpetrator", "the rebels"), ("target", "the convoy")},
        ),
        (
            "The Soviet Union shipped rifles to the guerrillas.",
            "support",
            "actual",
            {("perpetrator", "The Soviet Union")},
        ),
    ],
)
def test_an_event_by_the_company_of_its_word(told, text, event_class, modality, actors):
    assert told(text) == [(event_class, modality, actors)]


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("Gunmen assassinated a colonel of the border guard.", "attack_on_armed"),
        ("Gunmen assassinated a provincial judge.", "attack_on_civilians"),
        ("Two soldiers were murdered near the ford.", "attack_on_armed"),
    ],
)
def test_who_is_murdered_gives_the_class(claims_of, text, event_class):
    tolls = [claim for claim in claims_of(text) if claim.toll is not None]
    assert [str(claim.event_class) for claim in tolls] == [event_class]
