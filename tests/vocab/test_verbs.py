"""Reporting verbs: what the data file holds, and what it refuses."""

import msgspec
import pytest

from reportedly.errors import DataError
from reportedly.records.vocabulary import HolderRole, Stance
from reportedly.vocab import base
from reportedly.vocab.roles import load_roles
from reportedly.vocab.verbs import VerbFile, load_verbs, verbs_from

VERBS = load_verbs()
ROLES = load_roles()


@pytest.mark.parametrize("lemma", ["say", "deny", "confirm", "condemn", "report", "warn"])
def test_reporting_verbs_mark_attribution(lemma):
    assert VERBS.marks_attribution(lemma)


@pytest.mark.parametrize("lemma", ["kill", "shell", "speak", "flee"])
def test_other_verbs_do_not(lemma):
    assert not VERBS.marks_attribution(lemma)


def test_a_verb_with_a_particle_is_found_under_its_first_word():
    assert ("for",) in {pattern.beside for pattern in VERBS.verbs["call"]}


def test_could_not_confirm_is_not_the_same_as_did_not_confirm():
    sense = next(s for s in VERBS.file.sense if s.id == "confirm")
    assert (sense.stance, sense.cannot) == (Stance.CONFIRMS, Stance.CANNOT_VERIFY)


def test_every_entry_has_sentences_for_and_against():
    entries = (*VERBS.file.sense, *VERBS.file.noun, *VERBS.file.source_phrase, *VERBS.file.hearsay)
    assert all(entry.match and entry.no_match for entry in entries)


def test_no_lemma_is_listed_twice_in_one_sense():
    for sense in VERBS.file.sense:
        assert len(set(sense.lemmas)) == len(sense.lemmas), sense.id


def test_two_entries_with_one_id_are_refused(monkeypatch):
    twice = VERBS.file.replacing(sense=(*VERBS.file.sense, VERBS.file.sense[0]))
    monkeypatch.setattr("reportedly.vocab.verbs.load_toml", lambda *_: twice)
    load_verbs.cache_clear()
    with pytest.raises(DataError, match="twice"):
        load_verbs()
    load_verbs.cache_clear()


def test_an_unknown_key_is_refused():
    raw = base.read_bytes("verbs.toml") + b"\nodd = 1\n"
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(raw, type=VerbFile)


def test_the_tables_hold_every_lemma():
    made = verbs_from(VERBS.file)
    assert {lemma.split()[0] for sense in VERBS.file.sense for lemma in sense.lemmas} == set(
        made.verbs
    )


@pytest.mark.parametrize(
    ("words", "role"),
    [("rescue workers", HolderRole.MEDICAL), ("the minister of finance", None)],
)
def test_roles_told_by_words_alone(words, role):
    assert ROLES.told_by(words) is role
