"""Bytes -> text: encodings, marks, and what is no text at all."""

import hashlib

import pytest

from reportedly.errors import EmptyPage, NotText, PageTooLarge
from reportedly.read.decode import MAX_BYTES, decode

ENGLISH = "The army said “two” lorries were hit near the café at Novi Most.\r\nNobody was hurt.\n"
RUSSIAN = "Министерство сообщило, что двое военных ранены при обстреле моста на реке. " * 3


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (ENGLISH.encode(), ENGLISH),
        (b"\xef\xbb\xbf" + ENGLISH.encode(), ENGLISH),
        (b"\xff\xfe" + ENGLISH.encode("utf-16-le"), ENGLISH),
        (b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH),
        (ENGLISH.encode("utf-16-le"), ENGLISH),
        (ENGLISH.encode("utf-16-be"), ENGLISH),
        (b"\xff\xfe\x00\x00" + ENGLISH.encode("utf-32-le"), ENGLISH),
        (ENGLISH.encode("cp1252"), ENGLISH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (RUSSIAN.encode("utf-16-le"), RUSSIAN),
        (
            b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"),
            '<meta charset="koi8-r">' + RUSSIAN,
        ),
        (b'<meta charset="iso-8859-1">\x93so\x94', '<meta charset="iso-8859-1">“so”'),
        (b'<meta charset="utf-8">caf\xe9 and more', '<meta charset="utf-8">café and more'),
        (b'<meta charset="no-such">plain', '<meta charset="no-such">plain'),
    ],
)
def test_text_is_what_was_written(raw, text):
    assert decode(raw, "page.txt").text == text


def test_a_few_damaged_bytes_do_not_lose_the_page():
    raw = ("“" * 40 + ENGLISH).encode() + b"\xe2\x80"
    assert decode(raw, "page.txt").text == "“" * 40 + ENGLISH + "\ufffd"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00"])
def test_nothing_but_white_space_is_an_empty_page(raw):
    with pytest.raises(EmptyPage):
        decode(raw, "page.txt")


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\x7fELF\x02" + bytes(50), "program"),
        (bytes(range(256)) * 20, "no text"),
        (b"".join(hashlib.sha256(bytes([i])).digest() for i in range(200)), "no text"),
        (b"text" + bytes(400), "no text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw, named):
    with pytest.raises(NotText, match=named):
        decode(raw, "page.txt")


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(PageTooLarge, match="50 MB"):
        decode(b"x" * 50_000_000, "page.txt")
    with pytest.raises(PageTooLarge):
        decode(b"x" * (MAX_BYTES + 1), "page.txt")
