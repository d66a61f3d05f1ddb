"""A tar archive -> its members, in one pass and without writing anything to disk."""

import tarfile
from typing import IO, cast

from reportedly.errors import DamagedFile
from reportedly.ingest.containers.limits import MOST_HEADERS
from reportedly.ingest.containers.sniff import is_hidden, is_wanted, suffix_of
from reportedly.ingest.containers.stored import LeftAside, Parts, Readable, Stored


class _Metered:
    """A stream that gives no more than what the next header may take: headers are read whole."""

    def __init__(self, stream: Readable, where: str) -> None:
        self._stream = stream
        self._where = where
        self.left = MOST_HEADERS

    def read(self, size: int) -> bytes:
        found = self._stream.read(size)
        self.left -= len(found)
        if self.left < 0:
            raise DamagedFile(
                "a header of the tar archive is longer than any is",
                where=self._where,
                do="The rest of it was not read. Unpack it and give its folder.",
            )
        return found


def read_tar(file: Stored) -> Parts:
    """Yield the members of the archive that are pages or hold pages, as they come."""
    metered = _Metered(file.stream, file.origin)
    # mode "r|" never seeks: what is passed over is not kept, and a pipe would do
    with tarfile.open(fileobj=cast("IO[bytes]", metered), mode="r|") as archive:
        while (member := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined] # it would keep every member it passed
            metered.left = MOST_HEADERS + _stored_size(member)
            if member.isdir() or is_hidden(member.name):
                continue
            if not member.isreg() or member.issparse():
                yield LeftAside(what="link or device in an archive")
                continue
            packed = archive.extractfile(member)
            if packed is not None:
                part = file.part(member.name, file.unpacking(packed))
                yield (
                    part
                    if is_wanted(member.name, part.head())
                    else LeftAside(what=suffix_of(member.name))
                )


def _stored_size(member: tarfile.TarInfo) -> int:
    """Bytes that the member takes in the archive, with what fills its last block."""
    sparse = getattr(member, "sparse", None)
    size = member.size if sparse is None else sum(length for _, length in sparse)
    return size + tarfile.BLOCKSIZE
