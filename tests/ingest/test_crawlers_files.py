"""JSON as crawlers write it, feeds, and pages saved by browsers with all their parts."""

import json
import time
from datetime import date

import pytest

from reportedly.errors import DamagedFile, NoArticle, NotText, PageTooLarge
from reportedly.ingest.containers import limits, lines
from reportedly.records.text import Known, Media

URL = "https://gazette.example/bridge"
WORDS = "The army said two men were hurt at the bridge."
NEWS_PLEASE = {
    "authors": ["Ada Marr", "Jon Vale"],
    "date_download": "2022-04-02 08:00:00",
    "date_modify": "None",
    "date_publish": "2022-04-01 23:30:00",
    "description": "Two men",
    "filename": "bridge.json",
    "language": "en",
    "maintext": WORDS,
    "source_domain": "gazette.example",
    "title": "Bridge hit",
    "title_page": "Bridge hit | Gazette",
    "title_rss": None,
    "url": URL,
}
TRAFILATURA = {
    "title": "Bridge hit",
    "author": "Ada Marr; Jon Vale",
    "hostname": "gazette.example",
    "date": "2022-04-01",
    "comments": "I heard it was nine.",
    "raw_text": "Bridge hit " + WORDS,
    "text": WORDS,
    "filedate": "2022-04-02",
    "source": URL,
    "source-hostname": "The Gazette",
}
FUNDUS = {
    "title": "Bridge hit",
    "authors": ["Ada Marr", "Jon Vale"],
    "body": {
        "summary": ["Two men"],
        "sections": [{"headline": ["At the bridge"], "paragraphs": [WORDS, "It is closed."]}],
    },
    "publishing_date": "2022-04-01 23:30:00+02:00",
    "topics": ["war"],
    "free_access": True,
    "html": {
        "requested_url": URL + "?x",
        "responded_url": URL,
        "content": "<html><p>ignored</html>",
        "crawl_date": "2022-04-02 08:00:00",
        "source_info": {"publisher": "The Gazette"},
    },
}


def as_lines(*objects):
    return "\n".join(json.dumps(one) for one in objects).encode()


@pytest.mark.parametrize(
    ("told", "text", "outlet", "published"),
    [
        (NEWS_PLEASE, WORDS, "gazette.example", "2022-04-01 23:30:00"),
        (TRAFILATURA, WORDS, "The Gazette", "2022-04-01"),
        (
            FUNDUS,
            f"Two men\n\nAt the bridge\n\n{WORDS}\n\nIt is closed.",
            "The Gazette",
            "2022-04-01 23:30:00+02:00",
        ),
    ],
)
def test_each_crawler_s_fields_are_known(pages, told, text, outlet, published):
    (page,) = pages("a.jsonl", as_lines(told))
    assert (page.raw.decode(), page.media) == (text, Media.TEXT)
    assert page.captured == date(2022, 4, 2)
    assert page.origin == f"a.jsonl#{URL}"
    assert page.known == Known(
        url=URL,
        published=published,
        published_in="the crawler's file",
        outlet=outlet,
        title="Bridge hit",
        authors=("Ada Marr", "Jon Vale"),
    )


def test_none_and_its_like_are_not_known(pages):
    told = {"text": WORDS, "title": None, "date_publish": "None", "authors": [], "url": "null"}
    (page,) = pages("a.jsonl", as_lines(told))
    assert page.known == Known()
    assert page.origin == "a.jsonl#line 1"


def test_an_object_with_html_alone_is_an_html_page(pages):
    (page,) = pages("a.jsonl", as_lines({"url": URL, "html": "<p>Hit</p>"}))
    assert (page.raw, page.media) == (b"<p>Hit</p>", Media.HTML)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("many", [True, False])
def test_a_document_of_one_object_or_a_list_is_read_too(pages, indent, many):
    told = [NEWS_PLEASE, TRAFILATURA] if many else NEWS_PLEASE
    found = pages("a.json", json.dumps(told, indent=indent).encode())
    assert [page.raw.decode() for page in found] == [WORDS] * (2 if many else 1)


def test_lines_that_are_no_objects_are_told_and_the_others_read(sorted_out):
    raw = as_lines({"text": "One."}) + b'\n{"text": \n[1]\n\n{"a": 1}\n\xff\n{"text": "Two."}'
    assert sorted_out("a.jsonl", raw) == (
        ["a.jsonl#line 1", "a.jsonl#line 7"],
        ["JSON object without a text"],
        [(f"a.jsonl#line {n}", DamagedFile) for n in (2, 3, 6)],
    )


def test_a_line_without_end_is_passed_over(sorted_out, monkeypatch):
    monkeypatch.setattr(lines, "MOST_BYTES", 2**16)
    raw = as_lines({"text": "One."}, {"text": "x" * 2**20}, {"text": "Two."})
    assert sorted_out("a.jsonl", raw) == (
        ["a.jsonl#line 1", "a.jsonl#line 3"],
        [],
        [("a.jsonl#line 2", PageTooLarge)],
    )


@pytest.mark.parametrize("raw", [b"[" * 10**6, b'{"a":' * 10**6, b'{"text": 1e99999}', b"{"])
def test_json_that_is_none_or_too_deep_is_refused(sorted_out, raw):
    found, _, failed = sorted_out("a.json", raw)
    assert (found, [error for _, error in failed]) == ([], [DamagedFile])


