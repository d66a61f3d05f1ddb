"""A record -> the same with what is derived up to date: only what is concerned is built anew.

What waits (new pages, new readings, judgements) is written down first. Then some pages at a time
are linked with what they can meet; each time all that was built anew is written in one transaction,
so a run may be stopped anywhere, and the next one goes on.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.link.signature import VERSION, sign
from reportedly.pipeline.lasting import build_lasting
from reportedly.pipeline.origins import build_origins
from reportedly.pipeline.units import build_units
from reportedly.records.incident import Derived
from reportedly.records.linking import Amendment, Waiting
from reportedly.store import Linking, Store
from reportedly.vocab.lexicon import Lexicon

PAGES_AT_ONCE = 400_000
"""Waiting pages that are linked in one go: they are held in memory, with what they can meet.

Each part draws in units of the parts before, which its pages recall: one is faster than many.
"""
SIGNED_AT_ONCE = 500
"""Documents in one transaction while they are signed."""


def update(store: Store, lexicon: Lexicon, rules: str, at_once: int = PAGES_AT_ONCE) -> None:
    """Build anew what is concerned by what came since it was last built.

    Args:
        store: the record.
        lexicon: what it is built by.
        rules: the version of it; of another version, all is built anew.
        at_once: how many waiting pages are taken at a time.
    """
    sign_new(store)
    store.upkeep.note_changes(rules)
    while True:
        with store.snapshot() as now:
            linking = now.linking
            noted, waiting = linking.noted(), linking.waiting(at_once)
            is_whole = noted.rules == rules
            with without_collecting():
                made = (
                    _amendment(linking, waiting, lexicon)
                    if is_whole and waiting is not None
                    else None
                )
        if not is_whole:  # another process is writing, or was
            store.upkeep.note_changes(rules)
            continue
        if made is None:
            break
        store.upkeep.amend(made, noted.generation)  # was another faster, it is made again
    store.upkeep.sweep()


def sign_new(store: Store) -> None:
    """Sign the documents that are not signed yet, some at a time; the others keep theirs."""
    waiting = store.unsigned(VERSION)
    for first in range(0, len(waiting), SIGNED_AT_ONCE):
        found = store.linking.documents(waiting[first : first + SIGNED_AT_ONCE])
        store.keep_signatures([sign(one) for one in found])


@contextmanager
def without_collecting() -> Iterator[None]:
    """Do not look through all objects for circles: linking makes millions, and none of those."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _amendment(linking: Linking, waiting: Waiting, lexicon: Lexicon) -> Amendment:
    """What is to be written for the pages that wait."""
    origins = build_origins(linking, waiting.origins, lexicon)
    units = build_units(linking, waiting.units, origins.lineages, lexicon.policies)
    lasting = build_lasting(linking, waiting.lasting, lexicon.policies)
    return Amendment(
        done=waiting,
        derived=Derived(
            lineages=origins.lineages, incidents=units.incidents, situations=lasting.situations
        ),
        lineages_gone=origins.gone,
        incidents_gone=units.gone,
        situations_gone=lasting.gone,
        again=frozenset(origins.lineages) - frozenset(waiting.units),
        kin=origins.kin,
        accounts=units.accounts,
        untied=units.untied,
        ties=units.ties,
        traits=units.traits,
        lasting=lasting.keys,
    )
