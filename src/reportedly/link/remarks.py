"""What one comparison of two accounts says for or against one event, in full or in part."""

from collections.abc import Callable

from reportedly.records.base import Record
from reportedly.vocab.policies import LinkWeights


class Remark(Record, frozen=True, kw_only=True):
    """What one comparison says for (+) or against (-) one event, and why.

    Most of a record's comparisons come to nothing: their reasons are put in words when asked for.
    """

    score: float
    why: str | Callable[[], str]

    @property
    def reason(self) -> str:
        """The reason in words."""
        return self.why if isinstance(self.why, str) else self.why()


def told_afar(remark: Remark, weights: LinkWeights) -> Remark:
    """Return what a comparison says if a side of it was told far from its words."""
    return Remark(
        score=remark.score * weights.text.told_afar,
        why=lambda: f"{remark.reason} (told elsewhere on the page)",
    )


def carried(remark: Remark, weights: LinkWeights) -> Remark:
    """Return what a comparison says if a side of it was carried over from another sentence."""
    return Remark(
        score=remark.score * weights.text.carried, why=lambda: f"{remark.reason} (carried over)"
    )
