"""Web archives: which records are pages, and what becomes of the others."""

import gzip
import zlib
from datetime import date

import brotli
import pytest

from reportedly.errors import DamagedFile, PageTooLarge
from reportedly.ingest.containers import limits
from reportedly.records.text import Media

URL = "https://gazette.example/bridge"
WORDS = "The army said two men were hurt at the bridge."


@pytest.fixture
def page_of(pack):
    def made(n, size=1):
        return pack.record(f"{URL}/{n}", pack.response(pack.html(f"Hit {n}", *[WORDS] * size)))

    return made


def origins(name, *numbers):
    return [f"{name}#{URL}/{n}" for n in numbers]


@pytest.mark.parametrize("packed", [True, False])
def test_responses_are_pages_with_their_address_and_day(pack, pages, packed):
    block = pack.response(pack.html("Hit", WORDS), media='text/html; charset="koi8-r"')
    (page,) = pages("a.warc", pack.warc(pack.record(URL, block), packed=packed))
    assert page.origin == f"a.warc#{URL}"
    assert page.raw == pack.html("Hit", WORDS)
    assert (page.known.url, page.captured) == (URL, date(2022, 3, 4))
    assert (page.media, page.encoding) == (Media.HTML, "koi8-r")


def test_what_is_no_page_is_left_aside_by_name(pack, sorted_out):
    records = [
        pack.record("", b"software: x", kind="warcinfo"),
        pack.record(URL, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        pack.record(URL, b"fetchTimeMs: 3", kind="metadata"),
        pack.record(URL, b"", kind="revisit"),
        pack.record(URL, pack.response(b"", status="301 Moved", headers="Location: /b\r\n")),
        pack.record(URL, pack.response(b"not found", status="404 Not Found")),
        pack.record(URL, pack.response(b"\xff\xd8", media="image/jpeg")),
        pack.record("dns:gazette.example", b"1.2.3.4", kind="resource"),
        pack.record(URL, pack.response(b"nonsense", status="abc")),
    ]
    assert sorted_out("a.warc.gz", pack.warc(*records)) == (
        [],
        [
            "warcinfo record of a WARC",
            "request record of a WARC",
            "metadata record of a WARC",
            "revisit record of a WARC",
            "redirect",
            "error page",
            "image/jpeg",
            "record of a WARC without a web address",
            "error page",
        ],
        [],
    )


def test_resources_and_conversions_are_pages(pack, pages):
    text = pack.record(URL, WORDS.encode(), kind="conversion", headers="Content-Type: text/plain")
    raw = pack.warc(pack.record(URL, pack.html("Hit", WORDS), kind="resource"), text)
    first, second = pages("a.warc.gz", raw)
    assert (first.media, second.media, second.raw) == (Media.HTML, Media.UNTOLD, WORDS.encode())


@pytest.mark.parametrize(
    ("packing", "pack_"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda raw: zlib.compress(raw)[2:-4]),
        ("br", brotli.compress),
        ("identity", bytes),
        ("gzip", bytes),  # servers say so of what a crawler has unpacked
    ],
)
@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_is_kept_without_its_packing(pack, pages, packing, pack_, chunked):
    body = pack_(pack.html("Hit", WORDS))
    headers = f"Content-Encoding: {packing}\r\n"
    if chunked:
        headers += "Transfer-Encoding: chunked\r\n"
        body = b"%x\r\n%b\r\n5\r\n%b\r\n0\r\n\r\n" % (len(body) - 5, body[:-5], body[-5:])
    (page,) = pages("a.warc.gz", pack.warc(pack.record(URL, pack.response(body, headers=headers))))
    assert page.raw == pack.html("Hit", WORDS)


@pytest.mark.parametrize(
    ("packing", "pack_"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)],
)
def test_a_body_that_unpacks_without_end_is_refused(pack, sorted_out, packing, pack_, page_of):
    body = pack_(bytes(limits.MOST_BYTES + 2**20))
    bomb = pack.response(body, headers=f"Content-Encoding: {packing}\r\n")
    raw = pack.warc(pack.record(f"{URL}/bomb", bomb), page_of(1))
    assert sorted_out("a.warc.gz", raw) == (
        origins("a.warc.gz", 1),
        [],
        [(f"a.warc.gz#{URL}/bomb", PageTooLarge)],
    )


