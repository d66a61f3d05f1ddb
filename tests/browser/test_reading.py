"""What a reader can rely on, checked in a browser (docs/desk.md tells it in words)."""

import csv
import io
import json
import math
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from looking import DESKTOP, PHONE, SHOTS, served

from reportedly.cli import main
from reportedly.cli.lookup import candidates_for
from reportedly.store import Store

AXE = Path(__file__).parent / "axe" / "axe.min.js"
LINES = Path(__file__).parent / "lines.geojson"


@pytest.fixture(scope="module")
def held(read_record):
    """What the record holds, as records."""
    with Store.open(read_record, create=False) as store:
        incidents = {one.id: one for one in store.incidents()}
        return {
            "incidents": incidents,
            "claims": {one.id: one for one in store.claims()},
            "documents": {one.id: one for one in store.documents()},
            "situations": list(store.situations()),
            "offensive": max(incidents.values(), key=lambda one: len(one.findings)),
            "strike": next(i for i in incidents.values() if "Kramatorsk" in i.title),
        }


def addresses(held):
    strike = held["strike"]
    claim = held["claims"][strike.claims[0]]
    place = strike.where[0].id
    link = strike.links[0]
    return {
        "overview": "/",
        "incidents": "/incidents",
        "incident": f"/i/{strike.id}",
        "offensive": f"/i/{held['offensive'].id}",
        "claim": f"/c/{claim.id}",
        "document": f"/d/{claim.document}?s={claim.start}-{claim.end}",
        "tolls": "/tolls",
        "situations": "/s",
        "situation": f"/s/{held['situations'][0].id}",
        "place": f"/p/{place}",
        "holder": f"/a/{quote('Pavlo Kyrylenko')}",
        "outlet": f"/o/{quote('Harbour Gazette')}",
        "link": f"/links/{link.a}/{link.b}",
        "indicators": "/indicators",
        "export": "/export?preview=1",
        "releases": "/releases",
        "release": "/releases/1?changes=1",
        "review": "/review",
        "review-claims": "/review/claims",
        "review-edit": "/review/claims?edit=1",
        "review-links": "/review/links",
        "orphans": "/review/orphans",
        "audit": "/audit",
        "methods": "/methods",
        "keys": "/keys",
        "missing": "/i/i-000000000000",
    }


NAMES = (
    *("overview", "incidents", "incident", "offensive", "claim", "document", "situations", "tolls"),
    *("situation", "place", "holder", "outlet", "link", "review", "review-claims"),
    *("indicators", "export", "releases", "release"),
    *("review-edit", "review-links", "orphans", "audit", "methods", "keys"),
)


@pytest.mark.parametrize("name", NAMES)
def test_01_every_page_loads_offline_without_a_complaint_under_a_strict_policy(
    look, reading_desk, held, name
):
    seen = look(reading_desk)
    answer = seen.open(addresses(held)[name])
    assert answer.status == 200
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    seen.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def rows(page):
    return [row.get_attribute("id") for row in page.locator("table.incidents tbody tr").all()]


def test_02_the_count_in_the_title_the_map_the_months_and_the_table_agree(look, reading_desk):
    seen = look(reading_desk)
    seen.open("/incidents?party=RUS")
    total = int(re.match(r"\d+", seen.page.title())[0])
    assert seen.page.locator("h1").inner_text().startswith(f"{total} incident")
    assert len(rows(seen.page)) == total > 0
    bars = seen.page.locator(".chart.months .month title").all_text_contents()
    undated = seen.page.locator("aside a:text-is('undated') + span")
    without = int(undated.inner_text()) if undated.count() else 0
    assert sum(int(re.match(r"[\d-]+: (\d+)", bar)[1]) for bar in bars) >= total - without
    shapes = seen.page.locator("#map path.leaflet-interactive").count()
    told = seen.page.locator("figure.map figcaption").inner_text()
    assert f"{shapes} place" in told


def test_03_a_facet_is_in_the_address_and_reload_and_back_restore_it(look, reading_desk):
    seen = look(reading_desk)
    seen.open("/incidents")
    every = rows(seen.page)
    seen.page.get_by_role("link", name="shelling", exact=True).first.click()
    seen.page.wait_for_url("**event=shelling**")
    narrowed = rows(seen.page)
    assert 0 < len(narrowed) < len(every)
    seen.page.wait_for_load_state("networkidle")
    seen.page.locator("#map .leaflet-control-zoom-in").click()
    seen.page.wait_for_url("**view=**")
    with_view = seen.page.url
    seen.page.reload(wait_until="networkidle")
    assert (rows(seen.page), seen.page.url) == (narrowed, with_view)
    seen.page.go_back(wait_until="networkidle")
    assert rows(seen.page) == every


