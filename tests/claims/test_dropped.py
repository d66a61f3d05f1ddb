"""Text -> the words that could have told a toll or an event and gave no claim, and why."""

import pytest

from reportedly.claims.dropped import find_dropped
from reportedly.claims.find import find_claims
from reportedly.records.coverage import Candidate


@pytest.fixture
def dropped(read_of, lexicon):
    def found(text):
        read = read_of(text)
        return find_dropped(read, find_claims(read, lexicon), lexicon)

    return found


@pytest.mark.parametrize(
    ("text", "word", "entry", "reason"),
    [
        ("Officials met on the bridge.", "met", "meet", "none of its company words"),
        ("Soldiers took the exam.", "took", "hold-ground", "not done to anything of the kind"),
        ("It might have been a bombing.", "bombing", "bomb-any", "hypothetical, from 'might'"),
        (
            "Police demanded that the militia end its attack on the bridge.",
            "attack",
            "attack-noun",
            "only said in 'demanded'",
        ),
        ("The attack was discussed.", "attack", "attack-noun", "nobody and nothing takes part"),
        ('"The rebels attacked the mill."', "attacked", "attack-verb", "nobody was found who says"),
    ],
)
def test_a_word_that_gave_no_event_is_told_with_the_check_that_failed(
    dropped, text, word, entry, reason
):
    (one,) = [d for d in dropped(text) if (d.word, d.entry) == (word, entry)]
    assert reason in one.reason
    assert one.candidate is Candidate.EVENT
    assert (text[one.start : one.end], one.sentence) == (word, (0, len(text)))


@pytest.mark.parametrize(
    ("text", "of", "reason"),
    [
        ("Fifty pigs died at the farm.", "Fifty pigs", "animals"),
        ("Soldiers shot into the air.", "Soldiers", "shot at, and not said to be hit"),
    ],
)
def test_a_word_of_harm_that_gave_no_toll_is_told_with_its_refusal(dropped, text, of, reason):
    (one,) = [d for d in dropped(text) if d.candidate is Candidate.TOLL]
    assert (one.of, one.reason) == (of, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the market on Friday.",
        "The army denied that it had bombed the hospital.",
        "Nine miners were killed.",
    ],
)
def test_a_word_that_a_claim_tells_is_not_among_them(dropped, text):
    assert [d for d in dropped(text) if d.candidate is Candidate.EVENT] == []


def test_an_event_told_twice_names_the_word_that_tells_it(dropped):
    (one,) = dropped("The army bombarded and shelled the village.")
    assert (one.word, one.reason) == ("shelled", "told by 'bombarded' already")


@pytest.mark.parametrize(
    ("text", "word", "entry", "reason"),
    [
        ("The report was false.", "false", "false-claim", "nobody was found who answers so"),
        ("It was not true.", "true", "not-so", "nothing of the kind that it answers"),
        (
            "It was unclear whether the shop would open.",
            "unclear",
            "unclear-whether",
            "it names no event, account or casualties",
        ),
        (
            "The cause was unknown.",
            "unknown",
            "unconfirmed",
            "it names no event, account or casualties",
        ),
    ],
)
def test_an_answer_that_gave_no_claim_is_told_with_the_check_that_failed(
    dropped, text, word, entry, reason
):
    (one,) = [d for d in dropped(text) if d.candidate is Candidate.ANSWER]
    assert (one.word, one.entry) == (word, entry)
    assert reason in one.reason


def test_an_answer_that_a_claim_tells_is_not_among_them(dropped):
    assert dropped("Rebels attacked the mill. The army denied it.") == ()
