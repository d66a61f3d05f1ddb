"""Incidents of a record -> a bundle's bytes, signed where a key is given."""

from pathlib import Path

from reportedly.bundle.about import About, Kept
from reportedly.bundle.layout import zip_of
from reportedly.bundle.package import digest_of
from reportedly.bundle.parts import parts_of
from reportedly.bundle.select import Selected
from reportedly.bundle.signing import sign
from reportedly.export.source import Source


def bundle_of(source: Source, kept: Kept, about: About, key: Path | None = None) -> bytes:
    """Return the bytes of a bundle; the same record at the same moment gives the same, unsigned.

    Args:
        source: the record to read from, redacted or not.
        kept: where the pages' bytes and their rules are found.
        about: what is told of the bundle, first of all its incidents.
        key: the file of an SSH key to sign it with.

    Raises:
        UsageError: it would be too large, or the key cannot be used.
    """
    parts = parts_of(Selected(source, about.incidents), kept, about)
    package = parts[-1]
    signature = None if key is None else sign(package.content, key)
    return zip_of((*parts, digest_of(package, signature)))