def test_03_days_and_a_selected_row_are_in_the_address_and_outlast_a_reload(look, reading_desk):
    seen = look(reading_desk)
    page = seen.page
    seen.open("/incidents?event=attack_on_armed")
    page.locator("aside [name=since]").fill("2023-01-01")
    page.locator("aside [name=until]").fill("2024-12-31")
    page.get_by_role("button", name="Narrow").click()
    page.wait_for_url("**until=2024-12-31**")
    assert "event=attack_on_armed" in page.url
    chosen = rows(page)[-1]
    page.goto(f"{page.url}#{chosen}", wait_until="networkidle")

    def shown():
        ground = page.locator("table.incidents tr:target").evaluate(
            "row => [row.id, getComputedStyle(row).backgroundColor]"
        )
        return rows(page), page.locator("aside [name=since]").input_value(), ground

    before = shown()
    assert before[2][0] == chosen
    assert before[2][1] != "rgba(0, 0, 0, 0)"
    page.reload(wait_until="networkidle")
    assert shown() == before


@pytest.mark.parametrize(
    "query", ["", "?event=shelling", "?q=stepanakert", "?since=2023-01-01&per=2"]
)
def test_04_every_form_of_a_list_has_the_same_ids(look, reading_desk, query):
    seen = look(reading_desk)
    seen.open(f"/incidents{query}")
    shown = rows(seen.page)

    def got(form):
        return seen.page.request.get(f"{reading_desk}/incidents.{form}{query}").text()

    as_json = [one["id"] for one in json.loads(got("json"))["incidents"]]
    as_csv = [row[0] for row in csv.reader(io.StringIO(got("csv")))][1:]
    as_map = list(dict.fromkeys(one["id"] for one in json.loads(got("geojson"))["features"]))
    assert shown == as_json == as_csv == as_map


def test_05_a_claims_sentence_opens_its_page_with_the_mark_in_view(look, reading_desk, held):
    seen = look(reading_desk, viewport={"width": 1366, "height": 400})
    seen.open(f"/i/{held['strike'].id}")
    link = seen.page.locator("tr:has-text('could not independently verify') a.span").first
    link.click()
    seen.page.wait_for_url("**/d/**")
    mark = seen.page.locator("#span")
    box = mark.bounding_box()
    assert 0 <= box["y"] <= 400 - box["height"]


def test_06_the_mark_is_the_texts_characters_code_point_for_code_point(look, reading_desk, held):
    seen = look(reading_desk)
    checked = 0
    every = list(held["claims"].values())
    for claim in every[::9]:
        seen.open(f"/d/{claim.document}?s={claim.start}-{claim.end}")
        shown = "".join(seen.page.locator("mark.open").all_text_contents())
        assert shown == held["documents"][claim.document].text[claim.start : claim.end]
        checked += 1
    assert checked > 8


def test_06_curly_quotes_what_could_not_be_read_and_letters_of_two_halves_move_no_mark(
    look, tmp_path
):
    text = (
        "“Shells” fell on Goris 😀😀 – twice\n\n"
        "“At least two soldiers were killed in Goris” on 3 March 2021, the Defence Ministry of "
        "Armenia said 😀. Four civilians were wounded in Goris on 3 March 2021, the ministry’s "
        "spokesman said \ufffd\n"
    )
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "quotes.record"
    assert main(["ingest", str(tmp_path / "page.txt"), "--record", str(path)]) == 0
    with Store.open(path, create=False) as store:
        [document] = store.documents()
        claims = list(store.claims())
    assert document.text.rstrip().endswith("\ufffd")
    assert any("😀" in document.text[: one.start] for one in claims)
    with served(path, "--no-rebuild") as address:
        seen = look(address)
        for claim in claims:
            seen.open(f"/d/{document.id}?s={claim.start}-{claim.end}")
            shown = "".join(seen.page.locator("mark.open").all_text_contents())
            assert shown == document.text[claim.start : claim.end] == claim.quote
        whole = "".join(seen.page.locator(".characters").all_text_contents())
        assert "\ufffd" in whole


