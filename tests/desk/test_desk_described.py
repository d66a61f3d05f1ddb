"""`/openapi.json`: it is complete, and the desk answers as it says, whoever asks whatever."""

import re
import shutil
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from urllib.parse import quote

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.desk.answers import FORMS, TYPES
from reportedly.desk.pages import GET, POST
from reportedly.desk.pages.described import READ, SENT, description
from reportedly.desk.visitor import Role
from reportedly.desk.zipped import CopyAsked
from reportedly.review.release import release
from reportedly.store import Store

STRANGER = "stranger"
AS_IT_IS_ASKED = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def record_of_desk(sample_record, accounts, tmp_path_factory):
    path = tmp_path_factory.mktemp("described") / "described.record"
    shutil.copy(sample_record, path)
    shutil.copy(accounts, f"{path}.desk")
    with Store.open(path, create=False) as store:
        release(store, "The first week", "Ana", datetime(2024, 3, 2, tzinfo=UTC))
    return path


@pytest.fixture(scope="module")
def seats(record_of_desk, desk_of):
    """Somebody of each role, and a stranger; nothing is built anew."""
    with ExitStack() as open_:
        made = {who: open_.enter_context(desk_of(record_of_desk)) for who in [*Role, STRANGER]}
        for who, client in made.items():
            client.app.state.desk.rebuilder.now = lambda: None
            token = client.get("/login").text.partition('name="token" value="')[2][:64]
            sent = {"token": token, "name": who, "password": f"{who} of the desk"}
            assert client.post("/login", data=sent).status_code == (403 if who == STRANGER else 303)
        yield made


@pytest.fixture(scope="module")
def making(seats):
    """An export that a process of its own has made for the admin."""
    packer = seats[Role.ADMIN].app.state.desk.packer
    id_ = packer.begin(CopyAsked(format="csv"), str(Role.ADMIN), 0)
    while not packer.how_far(id_, str(Role.ADMIN)).is_there:
        assert not packer.how_far(id_, str(Role.ADMIN)).has_failed
        time.sleep(0.1)
    return id_


@pytest.fixture(scope="module")
def known(record_of_desk, making):
    """Ids that are in the record, by what they fill in a path, and all of them."""
    with Store.open(record_of_desk, create=False) as store:
        incidents = [one for one in store.incidents() if one.links]
        claims = [one for one in store.claims() if one.holder is not None]
        pair = incidents[0].links[0]
        one_each = {
            "/i/{id}": {"id": incidents[0].id},
            "/c/{id}": {"id": claims[0].id},
            "/d/{id}": {"id": claims[0].document},
            "/s/{id}": {"id": next(store.situations()).id},
            "/p/{id}": {"id": next(p.id for i in store.incidents() for p in i.where if p.id)},
            "/a/{name}": {"name": claims[0].holder.name},
            "/o/{name}": {"name": next(d.outlet for d in store.documents() if d.outlet)},
            "/links/{a}/{b}": {"a": pair.a, "b": pair.b},
        }
    files = {
        "/export/{file}": {"file": "csv.zip"},
        "/export/making/{id}": {"id": making},
        "/export/made/{file}": {"file": f"{making}.zip"},
        "/releases/{number}": {"number": "1"},
        "/api/gedevents/{number}": {"number": "1"},
        "/releases/{number}/{file}": {"number": "1", "file": "csv.zip"},
    }
    every = [id_ for ids in one_each.values() for id_ in ids.values()]
    return one_each | files, [
        *every,
        *(one.id for one in incidents[:9]),
        *(one.id for one in claims[:9]),
    ]


def token_of(client):
    visitor = client.app.state.desk.accounts.visitor(client.cookies.get("reportedly", ""))
    return "" if visitor is None else visitor.token


def as_described(operation, answer):
    """Whether status, kind of content and what is in it are as the description says."""
    told = operation["responses"].get(str(answer.status_code))
    assert told is not None, answer.status_code
    if "content" not in told:
        return
    (kind, content), *others = told["content"].items()
    assert others == []
    assert answer.headers["content-type"].partition(";")[0] == kind.partition(";")[0]
    if kind.endswith("json"):
        jsonschema.validate(answer.json(), content["schema"])


# --------------------------------------------------------------------------------------- complete


def test_every_address_and_form_with_its_role_is_described():
    assert list(READ) == list(GET)
    assert [(at, one.role) for at, one in SENT.items()] == [(at, role) for at, _, role in POST]


