"""One request as a page sees it: who asks, what for, and the record they may see."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from reportedly.records.base import Record
from reportedly.wording.safe import Cell

if TYPE_CHECKING:
    from reportedly.desk.index import Index
    from reportedly.desk.state import Desk
    from reportedly.desk.view import View
    from reportedly.desk.visitor import Visitor


class Call(Record, frozen=True, kw_only=True):
    """A question put to a page. ``path``, ``query`` and ``sent``, a form's content, are as sent.

    ``lists`` holds the list of incidents once it was asked for.
    """

    desk: "Desk"
    view: "View"
    visitor: "Visitor"
    base: str
    address: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    sent: Mapping[str, str]
    form: str
    lists: list["Index"] = msgspec.field(default_factory=list)

    @property
    def index(self) -> "Index":
        """The list of incidents as this visitor may see it, the same for all of a page."""
        if not self.lists:
            self.lists.append(self.desk.index_for(self.visitor))
        return self.lists[0]


class Answer(Record, frozen=True, kw_only=True):
    """What a page says: as HTML by a template, as JSON, as CSV, as GeoJSON; None: not in that form.

    ``is_data``: it is JSON at its bare address. ``file`` is a file of that name, removed once it
    is sent unless it ``stays``. ``image`` draws its map as SVG; where nothing can be drawn there is
    none.

    ``go`` sends the reader elsewhere, with ``status``.
    """

    template: str = ""
    title: str = ""
    about: Mapping[str, Any] = {}
    data: Any = None
    head: Sequence[str] | None = None
    rows: Sequence[Sequence[Cell]] = ()
    features: Sequence[Mapping[str, Any]] | None = None
    image: Callable[[], str | None] | None = None
    file: tuple[str, Path] | None = None
    stays: bool = False
    is_data: bool = False
    go: str = ""
    status: int = 200


class Refused(Exception):
    """A question that has no page: told as a page with its status, what happened, what to do."""

    def __init__(self, status: int, what: str, do: str = "") -> None:
        super().__init__(what)
        self.status, self.what, self.do = status, what, do


def missing(what: str, id_: str) -> Refused:
    """Return the refusal for something that is not in the record."""
    return Refused(404, f"The record has no {what} {id_}.", "The lists link to all there are.")