def test_07_a_figure_its_speaker_and_outlet_stand_in_one_row_the_denial_in_another(
    look, reading_desk, held
):
    seen = look(reading_desk)
    seen.open(f"/i/{held['strike'].id}")
    figure = next(
        c for i in held["strike"].claims if (c := held["claims"][i]).toll and c.toll.low == 39
    )
    row = seen.page.locator(f"tr[id='{figure.id}']")
    assert "killed at least 39" in row.locator(".what").inner_text()
    assert "security service" in row.locator(".speaker").inner_text()
    assert row.locator(".outlet").inner_text().split("\n")[0] in {"Northwire", "Harbour Gazette"}
    denials = seen.page.locator("tr:has(.stance:has-text('denies'))")
    assert denials.count() >= 2
    assert denials.first.bounding_box()["width"] == row.bounding_box()["width"]
    sizes = {
        one.evaluate("one => getComputedStyle(one).fontSize")
        for one in (denials.first.locator(".quote"), row.locator(".quote"))
    }
    assert len(sizes) == 1


def test_08_has_not_reported_is_no_report_and_never_zero(look, reading_desk, held):
    seen = look(reading_desk)
    offensive = held["offensive"]
    seen.open(f"/i/{offensive.id}")
    assert "has given no figure" in seen.page.locator("table.claims").first.inner_text()
    silent = seen.page.locator(".history tr:has(td.silent:has-text('no report of a figure'))")
    assert silent.count() > 0
    assert silent.locator(".dot, .ring, .arrow, .range").count() == 0
    data = seen.page.request.get(f"{reading_desk}/incidents.csv?q=stepanakert").text()
    assert not re.search(r"(?<![\d,])0(?![\d-])", data.splitlines()[1].split(",")[-1])


def test_09_each_figure_of_an_offensive_has_its_source_and_a_fall_is_flagged(
    look, reading_desk, held
):
    seen = look(reading_desk)
    seen.open(f"/i/{held['offensive'].id}")
    told = seen.page.locator("table.claims").first.inner_text()
    for figure in ("at least 25", "27", "138", "35", "2 civilians", "7 civilians"):
        assert figure in told, figure
    for closed in seen.page.locator("details.parts:not([open]) > summary").all():
        closed.click()
    for row in seen.page.locator("section.toll tbody tr").all():
        published, who = (
            row.locator(f"[data-label={one}]").inner_text() for one in ("Published", "Who")
        )
        assert published
        assert who
        claim = row.locator("[data-label=Figure] a").get_attribute("href")
        assert seen.page.locator(f"tr:has([id='{claim[1:]}']), tr[id='{claim[1:]}']").count() > 0
    assert "rule:" in seen.page.locator("section.toll").first.inner_text()
    for bound in ("low", "best", "high"):
        assert bound in seen.page.locator("section.toll p").first.inner_text()
    assert "gives fewer" in seen.page.locator(".note:has-text('To be looked at')").inner_text()


def test_10_could_not_verify_is_a_row_of_its_own_and_counts_for_nobody(look, reading_desk, held):
    seen = look(reading_desk)
    seen.open(f"/i/{held['strike'].id}")
    row = seen.page.locator("tr:has(.stance:has-text('cannot verify'))").first
    assert row.locator(".stance").inner_text().startswith("?")
    id_ = row.get_attribute("id")
    strike = held["strike"]
    assert all(id_ not in toll.claims for toll in strike.tolls)


def test_11_who_began_is_said_by_holders_and_is_no_field_of_the_incident(look, reading_desk, held):
    seen = look(reading_desk)
    armed = [i for i in held["incidents"].values() if i.event_class == "attack_on_armed"]
    one = max(armed, key=lambda i: len(i.claims))
    seen.open(f"/i/{one.id}")
    speakers = {s.inner_text().split("\n")[0] for s in seen.page.locator(".speaker").all()}
    assert len(speakers) >= 3
    assert "initiator" not in seen.page.locator(".facts").first.inner_text().casefold()
    named = seen.page.locator(".facts").first.inner_text()
    assert "perpetrator" not in named or "named by" in named
    data = seen.page.request.get(f"{reading_desk}/i/{one.id}.json").json()
    assert not [name for name in data["incident"] if "initiat" in name]
    begun = seen.page.locator("table.claims tr:has(.stance:has-text('initiation'))")
    sizes = begun.locator(".quote").evaluate_all(
        "all => all.map(q => getComputedStyle(q).fontSize)"
    )
    widths = begun.evaluate_all("all => all.map(row => row.getBoundingClientRect().width)")
    assert len(set(sizes)) <= 1
    assert len(set(widths)) <= 1


