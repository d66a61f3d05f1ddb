"""A bundle -> what `verify` says of it."""

from pathlib import Path

from reportedly.bundle.check import check_bundle
from reportedly.bundle.signing import fingerprint_of
from reportedly.cli import console
from reportedly.errors import CheckFailed, NotARecord, UsageError
from reportedly.wording.words import counted

_RECORD = b"SQLite format 3\0"
_ZIP = b"PK"


def is_record(path: Path) -> bool:
    """Whether the file is a record, by its first bytes; a bundle is the other thing it may be.

    Raises:
        NotARecord: there is no such file.
        UsageError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_RECORD)) == _RECORD
    except FileNotFoundError as error:
        raise NotARecord(
            "there is no file here", where=str(path), do="Give a record or a bundle."
        ) from error
    except OSError as error:
        raise UsageError(
            f"the file cannot be read ({error.strerror})", where=str(path), do="Check its rights."
        ) from error


def verify_bundle(path: Path, signed_by: str | None) -> None:
    """Say what is not as written in a bundle, or what it holds and who signed it.

    Raises:
        CheckFailed: something is not as written, or somebody else signed it, or nobody.
    """
    raw = path.read_bytes()
    if not raw.startswith(_ZIP):
        raise CheckFailed(
            "its first bytes are neither a record's nor a bundle's",
            where=str(path),
            do="Get the file again from where it came.",
        )
    found = check_bundle(raw)
    for fault in found.faults:
        console.say(str(fault))
    if found.faults:
        raise CheckFailed(
            f"{counted(len(found.faults), 'thing is', 'things are')} not as written",
            where=str(path),
            do="Get the bundle again from where it came; it is no evidence as it is.",
        )
    if signed_by is not None:
        _refuse_other(path, found.signer, fingerprint_of(Path(signed_by).expanduser()))
    told = [counted(n, kind.removesuffix("s")) for kind, n in found.counts.items()]
    pages = "redacted, its pages left out" if found.redacted else "full, its pages as captured"
    console.say(f"{', '.join(told)} checked, every byte as written ({pages})")
    signed = "not signed" if found.signer is None else f"signed by the key {found.signer}"
    console.say(f"{signed}; a hash shows that nothing changed, a signature who vouches for it")


def _refuse_other(path: Path, signer: str | None, expected: str) -> None:
    if signer is None or expected not in signer.split():
        said = "nobody signed it" if signer is None else f"the key {signer} signed it"
        raise CheckFailed(
            f"{said}, and not {expected}",
            where=str(path),
            do="Ask for the key of who made the bundle, over another way than the bundle came.",
        )
