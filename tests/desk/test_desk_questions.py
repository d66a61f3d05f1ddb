"""Every address of the desk under questions and forms nobody would send: never a bug."""

import shutil
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.desk.pages import GET, POST
from reportedly.store import Store

ENDINGS = ("", ".json", ".csv", ".geojson", ".svg", ".html", ".xml")
NAMES = (
    *("q", "month", "place", "event", "party", "contested", "outlet", "review", "since", "until"),
    *("after", "before", "per", "view", "s", "at", "edit", "did", "fault", "pair", "incident"),
    *("with", "keys", "page", "from", "to", "lines"),
)
FIELDS = (
    *(
        "press",
        "text",
        "incident",
        "claim",
        "action",
        "kind",
        "why",
        "n",
        "a",
        "b",
        "settles",
        "event_class",
        "stance",
    ),
    *("holder", "harm", "low", "high", "comparator", "victim_class", "side", "start", "end"),
)
KNOWN = st.sampled_from(
    ["accept", "edit", "reject", "same", "2022-04", "shelling", "1", "0-5", "-1", "999999999999999"]
)


@pytest.fixture(scope="module")
def asked(sample_record, tmp_path_factory, desk_of):
    """A desk, its token, and ids that exist."""
    path = tmp_path_factory.mktemp("asked") / "asked.record"
    shutil.copy(sample_record, path)
    with Store.open(path, create=False) as store:
        ids = [one.id for one in store.incidents()] + [one.id for one in store.claims()]
        ids += [one.id for one in store.documents()]
    with desk_of(path) as client:
        token = client.get("/review").text.partition('name="token" value="')[2][:64]
        yield client, token, ids


def told(ids):
    return st.one_of(st.text(max_size=30), st.sampled_from(ids), KNOWN)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_question_is_a_bug(asked, data):
    client, _, ids = asked
    path = data.draw(st.sampled_from(sorted(GET)))
    for part in ("{id}", "{name:path}", "{a}", "{b}"):
        if part in path:
            path = path.replace(part, quote(data.draw(told(ids)), safe="") or "x")
    query = data.draw(st.dictionaries(st.sampled_from(NAMES), told(ids), max_size=4))
    answer = client.get(path + data.draw(st.sampled_from(ENDINGS)), params=query)
    assert answer.status_code in {200, 307, 308, 400, 403, 404}, (path, query)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_form_is_a_bug_and_each_that_is_taken_is_one_row(asked, data):
    client, token, ids = asked
    to = data.draw(st.sampled_from([at for at, _, _ in POST if at != "/review/build"]))
    sent = data.draw(st.dictionaries(st.sampled_from(FIELDS), told(ids), max_size=8))
    before = client.get("/audit.json").json()["number"]
    answer = client.post(to, data={"press": "0" * 8 + str(before) * 8, **sent, "token": token})
    after = client.get("/audit.json").json()
    assert answer.status_code in {303, 400, 403, 404}, (to, sent)
    assert after["number"] - before in ({0, 1} if answer.status_code == 303 else {0})
    assert after["broken"] == []


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("month=banana", 400, "“banana” is no month"),
        ("month=2022-13", 400, "is no month"),
        ("month=0000-01", 400, "is no month"),
        ("month=٢٠٢٢-٠٤", 400, "is no month"),
        ("event=picnic", 400, "is none of the list of event"),
        ("contested=taste", 400, "It is one of occurrence"),
        ("review=perhaps", 400, "It is one of looked-at, not-yet"),
        ("place=geonames:0", 404, "No incident has the place “geonames:0”"),
        ("party=Nobody", 404, "No incident has the party “Nobody”"),
        ("outlet=The+Moon", 404, "No incident has the outlet “The Moon”"),
        ("foo=bar", 400, "This page is not asked “foo”"),
        ("page=2", 400, "It may be asked month, place"),
        ("after=zzz", 404, "There is no incident “zzz” to begin below"),
    ],
)
@pytest.mark.parametrize("page", ["/incidents", "/tolls"])
def test_a_filter_that_is_a_slip_is_told_and_no_empty_list(desk, page, query, status, told):
    answer = desk.get(f"{page}?{query}")
    assert answer.status_code == status
    assert told in answer.text
    assert desk.get(f"{page}.json?{query}").json()["error"]


def test_a_month_without_an_incident_is_an_empty_list(desk):
    assert desk.get("/incidents.json?month=1801-01").json()["total"] == 0


def test_a_number_of_rows_that_is_none_and_a_page_that_is_asked_nothing_say_so(desk):
    assert desk.get("/incidents?per=many").status_code == 400
    answer = desk.get("/methods?foo=1")
    assert answer.status_code == 400
    assert "It is asked nothing." in answer.text


@pytest.mark.parametrize("words", ["😀", "…", "- -"])
def test_a_sign_that_is_in_no_name_finds_nothing(desk, words):
    assert desk.get("/incidents.json", params={"q": words}).json()["total"] == 0


def test_the_start_of_an_id_leads_to_the_incident_where_it_is_the_only_one(desk):
    [full, *_] = [one["id"] for one in desk.get("/incidents.json").json()["incidents"]]
    answer = desk.get(f"/i/{full[:9]}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/i/{full}")
    assert desk.get(f"/i/{full[:9]}.json").headers["location"] == f"/i/{full}.json"
    for at in ("/i/i-", "/i/i-ffffffffff", "/i/i-xyz"):
        assert desk.get(at).status_code == 404


def test_a_place_that_was_not_found_is_narrowed_by_its_name_and_by_no_other(desk):
    rows = desk.get("/incidents.json").json()["incidents"]
    names = {s["name"] for row in rows for s in row["spots"] if s["id"] == "no-place"}
    assert names
    for name in names:
        found = desk.get("/incidents.json", params={"place": f"printed:{name}"}).json()
        has = {row["id"] for row in rows if name in {s["name"] for s in row["spots"]}}
        assert {one["id"] for one in found["incidents"]} == has != set()
    page = desk.get("/incidents").text
    assert all(f"{name} (not found)" in page for name in names)
    none = desk.get("/incidents.json?place=no-place").json()["incidents"]
    assert all(row["spots"] == [] for row in none)
