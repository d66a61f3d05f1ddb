"""A record whose every word is full of script and formulas, and the addresses that show it."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import quote

from reportedly.desk.pages.described import description
from reportedly.records.logbook import Release
from reportedly.review.release import release
from reportedly.store import Store
from reportedly.store.seal import of_all_editions

SCRIPT = "</title></text><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=alert(1) '"
FORMULA = "=HYPERLINK(1)"
WORDS = frozenset(
    {
        *("name", "printed", "title", "outlet", "credit", "origin", "url", "value", "quote"),
        *("named", "label", "source", "was", "now"),
    }
)
"""Fields of a record that hold words of a page."""

TABLES = ("readings", "claims", "places", "times", "incidents", "situations", "lineages")
_ROWS, _PUT = "SELECT seal, body FROM {}", "UPDATE {} SET body = ? WHERE seal = ?"


def hostile(told, field=""):
    """The same with each word of a page full of script, and a formula where it begins."""
    if isinstance(told, dict):
        return {key: hostile(one, key) for key, one in told.items()}
    if isinstance(told, list):
        return [hostile(one, field) for one in told]
    return f"{FORMULA}{told}{SCRIPT}" if isinstance(told, str) and field in WORDS else told


def fill_with_script(path):
    """Write over a record: a page could not make it so, a damaged file could."""
    with Store.open(path, create=False) as store:
        if not list(store.entries(Release)):
            release(store, f"{FORMULA}{SCRIPT}", "Ana", datetime(2024, 3, 2, tzinfo=UTC))
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for table in TABLES:
            for row, body in db.execute(_ROWS.format(table)).fetchall():
                told = json.dumps(hostile(json.loads(body)))
                db.execute(_PUT.format(of_all_editions(table)), (told, row))
        db.execute("UPDATE texts SET text = replace(text, ' the ', ?)", (f" {SCRIPT} ",))
        holders = "UPDATE claims SET holder = json_extract(body, '$.holder.name')"
        db.execute(holders)
        db.commit()


def addresses_of(path):
    """Return every address that is described, of two things each."""
    with Store.open(path, create=False) as store:
        linked = [one for one in store.incidents() if one.links]
        claims = [one for one in store.claims() if one.holder is not None]
        ids = {
            "/i/{id}": [one.id for one in linked],
            "/c/{id}": [one.id for one in claims],
            "/d/{id}": [f"{one.document}" for one in claims],
            "/s/{id}": [one.id for one in store.situations()],
            "/p/{id}": [p.id for i in linked for p in i.where if p.id],
            "/a/{name}": [one.holder.name for one in claims],
            "/export/making/{id}": [],  # only of an export of somebody's own; it tells no words
            "/releases/{number}": ["1"],
            "/api/gedevents/{number}": ["1"],
            "/o/{name}": [one.outlet for one in store.documents() if one.outlet],
        }
        pairs = [f"/links/{one.a}/{one.b}" for i in linked for one in i.links]
    found = []
    for at, told in description()["paths"].items():
        if "get" in told and not at.endswith("{file}"):  # a file is not opened by the browser
            stem, _, ending = at.partition("}")
            start = f"{stem.partition('{')[0]}{{{stem.partition('{')[2]}}}"
            if at.startswith("/links/"):
                found += [f"{pair}{at.rpartition('}')[2]}" for pair in pairs[:2]]
            elif "{" in at:
                found += [
                    f"{stem.partition('{')[0]}{quote(id_, safe='')}{ending}"
                    for id_ in dict.fromkeys(ids[start][:2])
                ]
            else:
                found.append(at)
    return found
