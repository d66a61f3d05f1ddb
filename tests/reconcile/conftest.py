"""Claims, pages and their origins: only what a test names is known."""

import pytest
from bare import bare_claim, bare_document, bare_place, bare_time, bare_toll, blamed, since

from reportedly.reconcile.evidence import Evidence
from reportedly.records.claim import Holder
from reportedly.records.text import Lineage
from reportedly.records.vocabulary import (
    Comparator,
    HolderRole,
    LineageType,
    PlaceLevel,
    TimeLevel,
)


class Make:
    claim = staticmethod(bare_claim)
    document = staticmethod(bare_document)
    toll = staticmethod(bare_toll)
    since = staticmethod(since)
    blamed = staticmethod(blamed)

    @staticmethod
    def time(first, last="same", printed="", at=0, level=TimeLevel.DAY):
        stands = {"start": at, "end": at + max(1, len(printed)), "printed": printed}
        return bare_time(first, last, level=level, **stands)

    @staticmethod
    def place(name, key=None, level=PlaceLevel.SETTLEMENT):
        return bare_place(name, key, level=level)

    @staticmethod
    def at_least(low, **known):
        return bare_toll(low, None, comparator=Comparator.AT_LEAST, **known)

    @staticmethod
    def holder(name, role=HolderRole.UNKNOWN, side=None):
        return Holder(printed=name, start=0, end=1, name=name, role=role, side=side)

    @staticmethod
    def evidence(claims, documents=(), groups=None):
        lineages = {
            page: Lineage(
                document=page, type=LineageType.UNKNOWN, group=group, credit=None, copy_of=None
            )
            for page, group in (groups or {}).items()
        }
        return Evidence(
            claims={claim.id: claim for claim in claims},
            documents={document.id: document for document in documents},
            lineages=lineages,
        )


@pytest.fixture(scope="session")
def make():
    return Make
