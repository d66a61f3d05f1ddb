"""A record whose words are full of script and formulas: on all pages, in all forms, just words."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hostile import SCRIPT, addresses_of, fill_with_script

_HERE = re.compile(r"/(?!/)")
OURS = re.compile(r"/static/[0-9a-f]+/[\w.-]+\.js")


@pytest.fixture(scope="module")
def full_of_script(sample_record, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.record"
    path.write_bytes(sample_record.read_bytes())
    fill_with_script(path)
    return path


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


def test_nothing_runs_on_any_page_in_any_form(full_of_script, desk_of):
    shown = dict.fromkeys(("text/html", "application/json", "text/csv", "image/svg+xml"), 0)
    with desk_of(full_of_script) as desk:
        for at in addresses_of(full_of_script):
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
