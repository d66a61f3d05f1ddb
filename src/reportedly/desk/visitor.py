"""Who looks, and what they may do."""

from enum import StrEnum

from reportedly.records.base import Record


class Role(StrEnum):
    """What a person may do; each role may also do what those before it may."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"


_RANKS = {role: n for n, role in enumerate(Role)}

ABOUT = {
    Role.READER: "reads the record as it may be published: withheld names are left out",
    Role.CODER: "also reads what is withheld, and judges claims",
    Role.REVIEWER: "also reads a second time, and judges whether reports are one incident",
    Role.EDITOR: "also settles disagreements and sees who judged what before judging",
    Role.ADMIN: "also adds and closes accounts",
}
"""What each role does, in words for the account page and the documentation."""


class Visitor(Record, frozen=True, kw_only=True):
    """Who a request is from. ``token`` is what a form must send back to be believed.

    One who sits at the machine of a desk without accounts has none.
    """

    name: str
    role: Role
    token: str
    has_account: bool = True

    def may(self, role: Role) -> bool:
        """Whether the visitor has that role, or one that includes it."""
        return _RANKS[self.role] >= _RANKS[role]
