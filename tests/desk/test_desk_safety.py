import hashlib
import re
import time
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from reportedly.cli import main
from reportedly.desk import listing
from reportedly.desk.accounts import FREE_TRIES, Accounts, TooManyTries
from reportedly.desk.visitor import Role
from reportedly.errors import UsageError
from reportedly.records.text import Known
from reportedly.store import Store

HOSTILE = (
    "<script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=1">',
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "'; DROP TABLE claims; --",
    "\u202eevil\x00\x1b[2J",
)


# ------------------------------------------------------------------------------- hosts and forms


def test_a_request_for_another_host_is_refused_before_anything_is_read(desk):
    for host in ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80"):
        answer = desk.get("/", headers={"host": host})
        assert answer.status_code == 421, host
        assert "incident" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
    ],
)
def test_a_form_from_elsewhere_is_refused(reader, store, headers):
    sent = reader.hidden("/review/claims", "token", "press", "claim")
    answer = reader.client.post(
        "/review/decide", data={**sent, "action": "reject"}, headers=headers
    )
    assert answer.status_code == 403
    assert store.reviews().every() == []


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_the_visitors_token_is_refused(reader, store, token):
    sent = reader.hidden("/review/claims", "press", "claim")
    for to in ("decide", "undo", "judge", "adopt", "build"):
        answer = reader.client.post(f"/review/{to}", data={**sent, "token": token})
        assert answer.status_code == 403, to
    assert store.reviews().every() == []


def test_reading_an_address_changes_nothing(desk, store):
    before = store.near().stamp()
    for to in ("decide", "undo", "judge", "adopt", "build"):
        assert desk.get(f"/review/{to}?action=reject&claim=c-1").status_code in {404, 405}
    assert store.near().stamp() == before


