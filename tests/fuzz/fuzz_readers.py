"""Coverage-guided fuzzing of every reader: no crash, no hang, no unbounded memory.

usage: fuzz_readers.py READER [libFuzzer options]     READER is one of TARGETS below, or `all`

`make fuzz` runs each for FUZZ_SECONDS (60). Each input must give pages, or errors that say what is wrong
with it (PageError); anything else stops the run and leaves the input beside the corpus in
out/fuzz/READER. The corpus is kept there between runs.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(
    include=["reportedly", "warcio", "feedparser", "pypdf", "zipfile", "tarfile", "email"]
):
    from reportedly.errors import PageError
    from reportedly.ingest import textlayer
    from reportedly.ingest.containers import NotRead, pages_in
    from reportedly.ingest.containers.limits import Allowance
    from reportedly.ingest.containers.stored import LeftAside, Stored, Told
    from reportedly.read.document import read_any_language
    from reportedly.vocab.furniture import load_furniture

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.records.text import Page

OUT = Path("out/fuzz")
TODAY = date(2024, 3, 1)
FURNITURE = load_furniture()
WORDS = "The army said two men were hurt at the bridge on Friday morning. Nobody was killed."
HTML = (
    f"<!doctype html><html><head><title>Hit</title></head><body><article><h1>Hit</h1><p>{WORDS}</p>"
    "</article><div class=comments><p>I heard nine.</p></div><script>x()</script></body></html>"
)


def open_up(data: bytes, name: str = "a") -> None:
    """Take everything out of a file, and read the pages in it."""
    file = Stored(name, io.BytesIO(data), Allowance(len(data)), Told())
    for thing in pages_in(file, TODAY):
        if not isinstance(thing, LeftAside | NotRead):
            read(thing)


def read(page: Page) -> None:
    """Read one page, and check what must hold of every document."""
    try:
        document = read_any_language(page, FURNITURE)
    except PageError:
        return
    ends = [0, *(segment.end for segment in document.segments)]
    starts = [*(segment.start for segment in document.segments), len(document.text)]
    if starts != ends:
        raise AssertionError(f"segments leave a gap: {starts} {ends}")


def fuzz_packed(data: bytes) -> None:
    """Records in gzip members: whole ones, and the input's own bytes between them."""
    cut = len(data) // 2
    open_up(gzip.compress(data[:cut], 1) + data[cut:] + gzip.compress(data, 1), "a.warc.gz")


def fuzz_pdf(data: bytes) -> None:
    """The text layer, without the process of its own that bounds it."""
    textlayer.read_layer(data)


def zip_of(members: dict[str, bytes]) -> bytes:
    """Return a zip archive with these members, unpacked so that a mutation reaches them."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tar_of(members: dict[str, bytes]) -> bytes:
    """Return a tar archive with these members."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return raw.getvalue()


def warc_of(body: bytes) -> bytes:
    """Return a WARC of one response."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/a\r\n"
        "WARC-Date: 2022-03-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>"
    b"endobj 3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj 4 0 obj<</Type/Page"
    b"/Parent 2 0 R/Contents 5 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>>>endobj "
    b"5 0 obj<</Length 40>>stream\nBT /F1 12 Tf (The army said so.) Tj ET   \nendstream endobj "
    b"trailer<</Root 1 0 R/Size 6>>"
)
MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    f"Content-Type: text/html; charset=utf-8\r\n\r\n{HTML}\r\n--b--\r\n"
)
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
    f"<title>Hit</title><content:encoded>&lt;p&gt;{WORDS}</content:encoded></item></channel></rss>"
)
TARGETS: dict[str, tuple[Callable[[bytes], None], bytes]] = {
    "any": (open_up, HTML.encode()),
    "html": (lambda data: open_up(b"<!doctype html>" + data, "a.html"), HTML.encode()),
    "text": (lambda data: open_up(data, "a.txt"), f"Hit\n\nBy Ada Marr\n\n{WORDS}\n".encode()),
    "warc": (lambda data: open_up(b"WARC/1.0\r\n" + data), warc_of(HTML.encode())[10:]),
    "packed": (fuzz_packed, warc_of(HTML.encode())),
    "zip": (open_up, zip_of({"a.html": HTML.encode(), "b.txt": WORDS.encode()})),
    "tar": (open_up, tar_of({"a.html": HTML.encode(), "b.txt": WORDS.encode()})),
    "mhtml": (open_up, MAIL.encode()),
    "json": (lambda data: open_up(data, "a.jsonl"), b'{"text": "%s"}\n' % WORDS.encode()),
    "feed": (open_up, RSS.encode()),
    "pdf": (fuzz_pdf, PDF),
}
"""Each reader, and an input it can begin from."""


def run_all(options: list[str]) -> int:
    """Run each reader in a process of its own; 1 when one of them found something."""
    seconds = os.environ.get("FUZZ_SECONDS", "60")
    failed = []
    for name in TARGETS:
        limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048"]
        command = [sys.executable, __file__, name, *limits, "-max_len=65536", *options]
        done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
        last = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done"))][-1:]
        print(f"{name:8} {'FOUND' if done.returncode else 'nothing'}  {' '.join(last)}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stderr[-4000:], flush=True)
    return 1 if failed else 0


def main() -> int:
    """Fuzz one reader, or each in turn."""
    name, options = sys.argv[1], sys.argv[2:]
    if name == "all":
        return run_all(options)
    target, seed = TARGETS[name]
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seed").write_bytes(seed)
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={OUT}/{name}-", str(folder)], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
