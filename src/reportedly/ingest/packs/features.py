"""A JSON file of places -> its features, one by one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from reportedly.errors import PackError
from reportedly.ingest.packs.source import Member


class Feature(NamedTuple):
    """A GeoJSON feature: its number in the file, from 1, and what stands in it."""

    number: int
    fields: dict[str, Any]

    @property
    def properties(self) -> dict[str, Any]:
        """The feature's properties; none where it has none."""
        told = self.fields.get("properties")
        return told if isinstance(told, dict) else {}


class _Collection(msgspec.Struct):
    features: list[msgspec.Raw] | None = None


def features_of(member: Member) -> Iterator[Feature]:
    """Yield the features of a collection, of a single feature, or of one on each line.

    Raises:
        PackError: the file is no JSON, or has no features.
    """
    if is_by_line(member):
        for number, text in member.lines():
            if text.strip(" \t\r\n\x1e,"):
                yield Feature(number, _decoded(text.strip("\x1e").encode(), member, number))
        return
    raw = member.whole().removeprefix(b"\xef\xbb\xbf")
    listed = _collection(raw, member).features
    if listed is None:
        yield Feature(1, _decoded(raw, member, 1))
        return
    for number, one in enumerate(listed, start=1):
        yield Feature(number, _decoded(bytes(one), member, number))


def is_by_line(member: Member) -> bool:
    """Return whether a file has a feature on each line: its first line is JSON by itself."""
    first, _, rest = member.beginning(2**20).strip("\x1e\n\r\t ").partition("\n")
    if not rest.strip().startswith(("{", "\x1e")):
        return False
    try:
        msgspec.json.decode(first.strip("\x1e"), type=dict)
    except msgspec.DecodeError:
        return False
    return True


def _collection(raw: bytes, member: Member) -> _Collection:
    try:
        return msgspec.json.decode(raw, type=_Collection)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PackError(
            f"it is no collection of places in JSON ({error})",
            where=member.name,
            do="Give a FeatureCollection, or features one on a line.",
        ) from error


def _decoded(raw: bytes, member: Member, number: int) -> dict[str, Any]:
    try:
        found: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PackError(
            f"feature {number} is no JSON object ({error})",
            where=member.name,
            do="Mend that feature or take it out.",
        ) from error
    return found
