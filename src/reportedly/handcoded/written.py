"""Rows coded by hand -> the lines of a file in their own format, withheld names blank or not."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from reportedly.handcoded.formats import Format


def written(
    form: Format, bodies: Iterable[str], blank: Callable[[str], str] | None
) -> Iterator[bytes]:
    """Yield the lines of the rows as they were given.

    Args:
        form: the format they were given in.
        bodies: the rows, as they are kept.
        blank: leaves withheld names blank in words; None: the rows are written whole.
    """
    return form.lines(bodies if blank is None else _blanked(bodies, blank))


def _blanked(bodies: Iterable[str], blank: Callable[[str], str]) -> Iterator[str]:
    for body in bodies:
        told = _without(msgspec.json.decode(body), blank)
        yield msgspec.json.encode(told).decode()


def _without(value: Any, blank: Callable[[str], str]) -> Any:
    match value:
        case str():
            return blank(value)
        case list():
            return [_without(one, blank) for one in value]
        case dict():
            return {name: _without(one, blank) for name, one in value.items()}
        case _:
            return value
