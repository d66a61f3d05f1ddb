import zipfile

import pytest

from reportedly.records.logbook import Disclosure
from reportedly.store import Store

SHELLING = "i-000000000001"


def test_a_bundle_is_written_and_checked(run, tmp_path):
    out = tmp_path / "raid.wacz"
    code, told, err = run("bundle", SHELLING, "--out", str(out))
    assert code == 0
    assert told.startswith("1 incident, ")
    assert "redacted: withheld names are blank, the pages are left out" in err
    code, told, _ = run("verify", str(out))
    assert (code, told.splitlines()[0]) == (
        0,
        "3 documents, 5 claims, 1 incident checked, every byte as written "
        "(redacted, its pages left out)",
    )


def test_a_full_bundle_has_the_pages_and_is_kept_in_the_record(run, record, tmp_path, world):
    out = tmp_path / "raid.wacz"
    assert run("bundle", "i-0000000000", "--out", str(out))[0] == 2  # several begin so
    assert run("bundle", SHELLING, "--out", str(out), "--full")[0] == 2
    code, _, err = run("bundle", SHELLING, "--out", str(out), "--full", "--by", "Ana")
    assert code == 0
    assert "full: the pages as captured are in it; that Ana wrote it is in the record" in err
    with Store.open(record, create=False) as store:
        (entry,) = store.entries(Disclosure)
    assert (entry.what, entry.user) == (f"bundle of {SHELLING}", "Ana")
    assert "full, its pages as captured" in run("verify", str(out))[1]
    with zipfile.ZipFile(out) as archive:
        assert world.wire.text.encode() in [archive.read(one) for one in archive.namelist()]


def test_a_changed_byte_is_named_and_fails(run, tmp_path):
    out = tmp_path / "raid.wacz"
    run("bundle", SHELLING, "--out", str(out))
    raw = out.read_bytes()
    at = raw.index(b"25 people were killed")
    out.write_bytes(raw[:at] + b"35" + raw[at + 2 :])
    code, told, err = run("verify", str(out))
    assert (code, told) == (
        5,
        "pages/pages.jsonl: its bytes are not those that were put in (checksum)\n",
    )
    assert f"error: {out}: 1 thing is not as written." in err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("bundle", SHELLING, "--out", "raid.zip"), 2, "a bundle's name ends in .wacz"),
        (("bundle", "i-9", "--out", "a.wacz"), 4, "no incident has an id that begins with 'i-9'"),
        (("verify", "nosuch.wacz"), 2, "nosuch.wacz: there is no file here"),
        (("verify", "--signed-by", "a.pub"), 2, "a record is not signed"),
    ],
)
def test_what_cannot_be_done_is_told(run, words, code, message):
    found, _, err = run(*words)
    assert found == code
    assert message in err


def test_a_bundle_whose_first_byte_changed_fails(run, tmp_path):
    out = tmp_path / "raid.wacz"
    run("bundle", SHELLING, "--out", str(out))
    out.write_bytes(b"Q" + out.read_bytes()[1:])
    code, _, err = run("verify", str(out))
    assert code == 5
    assert "its first bytes are neither a record's nor a bundle's" in err


def test_a_bundle_that_nobody_signed_is_not_signed_by_anybody(run, tmp_path):
    out, key = tmp_path / "raid.wacz", tmp_path / "a.pub"
    run("bundle", SHELLING, "--out", str(out))
    key.write_text("no key\n", encoding="utf-8")
    code, _, err = run("verify", str(out), "--signed-by", str(key))
    assert code == 2
    assert "this is no public SSH key" in err or "ssh-keygen" in err


def test_a_record_is_told_by_its_first_bytes(run, record):
    code, told, _ = run("verify", str(record))
    assert (code, told) == (0, run("verify")[1])
