import pytest

from reportedly.link.called import called_in, name_key
from reportedly.link.join import link_claims
from reportedly.link.matters import matter_at
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
WORDS = POLICIES.linking.words
NEWS = "Nineteen people died when a bomb exploded at a bus stop in Ashford on Monday.\n\n"


def told_in(make, text, first, last):
    """The claims of a page at the words that open them, each in the sentence it stands in."""
    for words in (first, last):
        start = text.index(words)
        begins = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
        ends = text.index(".", start) + 1
        yield make.claim(
            words,
            start=start,
            end=start + len(words),
            quote=words,
            sentence=(begins, ends),
            when=make.day("2006-08-14"),
            where=(make.place("Ashford", key="g:1"),),
            toll=make.toll(19 if words == first else 6),
        )


@pytest.mark.parametrize(
    ("goes_on", "is_another"),
    [
        ("Later the same day, gunmen killed six men outside a bakery.", True),
        ("Earlier on Monday, a mine had killed six men outside the town.", True),
        ("Elsewhere in the province, police killed six men.", True),
        ("Police killed six men. Hours earlier, there had been a raid.", False),
        ("Later the same day, six of the injured in hospital were killed by a fire.", False),
        ("Earlier on Monday, the governor said shells had killed six men.", False),
    ],
)
def test_a_sentence_that_goes_on_to_another_event(make, goes_on, is_another):
    text = NEWS + goes_on
    victims = "six of the injured" if "six of" in text else "six men"
    news, other = told_in(make, text, "Nineteen people", victims)
    assert matter_at(text, news, POLICIES.linking.matters) is None
    assert (matter_at(text, other, POLICIES.linking.matters) is not None) is is_another


@pytest.mark.parametrize(
    ("text", "is_another"),
    [
        ("The shooting of 19 people came hours after a bomb killed six men in Ashford.", True),
        ("The visit of 19 people came hours after a bomb killed six men in Ashford.", False),
    ],
)
def test_what_an_attack_came_after_is_another(make, text, is_another):
    first, other = told_in(make, text, "19 people", "six men")
    assert matter_at(text, first, POLICIES.linking.matters) is None
    assert (matter_at(text, other, POLICIES.linking.matters) is not None) is is_another


def test_a_line_that_is_only_broken_by_its_length_is_no_paragraph(make):
    text = "IN ANOTHER\nATTACK, REBELS SHOT 19 PEOPLE AND\nKILLED SIX MEN.\n"
    _, other = told_in(make, text, "19 PEOPLE", "SIX MEN")
    assert matter_at(text, other, POLICIES.linking.matters) == 0


def test_two_attacks_in_one_town_on_one_day_stay_two_on_other_pages_too(make):
    text = NEWS + "Later the same day, gunmen killed six men outside a bakery."
    news, other = told_in(make, text, "Nineteen people", "six men")
    again = [one.replacing(id=f"{one.id} again", document=one.id) for one in (news, other)]
    pages = {page: make.document(page, text=text) for page in ("d-1", news.id, other.id)}
    groups = link_claims((news, other, *again), pages, (), POLICIES).groups
    assert set(map(frozenset, groups)) == {
        frozenset({one.id, f"{one.id} again"}) for one in (news, other)
    }


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The market at Addi Shiwa was hit.", ["Adishewa"]),
        ("Six died in the Tallinder nightclub.", ["Tallinder"]),
        ("Six died in Kwi-Mangor on Sunday.", ["Kwi Mangor"]),
        ("Shells fell on Letyetkon village.", ["Let Yet Kone"]),
        ("Six soldiers died in Afghanistan in March.", []),
        ("THE REBELS ATTACKED IN GUARJILA.", []),
        ("Ministers met. The dead were four women.", []),
    ],
)
def test_names_by_which_a_sentence_says_where(sentence, names):
    found = called_in(sentence, WORDS)
    assert found == {name_key(name) for name in names}


def test_a_total_over_a_state_adds_up_what_the_page_tells_of_its_towns(make):
    told = [
        (25, make.place("Land", key="g:1", level=PlaceLevel.COUNTRY, country="COL")),
        (9, make.place("Ettal", key="g:2", at=(2.0, -74.0), country="COL")),
        (14, make.place("Norcia", key="g:3", at=(6.0, -76.0), country="COL")),
    ]
    claims = [
        make.claim(
            f"c-{n}",
            toll=make.toll(number),
            when=make.day("2002-07-14"),
            where=(place,),
            sentence=(100 * n, 100 * n + 90),
        )
        for n, (number, place) in enumerate(told)
    ]
    assert link_claims(claims, {}, (), POLICIES).groups == (("c-0",), ("c-1",), ("c-2",))
