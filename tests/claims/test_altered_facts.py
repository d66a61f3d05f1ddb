"""Facts, and the same sentence with one thing changed: number, comparator, side, polarity, harm.

The sentences are built like those of the eight facts of docs/seeds.md and tell of other wars. What
was changed must be read as changed, and so never as the fact.
"""

import pytest

from reportedly.records.vocabulary import Modality, Stance

KILLED, INJURED, CAPTURED, MISSING = "killed", "injured", "captured", "missing"


def read(claims):
    """What the claims say: harm or class, bounds, comparator, class, side, and how it is meant."""
    return {_toll(c) if c.toll is not None else _event(c) for c in claims}


def _toll(claim):
    toll = claim.toll
    return (
        toll.harm.value,
        toll.low,
        toll.high,
        toll.comparator.value,
        toll.victim_class.value,
        toll.side,
        *_how(claim),
    )


def _event(claim):
    counted = claim.quantity
    number = () if counted is None else (counted.low, counted.high, counted.comparator.value)
    return (claim.event_class.value, *number, *_how(claim))


def _how(claim):
    stance = () if claim.stance is Stance.ASSERTS else (claim.stance.value,)
    return stance if claim.modality is Modality.ACTUAL else (*stance, claim.modality.value)


A = (
    "Three Eritrean police officers were killed on 5 March by Ethiopian soldiers, "
    "officials in Asmara said."
)
B = "Since 9 November 2020, six civilians and 15 soldiers have been killed, the rights office said."
C = "At least 49 Eritrean soldiers have been killed, Prime Minister Abiy Ahmed said."
D = (
    "Authorities in Mekelle said 25 people were killed, including two civilians, "
    "and 138 were injured."
)
E = (
    "Ombudsman Ana Roth said at least 27 people were killed, "
    "including seven civilians, and 35 wounded."
)
F = "One Eritrean serviceman was injured near Badme."
G = "The road to Mekelle was closed by Ethiopian forces on 12 December 2022."
H = (
    "Ethiopian forces have seized more than 60 posts and destroyed up to 20 tanks, "
    "the defence ministry said."
)

ALTERED = {
    A: [
        ("Three Eritrean", "Four Eritrean"),
        ("Three Eritrean", "At least three Eritrean"),
        ("Three Eritrean", "More than three Eritrean"),
        ("Three Eritrean", "Up to three Eritrean"),
        ("Three Eritrean", "About three Eritrean"),
        ("Three Eritrean", "Thirteen Eritrean"),
        ("Three Eritrean", "No Eritrean"),
        ("Three Eritrean", "Three Sudanese"),
        ("police officers", "nurses"),
        ("were killed", "were wounded"),
        ("were killed", "were captured"),
        ("were killed", "may have been killed"),
    ],
    B: [
        ("six civilians", "sixteen civilians"),
        ("six civilians", "no civilians"),
        ("six civilians", "at least six civilians"),
        ("six civilians", "six rebels"),
        ("15 soldiers", "50 soldiers"),
        ("15 soldiers", "up to 15 soldiers"),
        ("15 soldiers", "15 policemen"),
        ("15 soldiers", "15 journalists"),
        ("been killed", "been wounded"),
        ("been killed", "been detained"),
        ("been killed", "gone missing"),
        ("have been killed", "could be killed"),
    ],
    C: [
        ("At least 49", "49"),
        ("At least 49", "More than 49"),
        ("At least 49", "Up to 49"),
        ("At least 49", "Fewer than 49"),
        ("At least 49", "About 49"),
        ("At least 49", "At least 94"),
        ("At least 49", "Between 40 and 49"),
        ("At least 49", "Dozens of"),
        ("Eritrean soldiers", "Sudanese soldiers"),
        ("Eritrean soldiers", "Eritrean villagers"),
        ("been killed", "been wounded"),
        ("At least 49 Eritrean soldiers", "No Eritrean soldiers"),
    ],
    D: [
        ("25 people", "52 people"),
        ("25 people", "at least 25 people"),
        ("25 people", "nearly 25 people"),
        ("25 people", "25 soldiers"),
        ("two civilians", "12 civilians"),
        ("two civilians", "two policemen"),
        ("two civilians", "at least two civilians"),
        ("138 were", "1,380 were"),
        ("138 were", "no one was"),
        ("138 were", "more than 138 were"),
        ("were killed", "were wounded"),
        ("injured", "missing"),
    ],
    E: [
        ("at least 27", "27"),
        ("at least 27", "as many as 27"),
        ("at least 27", "at least 72"),
        ("at least 27 people were", "nobody was"),
        ("seven civilians", "17 civilians"),
        ("seven civilians", "seven soldiers"),
        ("seven civilians", "up to seven civilians"),
        ("35 wounded", "53 wounded"),
        ("35 wounded", "at least 35 wounded"),
        ("35 wounded", "35 captured"),
        ("were killed", "were abducted"),
        ("people were killed", "people could be killed"),
    ],
    F: [
        ("One Eritrean serviceman", "Two Eritrean servicemen"),
        ("One Eritrean serviceman", "At least one Eritrean serviceman"),
        ("One Eritrean serviceman", "One Ethiopian serviceman"),
        ("One Eritrean serviceman", "One Eritrean nurse"),
        ("One Eritrean serviceman", "One Eritrean policeman"),
        ("One Eritrean serviceman", "No Eritrean serviceman"),
        ("was injured", "was killed"),
        ("was injured", "was captured"),
        ("was injured", "went missing"),
        ("was injured", "was not injured"),
        ("was injured", "may have been injured"),
        ("was injured", "will be injured"),
    ],
    G: [
        ("was closed", "was not closed"),
        ("was closed", "was opened"),
        ("was closed", "was reopened"),
        ("was closed", "will be closed"),
        ("was closed", "may be closed"),
        ("was closed", "was shelled"),
        ("was closed", "was mined"),
        ("was closed", "was repaired"),
        ("was closed", "was seized"),
        ("was closed", "was bombed"),
        ("was closed", "could be closed"),
        ("was closed", "was never closed"),
    ],
    H: [
        ("more than 60", "60"),
        ("more than 60", "at least 60"),
        ("more than 60", "up to 60"),
        ("more than 60", "more than 16"),
        ("more than 60", "about 60"),
        ("more than 60", "fewer than 60"),
        ("up to 20", "20"),
        ("up to 20", "more than 20"),
        ("up to 20", "up to 12"),
        ("up to 20", "at least 20"),
        ("have seized", "have not seized"),
        ("have seized", "may have seized"),
    ],
}