def test_12_a_wire_story_and_its_copy_are_one_origin(look, reading_desk, held):
    seen = look(reading_desk)
    seen.open(f"/i/{held['strike'].id}")
    assert "4 pages, 3 origins" in seen.page.locator(".facts").first.inner_text()
    assert seen.page.locator(".origins > li").first.inner_text().startswith("1 origin, 2 copies")
    told = seen.page.locator("section.toll").first.locator("tr:has-text('at least 39')")
    assert told.count() == 1
    assert "1 origin, 2 copies" in told.inner_text()
    folded = seen.page.locator("table.claims tr:has(.folded)").first
    assert folded.locator("summary").inner_text() == "1 origin, 2 copies"
    folded.locator("summary").click()
    pages = folded.locator(".folded a[href^='/d/']").all()
    assert len(pages) == 1
    assert folded.locator("td.outlet > a").inner_text() != pages[0].inner_text()


def test_13_comments_yield_no_claim_and_are_greyed_and_named(look, reading_desk, held):
    seen = look(reading_desk)
    page = next(
        d
        for d in held["documents"].values()
        if d.outlet == "Harbour Gazette" and "Related" in d.text
    )
    seen.open(f"/d/{page.id}")
    grey = seen.page.locator(".furniture")
    kinds = grey.locator(".kind").all_inner_texts()
    assert any("comment" in kind for kind in kinds)
    assert grey.locator("mark").count() == 0
    body = seen.page.locator(".stretch:not(.furniture)").first
    colours = [
        one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (grey.first, body)
    ]
    assert colours[0] != colours[1]


def test_14_both_names_are_shown_and_either_finds_the_same(look, reading_desk):
    seen = look(reading_desk)
    seen.open("/incidents?q=Stepanakert")
    by_one = rows(seen.page)
    label = seen.page.locator("td[data-label='Where']").first.inner_text()
    assert "Khankendi / Stepanakert" in label
    seen.open("/incidents?q=Khankendi")
    assert rows(seen.page) == by_one != []
    seen.open("/s")
    assert "Lachin" in seen.page.locator("table").inner_text()


@pytest.mark.parametrize(
    ("printed", "other"), [("Lachin corridor", "Berdzor"), ("Zangezur corridor", "Meghri")]
)
def test_14_a_corridor_is_found_by_each_of_its_names(look, tmp_path, printed, other):
    text = (
        f"Shelling of the {printed}\n\nTwo soldiers were killed by shells in the {printed} on "
        "3 March 2021, the Defence Ministry of Armenia said.\n"
    )
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "corridor.record"
    assert main(["ingest", str(tmp_path / "page.txt"), "--record", str(path)]) == 0
    with served(path, "--no-rebuild") as address:
        seen = look(address)
        seen.open(f"/incidents?q={quote(printed)}")
        by_one = rows(seen.page)
        where = seen.page.locator("td[data-label='Where']").first.inner_text()
        assert printed in where
        assert other in where
        assert where.index(min(printed, other)) < where.index(max(printed, other))
        seen.open(f"/incidents?q={other}")
        assert rows(seen.page) == by_one != []


