"""A record whose words are full of script and formulas: on all pages, in all forms, just words."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from reportedly.desk.pages.described import description
from reportedly.review.release import release
from reportedly.store import Store

SCRIPT = "</title></text><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=alert(1) '"
FORMULA = "=HYPERLINK(1)"
WORDS = frozenset(
    {
        *("name", "printed", "title", "outlet", "credit", "origin", "url", "value", "quote"),
        *("named", "label", "source", "was", "now"),
    }
)
"""Fields of a record that hold words of a page."""

TABLES = ("readings", "claims", "places", "times", "incidents", "situations", "lineages")
_ROWS, _PUT = "SELECT rowid, body FROM {}", "UPDATE {} SET body = ? WHERE rowid = ?"
_HERE = re.compile(r"/(?!/)")
OURS = re.compile(r"/static/[0-9a-f]+/[\w.-]+\.js")


def hostile(told, field=""):
    """The same with each word of a page full of script, and a formula where it begins."""
    if isinstance(told, dict):
        return {key: hostile(one, key) for key, one in told.items()}
    if isinstance(told, list):
        return [hostile(one, field) for one in told]
    return f"{FORMULA}{told}{SCRIPT}" if isinstance(told, str) and field in WORDS else told


@pytest.fixture(scope="module")
def full_of_script(sample_record, tmp_path_factory):
    """The sample record, written over: a page could not make it so, a damaged file could."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.record"
    path.write_bytes(sample_record.read_bytes())
    with Store.open(path, create=False) as store:
        release(store, f"{FORMULA}{SCRIPT}", "Ana", datetime(2024, 3, 2, tzinfo=UTC))
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for table in TABLES:
            for row, body in db.execute(_ROWS.format(table)).fetchall():
                told = json.dumps(hostile(json.loads(body)))
                db.execute(_PUT.format(table), (told, row))
        db.execute("UPDATE texts SET text = replace(text, ' the ', ?)", (f" {SCRIPT} ",))
        holders = "UPDATE claims SET holder = json_extract(body, '$.holder.name')"
        db.execute(holders)
        db.commit()
    return path


@pytest.fixture(scope="module")
def addresses(full_of_script):
    """Every address that is described, of two things each."""
    with Store.open(full_of_script, create=False) as store:
        linked = [one for one in store.incidents() if one.links]
        claims = [one for one in store.claims() if one.holder is not None]
        ids = {
            "/i/{id}": [one.id for one in linked],
            "/c/{id}": [one.id for one in claims],
            "/d/{id}": [f"{one.document}" for one in claims],
            "/s/{id}": [one.id for one in store.situations()],
            "/p/{id}": [p.id for i in linked for p in i.where if p.id],
            "/a/{name}": [one.holder.name for one in claims],
            "/releases/{number}": ["1"],
            "/o/{name}": [one.outlet for one in store.documents() if one.outlet],
        }
        pairs = [f"/links/{one.a}/{one.b}" for i in linked for one in i.links]
    found = []
    for at, told in description()["paths"].items():
        if "get" in told and not at.endswith("{file}"):  # a file is not opened by the browser
            stem, _, ending = at.partition("}")
            start = f"{stem.partition('{')[0]}{{{stem.partition('{')[2]}}}"
            if at.startswith("/links/"):
                found += [f"{pair}{at.rpartition('}')[2]}" for pair in pairs[:2]]
            elif "{" in at:
                found += [
                    f"{stem.partition('{')[0]}{quote(id_, safe='')}{ending}"
                    for id_ in dict.fromkeys(ids[start][:2])
                ]
            else:
                found.append(at)
    return found


class Elements(HTMLParser):
    """What of a page would run, or be loaded from elsewhere."""

    def __init__(self, page):
        super().__init__()
        self.faults = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or "javascript:" in (value or "").lower():
                self.faults.append((tag, name, value))
            if name in {"src", "srcset", "data", "action"} and not _HERE.match(value or ""):
                self.faults.append((tag, name, value))
        if tag == "script" and not OURS.fullmatch(dict(attrs).get("src") or ""):
            self.faults.append((tag, attrs))
        if tag in {"img", "iframe", "object", "embed", "base"}:
            self.faults.append((tag, attrs))


def test_what_would_run_is_found():
    for page in (SCRIPT, "<a href='javascript:x'>", "<p onclick=x>", "<form action=//evil>"):
        assert Elements(page).faults
    assert Elements('<script src="/static/0a1b/desk.js"></script><p class="on">').faults == []


def test_nothing_runs_on_any_page_in_any_form(full_of_script, desk_of, addresses):
    shown = dict.fromkeys(("text/html", "application/json", "text/csv", "image/svg+xml"), 0)
    with desk_of(full_of_script) as desk:
        for at in addresses:
            answer = desk.get(at)
            if at.endswith(".svg") and answer.status_code == 404:
                continue  # it has nothing to draw
            assert answer.status_code == 200, at
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in answer.headers["content-security-policy"]
            kind = answer.headers["content-type"].partition(";")[0]
            check(kind, answer.text, at)
            shown[kind] = shown.get(kind, 0) + ("HYPERLINK" in answer.text)
    assert shown["text/html"] > 15
    assert min(shown.values()) >= 2, shown


def check(kind, text, at):
    match kind:
        case "text/html":
            assert Elements(text).faults == [], at
        case "application/json" | "application/geo+json":
            json.loads(text)
            assert "<" not in text, at
        case "text/csv":
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")], at
        case "image/svg+xml":
            tags = [one.tag.rpartition("}")[2] for one in ET.fromstring(text).iter()]  # noqa: S314 - made here
            assert not {"script", "foreignObject", "image", "a"} & set(tags), at
            assert "onload=alert" not in re.sub(r">[^<]*<", "><", text), at