TOLD = {
    A: {(KILLED, 3, 3, "unmarked", "police", "ERI")},
    B: {
        (KILLED, 6, 6, "unmarked", "civilian", None),
        (KILLED, 15, 15, "unmarked", "military", None),
    },
    C: {(KILLED, 49, None, "at_least", "military", "ERI")},
    D: {
        (KILLED, 25, 25, "unmarked", "mixed", None),
        (KILLED, 2, 2, "unmarked", "civilian", None),
        (INJURED, 138, 138, "unmarked", "unknown", None),
    },
    E: {
        (KILLED, 27, None, "at_least", "mixed", None),
        (KILLED, 7, 7, "unmarked", "civilian", None),
        (INJURED, 35, 35, "unmarked", "unknown", None),
    },
    F: {(INJURED, 1, 1, "unmarked", "military", "ERI")},
    G: {("movement_restriction_blockade",)},
    H: {
        ("territory_taken", 61, None, "more_than"),
        ("property_destruction", None, 20, "up_to"),
    },
}


@pytest.mark.parametrize("fact", TOLD)
def test_the_fact_is_read(claims_of, fact):
    assert TOLD[fact] <= read(claims_of(fact, "2023-10-01"))


@pytest.mark.parametrize(
    ("fact", "was", "now"),
    [(fact, was, now) for fact, changes in ALTERED.items() for was, now in changes],
)
def test_what_was_changed_is_never_read_as_the_fact(claims_of, fact, was, now):
    altered = fact.replace(was, now)
    assert altered != fact
    assert not TOLD[fact] <= read(claims_of(altered, "2023-10-01"))


def test_each_fact_has_twelve_alterations():
    assert {len(changes) for changes in ALTERED.values()} == {12}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (A.replace("Three", "More than three"), (KILLED, 4, None, "more_than", "police", "ERI")),
        (A.replace("were killed", "were wounded"), (INJURED, 3, 3, "unmarked", "police", "ERI")),
        (A.replace("Eritrean", "Sudanese"), (KILLED, 3, 3, "unmarked", "police", "SDN")),
        (C.replace("At least", "Fewer than"), (KILLED, None, 48, "less_than", "military", "ERI")),
        (
            C.replace("At least 49", "Between 40 and 49"),
            (KILLED, 40, 49, "between", "military", "ERI"),
        ),
        (D.replace("138 were", "no one was"), (INJURED, 0, 0, "zero", "unknown", None)),
        (
            F.replace("was injured", "was not injured"),
            (INJURED, 1, 1, "unmarked", "military", "ERI", "negated"),
        ),
        (H.replace("more than 60", "up to 60"), ("territory_taken", None, 60, "up_to")),
    ],
)
def test_what_was_changed_is_read_as_changed(claims_of, text, expected):
    assert expected in read(claims_of(text, "2023-10-01"))


def test_sentences_shuffled_among_pages_change_nothing_but_their_context(claims_of):
    """A sentence's own count, comparator, class, harm, stance and modality are of itself alone."""
    for fact in (A, C, D, E, F):
        alone = {toll[:5] for toll in read(c for c in claims_of(fact) if c.toll is not None)}
        for other in (A, B, C, F, H):
            if other != fact:
                page = f"{other}\n\n{fact}"
                start = page.index(fact)
                beside = [c for c in claims_of(page) if c.toll is not None and c.start >= start]
                assert {toll[:5] for toll in read(beside)} == alone
