"""What was asked for on the command line -> a checked question."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

import click

from reportedly.errors import UsageError
from reportedly.records.base import Record
from reportedly.records.vocabulary import Aspect, EventClass, Harm, SituationKind, Stance

DEFAULT_RECORD = "./reportedly.record"
RECORD_VARIABLE = "REPORTEDLY_RECORD"
USER_VARIABLE = "REPORTEDLY_USER"
ANY_ASPECT = "any"

Command = TypeVar("Command", bound=Callable[..., Any])
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Filters(Record, frozen=True, kw_only=True):
    """What a list is narrowed by. None: not by that."""

    holder: str | None = None
    stance: Stance | None = None
    event: EventClass | None = None
    kind: SituationKind | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    harm: Harm | None = None
    document: str | None = None
    outlet: str | None = None
    incident: str | None = None
    contested: str | None = None
    limit: int | None = None

    @property
    def by_date(self) -> bool:
        """Whether days are asked for, so that what has no day cannot be in the answer."""
        return self.since is not None or self.until is not None

    def told(self) -> str:
        """The filters as they would be typed."""
        given = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return " ".join(f"--{name} {value}" for name, value in given if value is not None)


class Day(click.ParamType[date]):
    """A day, month or year in ISO form; a month or year means its first or its last day."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the first or the last of the days meant."""
        if isinstance(value, date):
            return value
        found = _DAY.fullmatch(str(value))
        try:
            return _day(found, last=self.last)
        except ValueError:
            self.fail(f"{value!r} is not YYYY-MM-DD, YYYY-MM or YYYY", param, ctx)


def _day(found: re.Match[str] | None, *, last: bool) -> date:
    if found is None:
        raise ValueError
    year, month, day = (None if part is None else int(part) for part in found.groups())
    if year is None:
        raise ValueError
    if day is not None and month is not None:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    if month in {None, 12}:
        return date(year, 12, 31)
    return date(year, (month or 0) + 1, 1) - timedelta(days=1)


def record_option(command: Command) -> Command:
    """Add the option that says which record is meant."""
    return click.option(
        "--record",
        metavar="FILE|ADDRESS",
        default=DEFAULT_RECORD,
        envvar=RECORD_VARIABLE,
        show_envvar=True,
        show_default=True,
        help="The record: a file, or postgresql://USER@HOST/DATABASE or service=NAME.",
    )(command)


def in_words(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return what is kept in the record for good.

    Raises:
        BadParameter: there is nothing in it but blanks.
    """
    if not value.strip():
        raise click.BadParameter("it is kept in the record, and there is nothing in it")
    return value


def user_option(command: Command) -> Command:
    """Add the option that says who does what is kept in the record."""
    return click.option(
        "--by",
        "user",
        metavar="NAME",
        required=True,
        callback=in_words,
        envvar=USER_VARIABLE,
        show_envvar=True,
        help="Who you are: it is kept in the record.",
    )(command)


def form_options(command: Command) -> Command:
    """Add the options that say how the answer is printed; two ways at once are refused."""
    as_json = click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="A JSON list in the names of the export; [] when nothing matched.",
    )
    as_csv = click.option(
        "--csv",
        "as_csv",
        is_flag=True,
        help="CSV (RFC 4180, UTF-8). A text that begins with = + - or @ gets a ' in front, "
        "so that no spreadsheet calculates it.",
    )
    return as_json(as_csv(_formed(command)))


def _formed(command: Command) -> Command:
    """The command, told the one form that was asked for."""

    @wraps(command)
    def formed(*, as_json: bool, as_csv: bool, **given: Any) -> Any:
        if as_json and as_csv:
            raise UsageError("an answer is either JSON or CSV", do="Give --json or --csv.")
        form = Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE
        return command(form=form, **given)

    return cast("Command", formed)


def _one_of(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([str(word) for word in words], case_sensitive=False)


_CONTESTED = click.Choice([ANY_ASPECT, *(str(aspect) for aspect in Aspect)], case_sensitive=False)
_LISTS = {"stance": Stance, "event": EventClass, "kind": SituationKind, "harm": Harm}
_OPTIONS: dict[str, dict[str, Any]] = {
    "holder": {"metavar": "TEXT", "help": "Who says so: part of the name, or a side's id."},
    "stance": {"type": _one_of(Stance), "metavar": "STANCE", "help": "asserts, denies, ..."},
    "event": {"type": _one_of(EventClass), "metavar": "CLASS", "help": "shelling, ceasefire, ..."},
    "kind": {"type": _one_of(SituationKind), "metavar": "KIND", "help": "blockade, talks, ..."},
    "place": {"metavar": "TEXT", "help": "Part of any party's name of the place."},
    "since": {"type": Day(last=False), "help": "On or after a day, month or year."},
    "until": {"type": Day(last=True), "help": "On or before a day, month or year."},
    "harm": {"type": _one_of(Harm), "metavar": "HARM", "help": "killed, injured, missing, ..."},
    "document": {"metavar": "ID", "help": "Read from this document (id, its start, or path)."},
    "outlet": {"metavar": "TEXT", "help": "Part of the outlet's name."},
    "incident": {"metavar": "ID", "help": "Part of this incident."},
    "contested": {
        "type": _CONTESTED,
        "metavar": "[ASPECT]",
        "is_flag": False,
        "flag_value": ANY_ASPECT,
        "help": "Only what is contested, in any aspect or in this one.",
    },
    "limit": {"type": click.IntRange(min=1), "metavar": "N", "help": "At most so many."},
}


def filter_options(*names: str) -> Callable[[Command], Command]:
    """Return what adds the named filters to a command; it gets them as keywords of those names."""

    def added(command: Command) -> Command:
        for name in reversed(names):
            command = click.option(f"--{name}", name, default=None, **_OPTIONS[name])(command)
        return command

    return added


def filters_from(given: dict[str, Any]) -> Filters:
    """Return the filters of a command's keywords, its words taken into their closed lists.

    Raises:
        UsageError: the last day is before the first.
    """
    typed: dict[str, Any] = {
        name: _LISTS[name](value) if name in _LISTS and value is not None else value
        for name, value in given.items()
    }
    filters = Filters(**typed)
    if filters.since is not None and filters.until is not None and filters.until < filters.since:
        raise click.UsageError(f"--until {filters.until} is before --since {filters.since}")
    return filters
