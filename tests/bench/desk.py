"""The desk under readers and reviewers: server time by page, decisions lost or double, memory.

usage: desk.py RECORD [--seconds N] [--readers N] [--reviewers N] [--think S] [--withhold N]

RECORD is written to: accounts, decisions of the reviewers, and N names of places to withhold, if it
has none yet (as one word they are also found among made-up ones: two are on a tenth of the pages). Give a copy, or one that generated.py made with --unbuilt: its incidents are built
first, and anew meanwhile. Everything stays on loopback; it ends after so many seconds whatever
happens. At the end it is started once more, to see how soon it has what was made before.

An incident that was renamed is followed to where it is (308). One that is gone (404) is told apart only
where a claim of it was rejected meanwhile and the record has no incident of that id: a decision dissolved
it. Every other answer that is no page is wrong, and the bench fails.
"""

import argparse
import os
import random
import re
import statistics
import sys
import threading
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import httpx2

sys.path.append(str(Path(__file__).parents[1] / "browser"))
from looking import started

from reportedly.desk.accounts import Accounts
from reportedly.desk.building import build_at
from reportedly.desk.visitor import Role
from reportedly.records.logbook import Withholding
from reportedly.records.review import ReviewAction
from reportedly.store import Store
from reportedly.store.where import located

LIMIT_MS = 300
PASSWORD = "only for this bench"  # noqa: S105 - of accounts made here
SAMPLE = 400


class Seen:
    """What all visitors measured and were told."""

    def __init__(self) -> None:
        self.times = defaultdict(list)
        self.wrong = defaultdict(int)
        self.gone = []
        self.renamed = 0
        self.told = []
        self.lock = threading.Lock()

    def follow(self, client, kind, at):
        """Ask for a page; one that leads to where an incident is now is followed once."""
        answer = client.get(at)
        if kind == "/i/" and answer.status_code == 308:
            with self.lock:
                self.renamed += 1
            answer = client.get(answer.headers["location"])
        elif kind == "/i/" and answer.status_code == 404:
            with self.lock:
                self.gone.append(at.removeprefix(kind))
            return
        self.note(kind, answer)

    def note(self, kind, answer):
        """Note how long the server took for a page, and whether it was one."""
        timing = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
        with self.lock:
            if timing:
                self.times[kind].append(float(timing[1]))
            if answer.status_code not in {200, 303}:
                self.wrong[f"{kind} {answer.status_code}"] += 1


def known(path):
    """Some ids of each kind, drawn by lot, and the claims of the incidents among them."""
    with Store.open(path, create=False) as store, store.snapshot():
        draw = random.Random(1)
        incidents = [one for _, one in zip(range(SAMPLE * 3), store.incidents(), strict=False)]
        incidents = draw.sample(incidents, min(SAMPLE, len(incidents)))
        claims = [one for incident in incidents for one in incident.claims[:2]]
        found = store.near().claims(claims[:SAMPLE])
        drawn = {
            "/i/": [one.id for one in incidents],
            "/c/": [one.id for one in found],
            "/d/": [f"{one.document}?s={one.start}-{one.end}" for one in found],
            "/p/": [p.id for one in incidents for p in one.where if p.id][:SAMPLE],
            "/a/": [one.holder.name for one in found if one.holder is not None],
            "/links/": [f"{k.a}/{k.b}" for one in incidents for k in one.links[:1]],
        }
        homes = {one.id: set(one.claims) for one in incidents}
        return {kind: some for kind, some in drawn.items() if some}, homes


def read(client, seen, ids, until, think):
    """Look around as a reader does, with a pause after each page."""
    draw = random.Random(threading.get_ident())
    lists = ("/", "/incidents", "/incidents?q=camp", "/incidents.json", "/incidents.geojson",
             "/incidents?event=shelling", "/marks.json", "/s", "/methods")  # fmt: skip
    while time.monotonic() < until:
        kind = draw.choice([*lists, *ids])
        at = f"{kind}{draw.choice(ids[kind])}" if kind in ids else kind
        seen.follow(client, kind, at)
        time.sleep(draw.uniform(0, 2 * think))


