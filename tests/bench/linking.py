"""Time linking and reconciling on made-up corpora of growing size, and how right it is under noise.

usage: linking.py [--incidents N,N,..] [--noise X,X,..]

An incident has four reports on average and a report three claims and more. Prints, for each size,
seconds and memory per claim, and B-cubed F1 against the known truth. ``--incidents 75000`` is about
a million claims on 300,000 pages.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Iterable

from corpora import Corpus, make_corpus

from reportedly.pipeline import build
from reportedly.records.holdings import Holdings
from reportedly.vocab.lexicon import load_lexicon


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", default="100,400,1600")
    parser.add_argument("--noise", default="0.1")
    asked = parser.parse_args()
    lexicon = load_lexicon()
    print("linking      pages    claims  noise  B-cubed P    R   F1   seconds  us/claim  peak MB")
    for incidents in map(int, asked.incidents.split(",")):
        for noise in map(float, asked.noise.split(",")):
            corpus = make_corpus(incidents, 4, noise)
            before = time.process_time()
            derived = build(held(corpus), lexicon)
            took = time.process_time() - before
            p, r, f1 = b_cubed(corpus, (incident.claims for incident in derived.incidents))
            each = 1e6 * took / len(corpus.claims)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{len(corpus.documents):17} {len(corpus.claims):9} {noise:6.2f}"
                f"      {p:.3f} {r:.3f} {f1:.3f} {took:9.1f} {each:9.0f} {peak:8.0f}",
                flush=True,
            )


def held(corpus: Corpus) -> Holdings:
    """Return the corpus as a record would hold it; its pages have no text, so none is a copy."""
    return Holdings(
        documents=tuple(corpus.documents.values()),
        claims=tuple(corpus.claims),
        times=(),
        decisions=(),
        signatures=(),
    )


def b_cubed(corpus: Corpus, groups: Iterable[tuple[str, ...]]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1; a claim in no group stands alone."""
    home = {claim: number for number, group in enumerate(groups) for claim in group}
    found: dict[int | str, set[str]] = defaultdict(set)
    real: dict[int, set[str]] = defaultdict(set)
    for claim, incident in corpus.truth.items():
        found[home.get(claim, claim)].add(claim)
        real[incident].add(claim)
    both = {c: found[home.get(c, c)] & real[incident] for c, incident in corpus.truth.items()}
    total = len(corpus.truth)
    p = sum(len(shared) / len(found[home.get(c, c)]) for c, shared in both.items()) / total
    r = sum(len(shared) / len(real[corpus.truth[c]]) for c, shared in both.items()) / total
    return p, r, 2 * p * r / (p + r)


if __name__ == "__main__":
    main()
