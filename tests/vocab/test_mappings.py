"""The mapping tables are held to what they say of themselves."""

import pytest

from reportedly.errors import DataError
from reportedly.records.vocabulary import EventClass, PlaceLevel, VictimClass
from reportedly.vocab import base, mappings
from reportedly.vocab.actors import ActorKind, load_actors
from reportedly.vocab.lexicon import data_files, reading_files
from reportedly.vocab.load_mappings import load_mappings

TABLES = load_mappings()


def test_every_word_of_ours_has_its_entry():
    assert set(TABLES.classes) == set(EventClass)
    assert set(TABLES.victims) == set(VictimClass)
    assert set(TABLES.levels) == set(PlaceLevel)


def test_an_entry_that_maps_to_a_code_is_expected_to():
    for coding in TABLES.classes.values():
        assert (coding.acled is None) == (coding.expect.sub_type is None), coding.class_
        assert (coding.ucdp is None) == (not coding.expect.ucdp), coding.class_
    assert all(victim.expect for victim in TABLES.victims.values())
    assert all(rule.expect for rule in TABLES.tolls.values())
    assert all(word.match and word.no_match for word in TABLES.vague)
    assert all(force.match and force.no_match for force in TABLES.actors.force)


def test_a_kind_of_actor_makes_the_names_it_is_expected_to():
    expected = [coding for coding in TABLES.actors.kind if coding.expect is not None]
    assert {coding.kind for coding in expected} == {k.kind for k in TABLES.actors.kind if k.ucdp}
    homes = {name: home.country for home in TABLES.actors.home for name in home.actors}
    for coding in expected:
        entry = load_actors().entry(coding.expect.actor)
        country, name, inter = coding.expect.acled
        assert entry.kind is coding.kind
        assert homes.get(entry.id, entry.id) == country
        assert (coding.acled.name.format(name=entry.name), coding.acled.inter) == (name, inter)
        assert coding.ucdp.name.format(name=entry.name) == coding.expect.ucdp


def test_every_authority_and_home_is_an_actor_of_ours():
    known = {entry.id: entry.kind for entry in load_actors().entries}
    named = {name for home in TABLES.actors.home for name in home.actors}
    assert named <= set(known)
    assert {name for name, kind in known.items() if kind is ActorKind.DE_FACTO} <= named


def test_no_state_has_the_number_of_another():
    for field in ("iso2", "iso", "gw"):
        told = [n for one in TABLES.states.values() if (n := getattr(one, field)) is not None]
        assert len(told) == len(set(told)), field


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (mappings.CLASSES, '"Armed clash"]', '"Armed brawl"]', "is no type of ACLED"),
        (mappings.CLASSES, 'mode = "firearms"', 'mode = "cannon"', "is no mode of ASSAULT"),
        (mappings.CLASSES, '"ASSAULT"', '"ATTACK"', "is no event of PLOVER"),
        (mappings.CLASSES, '["state", "state", 1]', '["state", "state", 2]', "make 1, not 2"),
        (mappings.CLASSES, 'class = "riot"', 'class = "protest"', "'riot' has no entry"),
        (mappings.VICTIMS, 'ucdp = "deaths_sides"', 'ucdp = "deaths_c"', "is no column"),
        (mappings.VICTIMS, '["a", "deaths_a"]', '["a", "deaths_b"]', "goes to deaths_a"),
        (mappings.PRECISION, "expect = [false", "expect = [true", "does not do as it expects"),
        (mappings.TOLLS, "[25, 27, 27]]", "[25, 25, 27]]", "not (25, 25, 27)"),
        (mappings.TOLLS, 'match = ["tens of', 'match = ["dozens of', "does not match its own"),
        (mappings.ACTORS, 'inter = "Rebel group"', 'inter = "Rebels"', "is no inter of ACLED"),
        (mappings.ACTORS, 'sectors = ["COP"]', 'sectors = ["POL"]', "codes of no list"),
        (mappings.STATES, 'ucdp = "Europe"', 'ucdp = "Caucasus"', "has a region of no list"),
    ],
)
def test_a_table_that_is_wrong_is_refused(monkeypatch, name, old, new, told):
    real = base.read_bytes

    def altered(asked):
        raw = real(asked)
        if asked == name:
            assert old.encode() in raw
            return raw.replace(old.encode(), new.encode(), 1)
        return raw

    monkeypatch.setattr(base, "read_bytes", altered)
    with pytest.raises(DataError) as error:
        load_mappings.__wrapped__()
    assert told in str(error.value)


def test_a_change_of_an_export_reads_no_page_again():
    assert set(mappings.FILES) <= set(data_files())
    assert not set(mappings.FILES) & set(reading_files())


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Dozens were killed", 12),
        ("tens of villagers died", 10),
        ("hundreds dead", 100),
        ("several people", 3),
        ("hundreds of thousands fled", None),
        ("a soldier was killed", None),
    ],
)
def test_words_for_a_number_are_acleds(words, number):
    found = [one.acled for one in TABLES.vague if one.pattern.search(words)]
    assert (found[0] if found else None) == number
