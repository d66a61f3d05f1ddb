"""A desk over the sample pages, and over records made by hand."""

import re
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from own_server import name_of
from starlette.testclient import TestClient

from reportedly.cli import main
from reportedly.desk.accounts import Accounts
from reportedly.desk.app import make_app
from reportedly.desk.state import Settings
from reportedly.desk.visitor import Role
from reportedly.store import Store
from reportedly.store.moved import copy_record

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory):
    """The sample pages, read once."""
    path = tmp_path_factory.mktemp("sample") / "sample.record"
    pages, known = ROOT / "sample" / "pages", ROOT / "sample" / "metadata.csv"
    assert main(["ingest", str(pages), "--metadata", str(known), "--record", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def sample_database(sample_record, server):
    """The same in a database, to be copied from."""
    place = server.database()
    copy_record(sample_record, place)
    return name_of(place)


@pytest.fixture
def record(request, sample_record, tmp_path):
    """A copy of the sample record, to be written to: a file, where a test asks for no server."""
    if getattr(request, "param", "file") == "server":
        template = request.getfixturevalue("sample_database")
        request.getfixturevalue("monkeypatch").setenv("REPORTEDLY_CACHE", str(tmp_path / "cache"))
        server = request.getfixturevalue("server")
        place = server.database(template)
        yield place
        server.drop(place)
        return
    path = tmp_path / "desk.record"
    shutil.copy(sample_record, path)
    yield path


def app_of(path, **settings):
    return make_app(Settings(record=path, user="Ana", rebuild=False, **settings))


def client_of(app):
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session", name="client_of")
def client_of_():
    """Opens a client of an application."""
    return client_of


@pytest.fixture
def desk(record):
    """A client of a desk without accounts."""
    with client_of(app_of(record)) as client:
        yield client


@pytest.fixture(scope="session")
def desk_of():
    """Opens a desk without accounts over any record."""
    return lambda path: client_of(app_of(path))


@pytest.fixture
def store(record):
    with Store.open(record, create=False) as store:
        yield store


def field(page, name):
    """The value of a hidden field of the first form that has it."""
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.fixture(scope="session", name="field")
def field_():
    """Finds the value of a hidden field."""
    return field


class Reader:
    """Somebody at a desk who sends what its forms would."""

    def __init__(self, client):
        self.client = client

    def see(self, at):
        answer = self.client.get(at)
        assert answer.status_code == 200, answer.text
        return answer.text

    def waits(self, kind="claims"):
        return field(self.see(f"/review/{kind}"), "claim")

    def hidden(self, at, *names):
        page = self.see(at)
        return {name: field(page, name) for name in names}

    def send(self, to, at, **fields):
        return self.client.post(to, data={**self.hidden(at, "token", "press"), **fields})

    def decide(self, action, claim=None, **fields):
        at = "/review/claims" if claim is None else f"/review/claims?at={claim}"
        told = self.waits() if claim is None else claim
        return self.send("/review/decide", at, claim=told, action=action, **fields)


@pytest.fixture
def reader(desk):
    return Reader(desk)


@pytest.fixture(scope="session")
def accounts(tmp_path_factory):
    """A file of accounts, one of each role, named for it."""
    path = tmp_path_factory.mktemp("accounts") / "some.record"
    made = Accounts(path)
    for role in Role:
        made.add(role.value, role, f"{role.value} of the desk")
    return made.kept.path


@pytest.fixture
def log_in(record, accounts):
    """Open a desk with accounts as somebody of a role; the desk has one of each."""
    is_file = isinstance(record, Path)
    if is_file:
        shutil.copy(accounts, f"{record}.desk")
    app = app_of(record)
    with ExitStack() as seats:

        def as_(name):
            if not is_file:
                Accounts(record).add(name, Role(name), f"{name} of the desk")
            client = seats.enter_context(client_of(app))
            sent = {"token": field(client.get("/login").text, "token"), "name": name}
            answer = client.post("/login", data={**sent, "password": f"{name} of the desk"})
            assert answer.status_code == 303
            return Reader(client)

        yield as_
