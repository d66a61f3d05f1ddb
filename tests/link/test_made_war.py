"""Linking against known truth: corpora made up for it, with noise we choose."""

from random import Random

import pytest
from corpora import make_corpus
from linking import b_cubed

from reportedly.link.join import link_claims
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


def test_in_any_order():
    corpus = make_corpus(25, 4, 0.3, seed=3)
    shuffled = Random(5).sample(corpus.claims, len(corpus.claims))  # noqa: S311 - no secret
    assert groups_of(corpus) == groups_of(corpus, shuffled)
