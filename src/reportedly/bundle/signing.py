"""A key the user holds -> a signature over a bundle's list of parts, and its check.

OpenSSH's own program signs and checks: people have such keys, also on cards and in agents, and a
court can check one without us.
"""

import base64
import binascii
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from reportedly.errors import CheckFailed, UsageError

NAMESPACE = "reportedly-bundle"
_PROGRAM = "ssh-keygen"
_FIRST, _LAST = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70
_KEY = re.compile(r"with (\S+) key (\S+)")
_MAGIC = b"SSHSIG\0\0\0\1"
_SECONDS = 120


def sign(content: bytes, key: Path) -> str:
    """Return the signature of the content by a key in a file; a passphrase is asked for.

    Raises:
        UsageError: there is no such key, it cannot be used, or OpenSSH is not here.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list"
        file.write_bytes(content)
        done = _run("-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file))
        made = file.with_suffix(".sig")
        if done.returncode != 0 or not made.exists():
            raise UsageError(
                f"the key could not be used ({_last_line(done.stderr)})",
                where=str(key),
                do="Give a private SSH key, as `ssh-keygen -t ed25519` makes one.",
            )
        return made.read_text(encoding="ascii").replace("\r\n", "\n")


def signer_of(content: bytes, signature: str) -> str:
    """Return the kind and the fingerprint of the key that signed the content.

    Raises:
        CheckFailed: it is no signature of the content.
        UsageError: OpenSSH is not here.
    """
    _refuse_other_forms(signature)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.sig"
        file.write_text(signature, encoding="ascii")
        words = ("-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(file))
        done = _run(*words, content=content)
    found = _KEY.search(done.stdout.decode(errors="replace"))
    if done.returncode != 0 or found is None:
        raise CheckFailed("the signature is not one of the list of parts")
    return f"{found[1]} {found[2]}"


def fingerprint_of(key: Path) -> str:
    """Return the fingerprint of a public key in a file.

    Raises:
        UsageError: it is no public key.
    """
    done = _run("-l", "-f", str(key))
    words = done.stdout.decode(errors="replace").split()
    if done.returncode != 0 or len(words) < 2:
        raise UsageError("this is no public SSH key", where=str(key), do="Give the .pub file.")
    return words[1]


def _refuse_other_forms(signature: str) -> None:
    """One signature has one spelling: what base64 would pass over is a change of the file."""
    lines = signature.split("\n")
    body = "".join(lines[1:-2])
    try:
        packed = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        packed = b""
    told = base64.b64encode(packed).decode()
    wrapped = [told[at : at + _WIDTH] for at in range(0, len(told), _WIDTH)]
    if lines != [_FIRST, *wrapped, _LAST, ""] or not packed.startswith(_MAGIC):
        raise CheckFailed("the signature is not written as OpenSSH writes one")


def _run(*words: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise UsageError(
            f"signatures are made and checked by {_PROGRAM}, and it is not on this machine",
            do="Install OpenSSH (Debian: openssh-client).",
        )
    return subprocess.run(  # noqa: S603 - the program is OpenSSH's and the words are ours
        [program, *words], input=content, capture_output=True, check=False, timeout=_SECONDS
    )


def _last_line(told: bytes) -> str:
    lines = told.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "no reason given"
