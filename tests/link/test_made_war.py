"""Linking against known truth: corpora made up for it, with noise we choose."""

from random import Random

import pytest
from corpora import make_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from linking import b_cubed

from reportedly.link.join import link_claims
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.incidents import build_incidents
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()


def groups_of(corpus, claims=None):
    return link_claims(claims or corpus.claims, corpus.documents, (), POLICIES).groups


@pytest.mark.parametrize(("noise", "least"), [(0.0, 0.97), (0.1, 0.93), (0.2, 0.87), (0.4, 0.75)])
def test_as_dates_places_and_figures_go_wrong(noise, least):
    corpus = make_corpus(80, 4, noise, seed=7)
    assert b_cubed(corpus, groups_of(corpus))[2] >= least


def test_the_measure_tells_good_groups_from_bad():
    corpus = make_corpus(20, 3, 0.0, seed=1)
    assert b_cubed(corpus, ()) < (1.0, 0.5, 0.7)
    everything = (tuple(corpus.truth),)
    assert b_cubed(corpus, everything)[0] < 0.2
    assert b_cubed(corpus, everything)[1] == 1.0


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), noise=st.sampled_from([0.0, 0.2, 0.5]))
def test_in_any_order_and_again(seed, noise):
    """The same claims give the same groups, and those the same incidents, whatever their order."""
    corpus = make_corpus(12, 4, noise, seed=seed)
    shuffled = Random(seed).sample(corpus.claims, len(corpus.claims))  # noqa: S311 - no secret
    groups = groups_of(corpus)
    assert groups_of(corpus) == groups
    assert groups_of(corpus, shuffled) == groups
    assert incidents(corpus, shuffled, reversed(groups)) == incidents(corpus, corpus.claims, groups)


def incidents(corpus, claims, groups):
    evidence = Evidence(
        claims={claim.id: claim for claim in claims}, documents=corpus.documents, lineages={}
    )
    return build_incidents(groups, evidence, POLICIES)
