"""Files made to do harm, or by chance: an answer for each, within bounded time and memory."""

import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import DamagedFile, PageTooLarge
from reportedly.ingest import textlayer
from reportedly.ingest.containers import LeftAside, NotRead, pages_in
from reportedly.ingest.containers.limits import MOST_BYTES, MOST_SIGNS, Allowance
from reportedly.ingest.containers.stored import Stored, Told
from reportedly.records.text import Page

TODAY = date(2024, 3, 1)
WORDS = b"<html><p>The army said two men were hurt at the bridge.</p></html>"
MAIL = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n" + WORDS + b"\r\n--b--\r\n"
)
RSS = (
    b'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    b"<item><title>Hit</title><content:encoded>&lt;p&gt;Two men.</content:encoded></item>"
    b"</channel></rss>"
)
KINDS = ("zip", "tar", "tgz", "warc", "warc.gz", "mhtml", "jsonl", "json", "rss", "html", "txt")


def whole_files(pack):
    record = pack.record("https://gazette.example/a", pack.response(WORDS))
    members = {"a.html": WORDS, "b/c.txt": WORDS}
    return {
        "zip": pack.zip(members),
        "tar": pack.tar(members),
        "tgz": pack.tar(members, "w:gz"),
        "warc": record * 2,
        "warc.gz": gzip.compress(record) * 2,
        "mhtml": MAIL,
        "jsonl": json.dumps({"text": WORDS.decode()}).encode() + b"\n",
        "json": json.dumps([{"text": WORDS.decode()}], indent=1).encode(),
        "rss": RSS,
        "html": WORDS,
        "txt": b"The army said two men were hurt.",
    }


def everything_in(name, raw):
    file = Stored(name, io.BytesIO(raw), Allowance(len(raw)), Told())
    return list(pages_in(file, TODAY))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_when_it_is_whole(pack, kind):
    found = everything_in(f"a.{kind}", whole_files(pack)[kind])
    assert found
    assert all(isinstance(one, Page) for one in found)


@settings(
    max_examples=60, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), cuts=st.integers(0, 8), name=st.sampled_from(KINDS))
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_done_to_a_file_its_parts_are_told_or_read(pack, kind, seed, cuts, name):
    raw = bytearray(whole_files(pack)[kind])
    noise = random.Random(seed)  # noqa: S311 - noise
    for _ in range(cuts):
        at, length = noise.randrange(len(raw) + 1), noise.randrange(12)
        raw[at : at + length] = noise.randbytes(noise.randrange(12))
    if noise.random() < 0.3:
        del raw[noise.randrange(len(raw) + 1) :]
    for thing in everything_in(f"a.{name}", bytes(raw)):
        assert isinstance(thing, Page | LeftAside | NotRead)
        if isinstance(thing, NotRead):
            assert thing.error.where
            assert thing.error.do