def test_14_a_place_is_not_given_the_other_name_of_its_namesake(look, tmp_path):
    """Aghdam in Tovuz is not the Aghdam that is also called Akna."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, town in (("one", "Aghdam in the Tovuz district"), ("other", "Aghdam")):
        text = (
            f"Shelling near {town}\n\nTwo soldiers were killed on 3 March 2021 by shells "
            f"in {town}, the Defence Ministry of Azerbaijan said.\n"
        )
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "towns.record"
    assert main(["ingest", str(pages), "--record", str(path)]) == 0
    with Store.open(path, create=False) as store:
        tovuz = next(one for one in store.documents() if "Tovuz" in one.text)
        claim = next(one for one in store.claims() if one.document == tovuz.id)
    with served(path, "--no-rebuild") as address:
        seen = look(address)
        for at in (f"/d/{tovuz.id}", f"/c/{claim.id}"):
            seen.open(at)
            assert "Akn" not in seen.page.locator("main").inner_text()
        found = json.loads(seen.page.request.get(f"{address}/incidents.json?q=Akna").text())
        listed = [one["id"] for one in found["incidents"]]
        with Store.open(path, create=False) as store:
            told = [tovuz.id in store.near().incident(one).documents for one in listed]
    assert not any(told)


def test_15_country_names_are_all_there_or_none_at_three_zooms(look, reading_desk, tmp_path):
    seen = look(reading_desk)
    counts = set()
    for zoom in (4, 5, 7):
        seen.open(f"/incidents?view=40.0,46.5,{zoom}")
        counts.add(seen.page.locator("#map .country-name").count())
    assert 0 in counts
    assert len(counts) == 2
    base = json.loads(
        seen.page.request.get(
            seen.page.locator("#map").evaluate("map => new URL(map.dataset.base, location).href")
        ).text()
    )
    assert counts == {0, len(base["labels"])}
    kapan = candidates_for("Kapan", str(tmp_path / "no.record")).candidates[0].place
    assert kapan.country == "ARM"
    crossed = {
        one["name"]: crossings(base["borders"], (kapan.lon, kapan.lat), one["at"]) % 2
        for one in base["labels"]
        if one["name"] in {"Armenia", "Azerbaijan", "Iran", "Georgia"}
    }
    assert crossed.pop("Armenia") == 0  # as often out of it as into it
    assert crossings(base["borders"], (46.407, 39.208), (46.75, 39.3)) == 1  # over to Zangilan


def crossings(lines, start, end):
    """How often the straight way from one point to another goes over a line of the map."""

    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0

    return sum(
        side(start, end, a) != side(start, end, b) and side(a, b, start) != side(a, b, end)
        for line in lines
        for a, b in pairwise(line)
    )


@pytest.fixture(scope="module")
def lined_desk(read_record):
    """A desk that was given two made-up lines: one of 1994 to 2020, one since 2021."""
    with served(read_record, "--no-rebuild", "--lines", str(LINES)) as address:
        yield address


def test_16_a_line_is_current_only_on_its_days_and_chosen_it_is_in_the_address_and_the_image(
    look, lined_desk
):
    seen = look(lined_desk)
    page = seen.page
    truce = "Upper Sylvania truce line"

    def drawn():
        return [
            (one.get_attribute("class"), one.evaluate("p => getComputedStyle(p).strokeDasharray"))
            for one in page.locator("#map path.dated").all()
        ]

    seen.open("/incidents?until=2010-06-30&view=39.8,46.5,7")
    assert [(looks.split()[:3], dash) for looks, dash in drawn()] == [
        (["dated", "holds", "disputed"], "7px, 4px")
    ]
    seen.open("/incidents?since=2024-01-01&until=2024-04-30&view=39.8,46.5,7")
    assert all("agreed" in looks and dash == "none" for looks, dash in drawn())
    assert truce not in page.locator("figure.map").inner_text().split("A line is a reference")[0]

    page.get_by_role("navigation", name="Lines drawn").get_by_role("link", name=truce).click()
    page.wait_for_url("**lines=upper-sylvania-truce-line**")
    page.wait_for_load_state("networkidle")
    assert "until=2024-04-30" in page.url
    [(looks, dash)] = drawn()
    assert looks.split()[:3] == ["dated", "held", "disputed"]
    assert dash == "7px, 4px"
    told = page.locator("figcaption").first.inner_text()
    assert f"Drawn, though not of that day: {truce}: 12 May 1994 – 10 Nov 2020" in told
    assert "disputed; made up for a test" in told

    image = page.locator("footer a", has_text="svg").get_attribute("href")
    assert "lines=upper-sylvania-truce-line" in image
    assert "view=" in image
    answer = page.request.get(lined_desk + urlsplit(image)._replace(scheme="", netloc="").geturl())
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text().count('class="dated held disputed"') == 1
    assert "12 May 1994 – 10 Nov 2020; disputed; made up for a test" in answer.text()
    page.goto(f"{lined_desk}{urlsplit(image).path}?{urlsplit(image).query}")
    page.screenshot(path=SHOTS / "image.png")
    page.go_back()

    page.get_by_role("link", name="no line").click()
    page.wait_for_url("**lines=none**")
    page.wait_for_load_state("networkidle")
    assert drawn() == []


def test_16_an_incidents_map_has_the_lines_of_its_day(look, lined_desk, held):
    seen = look(lined_desk)
    seen.open(f"/i/{held['offensive'].id}")
    [line] = seen.page.locator(".map-static path.dated").all()
    assert "agreed" in line.get_attribute("class")
    seen.open(f"/i/{held['offensive'].id}?lines=upper-sylvania-truce-line")
    [line] = seen.page.locator(".map-static path.dated").all()
    assert "held" in line.get_attribute("class")


def test_16_without_lines_none_is_drawn_as_current(look, reading_desk):
    seen = look(reading_desk)
    seen.open("/incidents?until=2024-04-30&since=2024-01-01&view=39.8,46.5,8")
    assert seen.page.locator("#map path.dated").count() == 0
    told = seen.page.locator("figcaption").first.inner_text()
    assert "No line of a conflict that holds for certain dates is drawn" in told
    assert "A line is a reference, not a position" in told


def test_17_an_imprecise_place_is_a_dashed_circle_of_its_radius_told_in_words(
    look, reading_desk, held
):
    seen = look(reading_desk)
    seen.open(f"/i/{held['strike'].id}")
    place = held["strike"].where[0]
    circle = seen.page.locator(".map-static .radius").first
    assert circle.evaluate("one => getComputedStyle(one).strokeDasharray") != "none"
    assert f"within {place.radius_km:g} km" in seen.page.locator(".facts").first.inner_text()
    seen.open(f"/incidents?place={place.id}&view={place.lat},{place.lon},11")
    path = seen.page.locator("#map path.mark-circle").first
    width = path.bounding_box()["width"]
    metres = 40_075_016.686 * math.cos(math.radians(place.lat)) / 2 ** (11 + 8)
    assert width / 2 * metres / 1000 == pytest.approx(place.radius_km, rel=0.15)
    assert path.get_attribute("stroke-dasharray") == "5 4"


def test_18_without_scripts_all_can_be_read_and_the_map_is_a_still_one(look, reading_desk, held):
    seen = look(reading_desk, java_script_enabled=False)
    for name in ("incidents", "incident", "document", "claim", "review-claims"):
        seen.page.goto(f"{reading_desk}{addresses(held)[name]}")
        assert len(seen.page.locator("main").inner_text()) > 300
    seen.page.goto(f"{reading_desk}/incidents")
    assert seen.page.locator("#map svg .land").count() == 1
    assert seen.page.locator("#map svg circle").count() > 2


def test_24_no_picture_of_a_page_is_ever_loaded(look, reading_desk, held):
    seen = look(reading_desk)
    loaded = []
    seen.page.on("request", lambda r: loaded.append(r.url) if r.resource_type == "image" else None)
    for name in ("incident", "document", "claim"):
        seen.open(addresses(held)[name])
        assert seen.page.locator("main img, main video, main iframe").count() == 0
    assert [one for one in loaded if not urlsplit(one).path.endswith("icon.svg")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*NAMES, "missing"])
def test_25_no_serious_finding_of_axe(look, reading_desk, held, name, scheme):
    seen = look(reading_desk, color_scheme=scheme, bypass_csp=True)
    seen.page.goto(f"{reading_desk}{addresses(held)[name]}", wait_until="networkidle")
    seen.faults.clear()  # the missing page is told as one
    seen.page.add_script_tag(path=AXE)
    found = seen.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    if scheme == "dark":
        seen.page.screenshot(path=SHOTS / f"{name}-dark.png")


@pytest.mark.parametrize("name", NAMES)
def test_25_no_page_is_wider_than_a_phone(look, reading_desk, held, name):
    seen = look(reading_desk, viewport=PHONE)
    seen.open(addresses(held)[name])
    assert seen.page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    seen.page.screenshot(path=SHOTS / f"{name}-phone.png")


def test_25_at_twice_the_size_speaker_stance_and_sentence_stay_together(look, reading_desk, held):
    half = {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}
    seen = look(reading_desk, viewport=half, device_scale_factor=2)
    seen.open(f"/i/{held['strike'].id}")
    row = seen.page.locator("table.claims tbody tr").first
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    for cell in (".speaker", ".stance", ".said"):
        inner = row.locator(cell).bounding_box()
        assert box["x"] <= inner["x"]
        assert inner["x"] + inner["width"] <= half["width"]
    assert box["height"] <= half["height"]


def test_the_print_of_an_incident_has_the_words_and_not_the_controls(look, reading_desk, held):
    seen = look(reading_desk)
    seen.open(f"/i/{held['strike'].id}")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("header nav").is_visible()
    assert not seen.page.locator(".find").is_visible()
    assert seen.page.locator("table.claims").first.is_visible()
    assert seen.page.locator("section.toll").first.is_visible()
    assert not seen.page.locator(".join").first.is_visible()
    assert not seen.page.locator(".who").is_visible()  # nobody's name goes out with a print
    seen.page.set_viewport_size({"width": 794, "height": 1100})  # a sheet of A4
    facts, figure = (
        seen.page.locator(one).first.bounding_box()["width"] for one in (".facts", ".about figure")
    )
    assert facts > 1.5 * figure
    seen.page.screenshot(path=SHOTS / "incident-print.png", full_page=True)