def field(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return None if found is None else found[1]


def review(client, seen, until, think):
    """Judge one claim after the other."""
    draw = random.Random(threading.get_ident())
    at = "/review/claims"
    while time.monotonic() < until:
        answer = client.get(at)
        seen.note("/review/claims", answer)
        sent = {name: field(answer.text, name) for name in ("token", "press", "claim")}
        if sent["claim"] is None:
            return
        action = draw.choice(["accept", "accept", "accept", "reject", "skip", "flag"])
        answer = client.post("/review/decide", data={**sent, "action": action})
        seen.note("POST decide", answer)
        if answer.status_code == 303:
            at = answer.headers["location"]
            with seen.lock:
                seen.told.append(int(at.rpartition("did=")[2]))
        time.sleep(draw.uniform(0, 2 * think))


def log_in(address, name):
    client = httpx2.Client(base_url=address, timeout=120)
    token = field(client.get("/login").text, "token")
    answer = client.post("/login", data={"token": token, "name": name, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client


def memory(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024


def processor(process):
    """The seconds of processor time that a process has had."""
    told = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def withhold(store, ids, many):
    """Withhold the names of some places, so that readers are shown less than is there."""
    if any(True for _ in store.entries(Withholding)):
        return
    for id_ in list(dict.fromkeys(ids))[:many]:
        found = next(p for i in store.incidents() for p in i.where if p.id == id_)
        entry = Withholding(
            name=found.printed, withheld=True, why="bench", user="Ana", made_at=datetime.now(UTC)
        )
        store.add_entry(entry)


def seconds_until(client, at):
    """How long it takes until a page is there."""
    began = time.monotonic()
    while client.get(at).status_code != 200:
        time.sleep(0.2)
    return time.monotonic() - began


def at_times(sizes):
    """Memory at the start, in the middle and at the end."""
    return " ".join(f"{sizes[n * (len(sizes) - 1) // 4]}" for n in range(5))


def told(seen):
    """Print what was measured; whether every page kept the limit."""
    kept = True
    print(f"{'page':28}{'asked':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    every = [*sorted(seen.times.items()), ("all", [t for ts in seen.times.values() for t in ts])]
    for kind, times in every:
        cut = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"{kind:28}{len(times):8}{statistics.median(times):9.1f}{cut:9.1f}{max(times):9.1f}")
        kept = kept and cut <= LIMIT_MS
    return kept


def people(asked):
    """Give readers and reviewers an account, and return their names and roles."""
    names = [(f"reader {n}", Role.READER) for n in range(asked.readers)]
    names += [(f"reviewer {n}", Role.REVIEWER) for n in range(asked.reviewers)]
    accounts = Accounts(asked.record)
    for name, role in names:
        accounts.add(name, role, PASSWORD)
    return names


def settle_gone(path, seen, homes, before):
    """Tell how many asked for what a decision dissolved; others that were gone are wrong."""
    with Store.open(path, create=False) as store, store.snapshot():
        rejected = {
            one.claim.id
            for one in store.reviews().since(before)
            if one.action is ReviewAction.REJECT and one.claim is not None
        }
        there = store.near().incidents(sorted(set(seen.gone)))
    dissolved = [id_ for id_ in seen.gone if id_ not in there and rejected & homes[id_]]
    wrong = len(seen.gone) - len(dissolved)
    if wrong:
        seen.wrong["/i/ 404"] += wrong
    print(f"{seen.renamed} led on to where an incident is now, {len(dissolved)} asked for one that "
          "a decision dissolved")  # fmt: skip


def again(record, names, options):
    """Start once more, and tell how soon a reader has the list."""
    began = time.monotonic()
    process, address = started(record, *options)
    try:
        seconds_until(log_in(address, names[0][0]), "/incidents")
        print(f"at a second start a reader has the list after {time.monotonic() - began:.1f} s")
    finally:
        process.kill()
        process.wait(20)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=located)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--reviewers", type=int, default=3)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--withhold", type=int, default=2)
    parser.add_argument("--no-rebuild", action="store_true")
    asked = parser.parse_args()
    seconds = min(asked.seconds, 900)
    names = people(asked)
    if not asked.no_rebuild:
        build_at(asked.record)
    ids, homes = known(asked.record)
    with Store.open(asked.record, create=False) as store:
        before, stamps = store.reviews().head()[0], {store.near().stamp()[0]}
        withhold(store, ids["/p/"], asked.withhold)
    options = ["--no-rebuild"] * asked.no_rebuild
    began = time.monotonic()
    process, address = started(asked.record, *options)
    try:
        print(f"listens after {time.monotonic() - began:.1f} s")
        clients = [log_in(address, name) for name, _ in names]
        for one, who in ((clients[-1], "a reviewer"), (clients[0], "a reader")):
            seconds_until(one, "/incidents")
            print(f"{who} has the list after {time.monotonic() - began:.1f} s, "
                  f"{memory(process)} MB", flush=True)  # fmt: skip
        seen, until, used = Seen(), time.monotonic() + seconds, processor(process)
        sizes = [memory(process)]
        visitors = [
            threading.Thread(target=read, args=(one, seen, ids, until, asked.think))
            for one in clients[: asked.readers]
        ] + [
            threading.Thread(target=review, args=(one, seen, until, asked.think))
            for one in clients[asked.readers :]
        ]
        for one in visitors:
            one.start()
        with Store.open(asked.record, create=False) as store:
            while time.monotonic() < until:
                time.sleep(min(5, seconds / 4))
                sizes.append(memory(process))
                stamps.add(store.near().stamp()[0])
        for one in visitors:
            one.join(180)
        used = processor(process) - used
    finally:
        process.kill()
        process.wait(20)
    again(asked.record, names, options)
    is_kept = told(seen)
    asked_for = sum(map(len, seen.times.values()))
    print(f"{1000 * used / asked_for:.1f} ms of the server's processor time a page")
    with Store.open(asked.record, create=False) as store:
        rows = [one.n for one in store.reviews().every() if one.n > before]
        broken = list(store.reviews().broken())
    settle_gone(asked.record, seen, homes, before)
    lost, double = set(seen.told) - set(rows), len(seen.told) - len(set(seen.told))
    print(f"{len(seen.told)} decisions acknowledged, {len(lost)} lost, {double} double, "
          f"chain {'broken' if broken else 'whole'}; built anew {len(stamps) - 1} times; memory at "
          f"each quarter {at_times(sizes)} MB, at most {max(sizes)}; wrong answers {dict(seen.wrong)}")  # fmt: skip
    return 0 if is_kept and not lost and not double and not broken and not seen.wrong else 5


if __name__ == "__main__":
    sys.exit(main())
