"""Sentence -> who denies, doubts or owns up to what, and which claim that answers."""

import pytest

from reportedly.claims.events.events import find_events
from reportedly.claims.events.reactions import answer, find_reactions
from reportedly.claims.events.replies import find_replies
from reportedly.records.claim import Holder, Statement
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import EventClass, HolderRole, Stance
from reportedly.vocab.actors import load_actors
from reportedly.vocab.events import load_events

EVENTS = load_events()
ACTORS = load_actors()
EXAMPLES = [
    (entry.id, kind, sentence)
    for entry in EVENTS.reactions.reaction
    for kind, listed in (("match", entry.match), ("no_match", entry.no_match))
    for sentence in listed
]


@pytest.fixture(scope="session")
def read(sentences_of, document_of):
    """A text in which the given words are said by the source: (source, cue, content)."""

    def reading(text, *said):
        return ReadText(
            document=document_of(text),
            sentences=sentences_of(text),
            statements=tuple(statement(text, *one) for one in said),
            times=(),
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


def reactions(read_text):
    found = find_reactions(read_text, EVENTS, ACTORS)
    for claim in found:
        assert claim.quote == read_text.document.text[claim.start : claim.end]
    return found


@pytest.mark.parametrize(("entry", "kind", "sentence"), EXAMPLES)
def test_entries_read_their_own_examples(sentences_of, entry, kind, sentence):
    found = [reply.entry.id for s in sentences_of(sentence) for reply in find_replies(s, EVENTS)]
    assert (entry in found) == (kind == "match"), found


@pytest.mark.parametrize(
    ("text", "holder", "stance", "quote"),
    [
        ("Rabat denied shelling the oasis.", "Rabat", "denies", "Rabat denied shelling the oasis"),
        ("It was an accusation Lima denies.", "Lima", "denies", "an accusation Lima denies"),
        ("However, the junta rejected the claims on Friday.", "the junta", "denies",
         "the junta rejected the claims on Friday"),
        ("The agency could not verify the reports.", "The agency", "cannot_verify",
         "The agency could not verify the reports"),
        ("There was no immediate comment from the army.", "the army", "no_figure",
         "There was no immediate comment from the army"),
        ("Mali did not publish figures on its losses.", "Mali", "no_figure",
         "Mali did not publish figures on its losses"),
        ("The militia claimed responsibility for the bombing.", "The militia", "acknowledges",
         "The militia claimed responsibility for the bombing"),
        ("The commander refused to accept responsibility.", "The commander", "denies",
         "The commander refused to accept responsibility"),
    ],
)  # fmt: skip
def test_who_answers_and_with_which_words(read, text, holder, stance, quote):
    (claim,) = reactions(read(text))
    assert claim.holder is not None
    assert (claim.holder.printed, claim.stance, claim.quote) == (holder, stance, quote)


@pytest.mark.parametrize(
    ("text", "source", "content", "stance"),
    [
        ("The charge is nothing but nonsense, the ministry said.", "the ministry",
         "The charge is nothing but nonsense", "rejects_characterisation"),
        ("The ministry said the monitors had spread false information.", "The ministry",
         "the monitors had spread false information", "denies"),
        ("We did not bomb any camp, the spokesman said.", "the spokesman",
         "We did not bomb any camp", "denies"),
        ("Lima said its army is not in the enclave.", "Lima",
         "its army is not in the enclave", "denies"),
    ],
)  # fmt: skip
def test_what_is_said_can_itself_be_the_answer(read, text, source, content, stance):
    (claim,) = reactions(read(text, (source, "said", content)))
    assert claim.holder is not None
    assert (claim.holder.name, claim.stance) == (source, stance)


@pytest.mark.parametrize(
    ("text", "event_class", "aspect"),
    [
        ("Rabat denied attacking civilians.", EventClass.ATTACK_ON_CIVILIANS, "victim_status"),
        ("Rabat denied that the raid took place.", EventClass.UNKNOWN, "occurrence"),
        ("Rabat denied involvement in the air strike.", EventClass.AIR_STRIKE, "attribution"),
        ("Rabat denied having provoked anyone.", EventClass.OTHER, "initiation"),
        ("Rabat denied the reports.", EventClass.UNKNOWN, "occurrence"),
        ("Rabat denied that it was short of wheat.", EventClass.OTHER, "occurrence"),
    ],
)
def test_what_is_denied_of_which_event(read, text, event_class, aspect):
    (claim,) = reactions(read(text))
    assert (claim.event_class, claim.aspect) == (event_class, aspect)


@pytest.mark.parametrize(
    "text",
    [
        "Guards denied the doctors access to the ward.",
        "The junta rejected the ceasefire plan.",
        "No group claimed responsibility for the blast.",
        "The bomb did not explode.",
        "The claims are false.",
        "Did they not shell the port?",
    ],
)
def test_no_answer_here(read, text):
    assert reactions(read(text)) == ()


def all_claims(read_text):
    found = (*find_events(read_text, EVENTS, ACTORS), *reactions(read_text))
    return answer(read_text, tuple(sorted(found, key=lambda claim: claim.start)), EVENTS, ACTORS)


def test_a_denial_points_to_the_nearest_claim_of_the_same_event(read):
    text = (
        "Chad accused Sudan of shelling two villages. Rebels attacked a barracks. "
        "Sudan denied shelling any village."
    )
    claims = all_claims(read(text))
    (denial,) = [c for c in claims if c.stance is Stance.DENIES]
    (shelling,) = [
        c for c in claims if c.event_class is EventClass.SHELLING and c.stance is Stance.ASSERTS
    ]
    assert denial.answers == (shelling.id,)


def test_a_denial_of_the_claims_takes_the_event_it_answers(read):
    text = "Chad accused Sudan of shelling two villages. Sudan denied the claims."
    denial = all_claims(read(text))[-1]
    assert denial.event_class is EventClass.SHELLING
    assert len(denial.answers) == 1


def test_nobody_answers_what_only_comes_later_or_what_he_says_himself(read):
    text = "Sudan denied the claims. Rebels attacked a barracks."
    assert all(claim.answers == () for claim in all_claims(read(text)))


def test_answering_changes_no_claim_but_the_answers(read):
    text = "Rebels attacked a barracks. Talks between Chad and Libya began."
    claims = tuple(find_events(read(text), EVENTS, ACTORS))
    assert answer(read(text), claims, EVENTS, ACTORS) == claims


def test_an_answer_to_who_began_is_about_who_began(read):
    text = (
        "The monitors confirmed that Libyan soldiers had instigated the raid on a barracks. "
        "Libya denied the reports."
    )
    denial = all_claims(read(text))[-1]
    assert (denial.stance, denial.aspect) == ("denies", "initiation")


def whole_reading(text, claims_of):
    claims = claims_of(text)
    return claims, [c for c in claims if c.stance is Stance.DENIES][-1]


def test_a_side_that_rejects_the_blame_does_not_deny_the_event(claims_of):
    text = (
        "Sudanese troops shelled the mill at Lenara, Chad said. Sudan said Chadian troops had "
        "shelled the mill. Chad has rejected that account."
    )
    claims, denial = whole_reading(text, claims_of)
    answered = next(c for c in claims if c.id in denial.answers)
    assert answered.holder.side == "SDN"
    assert (denial.event_class, denial.aspect) == (EventClass.SHELLING, "attribution")


def test_an_accusation_that_is_rejected_is_about_who_did_it(claims_of):
    text = (
        "Chad said Sudanese troops shelled the mill at Lenara. Sudan blamed Chad for the "
        "shelling. N'Djamena rejected the accusation."
    )
    claims, denial = whole_reading(text, claims_of)
    answered = next(c for c in claims if c.id in denial.answers)
    assert answered.holder.side == "SDN"
    assert denial.aspect == "attribution"


def test_who_tells_of_the_event_himself_does_not_contest_that_it_happened(claims_of):
    text = (
        "Chad said the mill at Lenara was shelled. Sudan said rebels had shelled the mill. "
        "Chad denied the report."
    )
    _, denial = whole_reading(text, claims_of)
    assert denial.answers
    assert denial.aspect is None


@pytest.mark.parametrize("answer_", ["Chad denied the report.", "Chad denied any shelling."])
def test_who_tells_nothing_of_the_event_may_contest_that_it_happened(claims_of, answer_):
    text = f"Sudan said rebels had shelled the mill at Lenara. {answer_}"
    _, denial = whole_reading(text, claims_of)
    assert denial.aspect == "occurrence"


def test_a_toll_of_ones_own_grants_no_advance(claims_of):
    text = (
        "Rebels said nine people were killed on Monday. Sudan said its troops had seized the town "
        "of Lenara. Rebels denied the report."
    )
    _, denial = whole_reading(text, claims_of)
    assert denial.answers
    assert denial.aspect == "occurrence"