def test_half_a_character_is_no_reason_to_stop(pages):
    assert len(pages("a.jsonl", b'{"text": "a \\ud83d\\ude00 b"}\n{"text": "Two."}')) == 2


def rss(*items, head=""):
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    ).encode()


ITEM = (
    f"<title>Bridge hit</title><link>{URL}</link><dc:creator>Ada Marr</dc:creator>"
    "<pubDate>Fri, 01 Apr 2022 23:30:00 -0500</pubDate><description>Two men</description>"
)
CONTENT = f"<content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title><entry>'
    f'<title>Bridge hit</title><link rel="alternate" href="{URL}"/>'
    "<published>2022-04-01T23:30:00-05:00</published><author><name>Ada Marr</name></author>"
    f'<content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry></feed>'
).encode()
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Gazette",
        "items": [
            {
                "id": "1",
                "url": URL,
                "title": "Bridge hit",
                "content_html": f"<p>{WORDS}</p>",
                "date_published": "2022-04-01 23:30:00-05:00",
                "authors": [{"name": "Ada Marr"}],
            },
            {"id": "2", "summary": "teaser"},
        ],
    }
).encode()


@pytest.mark.parametrize(
    ("name", "raw"), [("a.rss", rss(ITEM + CONTENT)), ("a.xml", ATOM), ("feed.json", JSON_FEED)]
)
def test_an_entry_with_its_text_is_a_page(pages, name, raw):
    (page,) = pages(name, raw)
    assert (page.raw.decode(), page.media) == (f"<p>{WORDS}</p>", Media.HTML)
    assert page.origin == f"{name}#{URL}"
    published = page.known.published.replace("T", " ")
    assert published == "2022-04-01 23:30:00-05:00"
    assert page.known.replacing(published=None) == Known(
        url=URL,
        published_in="the feed",
        outlet="The Gazette",
        title="Bridge hit",
        authors=("Ada Marr",),
    )


def test_a_teaser_is_no_page_and_a_long_description_is(sorted_out):
    long = f"<title>x</title><link>{URL}/2</link><description>{WORDS * 20}</description>"
    found, aside, failed = sorted_out("a.rss", rss(ITEM, long))
    assert found == [f"a.rss#{URL}/2"]
    assert (aside, failed) == (["entry of a feed without its text"], [])


def test_a_feed_that_multiplies_its_entities_is_refused_at_once(sorted_out):
    doubled = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{doubled}]>'
    started = time.monotonic()
    raw = rss("<title>&l11;</title><description>&l11;</description>", head=head)
    assert sorted_out("a.rss", raw) == ([], [], [("a.rss", NotText)])
    assert time.monotonic() - started < 1


def test_a_feed_reads_no_file_of_this_machine(sorted_out):
    head = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    raw = rss(f"<title>&f;</title>{CONTENT}", head=head)
    assert sorted_out("a.rss", raw) == ([], [], [("a.rss", NotText)])


def test_a_feed_that_is_cut_off_gives_its_whole_entries(things):
    raw = rss(ITEM + CONTENT, ITEM + CONTENT)
    assert len(things("a.rss", raw[:-250])) >= 1


MHTML = (
    "From: <Saved by Blink>\r\n"
    f"Snapshot-Content-Location: {URL}\r\n"
    "Subject: Bridge hit\r\n"
    "Date: Sat, 2 Apr 2022 08:00:00 -0000\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b1"\r\n\r\n'
    "----b1\r\nContent-Type: text/html; charset=utf-8\r\n"
    f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n"
    f'<html><p class=3D"x">{WORDS[:20]}=\r\n{WORDS[20:]}</p></html>\r\n'
    "----b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "----b1\r\nContent-Type: text/html\r\n\r\n<p>an advertisement\r\n"
    "----b1--\r\n"
)


def test_a_page_saved_with_its_parts_is_the_page(things):
    frame, page = things("a.mhtml", MHTML.encode())
    assert frame.what == "frame of a saved page"
    assert page.raw.decode() == f'<html><p class="x">{WORDS}</p></html>'
    assert (page.origin, page.known.url) == ("a.mhtml", URL)
    assert (page.media, page.encoding, page.captured) == (Media.HTML, "utf-8", date(2022, 4, 2))


def test_a_saved_page_without_html_is_none(sorted_out):
    raw = MHTML.replace("text/html", "text/css").encode()
    assert sorted_out("a.mht", raw) == ([], [], [("a.mht", NoArticle)])


def test_parts_in_parts_without_end_are_refused(sorted_out):
    deep = MHTML.partition("----b1")[0] + "".join(
        f"--{'-' if n == 0 else ''}-b{n + 1 if n == 0 else n}\r\n"
        f'Content-Type: multipart/mixed; boundary="-b{n + 1}"\r\n\r\n'
        for n in range(3000)
    )
    found, _, failed = sorted_out("a.mhtml", deep.encode())
    assert found == []
    assert {error for _, error in failed} <= {DamagedFile, NoArticle}
    assert failed


def test_limits_are_the_ones_the_messages_tell():
    assert limits.MOST_BYTES == 64 * 2**20