def test_a_form_that_is_too_long_is_refused(reader):
    answer = reader.client.post("/review/decide", data={"why": "x" * 200_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../desk.css",
        "/static/x/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/d/..%2f..%2fetc%2fpasswd",
        "/static/000000000000/desk.css",
    ],
)
def test_no_path_leads_out_of_what_is_served(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


# ------------------------------------------------------------------------- what a page may not do


@pytest.mark.parametrize("told", HOSTILE)
def test_questions_full_of_script_or_sql_are_words(desk, store, told):
    before = store.counts()
    for at in (
        "/incidents", "/incidents.json", "/incidents.csv", "/incidents.geojson", "/marks.json",
        "/audit", "/review/claims", "/review/links", "/s",
    ):  # fmt: skip
        for name in ("q", "place", "party", "outlet", "after", "per", "at", "pair", "before",
                     "did", "fault", "view", "incident"):  # fmt: skip
            answer = desk.get(at, params={name: told, "with": told})
            assert answer.status_code < 500, (at, name)
            assert "<script>document" not in answer.text
            assert "<img" not in answer.text
    for at in ("/i/", "/c/", "/d/", "/p/", "/a/", "/o/", "/s/", "/links/c-1/"):
        assert desk.get(f"{at}{quote(told, safe='')}").status_code in {404, 421, 400}
    assert store.counts() == before


def test_a_page_full_of_script_is_shown_as_words(tmp_path, made, desk_of):
    path = tmp_path / "hostile.record"
    hostile = " ".join(HOSTILE[:5])
    text = made.text.replace("Northford,", f"Northford, {hostile}", 1)
    with Store.open(path, create=True) as store:
        page = made.page(
            f"pages/{HOSTILE[0].replace('/', '')}.txt",
            text,
            known=Known(outlet=HOSTILE[0], title=HOSTILE[1]),
        )
        document = made.document(page)
        claim = made.claim(document, f"Northford, {hostile}")
        store.add(page, document, made.reading(document, claims=(claim,)))
        incident = made.incident(document).replacing(claims=(claim.id,), title=HOSTILE[0])
        store.replace_derived(made.derived(document).replacing(incidents=(incident,)))
    with desk_of(path) as desk:
        for at in (
            f"/i/{incident.id}", f"/c/{claim.id}", f"/d/{document.id}?s={claim.start}-{claim.end}",
            "/incidents", "/", "/review/claims", f"/o/{HOSTILE[0]}",
        ):  # fmt: skip
            answer = desk.get(at)
            assert answer.status_code == 200, at
            assert not re.search(r"<script(?![^>]*\bsrc=\"/static)|<img|onerror=\"", answer.text), (
                at
            )


# ----------------------------------------------------------------------- accounts, roles, sessions


def test_without_an_account_it_does_not_listen_to_others(record, capsys):
    assert main(["serve", "--record", str(record), "--host", "198.51.100.1"]) == 2
    assert "nobody has a password" in capsys.readouterr().err


def test_with_accounts_nothing_is_shown_to_a_stranger(log_in):
    log_in("reader")
    app = log_in("reader").client.app
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as stranger:
        for at in ("/", "/incidents", "/audit", "/i/i-552f9ba1e4f5"):
            answer = stranger.get(at)
            assert (answer.status_code, answer.headers["location"][:10]) == (303, "/login?to=")
        for at in ("/incidents.json", "/incidents.csv", "/marks.json"):
            assert stranger.get(at).status_code == 401
        assert stranger.post("/review/decide", data={}).status_code == 401
        assert stranger.get("/healthz").text == "ok"


ROLES = {
    "/review/decide": Role.CODER,
    "/review/undo": Role.CODER,
    "/review/judge": Role.REVIEWER,
    "/review/adopt": Role.EDITOR,
    "/review/build": Role.EDITOR,
}


@pytest.mark.parametrize("role", list(Role))
def test_each_form_takes_its_role(log_in, role):
    reader = log_in(role.value)
    token = reader.client.app.state.desk.accounts.visitor(reader.client.cookies["reportedly"]).token
    ranks = list(Role)
    for to, needed in ROLES.items():
        answer = reader.client.post(to, data={"token": token})
        refused = "This takes a" in answer.text
        assert refused == (ranks.index(role) < ranks.index(needed)), (to, role)
        assert answer.status_code == 403 if refused else answer.status_code in {303, 400, 404}
    for at in ("/review", "/review/claims", "/audit"):
        assert reader.client.get(at).status_code == (403 if role is Role.READER else 200)


def test_logging_in_makes_a_session_of_its_own_and_ends_the_one_there_was(log_in):
    reader = log_in("editor")
    client, before = reader.client, reader.client.cookies["reportedly"]
    page = client.get("/login").text
    token = re.search(r'name="token" value="([^"]*)"', page)[1]
    sent = {"token": token, "name": "reader", "password": "reader of the desk"}
    answer = client.post("/login", data=sent)
    after = answer.cookies["reportedly"]
    assert after != before
    told = answer.headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    accounts = client.app.state.desk.accounts
    assert accounts.visitor(before) is None
    assert accounts.visitor(after).name == "reader"


def test_a_session_somebody_else_chose_is_nobodys(log_in):
    client = log_in("editor").client
    client.cookies.clear()
    client.cookies.set("reportedly", "chosen-by-an-attacker")
    assert client.get("/").status_code == 303


def test_logging_out_ends_the_session_on_the_server(log_in):
    reader = log_in("editor")
    secret = reader.client.cookies["reportedly"]
    token = re.search(r'name="token" value="([^"]*)"', reader.see("/"))[1]
    reader.client.post("/logout", data={"token": token})
    assert reader.client.app.state.desk.accounts.visitor(secret) is None


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_logging_in_leads_nowhere_else(log_in, to):
    client = log_in("reader").client
    token = re.search(r'name="token" value="([^"]*)"', client.get("/login").text)[1]
    sent = {"token": token, "name": "reader", "password": "reader of the desk", "to": to}
    assert client.post("/login", data=sent).headers["location"] == "/"


def test_who_guesses_waits_longer_and_longer_also_with_the_right_password(record, monkeypatch):
    accounts = Accounts(record)
    accounts.add("ana", Role.EDITOR, "a good long one")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    for n in range(FREE_TRIES):
        assert accounts.log_in("ana", f"guess number {n}", "10.0.0.1") is None
    waits = []
    for n in range(4):
        with pytest.raises(TooManyTries) as told:
            accounts.log_in("ana", "a good long one", f"10.0.0.{n + 2}")
        waits.append(told.value.seconds)
        now += told.value.seconds
        assert accounts.log_in("ana", "still a guess", f"10.0.1.{n}") is None
    assert waits == sorted(waits)
    assert waits[-1] >= 4 * waits[0]
    now += 1000
    assert accounts.log_in("ana", "a good long one", "10.0.0.9") is not None


def test_a_form_sent_again_and_again_with_guesses_is_told_to_wait(log_in):
    client = log_in("reader").client
    token = re.search(r'name="token" value="([^"]*)"', client.get("/login").text)[1]
    client.cookies.clear()

    def tried(password):
        return client.post("/login", data={"token": token, "name": "editor", "password": password})

    for n in range(FREE_TRIES):
        assert tried(f"guess number {n}").status_code == 403
    for password in ("another guess", "editor of the desk"):
        answer = tried(password)
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert "set-cookie" not in answer.headers
        assert client.get("/incidents.json").status_code == 401


def test_names_that_do_not_exist_are_answered_as_those_that_do(record):
    accounts = Accounts(record)
    accounts.add("ana", Role.EDITOR, "a good long one")
    assert accounts.log_in("nobody", "whatever it is", "10.0.0.1") is None
    assert accounts.log_in("ana", "whatever it is", "10.0.0.1") is None


def test_passwords_are_not_kept_and_the_file_is_its_owners(record):
    accounts = Accounts(record)
    accounts.add("ana", Role.EDITOR, "a good long one")
    secret = accounts.log_in("ana", "a good long one", "10.0.0.1")
    kept = accounts.kept.path.read_bytes()
    assert b"a good long one" not in kept
    assert b"$argon2id$" in kept
    assert secret.encode() not in kept
    assert hashlib.sha256(secret.encode()).hexdigest().encode() in kept
    assert accounts.kept.path.stat().st_mode & 0o077 == 0
    with pytest.raises(UsageError):
        accounts.add("ben", Role.READER, "short")


# --------------------------------------------------------------------------------- withheld names


NAME = "Pavlo Kyrylenko"


@pytest.fixture(params=["all pages searched", "each page looked at"])
def sized(request, monkeypatch):
    """A record as a small one and as a large one is looked through."""
    if request.param == "each page looked at":
        monkeypatch.setattr(listing, "LOOKED_AT_FROM", 0)


@pytest.fixture
def withheld(record, sized):  # noqa: ARG001 - it changes how names are looked for
    why = ["--why", "asked for", "--by", "Ana", "--record", str(record)]
    assert main(["withhold", NAME, *why]) == 0


def pages_with_the_name(store):
    documents = [one.id for one in store.documents() if NAME in one.text]
    claims = [one for one in store.claims() if one.document in documents]
    incidents = [i for i in store.incidents() if set(i.claims) & {c.id for c in claims}]
    found = ["/", "/incidents", "/s", f"/o/{'Harbour Gazette'}", "/methods"]
    found += [f"/i/{one.id}" for one in incidents]
    found += [f"/d/{one}" for one in documents]
    for claim in claims:
        found += [f"/c/{claim.id}", f"/d/{claim.document}?s={claim.start}-{claim.end}"]
    found += [f"/links/{one.a}/{one.b}" for i in incidents for one in i.links]
    found += [
        f"/d/{one.id}~{one.text_sha256[:16]}" for one in store.documents() if one.id in documents
    ]
    return found


@pytest.mark.usefixtures("withheld")
def test_a_withheld_name_is_in_no_answer_to_a_reader_and_a_reviewers_look_is_noted(log_in, store):
    reader, reviewer, admin = log_in("reader"), log_in("reviewer"), log_in("admin")
    addresses = pages_with_the_name(store)
    assert len(addresses) > 60
    shown = 0
    for at in addresses:
        path, _, query = at.partition("?")
        for form in ("", ".json", ".csv", ".geojson"):
            told = "/index" if path == "/" and form else path
            answer = reader.client.get(f"{told}{form}?{query}")
            assert answer.status_code in {200, 404}, at
            for part in NAME.split():
                assert part.casefold() not in answer.text.casefold(), f"{at}{form}"
        shown += NAME in reviewer.client.get(at).text
    assert shown > 40
    assert reader.client.get(f"/a/{NAME}").status_code == 404
    assert reader.client.get("/incidents.json", params={"q": "Kyrylenko"}).json()["total"] == 0
    log = admin.see("/audit")
    assert "reviewer: /i/" in log
    assert "reader: /" not in log


@pytest.mark.usefixtures("sized")
def test_a_name_withheld_while_the_desk_runs_is_gone_at_once(log_in, store, record):
    reader = log_in("reader")
    at = next(one for one in pages_with_the_name(store) if one.startswith("/i/"))
    assert NAME in reader.see(at)
    assert main(["withhold", NAME, "--why", "asked", "--by", "Ana", "--record", str(record)]) == 0
    assert NAME not in reader.see(at)


NOBODY = "Oleksa Narozhny"


@pytest.mark.usefixtures("withheld")
@pytest.mark.parametrize(
    "at",
    [
        *("/a/{}", "/a/{}.json", "/a/{}.csv", "/o/{}", "/p/{}", "/i/{}", "/c/{}", "/d/{}", "/s/{}"),
        *("/incidents.json?q={}", "/incidents?party={}", "/incidents.json?outlet={}", "/{}"),
        *("/tolls?harm={}", "/incidents?since={}", "/links/{}/{}", "/marks.json?q={}", "/audit"),
        *("/review/claims?at={}", "/review/links?pair={}", "/openapi.json", "/methods", "/keys"),
        *("/static/{}/desk.css", "/incidents.csv?q={}", "/incidents.geojson?q={}"),
    ],
)
def test_a_reader_cannot_tell_a_withheld_name_from_one_that_is_nowhere(log_in, store, at):
    assert any(NAME in one.text for one in store.documents())
    assert not any(NOBODY in one.text for one in store.documents())
    client = log_in("reader").client

    def answered(name):
        answer = client.get(at.format(quote(name), quote(name)))
        headers = {k: v for k, v in answer.headers.items() if k not in {"server-timing", "date"}}
        told = (answer.status_code, answer.text, str(headers))
        return tuple(str(one).replace(name, "?").replace(quote(name), "?") for one in told)

    status, text, headers = answered(NAME)
    assert "content-length" in headers
    told = (status, text, re.sub(r"'content-length': '\d+'", "", headers))
    status, text, headers = answered(NOBODY)
    assert told == (status, text, re.sub(r"'content-length': '\d+'", "", headers))
    for part in NAME.split():
        assert part.casefold() not in text.casefold()


@pytest.mark.usefixtures("withheld")
def test_no_header_of_any_answer_to_a_reader_holds_a_withheld_name(log_in, store):
    client = log_in("reader").client
    for at in pages_with_the_name(store):
        answer = client.get(at)
        for part in NAME.split():
            assert part.casefold() not in str(answer.headers).casefold(), at


def test_the_server_tells_how_long_it_took_and_nothing_of_what(desk):
    for at in ("/", "/incidents", "/i/i-000000000000", "/nowhere"):
        assert re.fullmatch(r"app;dur=\d+\.\d", desk.get(at).headers["server-timing"])
