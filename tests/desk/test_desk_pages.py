import csv
import html
import io
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.desk.maps import basemap
from reportedly.desk.pages.incidents import toll_words
from reportedly.desk.pages.review import AROUND, context_of
from reportedly.desk.row import TollRow
from reportedly.desk.safety import HEADERS
from reportedly.records.base import content_id
from reportedly.store.database import Sqlite
from reportedly.wording.lines import what_words

LISTS = ("/incidents", "/s")


def ids(page):
    return list(dict.fromkeys(re.findall(r'href="/i/(i-[0-9a-f]{12})"', page)))


def every_address(store):
    """One address of every kind of page."""
    incident = next(one for one in store.incidents() if len(one.documents) > 2)
    claim = store.claim(incident.claims[0])
    situation = next(iter(store.situations()))
    place = next(p.id for one in store.incidents() for p in one.where if p.id)
    links = incident.links[0]
    return [
        "/",
        "/incidents",
        f"/i/{incident.id}",
        f"/c/{claim.id}",
        f"/d/{claim.document}?s={claim.start}-{claim.end}",
        "/tolls",
        "/s",
        f"/s/{situation.id}",
        f"/p/{place}",
        "/a/Pavlo Kyrylenko",
        "/o/Harbour Gazette",
        f"/links/{links.a}/{links.b}",
        "/review",
        "/review/claims",
        "/review/second",
        "/review/flagged",
        "/review/disagreements",
        "/review/links",
        "/review/orphans",
        "/audit",
        "/methods",
        "/keys",
    ]


def test_every_page_is_there_as_html_and_json_and_has_the_headers(desk, store):
    for at in every_address(store):
        answer = desk.get(at)
        assert answer.status_code == 200, at
        assert answer.headers["content-type"].startswith("text/html")
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        path, _, query = at.partition("?")
        as_json = desk.get(f"{'/index' if path == '/' else path}.json?{query}")
        assert as_json.status_code == 200, at
        as_json.json()


def test_no_page_has_a_script_or_style_of_its_own_or_reaches_elsewhere(desk, store):
    for at in every_address(store):
        page = desk.get(at).text
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page), at
        reached = re.findall(r'(?:src|href|action|hx-post)="([^"]*)"', page)
        assert reached
        assert [to for to in reached if re.match(r"[a-z]+:|//", to)] == []


def test_the_title_counts_what_the_list_the_data_and_the_map_have(desk):
    for query in (
        "",
        "?event=shelling",
        "?q=nerkin",
        "?place=geonames:704508",
        "?month=1801-01",
        "?since=2023-01-01",
    ):
        page = desk.get(f"/incidents{query}").text
        data = desk.get(f"/incidents.json{query}").json()
        table = list(csv.reader(io.StringIO(desk.get(f"/incidents.csv{query}").text)))[1:]
        shapes = desk.get(f"/incidents.geojson{query}").json()["features"]
        found = [one["id"] for one in data["incidents"]]
        assert data["total"] == len(found) == desk.get(f"/marks.json{query}").json()["total"]
        word = "incident" if len(found) == 1 else "incidents"
        assert f"<h1>{len(found)} {word}</h1>" in page
        assert ids(page) == [row[0] for row in table] == found
        assert list(dict.fromkeys(one["id"] for one in shapes)) == found


def test_a_list_is_paged_by_key_without_a_gap_or_a_double(desk):
    seen, at = [], "/incidents.json?per=3"
    while at:
        answer = desk.get(at).json()
        seen += [one["id"] for one in answer["incidents"]]
        at = answer["next"]
    assert seen == [one["id"] for one in desk.get("/incidents.json").json()["incidents"]]
    assert len(seen) == len(set(seen)) > 6


def test_what_is_on_no_page_is_told_as_a_page(desk):
    for at, status in (
        ("/i/i-000000000000", 404),
        ("/c/c-000000000000", 404),
        ("/d/d-000000000000", 404),
        ("/nowhere", 404),
        ("/p/geonames:1", 404),
        ("/incidents?since=yesterday", 400),
        ("/s/t-1.csv", 404),
    ):
        answer = desk.get(at)
        assert answer.status_code == status, at
        assert "<h1>" in answer.text or "error" in answer.json()
    assert desk.get("/i/i-000000000000.json").json()["error"].startswith("The record has no")


