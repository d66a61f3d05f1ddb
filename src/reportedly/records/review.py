"""What a person decided about a claim as it was read, or about a pair; nothing is overwritten."""

from datetime import datetime
from enum import StrEnum

from reportedly.records.base import Record, content_id
from reportedly.records.claim import Claim

CONTEXT = 40
"""Characters before and after a quote that make its place on a page known again."""

Value = str | int | None
Fields = dict[str, Value]
"""The fields of a claim that a person judges, by name."""


class ReviewAction(StrEnum):
    """What a person did."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    SKIP = "skip"
    FLAG = "flag"
    UNDO = "undo"
    SAME = "same"
    NOT_SAME = "not_same"
    NOTE = "note"


VERDICTS = frozenset({ReviewAction.ACCEPT, ReviewAction.REJECT, ReviewAction.EDIT})
"""Actions that say what holds of a claim."""


class Anchor(Record, frozen=True, kw_only=True):
    """Where a claim stands on its page: its characters with what is around them, and what of it.

    ``about`` is the harm a toll counts, or "event"; ``ordinal`` tells places apart whose
    characters and surroundings are the same.
    """

    document: str
    text_sha256: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    about: str
    ordinal: int = 0

    @property
    def subject(self) -> str:
        """The same for the same characters in the same surroundings, in whatever version."""
        return content_id(
            "k", self.document, self.prefix, self.quote, self.suffix, self.about, self.ordinal
        )


class Review(Record, frozen=True, kw_only=True):
    """One decision: who, when, on what, with what before and after it, and why.

    ``subject`` is an anchor's, or the two ids of a pair. ``settles``: an editor said it to end a
    disagreement. ``token`` is made by the form, so that one press of a key is one decision.
    ``undoes`` is the number of the decision that is taken back. ``together`` is the number of the
    decision that was made of one page, where it was made of that page's copies with it.
    """

    n: int = 0
    subject: str
    action: ReviewAction
    user: str
    made_at: datetime
    token: str
    anchor: Anchor | None = None
    claim: Claim | None = None
    before: Fields | None = None
    after: Fields | None = None
    why: str = ""
    screen: str = ""
    settles: bool = False
    undoes: int | None = None
    together: int | None = None
