"""The review by keys alone, each doing what its hint says."""

import io
import sqlite3
import zipfile
from contextlib import closing

import pytest
from looking import served, sync_api

from reportedly.cli import main
from reportedly.desk.accounts import Accounts
from reportedly.desk.building import build_at
from reportedly.desk.visitor import Role
from reportedly.records.claim import Reading
from reportedly.store import Store

NOTHING = {"statements": (), "times": (), "places": (), "claims": ()}


def heading(page):
    return page.locator("#review h1").inner_text()


def claim(page):
    return page.locator("#review input[name=claim]").first.get_attribute("value")


def press(page, key):
    """Press a key and wait until the next claim, or its announcement, is there."""
    before = page.locator("#aloud").inner_text()
    expect = sync_api().expect
    page.keyboard.press(key)
    expect(page.locator("#aloud")).not_to_have_text(before)
    page.wait_for_load_state("networkidle")


def actions(record):
    with Store.open(record, create=False) as store:
        return [
            (one.action, one.claim and one.claim.id) for one in reversed(store.reviews().every())
        ]


def test_19_the_keys_do_what_their_hints_say_and_each_is_announced(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    seen.open("/review/claims")
    for key, word, action in (
        ("a", "accepted", "accept"),
        ("x", "rejected", "reject"),
        ("s", "skipped", "skip"),
        ("f", "flagged", "flag"),
    ):
        judged = claim(page)
        hint = page.locator(f"button[data-key={key}]").inner_text()
        assert hint.split()[0].casefold() == action
        press(page, key)
        assert f"{judged} {word}." in page.locator("#aloud").inner_text()
        assert claim(page) != judged
        assert page.evaluate("() => document.activeElement.closest('#review') !== null")
        assert actions(record)[-1] == (action, judged)
    assert page.locator("#aloud").get_attribute("aria-live") == "polite"
    page.keyboard.press("Tab")
    outline = "one => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineWidth]"
    assert page.locator(":focus").evaluate(outline) == ["solid", "3px"]


def test_19_a_reason_is_typed_without_deciding_and_kept_with_the_next_decision(
    look, review_desk, record
):
    page = look(review_desk).page
    page.goto(f"{review_desk}/review/claims", wait_until="networkidle")
    judged = claim(page)
    page.keyboard.press("w")
    page.keyboard.type("saf are next door")
    assert claim(page) == judged
    page.keyboard.press("Escape")
    press(page, "f")
    with Store.open(record, create=False) as store:
        [flag] = store.reviews().every()
    assert (flag.action, flag.why) == ("flag", "saf are next door")
    assert page.locator("#why").input_value() == ""


def test_19_the_buttons_do_the_same_without_scripts(look, review_desk, record):
    seen = look(review_desk, java_script_enabled=False)
    page = seen.page
    page.goto(f"{review_desk}/review/claims")
    first = claim(page)
    assert not page.locator("#why").is_visible()
    page.get_by_role("button", name="Accept").click()
    assert f"{first} accepted" in page.locator("#aloud").inner_text()
    assert claim(page) != first
    page.get_by_role("button", name="Undo").click()
    assert claim(page) == first
    page.get_by_role("link", name="Edit").click()
    page.locator("#edit [name=why]").fill("looked at")
    page.get_by_role("button", name="Save").click()
    assert f"{first} edited" in page.locator("#aloud").inner_text()
    assert [action for action, id_ in actions(record) if id_ == first] == [
        "accept",
        "undo",
        "edit",
    ]


def test_19_what_copies_say_alike_is_decided_with_one_key(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    with Store.open(record, create=False) as store:
        told = next(c for c in store.claims() if c.toll is not None and c.toll.low == 39)
    seen.open(f"/review/claims?at={told.id}")
    assert "1 origin, 2 copies" in page.locator("#review aside").inner_text()
    press(page, "a")
    assert "and on 1 copy of its page" in page.locator("#aloud").inner_text()
    seen.open("/audit")
    told = page.locator("tbody tr").all_inner_texts()
    assert len(told) == 2
    assert "a copy, decided with no. 1" in told[0]
    assert "with its copies" in told[1]


def test_a_note_is_signed_at_the_incident_and_read_by_all(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    with Store.open(record, create=False) as store:
        one = next(i for i in store.incidents() if "Kramatorsk" in i.title)
    seen.open(f"/i/{one.id}")
    page.get_by_text("Write an editor's note").click()
    page.get_by_label("Note").fill("The figure of the second page counts the station alone.")
    page.get_by_role("button", name="Sign and publish").click()
    page.wait_for_url("**#notes")
    note = page.locator("section.notes")
    assert "counts the station alone. — Ana, " in note.inner_text().replace("\n", " ")
    tolls = page.get_by_role("heading", name="Tolls", exact=True)
    assert note.bounding_box()["y"] < tolls.bounding_box()["y"]


def test_19_next_and_previous_decide_nothing_and_letters_in_fields_are_letters(
    look, review_desk, record
):
    seen = look(review_desk)
    page = seen.page
    seen.open("/review/claims")
    first = claim(page)
    for key, expected in (("j", False), ("k", True)):
        page.keyboard.press(key)
        page.wait_for_url("**after=**" if key == "j" else "**before=**")
        assert (claim(page) == first) is expected
    page.keyboard.press("e")
    page.wait_for_url("**edit=1**")
    page.locator("#edit [name=why]").focus()
    page.keyboard.type("axs jk")
    assert page.locator("#edit [name=why]").input_value() == "axs jk"
    assert actions(record) == []


def test_19_an_edit_is_typed_saved_with_enter_and_taken_back(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    with Store.open(record, create=False) as store:
        told = next(c for c in store.claims() if c.toll is not None and c.toll.low == 52)
    seen.open(f"/review/claims?at={told.id}")
    page.keyboard.press("e")
    page.wait_for_url("**edit=1**")
    assert page.evaluate("() => document.activeElement.name") == "event_class"
    page.locator("#edit [name=low]").fill("53")
    page.locator("#edit [name=high]").fill("53")
    press(page, "Enter")
    assert f"{told.id} edited." in page.locator("#aloud").inner_text()
    with Store.open(record, create=False) as store:
        assert next(c for c in store.claims() if c.edited_from == told.id).toll.low == 53
    press(page, "u")
    assert claim(page) == told.id
    assert [action for action, _ in actions(record)] == ["edit", "undo"]
    with Store.open(record, create=False) as store:
        assert all(c.edited_from is None for c in store.claims())


def test_19_the_edges_of_a_span_move_by_words_and_are_the_texts_characters(
    look, review_desk, record
):
    seen = look(review_desk)
    page = seen.page
    with Store.open(record, create=False) as store:
        told = next(c for c in store.claims() if c.toll is not None and c.toll.low == 39)
        text = store.document(told.document).text
    seen.open(f"/review/claims?at={told.id}&edit=1")
    page.keyboard.press("Escape")
    page.keyboard.press("}")
    page.keyboard.press("}")
    start = int(page.locator("#edit [name=start]").input_value())
    end = int(page.locator("#edit [name=end]").input_value())
    assert text[start:end] == page.locator("#context mark").inner_text()
    assert text[told.start : end].split() == [*told.quote.split(), "and", "87"]
    page.locator("#edit button").click()
    page.wait_for_url("**did=**")
    (action, edited), *copies = actions(record)
    assert (action, edited) == ("edit", told.id)
    assert [action for action, _ in copies] == ["edit"]  # the wire story's copy says it alike


def test_19_undo_after_the_last_claim_goes_back_to_it(look, review_desk):
    seen = look(review_desk)
    page = seen.page
    seen.open("/review/claims")
    for _ in range(200):
        if page.locator("#review h1").inner_text() == "Nothing waits here":
            break
        last = claim(page)
        press(page, "s")
    assert heading(page) == "Nothing waits here"
    press(page, "u")
    assert claim(page) == last


def test_20_each_decision_is_a_row_and_one_changed_by_hand_is_reported(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    seen.open("/review/claims")
    for key in ("a", "x", "u"):
        press(page, key)
    seen.open("/audit")
    assert page.locator("tbody tr").count() == 3
    assert "each row as it was written" in page.locator("main").inner_text()
    with closing(sqlite3.connect(record)) as db, db:
        db.execute("DROP TRIGGER reviews_stay_update")
        db.execute("UPDATE reviews SET user = 'Somebody' WHERE n = 2")
    seen.open("/audit")
    assert "no. 2: it is not what was written" in page.get_by_role("alert").inner_text()


def test_21_a_decision_whose_characters_are_gone_is_an_orphan_and_its_old_text_opens(
    look, tmp_path, made
):
    path = tmp_path / "orphan.record"
    with Store.open(path, create=True) as store:
        document = made.put(store)
    claim_id = made.claim(document).id
    with served(path, "--no-rebuild") as address:
        seen = look(address)
        seen.open("/review/orphans")
        assert "None." in seen.page.locator("main").inner_text()
        seen.open(f"/review/claims?at={claim_id}")
        press(seen.page, "a")
    with Store.open(path, create=False) as store:
        now = made.page(text=document.text.replace("two soldiers were", "2 soldiers were "))
        read = made.document(now).replacing(id=document.id)
        store.add(now, read, Reading(document=read.id, rules="other@1", **NOTHING))
        assert "two soldiers were" not in store.document(document.id).text
    with served(path, "--no-rebuild") as address:
        seen = look(address)
        seen.open("/review/orphans")
        row = seen.page.locator("tbody tr")
        assert row.count() == 1
        assert row.locator("mark").inner_text() == "two soldiers were killed"
        row.locator("a").click()
        seen.page.wait_for_url(f"**/d/{document.id}~{document.text_sha256[:16]}**")
        assert "".join(seen.page.locator("mark.open").all_text_contents()) == (
            "two soldiers were killed"
        )


def test_22_joined_reports_answer_from_the_old_address_and_part_again(look, review_desk, record):
    seen = look(review_desk)
    page = seen.page
    with Store.open(record, create=False) as store:
        one, other = [i for i in store.incidents() if i.event_class == "attack_on_armed"][:2]
    seen.open(f"/i/{one.id}")
    page.locator("form.join input[name=with]").fill(other.id)
    page.locator("form.join button").click()
    page.wait_for_url("**/review/links**")
    press(page, "m")
    build_at(record)
    with Store.open(record, create=False) as store:
        now = store.near().incident(one.id) or store.near().incident(other.id)
    gone = other.id if now.id == one.id else one.id
    seen.open(f"/i/{gone}")
    assert page.url.endswith(f"/i/{now.id}?from={gone}")
    assert f"merged from {gone}" in page.locator(".code").first.inner_text()
    seen.open("/review/links")
    press(page, "u")
    build_at(record)
    with Store.open(record, create=False) as store:
        assert store.near().incident(one.id) is not None
        assert store.near().incident(other.id) is not None


@pytest.fixture
def desk_with_accounts(record):
    accounts = Accounts(record)
    accounts.add("rita", Role.READER, "a reader of this")
    accounts.add("vera", Role.REVIEWER, "a reviewer of it")
    accounts.add("ada", Role.ADMIN, "an admin of this")
    name = ["withhold", "Pavlo Kyrylenko", "--why", "asked", "--by", "Ana"]
    assert main([*name, "--record", str(record)]) == 0
    with served(record, "--no-rebuild") as address:
        yield address


def test_23_a_withheld_name_is_blank_to_a_reader_and_shown_to_a_reviewer(
    look, desk_with_accounts, record
):
    with Store.open(record, create=False) as store:
        one = next(i for i in store.incidents() if "Kramatorsk" in i.title)

    def logged_in(name, password):
        seen = look(desk_with_accounts)
        seen.open(f"/i/{one.id}")
        seen.page.locator("[name=name]").fill(name)
        seen.page.locator("[name=password]").fill(password)
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{desk_with_accounts}/i/{one.id}")
        return seen.page

    page = logged_in("rita", "a reader of this")
    assert "Kyrylenko" not in page.content()
    assert "█" in page.locator("table.claims").first.inner_text()
    assert page.locator("header nav a").all_inner_texts() == [
        "Incidents", "Tolls", "Situations", "Indicators", "Export", "Methods", "Keys",
    ]  # fmt: skip
    claim_ = one.claims[0]
    document = one.documents[0]
    place = one.where[0].id
    for at in (
        *(f"/i/{one.id}", f"/i/{one.id}.json", f"/i/{one.id}.geojson", f"/i/{one.id}.svg"),
        *("/", "/index.json", "/incidents", "/incidents.json", "/incidents.csv", "/marks.json"),
        *("/incidents.geojson", "/incidents.svg", "/tolls", "/tolls.json", "/tolls.csv"),
        *(f"/c/{claim_}", f"/c/{claim_}.json", f"/d/{document}", f"/d/{document}.json"),
        *(f"/p/{place}", f"/p/{place}.json", "/indicators?by=party", "/export", "/releases"),
        "/incidents?q=the+governor",
    ):
        answer = page.request.get(f"{desk_with_accounts}{at}")
        assert answer.status == 200, at
        assert "Kyrylenko" not in answer.text(), at
    for word in ("Kyrylenko", "Pavlo Kyrylenko"):
        found = page.request.get(f"{desk_with_accounts}/incidents.json?q={word}").json()
        assert found["total"] == 0
    assert page.request.get(f"{desk_with_accounts}/a/Pavlo Kyrylenko").status == 404
    for name in ("csv", "jsonl", "annotations"):
        answer = page.request.get(f"{desk_with_accounts}/export/{name}.zip")
        with zipfile.ZipFile(io.BytesIO(answer.body())) as archive:
            assert not [n for n in archive.namelist() if b"Kyrylenko" in archive.read(n)], name
    assert "Pavlo Kyrylenko" in logged_in("vera", "a reviewer of it").content()
    admin = logged_in("ada", "an admin of this")
    admin.goto(f"{desk_with_accounts}/audit")
    assert f"vera: /i/{one.id}" in admin.locator("main").inner_text()
