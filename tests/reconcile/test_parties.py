import pytest

from reportedly.reconcile.parties import find_namings, find_parties, with_holders
from reportedly.records.vocabulary import Aspect, EventClass, Stance
from reportedly.vocab.policies import load_policies

RULES = load_policies().incident


def test_a_perpetrator_stands_with_who_names_it_and_who_denies_it(make):
    blamed = make.blamed("the Rivelian army", "RIV")
    claims = [
        make.claim("c-1", actors=(blamed,), holder=make.holder("Ostania", side="OST")),
        make.claim("c-2", actors=(blamed,)),
        make.claim(
            "c-3",
            actors=(blamed,),
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION,
            holder=make.holder("Rivelia", side="RIV"),
        ),
        make.claim("c-4", stance=Stance.DENIES, aspect=Aspect.OCCURRENCE, answers=("c-2",)),
        make.claim("c-5", stance=Stance.DENIES, aspect=Aspect.CASUALTY_COUNT, answers=("c-2",)),
    ]
    (party,) = find_parties(claims, RULES)
    (naming,) = find_namings(claims, RULES)
    assert (party.id, naming.party, naming.role) == ("RIV", "RIV", "perpetrator")
    assert naming.claims == ("c-1", "c-2")
    assert naming.denied_by == ("c-3", "c-4")


def test_those_who_name_a_party_stand_beside_it_by_name(make):
    blamed = make.blamed("the army", "RIV")
    claims = [
        make.claim("c-1", actors=(blamed,), holder=make.holder("Miro Hale")),
        make.claim("c-2", actors=(blamed,), holder=make.holder("Miro Hale")),
        make.claim("c-3", actors=(blamed,), document="d-2"),
        make.claim(
            "c-4",
            stance=Stance.DENIES,
            aspect=Aspect.ATTRIBUTION,
            answers=("c-1",),
            holder=make.holder("Rivelia"),
        ),
    ]
    evidence = make.evidence(claims, documents=[make.document("d-2").replacing(outlet="Gazette")])
    (naming,) = with_holders(find_namings(claims, RULES), evidence)
    assert naming.holders == ("Miro Hale", "Gazette")
    assert naming.deniers == ("Rivelia",)


def test_one_entry_for_each_party_in_its_order(make):
    gunmen, army = make.blamed("Gunmen"), make.blamed("the army", "RIV")
    hit = make.blamed("the town", "OST").replacing(role="target")
    claims = [make.claim("c-1", actors=(hit, gunmen)), make.claim("c-2", actors=(army, gunmen))]
    parties, namings = find_parties(claims, RULES), find_namings(claims, RULES)
    assert [(p.role, p.id) for p in parties] == [(n.role, n.party) for n in namings]
    assert [n.claims for n in namings] == [("c-2",), ("c-1", "c-2"), ("c-1",)]


@pytest.mark.parametrize("words", ["a car bomb", "they", "AN EXPLOSION", "12 attackers"])
def test_things_and_pronouns_are_no_party(make, words):
    claims = [make.claim("c-1", actors=(make.blamed(words),))]
    assert find_parties(claims, RULES) == find_namings(claims, RULES) == ()


def test_who_holds_the_town_did_not_bomb_it(make):
    army, militia = make.blamed("the army", "RIV"), make.blamed("the militia", "MIL")
    claims = [
        make.claim("c-1", event_class=EventClass.AIR_STRIKE, actors=(army,)),
        make.claim("c-2", event_class=EventClass.TERRITORY_TAKEN, actors=(militia,)),
    ]
    strike, taken = EventClass.AIR_STRIKE, EventClass.TERRITORY_TAKEN
    assert [p.id for p in find_parties(claims, RULES, strike)] == ["RIV"]
    assert [n.party for n in find_namings(claims, RULES, strike)] == ["RIV"]
    assert [p.id for p in find_parties(claims, RULES, taken)] == ["MIL", "RIV"]
    assert [p.id for p in find_parties(claims[1:], RULES, strike)] == ["MIL"]


def test_a_denial_of_another_matter_denies_nobodys_part_in_this_one(make):
    blamed = make.blamed("the Rivelian army", "RIV")
    rivelia, ostania = make.holder("Rivelia", side="RIV"), make.holder("Ostania", side="OST")
    denial = {"stance": Stance.DENIES, "aspect": Aspect.ATTRIBUTION}
    strike, truce = EventClass.AIR_STRIKE, EventClass.CEASEFIRE_VIOLATION
    claims = [
        make.claim("c-1", event_class=strike, actors=(blamed,)),
        make.claim("c-2", event_class=truce),
        # Its own side denies the strike, and earlier breaches; the other side denies a charge.
        make.claim("c-3", event_class=strike, holder=rivelia, answers=("c-1",), **denial),
        make.claim("c-4", event_class=truce, holder=rivelia, answers=("c-2",), **denial),
        make.claim("c-5", event_class=truce, holder=rivelia, **denial),
        make.claim("c-6", event_class=truce, holder=ostania, answers=("c-2",), **denial),
    ]
    (naming,) = [n for n in find_namings(claims, RULES, strike) if n.party == "RIV"]
    assert naming.denied_by == ("c-3",)