@settings(max_examples=100, deadline=5000)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n"]))
def test_bytes_that_are_no_pdf_have_no_text_layer(raw, head):
    answer, text = textlayer.read_layer(head + raw)
    assert (answer is textlayer.Answer.TEXT) == bool(text.strip()) or not text.strip()


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.json", "huge.xml", "huge.mhtml"])
def test_a_line_of_a_gigabyte_is_refused_and_never_held(tmp_path, name):
    path = tmp_path / name
    head = {".json": b'{"text": "', ".xml": RSS, ".mhtml": MAIL}.get(path.suffix, b"x")
    path.write_bytes(head)
    os.truncate(path, 2**30)  # takes no room: the rest of the file is a hole
    code = textwrap.dedent(
        f"""
        import tracemalloc
        from datetime import date
        from pathlib import Path
        from reportedly.ingest.containers import open_file, pages_in
        tracemalloc.start()
        with open_file(Path({str(path)!r}), "huge") as file:
            for thing in pages_in(file, date(2024, 3, 1)):
                print(type(thing.error).__name__, thing.error)
        print(tracemalloc.get_traced_memory()[1])
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60
    )
    told, peak = done.stdout.splitlines()
    assert told.startswith("PageTooLarge huge")
    assert int(peak) < 4 * MOST_BYTES


def test_a_damaged_lzma_member_of_a_zip_is_told_and_the_rest_is_read():
    noise = random.Random(1)  # noqa: S311 - noise
    words = WORDS + bytes(noise.choices(b"abcdefgh ", k=20_000))
    for part in range(1, 10):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_LZMA) as archive:
            archive.writestr("a.html", words)
            archive.writestr("b.html", WORDS)
            size = archive.getinfo("a.html").compress_size
        damaged = bytearray(raw.getvalue())
        at = 30 + len("a.html") + size * part // 10
        damaged[at : at + 40] = b"\xff" * 40
        first, second = everything_in("a.zip", bytes(damaged))
        assert isinstance(first, NotRead)
        assert (first.origin, second.origin) == ("a.zip#a.html", "a.zip#b.html")
        assert second.raw == WORDS


def test_a_feed_whose_namespace_holds_a_blank_is_told():
    (found,) = everything_in("a.rss", RSS.replace(b"//purl", "//pu\u2003rl".encode()))
    assert isinstance(found, NotRead)
    assert isinstance(found.error, DamagedFile)


def test_a_list_of_many_objects_is_decoded_one_at_a_time():
    one = json.dumps({"text": "A bridge was hit.", "tags": [{}] * 50}).encode()
    raw = b"[" + b",".join([one] * 20_000) + b"]"
    file = Stored("a.json", io.BytesIO(raw), Allowance(len(raw)), Told())
    tracemalloc.start()
    count = sum(isinstance(thing, Page) for thing in pages_in(file, TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 3 * len(raw)


@pytest.mark.parametrize("form", ["{}", "[{}]", '{{"a":\n{}}}', "[[{}]]"])
def test_json_of_more_values_than_a_page_is_not_decoded(form):
    raw = form.format('{"text": "A bridge.", "tags": [' + "[]," * MOST_SIGNS + "0]}").encode()
    tracemalloc.start()
    (found,) = everything_in("a.json", raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, NotRead)
    assert peak < 8 * len(raw)


@pytest.mark.parametrize(
    ("raw", "origins", "unread"),
    [
        ("[]", [], []),
        ("[ ]\n", [], []),
        ('[{"text": "A, [b] {c}"}]', ["item 1"], []),
        ('\ufeff[\n{"text": "\\"],"},\n{"text": "b\\\\"}\n]\n', ["item 1", "item 2"], []),
        ('[{"text": "a"}, 5, {"text": "b"}]', ["item 1", "item 3"], ["item 2"]),
        ('[{"text": "a"}, {"text": "b", {"text": "c"}]', ["item 1"], [""]),
        ('[{"text": "a"}, {"text": "b', ["item 1"], [""]),
        ('[{"text": "a"},]', ["item 1"], ["item 2"]),
        ('[{"text": "a"}] and more', ["item 1"], [""]),
    ],
)
def test_the_objects_of_a_list_before_damage_are_read(raw, origins, unread):
    found = everything_in("a.json", raw.encode())
    names = [
        [one.origin.partition("#")[2] for one in found if isinstance(one, kind)]
        for kind in (Page, NotRead)
    ]
    assert names == [origins, unread]


def test_three_thousand_records_are_read_in_the_memory_of_one(pack, tmp_path):
    one = gzip.compress(pack.record("https://gazette.example/a", pack.response(WORDS * 20)), 1)
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(one * 30)
    tracemalloc.start()
    with path.open("rb") as stream:
        stored = Stored("a", stream, Allowance(path.stat().st_size), Told())
        count = sum(isinstance(thing, Page) for thing in pages_in(stored, TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < 2**23


def test_an_allowance_is_of_all_levels_together():
    allowance = Allowance(10)
    allowance.spend(MOST_BYTES, "a")
    with pytest.raises(PageTooLarge):
        allowance.spend(2001, "a")
    assert allowance.is_spent


def test_a_run_that_is_killed_goes_on_where_it_stopped(pack, made, tmp_path):
    """The record is consistent after kill -9, and what it has is not read again."""
    records = [
        pack.record(
            f"https://gazette.example/{n}",
            pack.response(f"{made.text} {n}".encode(), media="text/plain"),
        )
        for n in range(40)
    ]
    (tmp_path / "a.warc.gz").write_bytes(pack.warc(*records))
    (tmp_path / "slow.py").write_text(SLOW)
    command = [sys.executable, "slow.py", str(Path(__file__).parents[1])]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout:
            if line == "12\n":
                running.send_signal(signal.SIGKILL)
                break
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert counts["unchanged"] in {12, 13}
    assert counts["new"] + counts["unchanged"] == 40
    assert counts["failed"] == 0
    assert counts["damage"] == []


SLOW = """
import json, sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/bench"]
import conftest as made
from reportedly.ingest import Watcher, find_pages, ingest
from reportedly.link.signature import sign
from reportedly.store import Store, find_damage

class Reader:
    rules = made.RULES
    today = made.DAY
    def read(self, page):
        time.sleep(0.02)
        document = made.document(page)
        return document, made.reading(document, self.rules)
    signing = 1
    def sign(self, document):
        return sign(document)
    def build(self, holdings):
        return made.derived(*holdings.documents)
    def update(self, store):
        with store.snapshot() as now:
            derived = self.build(now.holdings())
        store.replace_derived(derived)

class Told(Watcher):
    def page(self, done):
        print(done.number, flush=True)

with Store.open(Path("a.record"), create=True) as store:
    report = ingest(find_pages([Path("a.warc.gz")]), store, Reader(), {}, Told())
    damage = [str(one) for one in find_damage(store)]
print(json.dumps({"new": report.new, "unchanged": report.unchanged, "failed": report.failed,
                  "damage": damage}))
"""
