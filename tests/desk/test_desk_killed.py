"""The server is killed again and again while answers to decisions are under way."""

import random
import re
import threading

import httpx2
import pytest
from looking import served, started

from reportedly.cli import main
from reportedly.store import Store

WRITERS = 4
ROUNDS = 4
BEFORE_A_KILL = 4


def field(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


class Said:
    """What was sent, and what was acknowledged: the claim by the number of its row."""

    def __init__(self):
        self.sent = []
        self.told = []

    def judge(self, address, claims):
        """Accept claims one after another until the server is gone."""
        with httpx2.Client(base_url=address, timeout=20) as client:
            for claim in claims:
                try:
                    page = client.get(f"/review/claims?at={claim}").text
                    sent = {name: field(page, name) for name in ("token", "press", "claim")}
                    self.sent.append(claim)
                    answer = client.post("/review/decide", data={**sent, "action": "accept"})
                except (httpx2.HTTPError, TypeError):
                    return
                if answer.status_code == 303:
                    self.told.append((int(answer.headers["location"].rpartition("did=")[2]), claim))


def killed_while_they_judge(record, claims, after):
    """What was said to a server that was killed, so many seconds after the first decisions."""
    process, address = started(record)
    said = Said()
    writers = [
        threading.Thread(target=said.judge, args=(address, claims[n::WRITERS]))
        for n in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    while len(said.told) < BEFORE_A_KILL and process.poll() is None:
        threading.Event().wait(0.005)
    threading.Event().wait(after)
    assert process.poll() is None
    process.kill()
    for writer in writers:
        writer.join(30)
    process.wait(20)
    process.stderr.close()
    return said


@pytest.mark.parametrize("record", ["file", "server"], indirect=True)
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(record):
    with Store.open(record, create=False) as store:
        claims = [claim.id for claim in store.claims()]
    draw, told, under_way = random.Random(7), {}, 0  # noqa: S311 - no secret
    for _ in range(ROUNDS):
        left = [one for one in claims if one not in told.values()]
        said = killed_while_they_judge(record, left, draw.uniform(0, 0.15))
        assert len(said.told) >= BEFORE_A_KILL
        told |= dict(said.told)
        under_way += len(said.sent) - len(said.told)
        with Store.open(record, create=False) as store:
            kept = {one.n: one.claim.id for one in store.reviews().every()}
            assert list(store.reviews().broken()) == []
        assert told.items() <= kept.items()
        assert len(kept) <= len(told) + under_way
    assert under_way > 0  # or it was never killed while somebody waited for an answer
    assert main(["verify", "--record", str(record)]) == 0
    with served(record, "--no-rebuild") as again:
        assert httpx2.get(f"{again}/audit.json", timeout=20).json()["number"] == len(kept)
