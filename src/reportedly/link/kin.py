"""Signatures and sightings -> numbers that two pages share where one may be a copy."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b

from reportedly.link.signature import hashes_of
from reportedly.link.versions import address
from reportedly.records.holdings import Sighting
from reportedly.records.text import Signature

BEYOND_MARKS = 2**32
"""Marks are numbers of 32 bits; those of addresses are larger."""


def kin_keys(
    signatures: Iterable[Signature], sightings: Iterable[Sighting]
) -> dict[str, "array[int]"]:
    """Return the numbers of each document, once each: the marks of its text, and its addresses.

    Documents that share none, directly or by way of others, have nothing to do with each other.
    """
    found = {one.document: array("q", hashes_of(one.marks).tolist()) for one in signatures}
    for one in sightings:
        digest = blake2b(address(one).encode(), digest_size=7).digest()
        number = BEYOND_MARKS + int.from_bytes(digest)
        keys = found.setdefault(one.document, array("q"))
        if number not in keys:
            keys.append(number)
    return found
