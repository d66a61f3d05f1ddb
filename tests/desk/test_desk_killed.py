import re
import threading

import httpx2
import pytest
from looking import served, started

from reportedly.cli import main
from reportedly.store import Store

WRITERS = 3
BEFORE_THE_KILL = 12


def field(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def judge(address, claims, told):
    """Accept claims one after another until the server is gone; note what it acknowledged."""
    with httpx2.Client(base_url=address, timeout=20) as client:
        for claim in claims:
            try:
                page = client.get(f"/review/claims?at={claim}").text
                sent = {name: field(page, name) for name in ("token", "press", "claim")}
                answer = client.post("/review/decide", data={**sent, "action": "accept"})
            except (httpx2.HTTPError, TypeError):
                return
            if answer.status_code == 303:
                told.append((claim, int(answer.headers["location"].rpartition("did=")[2])))


@pytest.mark.parametrize("record", ["file", "server"], indirect=True)
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(record):
    with Store.open(record, create=False) as store:
        claims = [claim.id for claim in store.claims()]
    process, address = started(record, "--no-rebuild")
    told = []
    writers = [
        threading.Thread(target=judge, args=(address, claims[n::WRITERS], told))
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    while len(told) < BEFORE_THE_KILL and process.poll() is None:
        threading.Event().wait(0.01)
    process.kill()
    for writer in writers:
        writer.join(30)
    process.wait(20)
    process.stderr.close()
    assert len(told) >= BEFORE_THE_KILL
    with Store.open(record, create=False) as store:
        kept = {one.n: one.claim.id for one in store.reviews().every()}
        assert list(store.reviews().broken()) == []
    assert {n: claim for claim, n in told}.items() <= kept.items()
    assert len(told) <= len(kept) <= len(told) + WRITERS
    assert main(["verify", "--record", str(record)]) == 0
    with served(record, "--no-rebuild") as again:
        assert httpx2.get(f"{again}/audit.json", timeout=20).json()["number"] == len(kept)
