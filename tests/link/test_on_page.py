from datetime import UTC, datetime

import pytest

from reportedly.link.join import link_claims
from reportedly.link.on_page import find_accounts
from reportedly.link.pages import page_facts
from reportedly.records.incident import Decision, Verdict
from reportedly.records.vocabulary import Harm, Modality
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
WEIGHTS = POLICIES.linking
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def accounts(claims, decisions=()):
    """The ids of each account of a page, sorted."""
    found = find_accounts(tuple(claims), None, decisions, WEIGHTS)
    return sorted(sorted(told.ids) for told in found.accounts)


def news_and_asides(make):
    """A page with its news, an aside of another day and place, and a figure far below."""
    here, there = (
        make.place("Ettal", key="g:1", at=(10.0, 20.0)),
        make.place("Norcia", key="g:2", at=(14.0, 20.0)),
    )
    return [
        make.claim(
            "a1", toll=make.toll(4), when=make.day("2020-05-10"), where=(here,), sentence=(0, 60)
        ),
        make.claim(
            "a2",
            toll=make.toll(30),
            when=make.day("2020-05-02"),
            where=(there,),
            sentence=(900, 960),
        ),
        make.claim("a3", toll=make.toll(11, harm=Harm.INJURED), sentence=(3000, 3060)),
    ]


def test_a_figure_without_day_or_place_is_about_the_pages_news(make):
    assert accounts(news_and_asides(make)) == [["a1", "a3"], ["a2"]]


def test_but_not_what_is_told_as_background_or_counts_who_fled(make):
    news, aside, loose = news_and_asides(make)
    past = loose.replacing(modality=Modality.BACKGROUND)
    assert accounts([news, aside, past]) == [["a1"], ["a2"], ["a3"]]
    fled = loose.replacing(toll=make.toll(11, harm=Harm.DISPLACED))
    assert accounts([news, aside, fled]) == [["a1"], ["a2"], ["a3"]]


def test_nor_what_its_own_words_set_in_another_place_or_day(make):
    news, aside, loose = news_and_asides(make)
    placeless = news.replacing(where=())
    there = loose.replacing(where=tuple(p.replacing(start=3010, end=3020) for p in aside.where))
    assert accounts([placeless, there]) == [["a1"], ["a3"]]
    later = loose.replacing(when=make.day("2020-05-11").replacing(start=3100, end=3110))
    assert accounts([placeless, later]) == [["a1"], ["a3"]]


def test_nor_what_a_person_keeps_apart(make):
    apart = Decision(a="a3", b="a1", verdict=Verdict.NOT_SAME, user="coder", made_at=NOON)
    assert accounts(news_and_asides(make), [apart]) == [["a1"], ["a2"], ["a3"]]


def test_a_page_that_counts_no_harm_has_no_main_account(make):
    claims = [make.claim(f"a{n}", sentence=(3000 * n, 3000 * n + 60)) for n in range(2)]
    assert accounts(claims) == [["a0"], ["a1"]]


def test_accounts_told_apart_on_their_page_are_not_joined_by_another(make):
    news, aside, _ = news_and_asides(make)
    page = find_accounts((news, aside), None, (), WEIGHTS)
    assert [link.score for link in page.apart] == [WEIGHTS.decide.veto]
    vague = make.claim("b1", document="d-2", toll=make.toll(30), where=(*news.where, *aside.where))
    groups = link_claims([news, aside, vague], {}, (), POLICIES).groups
    assert all({"a1", "a2"} - set(group) for group in groups)


@pytest.mark.parametrize(
    ("opens", "events"),
    [
        ("In a separate incident, a bomb exploded in the city. ", 2),
        ("In another attack a bomb exploded in the city. ", 2),
        ("Rescuers came from the next valley. ", 1),
        ("Separately, the ministry told of the same attack. ", 1),
    ],
)
def test_a_paragraph_that_goes_on_to_another_event(make, opens, events):
    news = "Nine people died at the ford on Friday.\n\n"
    text = f"{news}{opens}No one was hurt."
    last = text.index("No one")
    claims = [
        make.claim("a1", toll=make.toll(9), when=make.day("2020-05-08"), sentence=(0, 38)),
        make.claim("a2", toll=make.toll(0), start=last, end=len(text), sentence=(last, len(text))),
    ]
    page = page_facts(claims, {"d-1": make.document("d-1", text=text)}, WEIGHTS)["d-1"]
    assert len(find_accounts(tuple(claims), page, (), WEIGHTS).accounts) == events
