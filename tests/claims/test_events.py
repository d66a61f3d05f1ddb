"""Sentence -> what happened, by whom and to what, as a conflict-data coder would write it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.events.events import find_events, find_triggers
from reportedly.claims.events.triggers import trigger_at
from reportedly.records.claim import Holder, Statement, TimeMention
from reportedly.records.reading import ReadText
from reportedly.records.text import Published
from reportedly.records.vocabulary import (
    EventClass,
    HolderRole,
    Modality,
    PublishedBasis,
    Stance,
    TimeBasis,
    TimeLevel,
)
from reportedly.vocab.actors import load_actors
from reportedly.vocab.events import load_events

EVENTS = load_events()
ACTORS = load_actors()
EXAMPLES = [
    (entry.id, kind, sentence)
    for entry in EVENTS.events.event
    for kind, listed in (("match", entry.match), ("no_match", entry.no_match))
    for sentence in listed
]


@pytest.fixture(scope="session")
def read(sentences_of, document_of):
    """A text with the statements a test gives: (source, cue, content, stance)."""

    def reading(text, *said, **known):
        return ReadText(
            document=document_of(text, **{k: v for k, v in known.items() if k != "times"}),
            sentences=sentences_of(text),
            statements=tuple(statement(text, *one) for one in said),
            times=known.get("times", ()),
            places=(),
        )

    return reading


def statement(text, source, cue, content, stance=Stance.ASSERTS):
    at = [(text.index(part), text.index(part) + len(part)) for part in (source, cue, content)]
    holder = Holder(
        printed=source,
        start=at[0][0],
        end=at[0][1],
        name=source,
        role=HolderRole.UNKNOWN,
        side=ACTORS.side_of(source),
    )
    return Statement(
        id=f"s-{source}",
        document="d-test",
        source=(at[0],),
        cue=(at[1],),
        content=(at[2],),
        quoted=False,
        holder=holder,
        stance=stance,
    )


def events(read_text):
    found = find_events(read_text, EVENTS, ACTORS)
    for claim in found:
        assert claim.quote == read_text.document.text[claim.start : claim.end]
    return found


def parties(claim):
    return [(actor.role, actor.printed, actor.id) for actor in claim.actors]


@pytest.mark.parametrize(("entry", "kind", "sentence"), EXAMPLES)
def test_entries_read_their_own_examples(sentences_of, entry, kind, sentence):
    found = [t.entry.id for s in sentences_of(sentence) for t in find_triggers(s, EVENTS)]
    assert (entry in found) == (kind == "match"), found


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Two guards were killed in the shelling.", "killed", EventClass.SHELLING),
        ("A man blew himself up at a market, killing 12.", "killing", EventClass.SUICIDE_BOMBING),
        ("Four marines died when their jeep hit a landmine.", "died", EventClass.MINE_OR_IED),
        ("An air strike on the depot wounded nine.", "wounded", EventClass.AIR_STRIKE),
        ("Two guards were attacked and killed at the ford.", "killed", EventClass.ATTACK_ON_ARMED),
        ("The drone strike that killed them was filmed.", "killed", EventClass.DRONE_STRIKE),
        ("The group executed three prisoners.", "executed", EventClass.EXECUTION),
        ("Three died in fighting between rebels and soldiers.", "died", EventClass.ARMED_CLASH),
        ("Nine farmers were killed in the valley.", "killed", None),
        ("Nine farmers drowned after the talks ended.", "drowned", None),
    ],
)
def test_a_harm_word_takes_the_class_of_the_event_it_came_from(sentences_of, text, word, expected):
    sentence = sentences_of(text)[0]
    token = next(t for t in sentence.tokens if t.text == word)
    told = trigger_at(sentence, token, EVENTS)
    assert (None if told is None else told.event_class) == expected


@pytest.mark.parametrize(
    ("text", "event_class", "expected"),
    [
        (
            "Rebels shelled the town of Ashford.",
            EventClass.SHELLING,
            [("perpetrator", "Rebels", None), ("target", "the town of Ashford", None)],
        ),
        (
            "The convoy was ambushed by Malian soldiers.",
            EventClass.ATTACK_ON_ARMED,
            [("target", "The convoy", None), ("perpetrator", "Malian soldiers", "MLI")],
        ),
        (
            "Ethiopia's shelling of the port went on.",
            EventClass.SHELLING,
            [("perpetrator", "Ethiopia", "ETH"), ("target", "the port", None)],
        ),
        (
            "Troops carried out an attack on two villages.",
            EventClass.UNKNOWN,
            [("perpetrator", "Troops", None), ("target", "two villages", None)],
        ),
        (
            "Fighting between Chad and Libya broke out.",
            EventClass.ARMED_CLASH,
            [("party", "Chad", "TCD"), ("party", "Libya", "LBY")],
        ),
        (
            "The column came under fire from rebels.",
            EventClass.UNKNOWN,
            [("target", "The column", None), ("perpetrator", "rebels", None)],
        ),
        (
            "The school was the target of an air strike.",
            EventClass.AIR_STRIKE,
            [("target", "The school", None)],
        ),
        (
            "The mayor became the victim of a roadside bomb.",
            EventClass.MINE_OR_IED,
            [("target", "The mayor", None)],
        ),
        (
            "The bishop called on Rwanda to free the boys.",
            EventClass.DEMAND,
            [("demander", "The bishop", None), ("addressee", "Rwanda", "RWA")],
        ),
        (
            "Israeli jets bombed Beirut.",
            EventClass.AIR_STRIKE,
            [("perpetrator", "Israeli jets", "ISR"), ("target", "Beirut", "LBN")],
        ),
        (
            "Farmers have blocked the highway since Friday.",
            EventClass.MOVEMENT_RESTRICTION_BLOCKADE,
            [("perpetrator", "Farmers", None), ("target", "the highway", None)],
        ),
    ],
)
def test_who_is_who(read, text, event_class, expected):
    (claim,) = events(read(text))
    assert claim.event_class is event_class
    assert parties(claim) == expected


@pytest.mark.parametrize(
    ("text", "quote", "counted"),
    [
        ("Rebels seized more than 30 army posts.", "seized more than 30 army posts",
         ("army posts", 31, None)),
        ("Rebels destroyed about nine trucks.", "destroyed about nine trucks", ("trucks", 9, 9)),
        ("Rebels broke the truce 14 times.", "broke the truce 14 times", ("times", 14, 14)),
    ],
)  # fmt: skip
def test_things_are_counted_apart_from_people(read, text, quote, counted):
    (claim,) = events(read(text))
    assert claim.quote == quote
    assert claim.toll is None
    assert claim.quantity is not None
    told = claim.quantity
    assert (told.of, told.low, told.high) == counted


def test_people_are_no_quantity(read):
    (claim,) = events(read("Gunmen attacked 40 villagers."))
    assert claim.quantity is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the barracks.", Modality.ACTUAL),
        ("Rebels did not attack the barracks.", Modality.NEGATED),
        ("Rebels may attack the barracks.", Modality.HYPOTHETICAL),
        ("If rebels attack the barracks, the road closes.", Modality.HYPOTHETICAL),
        ("Rebels will attack the barracks.", Modality.FUTURE),
        ("Rebels plan to attack the barracks.", Modality.FUTURE),
        ("Rebels failed to attack the barracks.", Modality.NEGATED),
    ],
)
def test_modality(read, text, expected):
    (claim,) = [c for c in events(read(text)) if c.event_class is EventClass.ATTACK_ON_ARMED]
    assert claim.modality is expected


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Sudan used the dispute as a pretext to shell the town.", "shell", "hypothetical"),
        (
            "The rebel column's goal was to seize the port and burn the depot.",
            "burn",
            "hypothetical",
        ),
        ("The rebels aim at capturing the port.", "captur", "hypothetical"),
        ("Soldiers were ordered to shoot protesters.", "shoot", "hypothetical"),
        ("The envoy warned that an attack on the camp could follow.", "attack", "hypothetical"),
        ("The envoy warned that rebels had shelled the town.", "shelled", "actual"),
        ("Rebels continued to shell the town.", "shell", "actual"),
        ("The army forced the villagers to flee the valley.", "flee", "actual"),
        ("He was the third reporter to be abducted there.", "abducted", "actual"),
        ("Villagers fled to escape the shelling of the town.", "shelling", "actual"),
        ("The minister promised not to shell the city.", "shell", "negated"),
    ],
)
def test_what_is_aimed_at_asked_or_warned_of_has_not_happened_by_that(
    claims_of, text, act, expected
):
    claims = [c for c in claims_of(text) if act in c.quote and c.event_class.value != "threat"]
    assert {c.modality.value for c in claims} == {expected}


@pytest.mark.parametrize(
    ("year", "expected"), [(1982, Modality.BACKGROUND), (2024, Modality.ACTUAL)]
)
def test_an_event_dated_years_before_the_report_is_background(read, year, expected):
    text = f"In {year} jets bombed the port of Sidon."
    start = text.index(str(year))
    time = TimeMention(
        document="d-test",
        start=start,
        end=start + 4,
        printed=str(year),
        from_=date(year, 1, 1),
        to=date(year, 12, 31),
        level=TimeLevel.LONGER,
        reference=None,
        basis=TimeBasis.PRINTED,
        why="",
    )
    told = Published(
        from_=date(2024, 5, 1),
        to=date(2024, 5, 1),
        level=TimeLevel.DAY,
        basis=PublishedBasis.STATED,
        why="",
    )
    (claim,) = events(read(text, times=(time,), published=told))
    assert claim.modality is expected


def test_no_event_is_coded_from_a_reporting_verb(read):
    text = "The ministry reported attacks on two border posts."
    said = ("The ministry", "reported", "attacks on two border posts")
    (claim,) = events(read(text, said))
    assert claim.holder is not None
    assert claim.holder.name == "The ministry"
    assert parties(claim) == [("target", "two border posts", None)]


def test_an_accusation_is_one_claim_and_what_it_says_another(read):
    text = "Chad accused Sudan of shelling two villages."
    said = ("Chad", "accused", "shelling two villages")
    accusation, shelling = events(read(text, said))
    assert accusation.event_class is EventClass.ACCUSATION
    assert parties(accusation) == [("accuser", "Chad", "TCD"), ("addressee", "Sudan", "SDN")]
    assert shelling.event_class is EventClass.SHELLING
    assert parties(shelling)[0] == ("perpetrator", "Sudan", "SDN")
    assert [c.holder.name for c in (accusation, shelling) if c.holder] == ["Chad", "Chad"]


def test_the_accuser_holds_it_even_where_no_statement_was_found(read):
    _, shelling = events(read("Chad accused Sudan of shelling two villages."))
    assert shelling.holder is not None
    assert shelling.holder.side == "TCD"


def test_what_is_threatened_or_demanded_is_no_event_of_its_own(read):
    (threat,) = events(read("Eritrea threatened to bomb the capital."))
    assert (threat.event_class, threat.modality) == (EventClass.THREAT, Modality.FUTURE)
    (demand,) = events(read("The envoy called on Mali to halt the offensive."))
    assert demand.event_class is EventClass.DEMAND


def test_the_side_that_answers_fire_justifies_it(read):
    text = "Sudan said its soldiers opened fire in response to a raid."
    said = ("Sudan", "said", "its soldiers opened fire in response to a raid")
    found = [c for c in events(read(text, said)) if "opened fire" in c.quote]
    assert [c.stance for c in found] == [Stance.JUSTIFIES]
    assert parties(found[0])[0] == ("perpetrator", "its soldiers", "SDN")


def test_a_confirmation_says_who_began(read):
    text = "The monitors confirmed that Libyan soldiers had instigated the shooting."
    said = ("The monitors", "confirmed", "Libyan soldiers had instigated the shooting")
    (claim,) = events(read(text, (*said, Stance.CONFIRMS)))
    assert (claim.stance.value, claim.aspect) == ("confirms", "initiation")
    assert parties(claim) == [("perpetrator", "Libyan soldiers", "LBY")]


def test_what_is_denied_is_left_to_the_reactions(read):
    text = "Rabat denied shelling the oasis."
    assert events(read(text, ("Rabat", "denied", "shelling the oasis", Stance.DENIES))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "After the attack, the roads were quiet.",
        "The war has cost the country dearly.",
        "Critics attacked the budget.",
        "The company shelled out millions.",
        "Talks on wheat prices went well at the heart of the strike.",
    ],
)
def test_no_event_here(read, text):
    assert events(read(text)) == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["rebels", "attacked", "shelling", "of", "by", "the", "denied", "seized", "60", "posts",
             "and", "fire", "opened", "did", "not", "talks", "between", "Chad", ",", "“", "said"]
        ),
        min_size=1,
        max_size=20,
    )
)  # fmt: skip
def test_quotes_are_the_pages_own_characters_whatever_the_words(read, words):
    text = " ".join(words)
    for claim in events(read(text)):
        assert claim.start < claim.end
        for actor in claim.actors:
            assert actor.printed == text[actor.start : actor.end]


GROUNDS = [
    (
        "Rebels closed the road to Goma on Monday, the army said.",
        "movement_restriction_blockade",
        [
            "event: close-route, from 'closed'",
            "holder: 'the army', who is 'army' on this page (say)",
            "stance: asserts, from 'said'",
            "perpetrator: 'Rebels', the subject of 'closed'",
            "target: 'the road', the object of 'closed'",
        ],
    ),
    (
        "The militia planned to seize the airport.",
        "territory_taken",
        ["modality: future, from 'planned'", "target: 'the airport', the object of 'seize'"],
    ),
    (
        "Shells killed nine people in Aden, doctors said. Oman denied shelling the port.",
        "shelling",
        [
            "reaction: deny, from 'denied'",
            "aspect: attribution, from the answerer's own part in 'shelling'",
            "accused: 'Oman', the subject of 'denied'",
            "answers: 'Shells killed nine people', told by 'doctors': both speak of shelling; "
            "words in common: shell; told just before",
        ],
    ),
]


@pytest.mark.parametrize("row", GROUNDS, ids=[row[1] for row in GROUNDS])
def test_a_claim_tells_the_words_that_decided_each_field(claims_of, row):
    text, kind, grounds = row
    told = [c for c in claims_of(text) if c.event_class.value == kind and c.toll is None]
    assert set(grounds) <= set(told[-1].why)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rioters set fire to a bus depot in Dakar on Monday.", ("property_destruction", "actual")),
        ("Demonstrators threw bottles at police.", ("riot", "actual")),
        ("Supporters staged protests across the country.", ("protest", "actual")),
        ("The rebels began peace talks with the government.", ("negotiation", "actual")),
        ("The army is set to attack Gao.", ("unknown", "hypothetical")),
    ],
)
def test_more_kinds_of_event(claims_of, text, kind):
    told = [c for c in claims_of(text) if c.toll is None]
    assert kind in [(c.event_class.value, c.modality.value) for c in told]
    assert not [c for c in told if c.aspect is not None]
