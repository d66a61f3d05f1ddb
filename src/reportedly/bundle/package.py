"""Parts -> the list that tells the hash of each, and the digest that tells the hash of the list."""

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from reportedly.bundle.about import FORMAT, WACZ, About, LeftOut
from reportedly.bundle.layout import Part

PACKAGE = "datapackage.json"
DIGEST = "datapackage-digest.json"


def package_of(about: About, parts: Iterable[Part], left_out: Iterable[LeftOut]) -> Part:
    """Return the list of the parts with their hashes, as a Frictionless data package."""
    made = f"{about.made_at:%Y-%m-%dT%H:%M:%SZ}"
    told: dict[str, Any] = {
        "profile": "data-package",
        "wacz_version": WACZ,
        "title": about.title,
        "description": _description(about),
        "created": made,
        "modified": made,
        "software": about.software,
        "resources": [_resource(part) for part in parts],
        "reportedly": {
            "format": FORMAT,
            "incidents": about.incidents,
            "redacted": about.redaction is not None,
            "redaction": about.redaction,
            "left_out": tuple(left_out),
        },
    }
    return Part(path=PACKAGE, content=msgspec.json.format(msgspec.json.encode(told), indent=2))


def digest_of(package: Part, signature: str | None) -> Part:
    """Return the digest of the list, with the signature over the list where there is one."""
    told: dict[str, Any] = {"path": PACKAGE, "hash": hash_of(package.content)}
    if signature is not None:
        told["sshSignature"] = signature
    return Part(path=DIGEST, content=msgspec.json.format(msgspec.json.encode(told), indent=2))


def hash_of(content: bytes) -> str:
    """Return the hash as a data package tells it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _resource(part: Part) -> dict[str, Any]:
    return {
        "name": part.path.rpartition("/")[2].lower(),
        "path": part.path,
        "type": "file",
        "hash": hash_of(part.content),
        "bytes": len(part.content),
    }


def _description(about: About) -> str:
    said = (
        "Claims with the exact characters they were read from, the texts, and how all came to be. "
        "`reportedly verify FILE` checks it."
    )
    if about.redaction is None:
        return f"{said} The pages are in it as captured."
    return (
        f"{said} Redacted: withheld names are blank, and the pages are left out, because names in "
        "them cannot be blanked; their hashes are told."
    )
