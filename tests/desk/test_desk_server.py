"""Several desks on one record in a server, and a server that goes and comes."""

import signal
from contextlib import ExitStack, closing

import pytest
from tampered import raw

from reportedly.desk.accounts import FREE_TRIES, Accounts, TooManyTries
from reportedly.desk.app import make_app
from reportedly.desk.state import Settings
from reportedly.desk.visitor import Role
from reportedly.store import Store
from reportedly.store.moved import copy_record

pytestmark = pytest.mark.parametrize("record", ["server"], indirect=True)
PASSWORD = "the word of the desk"  # noqa: S105 - of accounts made here


@pytest.fixture
def two_desks(record, client_of):
    with ExitStack() as open_:
        made = (make_app(Settings(record=record, user="Ana", rebuild=False)) for _ in range(2))
        yield [open_.enter_context(client_of(app)) for app in made]


def log_in(client, name, field):
    sent = {"token": field(client.get("/login").text, "token"), "name": name}
    return client.post("/login", data={**sent, "password": PASSWORD}).status_code


def decide(client, field):
    page = client.get("/review/claims").text
    sent = {name: field(page, name) for name in ("token", "press", "claim")}
    answer = client.post("/review/decide", data={**sent, "action": "accept"})
    assert answer.status_code == 303
    return sent["claim"]


def test_who_logs_in_at_one_desk_is_known_at_the_other(record, two_desks, field):
    one, other = two_desks
    Accounts(record).add("ana", Role.EDITOR, PASSWORD)
    assert other.get("/audit").status_code != 200
    assert log_in(one, "ana", field) == 303
    other.cookies.update(one.cookies)
    assert other.get("/audit").status_code == 200
    one.post("/logout", data={"token": field(one.get("/audit").text, "token")})
    assert other.get("/audit").status_code != 200


def test_who_guesses_at_one_desk_waits_at_the_other(record):
    one, other = Accounts(record), Accounts(record)
    one.add("ana", Role.READER, PASSWORD)
    for _ in range(FREE_TRIES):
        assert one.log_in("ana", "a guess", "1.2.3.4") is None
    with pytest.raises(TooManyTries):
        other.log_in("ana", PASSWORD, "1.2.3.4")


def test_what_is_decided_at_one_desk_does_not_wait_at_the_other(record, two_desks, field):
    decided = [decide(client, field) for client in two_desks * 3]
    assert len(set(decided)) == 6
    with Store.open(record, create=False) as store:
        assert [one.n for one in store.reviews().since(0)] == [1, 2, 3, 4, 5, 6]
        assert list(store.reviews().broken()) == []


def test_accounts_are_no_part_of_the_record(record, tmp_path):
    accounts = Accounts(record)
    accounts.add("ana", Role.READER, PASSWORD)
    assert [one.name for one in accounts] == ["ana"]
    copy_record(record, tmp_path / "handed.record")
    assert list(Accounts(tmp_path / "handed.record")) == []
    with closing(raw(record)) as db:
        kept = db.execute("SELECT hash FROM reportedly_desk.accounts").fetchall()
    assert PASSWORD not in str(kept)
    assert accounts.remove("ana")
    assert not accounts.remove("ana")


def test_a_desk_goes_on_when_its_server_is_back(server, two_desks, field):
    first = decide(two_desks[0], field)
    server.stop(signal.SIGKILL)
    told = two_desks[0].get("/incidents")
    assert told.status_code == 503
    assert "server" in told.text
    server.start()
    assert two_desks[0].get("/incidents").status_code == 200
    assert decide(two_desks[0], field) != first


def test_a_form_or_a_question_with_what_no_text_can_hold_is_answered(two_desks, field):
    client = two_desks[0]
    sent = {"token": field(client.get("/login").text, "token"), "name": "a\0b"}
    assert client.post("/login", data={**sent, "password": "\0" * 12}).status_code < 500
    for at in ("/incidents", "/review/claims"):
        assert client.get(at, params={"at": "c-\0", "q": "\0", "place": "\0"}).status_code < 500
    for at in ("/i/%00", "/c/%00", "/p/%00", "/a/%00", "/o/%00", "/d/%00"):
        assert client.get(at).status_code in {302, 404}
    assert decide(client, field)
