"""Score which characters of saved web pages are taken for the report, beside the extractor underneath.

usage: webpages.py --data DIR

DIR/data/webpages holds ``gold.json`` (for each page strings that belong to its report, strings that do
not, and strings of readers' comments) and ``pages``. Four measures, all in one run:

- **html**: precision, recall, F1 of wanted and unwanted strings, counted as trafilatura's own
  evaluation counts them (white space evened out, a string is there when it stands in the output; one
  confusion matrix over all strings). Ours is the text of the segments that may carry claims.
- **comments**: the share of readers' strings that stand in no segment that may carry claims.
- **flat**: the same pages flattened to text without any markup, by the flattener below: each block on
  lines of its own, a blank line between, no bullets, no numbers, no links, no names of elements.
  Wanted strings kept, comments kept out, each of those that the flattened text holds.
- **lines**: the same without the blank lines, each block on a line of its own.
- **bulleted**: the blank lines, and a bullet or number before the items of lists with their indent, as
  text browsers print them.

Beside them what trafilatura does with the same HTML, and what two plain readers of text do with the
flat pages: one that keeps all of it, and one that stops at the first line that says "comment".

Pages fall into two halves by a hash of their file's name. Rules are written while looking at the odd
half alone; the even half is there to say what they are worth on pages nobody looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html
from trafilatura import extract

from reportedly.errors import PageError
from reportedly.read.decode import decode
from reportedly.read.document import read_any_language
from reportedly.records.text import Document, Page
from reportedly.vocab.furniture import Furniture, load_furniture

HALVES = ("odd", "even")
CAPTURED = date(2026, 1, 1)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object"})
_IN_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "img", "ins", "kbd"}
    | {
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    }
    | {"var", "wbr", "acronym", "del", "input", "picture", "source"}
)
_COMMENT_LINE = re.compile(
    r"(?i)\b(?:comments?|kommentare?|commentaires?|comentarios|komentarze)\b"
)


class Counts(NamedTuple):
    """Strings there and not there, of those wanted and those unwanted."""

    kept: int = 0
    leaked: int = 0
    lost: int = 0
    out: int = 0

    def __add__(self, other: Any) -> Counts:  # type: ignore[override]  # adds, does not append
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.kept / max(1, self.kept + self.leaked)

    @property
    def recall(self) -> float:
        return self.kept / max(1, self.kept + self.lost)

    @property
    def f1(self) -> float:
        return 2 * self.kept / max(1, 2 * self.kept + self.leaked + self.lost)


class Shares(NamedTuple):
    """Wanted strings and comments that a text holds, and how many of each were kept in."""

    wanted: int = 0
    wanted_in: int = 0
    comments: int = 0
    comments_in: int = 0

    def __add__(self, other: Any) -> Shares:  # type: ignore[override]  # adds, does not append
        return Shares(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def kept(self) -> float:
        return self.wanted_in / max(1, self.wanted)

    @property
    def kept_out(self) -> float:
        return 1 - self.comments_in / max(1, self.comments)


class Saved(NamedTuple):
    """One page and what is right of it."""

    file: str
    raw: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    comments: tuple[str, ...]

    @property
    def half(self) -> str:
        """The half the page falls into, by its name."""
        return HALVES[hashlib.sha256(self.file.encode()).digest()[0] % 2]


def saved_pages(data: Path) -> list[Saved]:
    """Return the pages with their gold, in the order of the file."""
    folder = data / "data" / "webpages"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [
        Saved(
            file=one["file"],
            raw=(folder / "pages" / one["file"]).read_bytes(),
            wanted=tuple(map(even, one["with"])),
            unwanted=tuple(map(even, one["without"])),
            comments=tuple(words for told in one.get("comments") or () if (words := even(told))),
        )
        for one in gold.values()
    ]


def even(words: str) -> str:
    """Return the words with all white space evened out, as trafilatura's evaluation does."""
    return re.sub(r"\s+", " ", words).strip()


