"""data/events.toml and data/reactions.toml: checked when they are loaded."""

import msgspec
import pytest

from reportedly.errors import DataError
from reportedly.records.vocabulary import EventClass
from reportedly.vocab import events as vocab
from reportedly.vocab.base import read_bytes

WORDS = vocab.load_events()


def test_every_entry_has_sentences_it_must_match_and_must_not():
    for entry in (*WORDS.events.event, *WORDS.reactions.reaction):
        assert entry.match, entry.id
        assert entry.no_match, entry.id


def test_an_entry_is_found_by_each_of_its_words():
    for entry in WORDS.events.event:
        for lemma in entry.lemmas:
            assert entry in WORDS.by_lemma[lemma]


def test_entries_for_a_word_printed_otherwise_than_its_lemma_come_after_those_of_the_lemma():
    both = WORDS.entries_for("fight", "fighting")
    assert [e.id for e in both] == [
        e.id for e in (*WORDS.by_lemma["fight"], *WORDS.by_lemma["fighting"])
    ]
    assert WORDS.entries_for("daffodil", "daffodils") == ()


def test_people_come_to_harm_in_shelling_and_not_in_talks():
    assert WORDS.is_violent(EventClass.SHELLING)
    assert not WORDS.is_violent(EventClass.NEGOTIATION)


def test_every_class_of_the_record_that_can_be_told_by_a_word_has_one():
    told = {entry.class_ for entry in WORDS.events.event}
    never = {EventClass.STATEMENT_OTHER, EventClass.OTHER}
    assert set(EventClass) - told == never


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (vocab.REACTIONS, 'after = "violence"', 'after = "peace"'),
        (vocab.EVENTS, 'class = "shelling"', 'class = "shellling"'),
        (vocab.EVENTS, 'object = ["armed"]', 'object = ["armoured"]'),
        (vocab.EVENTS, 'id = "shell"', 'id = "ambush"'),
        (vocab.EVENTS, "lends_subject", "lends_objects"),
    ],
)
def test_a_broken_file_is_refused(monkeypatch, file, old, new):
    broken = read_bytes(file).decode().replace(old, new, 1)
    assert broken != read_bytes(file).decode()

    def load(name, as_type):
        if name != file:
            return msgspec.toml.decode(read_bytes(name), type=as_type)
        try:
            return msgspec.toml.decode(broken, type=as_type)
        except msgspec.ValidationError as error:
            raise DataError(str(error), where=name) from error

    monkeypatch.setattr(vocab, "load_toml", load)
    with pytest.raises(DataError):
        vocab.load_events()