def test_no_figure_is_told_as_no_report_and_never_as_zero(desk, store):
    silent = next(c for c in store.claims() if c.stance == "no_figure")
    (incident,) = (i for i in store.incidents() if silent.id in i.claims)
    page = desk.get(f"/i/{incident.id}").text
    row = re.search(rf'<tr id="{silent.id}".*?</tr>', page, re.DOTALL)[0]
    assert "has given no figure" in row
    listed = desk.get("/incidents").text
    killed = re.search(rf'<tr id="{incident.id}".*?</tr>', listed, re.DOTALL)
    assert '<span class="unknown">no report</span>' in killed[0]
    assert not re.search(r'class="figure"[^>]*>0<', killed[0])


def test_a_denial_stands_in_a_row_like_the_assertion_it_answers(desk, store):
    denial = next(c for c in store.claims() if c.stance == "denies" and c.answers)
    (incident,) = (i for i in store.incidents() if denial.id in i.claims)
    page = desk.get(f"/i/{incident.id}").text
    for one in (denial.id, denial.answers[0]):
        assert re.search(rf'<tr id="{one}">\s*<td class="speaker"', page)
    assert f'answers <a href="/c/{denial.answers[0]}"' in page


def test_a_list_says_which_rows_of_how_many_it_shows_and_how_many_come_next(desk, store):
    total = len(list(store.incidents()))
    first = desk.get("/incidents?per=2").text
    assert f"<span>1–2 of {total}</span>" in first
    assert f">Next {min(2, total - 2)}</a>" in first
    assert "First page" not in first
    at, shown = "/incidents?per=2", 0
    while at:
        page = desk.get(at).text
        shown += len(ids(page))
        found = re.search(r'rel="next" href="([^"]+)">Next (\d+)<', page)
        at = None if found is None else html.unescape(found[1])
        assert found is None or 0 < int(found[2]) <= 2
    assert shown == total
    assert f"{total}–{total} of {total}" in page or f"{total - 1}–{total} of {total}" in page
    assert '<a href="/incidents?per=2">First page</a>' in page


@pytest.mark.parametrize("record", ["file", "server"], indirect=True)
def test_situations_come_page_by_page_each_once_the_earliest_first(desk, store, monkeypatch):
    monkeypatch.setattr(sys.modules["reportedly.desk.pages.situations"], "PER_PAGE", 1)
    every = sorted(one.id for one in store.situations())
    at, seen, days = "/s.json", [], []
    while at:
        told = desk.get(at).json()
        assert told["total"] == len(every)
        seen += [one["id"] for one in told["situations"]]
        days += [one["start"]["from"] or one["start"]["to"] or "9" for one in told["situations"]]
        at = told["next"]
    assert sorted(seen) == every
    assert days == sorted(days)
    page = desk.get("/s").text
    assert f"<span>1–1 of {len(every)}</span>" in page
    assert f'href="/s?after={seen[0]}">Next 1<' in page
    assert desk.get("/s?after=si-000000000000").status_code == 404
    assert (
        f"{len(every)}–{len(every)} of {len(every)}</span>" in desk.get(f"/s?after={seen[-2]}").text
    )


def test_what_a_claim_answers_or_is_a_part_of_is_named(desk, store):
    claims = {one.id: one for one in store.claims()}
    denial = next(c for c in claims.values() if c.stance == "denies" and c.answers)
    part = next(c for c in claims.values() if c.toll and c.toll.subset_of)
    home = next(one for one in store.incidents() if part.id in one.claims)
    page = html.unescape(desk.get(f"/c/{denial.answers[0]}").text)
    answered = claims[denial.answers[0]].holder
    assert f'answers <a href="/c/{denial.answers[0]}">{answered.name}: ' in page
    whole = claims[part.toll.subset_of]
    page = desk.get(f"/i/{home.id}").text
    assert f'part of <a href="/c/{whole.id}">{what_words(whole)}</a>' in page