def counts_of(page: Saved, output: str | None) -> Counts:
    """Return what of the page's wanted and unwanted strings the output holds."""
    there = even(output or "")
    kept = sum(one in there for one in page.wanted)
    leaked = sum(one in there for one in page.unwanted)
    return Counts(kept, leaked, len(page.wanted) - kept, len(page.unwanted) - leaked)


def shares_of(page: Saved, whole: str, output: str) -> Shares:
    """Return what of the strings in the whole text is in the output too."""
    whole, there = even(whole), even(output)
    wanted = [one for one in page.wanted if one in whole]
    comments = [one for one in page.comments if one in whole]
    return Shares(
        len(wanted),
        sum(one in there for one in wanted),
        len(comments),
        sum(one in there for one in comments),
    )


def evidence_of(document: Document) -> str:
    """Return the text of the segments that may carry claims; what stands between them is cut."""
    parts: list[str] = []
    end = -1
    for segment in document.segments:
        if segment.is_evidence:
            parts.append("" if segment.start == end else "\n")
            parts.append(document.text[segment.start : segment.end])
            end = segment.end
    return "".join(parts)


def read(raw: bytes, name: str, furniture: Furniture) -> Document | None:
    """Return the document read from the bytes, or None where there is none."""
    page = Page(origin=name, raw=raw, sha256=hashlib.sha256(raw).hexdigest(), captured=CAPTURED)
    try:
        return read_any_language(page, furniture)
    except PageError:
        return None


# ------------------------------------------------------------------------------ the flattener


