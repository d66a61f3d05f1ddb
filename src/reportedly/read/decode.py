"""Bytes -> text, or the reason why they are none."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from reportedly.errors import EmptyPage, NotText, PageTooLarge
from reportedly.records.base import Record

MAX_BYTES = 20_000_000
"""No news page is larger; a file that is was not meant for us."""
SAMPLE = 65_536
"""Bytes looked at where a decision needs no more."""
FEW = 0.02
"""Share of odd bytes or characters that a page may hold and still be text."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w\-:]{2,30})""",
    re.IGNORECASE,
)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
_UNUSUAL = re.compile(r"[^\t\n\v\f\r\x1b -~\x85\xad]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LIKELY = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255"),
    *("cp1256", "cp1257", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "tis_620"),
)
_WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})
_ON_PAGES = frozenset(
    {"iso8859-1", "ascii", "mac-roman", "mac-cyrillic", "koi8-r", "koi8-u", "tis-620", "gbk"}
    | {"gb2312", "gb18030", "hz", "big5", "big5hkscs", "shift_jis", "cp932", "euc_jp", "euc_kr"}
    | {"iso2022_jp", "iso2022_kr", "cp949", "cp866", "cp874", "cp855", "cp852", "cp720"}
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in (*range(2, 12), 13, 14, 15, 16)}
)
"""What pages are written in. Python knows more codecs: slow ones, and some that rewrite text."""


class Decoded(Record, frozen=True, kw_only=True):
    """A page's characters, and the encoding that gave them."""

    text: str
    encoding: str


def decode(raw: bytes, origin: str, told: str | None = None) -> Decoded:
    """Return the text that the bytes stand for; a byte order mark is not part of it.

    Args:
        raw: the page as found.
        origin: where, for the error.
        told: the encoding that a server or a mail named, if one did. It may not be true.

    Raises:
        PageTooLarge: there are more bytes than a news page can have.
        EmptyPage: there are none, or white space alone.
        NotText: they are a picture, an archive, a program ...
    """
    if len(raw) > MAX_BYTES:
        raise PageTooLarge(
            f"the file has {len(raw) / 1e6:.0f} MB and a page may have {MAX_BYTES / 1e6:.0f}",
            where=origin,
            do="Split it into one file a page.",
        )
    decoded = _with_mark(raw) or _without_mark(raw, origin, told)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\v\f\x00") or decoded.text.isspace():
        raise EmptyPage(
            "there is nothing but white space in the file", where=origin, do="Save the page again."
        )
    if _odd_share(decoded.text[:SAMPLE]) > FEW:
        raise _not_text("no text in any encoding we know", origin)
    return decoded


def _with_mark(raw: bytes) -> Decoded | None:
    """Return the text after a byte order mark, if there is one and it tells the truth."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(encoding, errors="replace")
            if text.count("\ufffd") <= FEW * len(text):
                return Decoded(text=text, encoding=encoding)
    return None


def _without_mark(raw: bytes, origin: str, told: str | None) -> Decoded:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise _not_text(f"the file is {what}", origin)
    sample = raw[:SAMPLE]
    if b"\x00" in sample:
        return _with_nulls(raw, origin)
    if len(sample) - len(sample.translate(None, _CONTROLS)) > FEW * len(sample):
        raise _not_text("the bytes are no text", origin)
    return _utf8(raw) or _declared(raw, told) or _guessed(raw, origin)


def _with_nulls(raw: bytes, origin: str) -> Decoded:
    """Return UTF-16 text without a byte order mark: its even or its odd bytes hold the nulls."""
    sample = raw[: SAMPLE // 2 * 2]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) > 5 * min(first, second):
        encoding = "utf-16-be" if first > second else "utf-16-le"
        text = raw.decode(encoding, errors="replace")
        if _odd_share(text[:SAMPLE]) <= FEW and _is_one_script(text[:SAMPLE]):
            return Decoded(text=text, encoding=encoding)
    if sample.count(0) <= FEW / 10 * len(sample):
        decoded = _utf8(raw)
        if decoded is not None:
            return decoded
    raise _not_text("the bytes are no text", origin)


def _utf8(raw: bytes) -> Decoded | None:
    """Return the text if the bytes are UTF-8, but for a few that were cut or damaged."""
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", errors="replace")
    return Decoded(text=text, encoding="utf-8") if _is_hardly_broken(text) else None


def _declared(raw: bytes, told: str | None) -> Decoded | None:
    """Return the text in the encoding that the server or the page itself names, if it can be that.

    Servers call everything Western that nobody set up, so that word of theirs comes last.
    """
    found = _DECLARED.search(raw[:4096])
    named = None if found is None else found.group(1).decode("ascii")
    names = [name for name in (_codec(told), _codec(named)) if name is not None]
    for name in sorted(names, key=lambda name: name in _WESTERN):
        encoding = "cp1252" if name in _WESTERN else name
        text = raw.decode(encoding, errors="replace")
        if _is_hardly_broken(text):
            return Decoded(text=text, encoding=encoding)
    return None


def _is_hardly_broken(text: str) -> bool:
    """Whether few of the characters that an encoding decides upon could not be decoded."""
    return text.count("\ufffd") <= 0.1 * sum(1 for char in text if char > "\x7f")


def _codec(told: str | None) -> str | None:
    """Return the codec of that name if pages are written in it.

    UTF-8 and UTF-16 are not: without a byte order mark or valid UTF-8, they are not true.
    """
    try:
        name = None if told is None else codecs.lookup(told.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return name if name in _ON_PAGES else None


def _guessed(raw: bytes, origin: str) -> Decoded:
    """Return the text in the likeliest encoding: Western when few bytes are beyond ASCII."""
    high = len(_HIGH.findall(raw[:SAMPLE]))
    if high < 0.05 * len(raw[:SAMPLE]):
        try:
            return Decoded(text=raw.decode("cp1252"), encoding="cp1252")
        except UnicodeDecodeError:
            pass
    best = from_bytes(raw[:SAMPLE], cp_isolation=list(_LIKELY)).best()
    if best is None:
        raise _not_text("no text in any encoding we know", origin)
    text = raw.decode(best.encoding, errors="replace")
    return Decoded(text=text, encoding=best.encoding)


def _odd_share(text: str) -> float:
    """Return the share of characters that no page prints."""
    odd = sum(_is_odd(char) for char in _UNUSUAL.findall(text))
    return odd / max(1, len(text))


def _is_odd(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"}


def _is_one_script(text: str) -> bool:
    """Whether the letters come from few alphabets: wrongly paired bytes come from many."""
    blocks: dict[int, int] = {}
    for char in text:
        if char.isalpha():
            blocks[ord(char) >> 8] = blocks.get(ord(char) >> 8, 0) + 1
    total = sum(blocks.values())
    in_usual = sum(sorted(blocks.values(), reverse=True)[:3])
    return total > 0 and (in_usual >= 0.9 * total or all(0x4E <= b <= 0xD7 for b in blocks))


def _not_text(what: str, origin: str) -> NotText:
    return NotText(what, where=origin, do="Save the page as text or HTML and try again.")
