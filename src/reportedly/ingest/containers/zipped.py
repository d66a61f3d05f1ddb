"""A zip archive -> its members. Nothing is ever written to disk, whatever a member is called."""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import ExitStack

from reportedly.errors import DamagedFile, LockedFile, NotText, PageTooLarge
from reportedly.ingest.containers.limits import MOST_MEMBERS
from reportedly.ingest.containers.sniff import is_hidden, is_wanted, suffix_of
from reportedly.ingest.containers.stored import LeftAside, NotRead, Parts, Stored

_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
_ENCRYPTED = 0x1
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises at an archive that is not what it says: more than its own error."""
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"


def read_zip(file: Stored) -> Parts:
    """Yield the members of the archive that are pages or hold pages, in the order of its list."""
    source = _seekable(file)
    _refuse_long_list(source, file.origin)
    with _archive(source, file.origin) as archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        if names & _OFFICE:
            raise NotText(
                "the file is an office document, a book or a program, packed as a zip",
                where=file.origin,
                do="Save its text as text or HTML.",
            )
        is_wacz = "datapackage.json" in names and any(n.startswith("archive/") for n in names)
        for member in members:
            if not member.filename:
                yield LeftAside(what="member of an archive without a name")
                continue
            if member.is_dir() or is_hidden(member.filename):
                continue
            if is_wacz and not member.filename.startswith("archive/"):
                yield LeftAside(what="index file of a WACZ")
                continue
            yield from _member(file, archive, member)


def _member(file: Stored, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Parts:
    if stat.S_ISLNK(member.external_attr >> 16):
        yield LeftAside(what="link in an archive")
        return
    if member.flag_bits & _ENCRYPTED:
        error = LockedFile(
            "the member of the archive is locked with a password",
            where=f"{file.origin}#{member.filename}",
            do="Unpack it with its password and give the pages.",
        )
        yield NotRead(origin=error.where, error=error)
        return
    where = f"{file.origin}#{member.filename}"
    with ExitStack() as opened:
        try:
            packed = opened.enter_context(archive.open(member))
            part = file.part(member.filename, file.unpacking(packed))
            wanted = is_wanted(member.filename, part.head())
        except _FAULTS as error:
            yield NotRead(origin=where, error=_damaged(where, error))
            return
        yield part if wanted else LeftAside(what=suffix_of(member.filename))


def _archive(source: io.BufferedIOBase, where: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except _FAULTS as error:
        raise _damaged(where, error) from error


def _damaged(where: str, error: Exception) -> DamagedFile:
    return DamagedFile(
        f"the zip archive is damaged here ({' '.join(str(error).split())[:100]})",
        where=where,
        do="What could be read of it was; get it again from where it came.",
    )


def _seekable(file: Stored) -> io.BufferedIOBase:
    """The archive as zip needs it: a file on disk as it is, one in another archive in memory."""
    if file.depth == 0 and file.stream.seekable():
        return file.stream
    return io.BytesIO(file.whole())


def _refuse_long_list(source: io.BufferedIOBase, where: str) -> None:
    """Refuse an archive whose list of members would fill the memory, before it is read."""
    size = source.seek(0, io.SEEK_END)
    start = source.seek(max(0, size - 2**16 - 22))
    tail = source.read()
    source.seek(0)
    ends = _ends(tail)
    if not ends:
        raise DamagedFile(
            "the zip archive is cut off: its list of members is missing",
            where=where,
            do="Get the file again; what is in it can be found by its list alone.",
        )
    if max(ends) > min(MOST_MEMBERS, start + len(tail)):
        raise PageTooLarge(
            f"the archive's list of members has {max(ends) / 1e6:.0f} MB",
            where=where,
            do="Unpack it and give its folder.",
        )


def _ends(tail: bytes) -> list[int]:
    """The lengths of the list of members, as the ends of the archive tell them."""
    found = list(_told(tail, _END, 12, "<I"))
    if 0xFFFFFFFF in found:
        found = [*_told(tail, _END_64, 40, "<Q"), *(n for n in found if n != 0xFFFFFFFF)]
    return found


def _told(tail: bytes, sign: bytes, at: int, form: str) -> Iterable[int]:
    place = tail.rfind(sign)
    if place >= 0 and place + at + struct.calcsize(form) <= len(tail):
        yield struct.unpack_from(form, tail, place + at)[0]