def flattened(raw: bytes, name: str, *, bulleted: bool) -> str:
    """Return the page's visible text without any markup, its blocks a blank line apart."""
    tree = lxml_html.document_fromstring(decode(raw, name).text.encode("utf-8"), parser=_parser())
    blocks: list[str] = []
    line: list[str] = []
    for words, breaks in _flow(tree):
        if breaks:
            blocks += _block(line, bulleted=bulleted)
            line = []
        line.append(words)
    blocks += _block(line, bulleted=bulleted)
    return "\n\n".join(blocks)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _flow(tree: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield the page's words in order, and before which of them a new block begins."""
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN or not tag:
                walk.skip_subtree()
                continue
            if tag == "br":
                yield "\n", False
            elif tag == "li":
                yield _marker(element), True
            elif tag not in _IN_LINE:
                yield "", True
            yield (element.text or "").replace("\n", " "), False
        else:
            if tag not in _IN_LINE and tag != "br":
                yield "", True
            yield (element.tail or "").replace("\n", " "), False


def _marker(item: etree._Element) -> str:
    """Return a list item's bullet or number, between signs that are taken out again."""
    above = item.getparent()
    depth = sum(one.tag in {"ul", "ol"} for one in item.iterancestors())
    number = len(list(item.itersiblings("li", preceding=True))) + 1
    sign = f"{number}." if above is not None and above.tag == "ol" else "•"
    return "\x00" + "  " * depth + sign + " \x00"


def _block(line: Iterable[str], *, bulleted: bool) -> list[str]:
    """Return the block as a list of one, of none where it has no words."""
    whole = "".join(line)
    mark = re.match(r"\x00(.*?)\x00", whole)
    words = re.sub(r"\x00.*?\x00", "", whole)
    lines = (re.sub(r"\s+", " ", one).strip() for one in words.split("\n"))
    text = "\n".join(one for one in lines if one)
    if not text:
        return []
    return [mark.group(1) + text if bulleted and mark is not None else text]


# ------------------------------------------------------------------------------ the measures


class Measured(NamedTuple):
    """All counts over some pages."""

    html: Counts = Counts()
    trafilatura: Counts = Counts()
    in_html: Shares = Shares()
    in_trafilatura: Shares = Shares()
    flat: Shares = Shares()
    lines: Shares = Shares()
    bulleted: Shares = Shares()
    plain: Shares = Shares()
    until_comments: Shares = Shares()

    def __add__(self, other: Any) -> Measured:  # type: ignore[override]  # adds, does not append
        return Measured(*(a + b for a, b in zip(self, other, strict=True)))


def measured(page: Saved, furniture: Furniture) -> Measured:
    """Return what is measured on one page."""
    document = read(page.raw, page.file, furniture)
    html = "" if document is None else evidence_of(document)
    theirs = extract(
        page.raw, fast=False, include_comments=False, include_tables=True, include_formatting=False
    )
    flat = flattened(page.raw, page.file, bulleted=False)
    all_comments = " ".join((*page.wanted, *page.comments))
    return Measured(
        html=counts_of(page, html),
        trafilatura=counts_of(page, theirs),
        in_html=shares_of(page, all_comments, html),
        in_trafilatura=shares_of(page, all_comments, theirs or ""),
        flat=_of_flat(page, flat, furniture),
        lines=_of_flat(page, flat.replace("\n\n", "\n"), furniture),
        bulleted=_of_flat(page, flattened(page.raw, page.file, bulleted=True), furniture),
        plain=shares_of(page, flat, flat),
        until_comments=shares_of(page, flat, _until_comments(flat)),
    )


def _of_flat(page: Saved, flat: str, furniture: Furniture) -> Shares:
    document = read(flat.encode(), page.file + ".txt", furniture)
    return shares_of(page, flat, "" if document is None else evidence_of(document))


def _until_comments(flat: str) -> str:
    kept: list[str] = []
    for block in flat.split("\n\n"):
        if kept and len(block) < 40 and _COMMENT_LINE.search(block):
            break
        kept.append(block)
    return "\n\n".join(kept)


def numbers(total: Measured) -> dict[str, float]:
    """Return the scores that have floors."""
    return {
        "html/f1": total.html.f1,
        "html/f1_beside_trafilatura": total.html.f1 - total.trafilatura.f1,
        "html/wanted_kept": total.html.recall,
        "html/comments_out": total.in_html.kept_out,
        "flat/wanted_kept": total.flat.kept,
        "flat/comments_out": total.flat.kept_out,
        "lines/wanted_kept": total.lines.kept,
        "lines/comments_out": total.lines.kept_out,
        "bulleted/wanted_kept": total.bulleted.kept,
        "bulleted/comments_out": total.bulleted.kept_out,
    }


def score_webpages(data: Path, half: str | None = None) -> dict[str, float]:
    """Return the scores over all pages, or one half of them."""
    return numbers(_total(saved_pages(data), half))


def _total(pages: Iterable[Saved], half: str | None) -> Measured:
    furniture = load_furniture()
    total = Measured()
    for page in pages:
        if half is None or page.half == half:
            total += measured(page, furniture)
    return total


def main() -> None:
    """Measure and print both halves and the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args()
    pages = saved_pages(asked.data)
    halves = {half: _total(pages, half) for half in HALVES}
    _print("whole", halves["odd"] + halves["even"])
    for half, total in halves.items():
        _print(f"{half} half" + (" (held out)" if half == "even" else ""), total)


def _print(name: str, total: Measured) -> None:
    print(f"== {name}")
    for who, counts in (("ours", total.html), ("trafilatura", total.trafilatura)):
        print(
            f"html         {who:28} precision {counts.precision:.3f} recall {counts.recall:.3f}"
            f" F1 {counts.f1:.3f}"
        )
    rows = (
        ("comments", "ours, HTML", total.in_html),
        ("comments", "trafilatura, HTML", total.in_trafilatura),
        ("flat", "ours", total.flat),
        ("lines", "ours", total.lines),
        ("bulleted", "ours", total.bulleted),
        ("flat", "all of the text", total.plain),
        ("flat", "up to a line on comments", total.until_comments),
    )
    for what, who, shares in rows:
        print(
            f"{what:12} {who:28} wanted kept {shares.kept:.3f} of {shares.wanted},"
            f" comments out {shares.kept_out:.3f} of {shares.comments}"
        )


if __name__ == "__main__":
    main()
