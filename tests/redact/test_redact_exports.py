"""A withheld name is in no byte of any redacted export, and of no file's name."""

import gzip
import html
import io
import json
import re
import shutil
import tempfile
import zipfile
from datetime import UTC, datetime
from urllib.parse import quote

import duckdb
import pytest

from reportedly.cli import main
from reportedly.export import EXPORTERS
from reportedly.records.review import Review, ReviewAction
from reportedly.store import Store
from reportedly.store.anchors import anchors_of
from reportedly.store.standing import fields_of

PAGE = """Strike on the market of Kramatorsk kills Mira Olden

Two shells hit the market in Kramatorsk on 8 April 2022. Mira Olden, 9, was killed, the regional
governor, Pavlo Kyrylenko, said. "Mira
Olden was at my side," said María Ñuñez, a witness. MIRA OLDEN's aunt, Corporal Tom Varley, was
wounded. Russia's defence ministry denied carrying out the strike. Olden's school was closed, and
Varley was taken to Dnipro. Ñuñez lost her house.
"""
NAMES = ("Mira Olden", "María Ñuñez", "Tom Varley")
PUBLIC = "Kyrylenko"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("withheld")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "mira-olden-killed.txt").write_text(PAGE, encoding="utf-8")
    (pages / "m.csv").write_text(
        "file,url,published,outlet,title\n"
        "mira-olden-killed.txt,https://gazette.example/Mira%20Olden?q=Mar%C3%ADa+%C3%91u%C3%B1ez,"
        "2022-04-09,Harbour Gazette,Mira Olden is dead\n",
        encoding="utf-8",
    )
    path = folder / "a.record"
    told = ("--metadata", str(pages / "m.csv"), "--record", str(path))
    assert main(["ingest", str(pages / "mira-olden-killed.txt"), *told]) == 0
    for name in NAMES:
        words = ("withhold", name, "--why", "asked", "--by", "Ana", "--record", str(path))
        assert main(list(words)) == 0
    return path


def spellings():
    for name in (*NAMES, *" ".join(NAMES).split(), "mira-olden"):
        for one in {name, name.upper(), name.lower()}:
            yield one.encode()
            yield json.dumps(one).strip('"').encode()
            yield quote(one).encode()
            yield html.escape(one).encode("ascii", "xmlcharrefreplace")
            yield one.encode("utf-16-le")


def contents(folder):
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)), str(path.relative_to(folder)).encode()
        if path.is_file():
            yield from unpacked(path.name, path.read_bytes())


def unpacked(name, raw):
    """The bytes, and those in an archive or a packed table."""
    yield name, raw
    if raw.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for member in archive.namelist():
                yield f"{name}#{member}", member.encode()
                inside = archive.read(member)
                if name.endswith(".xlsx"):  # its own markup has "bottom" in it
                    inside = b" ".join(re.findall(rb">([^<]*)<", inside))
                yield from unpacked(f"{name}#{member}", inside)
    elif raw.startswith(b"\x1f\x8b"):
        yield from unpacked(f"{name}#unpacked", gzip.decompress(raw))
    elif raw.startswith(b"PAR1"):
        with tempfile.NamedTemporaryFile() as file:
            file.write(raw)
            file.flush()
            table = duckdb.read_parquet(file.name).fetchall()
        yield f"{name}#table", json.dumps(table, default=str).encode()


def leaks(folder):
    return [
        (name, one)
        for name, raw in contents(folder)
        for one in spellings()
        if one in raw or one.lower() in raw.lower()
    ]


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_a_withheld_name_is_in_no_byte_of_an_export(record, tmp_path, form):
    assert main(["export", form, "--out", str(tmp_path), "--record", str(record)]) == 0
    assert leaks(tmp_path) == []
    assert json.loads((tmp_path / f"{form}-redaction.json").read_bytes())["redacted"] is True


def test_a_withheld_name_is_in_no_byte_of_the_decisions(record, tmp_path):
    """Of the page as it is, and of a text of before in which the names stood elsewhere."""
    path = tmp_path / "judged.record"
    shutil.copy(record, path)
    with Store.open(path, create=False) as store:
        for document in store.documents():
            read = store.reading(document.id).claims
            for id_, anchor in anchors_of(document, read).items():
                claim = next(one for one in read if one.id == id_)
                fields = fields_of(claim) | {"holder": "María Ñuñez"}
                for n, at in enumerate((anchor, anchor.replacing(text_sha256="0" * 64, start=0))):
                    said = Review(
                        subject=at.subject,
                        action=ReviewAction.REJECT,
                        user="Ana",
                        made_at=datetime(2024, 3, 2, tzinfo=UTC),
                        token=f"Ana {id_} {n}",
                        anchor=at.replacing(quote="Mira Olden, 9, was killed") if n else at,
                        claim=claim,
                        before=fields,
                        after=fields,
                        why="Mira Olden is told as a number; Varley too.",
                    )
                    store.reviews().add(said)
    out = tmp_path / "out"
    assert main(["export", "reviews", "--out", str(out), "--record", str(path)]) == 0
    told = [json.loads(line) for line in (out / "reviews.jsonl").read_text("utf-8").splitlines()]
    assert len(told) > 4
    assert all("█" in row["why"] and "█" in row["before"]["holder"] for row in told)
    assert leaks(out) == []


def test_a_withheld_name_is_in_no_byte_of_a_bundle(record, tmp_path):
    with Store.open(record, create=False) as store:
        ids = [one.id for one in store.incidents()]
    out = tmp_path / "out" / "a.wacz"
    assert main(["bundle", *ids, "--out", str(out), "--record", str(record)]) == 0
    assert leaks(out.parent) == []


def test_the_search_would_find_it(record, tmp_path):
    words = ["export", "jsonl", "--full", "--by", "Ana", "--why", "for the archive"]
    assert main([*words, "--out", str(tmp_path), "--record", str(record)]) == 0
    assert {one.decode(errors="ignore") for _, one in leaks(tmp_path)} >= {*NAMES, "Olden"}


def test_who_speaks_in_public_is_told(record, tmp_path):
    assert main(["export", "jsonl", "--out", str(tmp_path), "--record", str(record)]) == 0
    told = (tmp_path / "claims.jsonl").read_text(encoding="utf-8")
    assert PUBLIC in told