@pytest.mark.parametrize("at", [re.sub(r":path", "", at) for at in GET])
def test_an_address_answers_in_the_forms_that_are_described_and_no_other(seats, known, at):
    paths = description()["paths"]
    path = at.format(**{k: quote(v, safe="") for k, v in known[0].get(at, {}).items()})
    for form in FORMS:
        ending = "" if form == "html" else f".{form}"
        answer = seats["admin"].get(f"{path}{ending}")
        if at == "/" and form != "html":
            continue
        if f"{at}{ending}" in paths:
            assert answer.status_code == 200, (at, form)
            bare = {"{file}": "zip", "/api/gedevents/{number}": "data"}
            kind = next((told for end, told in bare.items() if at.endswith(end)), form)
            assert answer.headers["content-type"] == TYPES[kind]
            as_described(paths[f"{at}{ending}"]["get"], answer)
        else:
            assert answer.status_code == 404, (at, form)


@pytest.mark.parametrize("at", [at for at in READ if READ[at].role is not Role.READER])
def test_an_address_takes_the_role_that_is_described(seats, at):
    ranks = list(Role)
    for role in ranks:
        may = ranks.index(role) >= ranks.index(READ[at].role)
        assert seats[role.value].get(at).status_code == (200 if may else 403), (at, role)


def test_the_description_is_served_and_names_nothing_of_the_record(seats, known):
    served = seats["reader"].get("/openapi.json")
    assert served.json() == description()
    assert not any(id_ in served.text for id_ in known[1])
    assert seats[STRANGER].get("/openapi.json").status_code == 401


# --------------------------------------------------------------------------- whatever is asked


def words_of(known):
    return st.one_of(
        st.sampled_from(known[1]),
        st.text(max_size=20),
        st.from_regex(r"\A-?[0-9]{1,25}(-[0-9]{1,25})?\Z"),
        st.dates().map(str),
        st.sampled_from(["2022-04", "shelling", "accept", "edit", "reject", "same", "killed", "2"]),
    )


@AS_IT_IS_ASKED
@given(data=st.data(), who=st.sampled_from([*Role, STRANGER]))
def test_whatever_is_asked_by_whomever_is_answered_as_described(seats, known, data, who):
    operations = {at: told["get"] for at, told in description()["paths"].items() if "get" in told}
    at = data.draw(st.sampled_from(sorted(operations)))
    operation = operations[at]
    words = words_of(known)
    path, query = at, {}
    for one in operation["parameters"]:
        if one["in"] == "path":
            told = quote(data.draw(words.filter(lambda word: word not in {"", ".", ".."})), safe="")
            path = path.replace(f"{{{one['name']}}}", told)
        elif data.draw(st.booleans()):
            query[one["name"]] = data.draw(words)
    answer = seats[str(who)].get(path, params=query)
    if who == STRANGER and answer.status_code == 303:
        assert answer.headers["location"].startswith("/login?to=")
        assert {"text/html; charset=utf-8", "application/zip"} & set(
            operation["responses"]["200"]["content"]
        )
        return
    as_described(operation, answer)
    assert who != STRANGER or answer.status_code in {401, 404}


@AS_IT_IS_ASKED
@given(data=st.data(), who=st.sampled_from([*Role, STRANGER]), is_ours=st.booleans())
def test_whatever_is_sent_by_whomever_is_answered_as_described(seats, known, data, who, is_ours):
    operations = {at: told["post"] for at, told in description()["paths"].items() if "post" in told}
    at = data.draw(st.sampled_from(sorted(operations)))
    fields = operations[at]["requestBody"]["content"]["application/x-www-form-urlencoded"]
    names = sorted(set(fields["schema"]["properties"]) - {"token"})
    sent = {name: data.draw(words_of(known)) for name in names if data.draw(st.booleans())}
    client = seats[str(who)]
    before = seats["admin"].get("/audit.json").json()["number"]
    answer = client.post(at, data={**sent, "token": token_of(client) if is_ours else "0" * 64})
    as_described(operations[at], answer)
    after = seats["admin"].get("/audit.json").json()
    assert after["broken"] == []
    added = after["rows"][: after["number"] - before]
    assert answer.status_code == 303 or added == []
    assert len({one["together"] or one["n"] for one in added}) <= 1  # copies are decided as one
    if who == STRANGER:
        assert answer.status_code == 401
    elif not is_ours:
        assert answer.status_code == 403