def test_claims_of_a_holder_come_newest_first_what_copies_repeat_in_one_row(desk):
    page = desk.get("/a/Pavlo Kyrylenko").text
    days = re.findall(r"<br><small>(\d+) Apr 2022</small>", page)
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1
    assert "1 origin, 2 copies" in page


def test_a_wire_story_and_its_copy_are_one_origin_of_two_pages(desk, store):
    incident = next(one for one in store.incidents() if len(one.documents) == 4)
    page = desk.get(f"/i/{incident.id}").text
    assert "4 pages, 3 origins" in page
    assert "1 origin, 2 copies" in page


def test_the_marked_characters_are_the_texts_characters_on_every_claim(desk, store):
    checked = 0
    for claim in store.claims():
        page = desk.get(f"/d/{claim.document}?s={claim.start}-{claim.end}").text
        marks = re.findall(r'<mark class="open"[^>]*>(.*?)</mark>', page, re.DOTALL)
        assert html.unescape("".join(marks)) == claim.quote
        checked += 1
    assert checked > 80


def test_the_viewer_shows_every_character_of_the_page_and_greys_the_furniture(desk, store):
    for document in store.documents():
        page = desk.get(f"/d/{document.id}").text
        shown = re.findall(r'<p class="characters">(.*?)</p>', page, re.DOTALL)
        told = "".join(re.sub(r"</?mark[^>]*>", "", one) for one in shown)
        assert html.unescape(told) == document.text
    gazette = next(
        d for d in store.documents() if d.outlet == "Harbour Gazette" and "Related" in d.text
    )
    page = desk.get(f"/d/{gazette.id}").text
    grey = " ".join(re.findall(r'<div class="stretch furniture".*?</div>', page, re.DOTALL))
    assert "related: no part of the report" in grey
    assert "comment: no part of the report" in grey
    assert "<mark" not in grey


def test_a_place_has_every_partys_name_and_is_found_by_each(desk, store):
    mention = next(p for i in store.incidents() for p in i.where if p.name == "Nagorno-Karabakh")
    page = html.unescape(desk.get(f"/p/{mention.id}").text)
    for name in mention.names:
        assert f">{name.name}</td>" in page
    found = {
        name: desk.get("/incidents.json", params={"q": name}).json()["total"]
        for name in ("Artsakh", "Nagorno-Karabakh")
    }
    assert found["Artsakh"] == found["Nagorno-Karabakh"] > 0


def test_an_old_id_of_an_incident_leads_to_the_one_it_has(record, desk, store):
    incident = next(one for one in store.incidents() if len(one.claims) > 3)
    old = content_id("i", incident.claims[2])
    assert desk.get(f"/i/{old}").status_code == 404
    with closing(sqlite3.connect(record)) as db:
        db.execute("INSERT INTO former VALUES (?, ?)", (old, incident.claims[2]))
        db.commit()
    answer = desk.get(f"/i/{old}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/i/{incident.id}?from={old}")


def test_text_versions_of_before_open_by_their_hash(desk, store):
    document = next(store.documents())
    assert desk.get(f"/d/{document.id}~{document.text_sha256[:16]}").status_code == 200
    assert desk.get(f"/d/{document.id}~0123456789abcdef").status_code == 404


@pytest.mark.parametrize("span", ["5-4", "-1-4", "0-99999999", "x", "1-2-3", "5-5"])
def test_a_span_that_is_none_is_refused(desk, store, span):
    document = next(store.documents())
    assert desk.get(f"/d/{document.id}?s={span}").status_code == 404


def test_serving_loads_no_language_model():
    told = "import sys, reportedly.desk.server; print('spacy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_tolls_have_a_bar_for_each_incident_and_a_mark_for_each_report_with_a_number(desk, store):
    shown = desk.get("/tolls.json").json()["tolls"]
    having = [
        (i.id, t.low, t.best, t.high)
        for i in store.incidents()
        for t in i.tolls
        if t.harm == "killed" and t.victim_class is None and t.side is None
    ]
    told = sorted((one["id"], one["low"], one["best"], one["high"]) for one in shown)
    assert told == sorted(having) != []
    page = desk.get("/tolls").text
    assert all(f'href="/i/{one[0]}"' in page for one in having)
    reports = [part for one in shown for part in one["reports"].split("; ") if part]
    marks = len(re.findall(r'class="(?:dot|ring|range|arrow \w+)"', page))
    assert 0 < marks == sum(bool(re.search(r": .*\d", one)) for one in reports)
    assert desk.get("/tolls?harm=nothing").status_code == 400
    assert "That is not a zero" in desk.get("/tolls?harm=killed&since=2100-01-01").text


