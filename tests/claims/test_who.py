"""Who says what: a sentence in, the statements out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.claims.who.statements import find_statements
from reportedly.records.vocabulary import Modality, Stance
from reportedly.text.sentences import parse
from reportedly.vocab.actors import load_actors
from reportedly.vocab.verbs import load_verbs

VERBS = load_verbs()
ACTORS = load_actors()


@pytest.fixture(scope="module")
def said(parser, document_of):
    def read(text):
        document = document_of(text)
        return find_statements(document, parse(document, parser), VERBS, ACTORS)

    return read


def printed(text, spans):
    return " ... ".join(text[start:end] for start, end in spans)


def told(text, statements):
    return {(printed(text, s.source), printed(text, s.content)) for s in statements}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The ministry said that two villages had been shelled.",
            "The ministry",
            "that two villages had been shelled",
        ),
        (
            "Two villages had been shelled, the ministry said.",
            "the ministry",
            "Two villages had been shelled",
        ),
        ("“We will not leave,” said the mayor.", "the mayor", "“We will not leave,”"),
        (
            "According to the governor, three farmers were killed.",
            "the governor",
            "three farmers were killed",
        ),
        (
            "Three farmers were killed, according to the governor.",
            "the governor",
            "Three farmers were killed",
        ),
        (
            "Northland accused Southland of moving troops to the border.",
            "Northland",
            "Southland of moving troops to the border",
        ),
        ("The army denied firing first.", "The army", "firing first"),
        ("The council condemned the bombing.", "The council", "the bombing"),
        (
            "The envoy urged both sides to stop firing.",
            "The envoy",
            "both sides to stop firing",
        ),
        ("The rebels vowed to retake the town.", "The rebels", "to retake the town"),
        (
            "The police force issued a statement saying that nobody had been hurt.",
            "The police force",
            "that nobody had been hurt",
        ),
        (
            "Rebel authorities claim 14 people killed, including three nurses, and 60 injured",
            "Rebel authorities",
            "14 people killed, including three nurses, and 60 injured",
        ),
        (
            "Officials claim 7 villagers killed, 3 injured",
            "Officials",
            "7 villagers killed, 3 injured",
        ),
        ("Three killed in blast, say police", "police", "Three killed in blast"),
        (
            "The claim by the rebels that the bridge was mined could not be checked.",
            "the rebels",
            "that the bridge was mined",
        ),
        (
            "The minister was quoted by Interfax as saying the raid had failed.",
            "The minister",
            "the raid had failed",
        ),
        (
            "He left the room, adding that talks would resume.",
            "He",
            "that talks would resume",
        ),
    ],
)
def test_source_and_content(said, text, source, content):
    assert (source, content) in told(text, said(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had used mines.", Stance.DENIES),
        ("The army confirmed that a helicopter had crashed.", Stance.CONFIRMS),
        ("The army admitted that it had used mines.", Stance.ACKNOWLEDGES),
        ("The agency could not verify the footage.", Stance.CANNOT_VERIFY),
        ("The monitors were unable to confirm the report.", Stance.CANNOT_VERIFY),
        ("The army has not reported any casualties.", Stance.NO_FIGURE),
        ("The army declined to comment on the strike.", Stance.NO_FIGURE),
        ("The envoy rejected the claim.", Stance.DENIES),
        ("The envoy rejected the proposal.", Stance.REJECTS_CHARACTERISATION),
        ("The spokesman defended the decision.", Stance.JUSTIFIES),
        ("The army said that it had used mines.", Stance.ASSERTS),
    ],
)
def test_stance_is_read_from_the_cue(said, text, stance):
    assert {s.stance for s in said(text)} == {stance}


def test_a_cue_still_to_come_is_future(said):
    (statement,) = said("The ministry will announce that the road is open.")
    assert statement.modality is Modality.FUTURE


def test_a_report_by_nobody_has_no_source(said):
    (statement,) = said("It was reported that the bridge had been blown up.")
    assert statement.source == ()
    assert statement.holder is None


def test_a_quotation_over_sentences_and_paragraphs_is_one_statement(said):
    text = (
        "“They came at dawn,” the farmer said. “There were six of them.\n\n“Nobody stopped them.”\n"
    )
    (statement,) = said(text)
    assert printed(text, statement.content) == (
        "“They came at dawn,” ... “There were six of them.\n\n“Nobody stopped them.”"
    ) or [text[s:e] for s, e in statement.content] == [
        "“They came at dawn,”",
        "“There were six of them.",
        "“Nobody stopped them.”",
    ]
    assert statement.quoted


def test_the_words_before_a_late_cue_all_belong_to_the_speaker(said):
    text = "“It was dark. We heard three shots. Then it was still,” the guard said."
    (statement,) = said(text)
    assert printed(text, statement.content).startswith("“It was dark. We heard")
    assert printed(text, statement.source) == "the guard"


def test_a_speakers_own_thoughts_make_no_second_statement(said):
    text = "“I think we want peace,” the colonel said."
    assert len(said(text)) == 1


def test_what_a_speaker_says_others_say_is_nested(said):
    text = "The mayor said the army denied that it had fired."
    stances = {printed(text, s.source): s.stance for s in said(text)}
    assert stances == {"The mayor": Stance.ASSERTS, "the army": Stance.DENIES}


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The governor told Reuters that two men had been held.", ("Reuters",)),
        ("Interfax quoted the minister as saying that the raid failed.", ("Interfax",)),
        ("The mayor wrote on his Facebook page that the road was cut.", ("his Facebook page",)),
        ("The governor told his aides that two men had been held.", ()),
    ],
)
def test_relays(said, text, via):
    assert [s.via for s in said(text)] == [via]


def test_same_page_same_ids(said):
    text = "The ministry said the road was open. The rebels denied it."
    assert [s.id for s in said(text)] == [s.id for s in said(text)]
    assert len({s.id for s in said(text)}) == 2


@pytest.mark.parametrize("sense", VERBS.file.sense, ids=lambda sense: sense.id)
def test_every_sense_is_read_in_its_examples_and_not_in_the_others(said, sense):
    for sentence in sense.match:
        assert sense.id in {s.why for s in said(sentence)}, sentence
    for sentence in sense.no_match:
        assert sense.id not in {s.why for s in said(sentence)}, sentence


@pytest.mark.parametrize("noun", VERBS.file.noun, ids=lambda noun: noun.id)
def test_every_noun_is_read_in_its_examples_and_not_in_the_others(said, noun):
    for sentence in noun.match:
        assert noun.id in {s.why for s in said(sentence)}, sentence
    for sentence in noun.no_match:
        assert noun.id not in {s.why for s in said(sentence)}, sentence


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        *((phrase, "phrase") for phrase in VERBS.file.source_phrase),
        *((hearsay, "hearsay") for hearsay in VERBS.file.hearsay),
    ],
)
def test_every_phrase_is_read_in_its_examples_and_not_in_the_others(said, entry, why):
    for sentence in entry.match:
        assert why in {s.why for s in said(sentence)}, sentence
    for sentence in entry.no_match:
        assert why not in {s.why for s in said(sentence)}, sentence


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "''", "said", "he", "The army", "that", "denied", ",", ".",
     ":", "\n", "\n\n", " ", "according to", "reportedly", "killed", "25", "(", ")", "—", "who",
     "told", "the claim", "no comment from", "?", "…"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(PIECES, max_size=25))
def test_odd_input_is_read_without_an_error_and_spans_stay_in_the_text(said, pieces):
    text = " ".join(pieces)
    for statement in said(text):
        for start, end in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= start < end <= len(text)
        holder = statement.holder
        assert holder is None or holder.printed == text[holder.start : holder.end]
        cue = {i for s, e in statement.cue for i in range(s, e)}
        assert not cue & {i for s, e in statement.content for i in range(s, e)}


def test_an_empty_page_says_nothing(said):
    assert said("") == ()


CLOSING = [
    (
        "A soldier was killed and seven others were hurt when mines went off in Rafah on 15"
        " April, Reuters reported.",
        "Reuters",
        "A soldier was killed and seven others were hurt when mines went off in Rafah on 15 April",
    ),
    (
        "Six people were killed when a fuel depot exploded in Kladno, a town west of the capital,"
        " reported Anadolu news agency.",
        "Anadolu news agency",
        "Six people were killed when a fuel depot exploded in Kladno, a town west of the capital",
    ),
    (
        "A bomber blew himself up in the city of Derna, leaving two dead and 20 others injured,"
        " according to security sources.",
        "security sources",
        "A bomber blew himself up in the city of Derna, leaving two dead and 20 others injured",
    ),
]


@pytest.mark.parametrize("row", CLOSING, ids=[row[1] for row in CLOSING])
def test_the_source_that_closes_a_sentence_says_the_whole_of_it(
    document_of, sentences_of, lexicon, row
):
    text, source, content = row
    (told,) = find_statements(document_of(text), sentences_of(text), lexicon.verbs, lexicon.actors)
    assert [text[s:e] for s, e in told.source] == [source]
    assert [text[s:e] for s, e in told.content] == [content]


def test_a_day_is_nobody_who_reports(document_of, sentences_of, lexicon):
    text = "THE PEOPLE'S LIBERATION FRONT (PLF) TODAY REPORTED THAT ITS UNITS KILLED 25 SOLDIERS."
    (told,) = find_statements(document_of(text), sentences_of(text), lexicon.verbs, lexicon.actors)
    assert "FRONT" in told.holder.name
