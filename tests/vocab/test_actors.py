"""Actors: where a text names them, and what is entered of them."""

import pytest

from reportedly.vocab.actors import ActorKind, load_actors

ACTORS = load_actors()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Azerbaijani army left.", [("Azerbaijani", "AZE")]),
        ("Troops entered South Sudan.", [("South Sudan", "SSD")]),
        ("the Kremlin and Downing Street", [("Kremlin", "RUS"), ("Downing Street", "GBR")]),
        ("Nagorno‐Karabakh’s army", [("Nagorno‐Karabakh", "artsakh")]),
        ("a US-backed militia and anti-Taliban forces", []),
        ("Latin American leaders", []),
        ("Israelis and Turks", [("Israelis", "ISR"), ("Turks", "TUR")]),
        ("Malice and Chadwick", []),
        ("the New York Times", [("New York Times", "new-york-times")]),
        (
            "FMLN GUERRILLAS SAID U.S. TROOPS HELPED US ALL BY CAR",
            [("FMLN", "fmln"), ("U.S.", "USA")],
        ),
        ("THE SALVADORAN ARMY", [("SALVADORAN", "SLV")]),
        ("A US ARMY OFFICER", [("US", "USA")]),
        ("", []),
    ],
)
def test_named_in(text, found):
    assert [(text[s:e], entry.id) for s, e, entry in ACTORS.named_in(text)] == found


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("a Reuters reporter with the Syrian army", "SYR"),
        ("Reuters", None),
        ("residents", None),
    ],
)
def test_side_of(text, side):
    assert ACTORS.side_of(text) == side


def test_every_un_member_has_one_entry_under_its_iso_code():
    states = [e for e in ACTORS.entries if e.kind is ActorKind.STATE and len(e.id) == 3]
    assert len({e.id for e in states}) == len(states)
    assert len([e for e in states if e.source.startswith("ISO")]) == 197


def test_no_form_belongs_to_two_actors():
    owner = {}
    for entry in ACTORS.entries:
        for form in set(entry.printed_forms()):
            assert owner.setdefault(form, entry.id) == entry.id


def test_every_entry_names_its_source_and_says_who_uses_a_contested_name():
    for entry in ACTORS.entries:
        assert entry.source
        assert all(name.used_by and name.language for name in entry.names)


def test_both_names_of_a_contested_place_stand_in_one_entry():
    forms = set(ACTORS.entry("artsakh").printed_forms())
    assert {"Artsakh", "Nagorno-Karabakh", "Stepanakert", "Khankendi"} <= forms


def test_an_actor_we_do_not_know_is_an_error():
    with pytest.raises(KeyError):
        ACTORS.entry("nobody")
