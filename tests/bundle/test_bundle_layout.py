import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.bundle.layout import Misplaced, Part, parts_in, zip_of

PARTS = (Part(path="a/one.txt", content=b"one"), Part(path="two.txt", content=b""))
NAMES = st.text("abc/._-", min_size=1, max_size=9)


@given(st.lists(st.builds(Part, path=NAMES, content=st.binary()), min_size=1, max_size=4))
def test_what_goes_in_comes_out(parts):
    assert parts_in(zip_of(parts)) == tuple(parts)


def test_any_zip_program_reads_it():
    with zipfile.ZipFile(io.BytesIO(zip_of(PARTS))) as archive:
        assert archive.testzip() is None
        assert {one: archive.read(one) for one in archive.namelist()} == {
            "a/one.txt": b"one",
            "two.txt": b"",
        }


@given(st.integers(0, len(zip_of(PARTS)) - 1), st.integers(1, 255))
def test_no_other_byte_is_read_as_the_same_parts(at, change):
    raw = bytearray(zip_of(PARTS))
    raw[at] ^= change
    with suppress(Misplaced):
        assert parts_in(bytes(raw)) != PARTS


@pytest.mark.parametrize("raw", [b"", b"PK", zip_of(PARTS)[:-1], zip_of(PARTS) + b"\0"])
def test_what_is_cut_off_or_longer_is_told(raw):
    with pytest.raises(Misplaced):
        parts_in(raw)


def test_a_zip_of_another_program_is_none_of_ours():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "one")
    with pytest.raises(Misplaced, match=r"the zip's header of a\.txt: byte"):
        parts_in(made.getvalue())