def test_an_id_of_what_is_several_incidents_now_names_them_all(record, store, desk):
    one, other = (i for i, _ in zip(store.incidents(), range(2), strict=False))
    before = "i-0123456789ab"
    assert desk.get(f"/i/{before}").status_code == 404
    with closing(sqlite3.connect(record)) as db:
        db.execute("INSERT INTO former VALUES (?, ?)", (before, one.claims[-1]))
        db.commit()
    to = desk.get(f"/i/{before}.json").headers["location"]
    assert to == f"/i/{one.id}.json?from={before}"
    with closing(sqlite3.connect(record)) as db:
        db.execute("INSERT INTO former VALUES (?, ?)", (before, other.claims[-1]))
        db.commit()
    answer = desk.get(f"/i/{before}")
    assert answer.status_code == 404
    assert one.id in answer.text
    assert other.id in answer.text


def test_a_toll_of_a_list_is_told_as_pages_print_it():
    def told(words, low, best, high):
        toll = TollRow(harm="killed", low=low, best=best, high=high, is_open=False, words=words)
        return toll_words(SimpleNamespace(tolls=(toll,)), "killed")

    above = ("more than 400", "more than 400", "more than 400")
    assert told(above, 401, 401, 401) == "more than 400"
    assert told(("35", "35", "more than 400"), 35, 35, 401) == "35 to more than 400, best 35"
    assert told(("25", "200", "200 or more"), 25, 200, 200) == "25–200 or more, best 200"
    assert told(("49", "49", "49 or more"), 49, 49, 49) == "49 or more"
    assert told(("3", "3", "3"), 3, 3, 3) == "3"
    assert told(("not stated", "not stated", "20"), None, None, 20) == "?–20"
    assert told(("not stated",) * 3, None, None, None) == "no figure"


def test_no_ring_of_the_map_jumps_from_one_edge_of_the_world_to_the_other():
    for polygon in basemap()["land"]:
        for ring in polygon:
            steps = [abs(b[0] - a[0]) for a, b in pairwise(ring) if abs(a[1]) < 90]
            assert max(steps) < 180


@given(st.text(st.sampled_from("ab \n"), min_size=1, max_size=1200), st.data())
def test_the_words_around_a_claim_begin_and_end_with_whole_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(start + 40, len(text))))
    found = SimpleNamespace(sentence=(start, end), start=start, end=end)
    context = context_of(found, SimpleNamespace(text=text))
    shown = f"{context.before}{context.lead}{context.quote}{context.tail}{context.after}"
    last = context.first + len(shown)
    assert shown == text[context.first : last]
    assert context.first in {0, start} or text[context.first - 1].isspace()
    assert last in {len(text), end} or text[last].isspace()
    assert context.is_cut == (last < len(text))
    assert start - context.first <= AROUND
    assert last - end <= AROUND


@pytest.mark.parametrize("at", ["/incidents", "/i/", "/d/", "/a/Pavlo Kyrylenko"])
def test_a_page_asks_the_record_so_many_times_however_much_it_shows(desk, store, monkeypatch, at):
    """Each question is a way to the server and back, where the record is in one."""
    largest = max(store.incidents(), key=lambda one: len(one.claims))
    assert len(largest.claims) > 20
    address = {"/i/": f"/i/{largest.id}", "/d/": f"/d/{largest.documents[0]}"}.get(at, at)
    desk.get(address)
    asked = []
    whole = Sqlite.execute
    monkeypatch.setattr(
        Sqlite, "execute", lambda db, sql, *values: asked.append(sql) or whole(db, sql, *values)
    )
    assert desk.get(address).status_code == 200
    assert len(asked) < 36, asked