@pytest.mark.parametrize("packing", ["zstd", "gzip", "deflate", "br"])
def test_a_body_that_cannot_be_unpacked_is_told(pack, sorted_out, packing):
    body = {"gzip": gzip.compress(b"x" * 99)[:-9], "deflate": b"\x78\xff", "br": b"\xff\xff"}
    block = pack.response(body.get(packing, b"x"), headers=f"Content-Encoding: {packing}\r\n")
    assert sorted_out("a.warc.gz", pack.warc(pack.record(URL, block)))[2] == [
        (f"a.warc.gz#{URL}", DamagedFile)
    ]


def test_a_cut_off_archive_gives_the_whole_records_and_tells_of_the_last(pack, sorted_out, page_of):
    raw = pack.warc(page_of(1), page_of(2), page_of(3))
    found, _, failed = sorted_out("a.warc.gz", raw[:-20])
    assert found == origins("a.warc.gz", 1, 2)
    assert [error for _, error in failed] == [DamagedFile]


@pytest.mark.parametrize("harm", ["cut", "zeroed", "junk before"])
def test_a_damaged_record_is_told_and_the_next_are_read(sorted_out, page_of, harm):
    records = [gzip.compress(page_of(n, size=40 + n)) for n in range(1, 5)]
    second = records[1]
    records[1] = {
        "cut": second[:-60],
        "zeroed": second[:60] + bytes(20) + second[80:],
        "junk before": b"junk\x1f\x8b\x08junk" * 9 + second,
    }[harm]
    found, _, failed = sorted_out("a.warc.gz", b"".join(records))
    assert found == origins("a.warc.gz", *([1, 3, 4] if harm != "junk before" else [1, 2, 3, 4]))
    assert {error for _, error in failed} <= {DamagedFile}
    assert failed or harm == "junk before"


@pytest.mark.parametrize("length", [10, 300, 10**6, 10**15, -4, "many", ""])
@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_lies_about_its_length_is_no_page_and_takes_no_other_with_it(
    pack, sorted_out, page_of, length, packed
):
    lies = pack.record(f"{URL}/lie", pack.response(pack.html("Lie", WORDS)), length=length)
    raw = pack.warc(page_of(1), lies, page_of(2), page_of(3), packed=packed)
    found, _, failed = sorted_out("a.warc", raw)
    assert found == origins("a.warc", 1, 2, 3)
    assert [error for _, error in failed] == [DamagedFile]


def test_a_record_larger_than_a_page_is_passed_over(pack, sorted_out, page_of):
    film = pack.record(f"{URL}/film", pack.response(bytes(limits.MOST_BYTES + 1)))
    raw = gzip.compress(film, 1) + pack.warc(page_of(1))
    assert sorted_out("a.warc.gz", raw) == (
        origins("a.warc.gz", 1),
        [],
        [(f"a.warc.gz#{URL}/film", PageTooLarge)],
    )


@pytest.mark.parametrize("packed", [True, False])
def test_headers_without_end_are_refused(pack, sorted_out, page_of, packed):
    endless = b"WARC/1.0\r\nX: " + b"x" * (limits.MOST_HEADERS + 2**17)
    found, _, failed = sorted_out("a.warc", pack.warc(page_of(1), endless, packed=packed))
    assert found == origins("a.warc", 1)
    assert DamagedFile in {error for _, error in failed}


def test_many_records_in_one_gzip_member_are_read(pack, sorted_out, page_of):
    raw = gzip.compress(pack.warc(page_of(1), page_of(2), packed=False))
    assert sorted_out("a.warc.gz", raw)[0] == origins("a.warc.gz", 1, 2)


def test_a_wacz_gives_the_pages_of_its_archives(pack, sorted_out, page_of):
    raw = pack.zip(
        {
            "datapackage.json": b'{"profile": "data-package"}',
            "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://x", "text": "y"}',
            "indexes/index.cdx.gz": gzip.compress(b"cdx"),
            "archive/data.warc.gz": pack.warc(page_of(1), page_of(2)),
        }
    )
    found, aside, failed = sorted_out("a.wacz", raw)
    assert found == origins("a.wacz#archive/data.warc.gz", 1, 2)
    assert (aside, failed) == (["index file of a WACZ"] * 3, [])


def test_an_arc_file_gives_its_pages(pack, pages):
    block = pack.response(pack.html("Hit", WORDS))
    head = b"filedesc://a.arc 0.0.0.0 20220304100000 text/plain 9\n1 0 x\nURL \n"
    raw = head + f"\n{URL} 1.2.3.4 20220304100000 text/html {len(block)}\n".encode() + block + b"\n"
    (page,) = pages("a.arc", raw)
    assert (page.origin, page.captured) == (f"a.arc#{URL}", date(2022, 3, 4))
