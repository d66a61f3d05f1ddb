"""`reportedly gazetteer`: what a person sees, and what a record keeps."""

from pathlib import Path

import pytest

from reportedly.cli import adding, lookup, main
from reportedly.records.claim import PlaceName
from reportedly.records.vocabulary import PlaceLevel
from reportedly.store import Store
from reportedly.vocab.gazetteer import gazetteer_of
from reportedly.vocab.places import Named, Place

VILLAGES = (
    "name,lat,lon,country,level,other_names,used_by\nMarsk,49.4,31.6,UA,village,Marskoye@ru,north\n"
)
HARBOUR = Place(
    id="geonames:1",
    name="Northford",
    level=PlaceLevel.SETTLEMENT,
    lat=49.1,
    lon=31.2,
    radius_km=3.0,
    country="UKR",
    population=4200,
    contested=True,
    names=(
        PlaceName(name="Northford", language="en", used_by="wide north"),
        PlaceName(name="Sorgrad", language="xx", used_by="south"),
    ),
)
BUILT_IN = [Named(HARBOUR, ("Northford", "Sorgrad"), 2)]


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path):
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "120")

    def opened(added=None):
        return gazetteer_of(BUILT_IN, added)

    monkeypatch.setattr(lookup, "open_gazetteer", opened)
    monkeypatch.setattr(adding, "open_gazetteer", opened)


@pytest.fixture
def run(tmp_path, capsys):
    def ran(*words, at="a.record"):
        code = main(["gazetteer", *words, "--record", str(tmp_path / at)])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


@pytest.fixture
def villages(tmp_path):
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES)
    return str(path)


def scope_at(path):
    with Store.open(path, create=False) as store:
        return store.scope(), list(store.scopes())


def test_what_was_added_is_told_and_kept_by_its_hash(run, villages, tmp_path):
    code, out, err = run("add", villages, "--licence", "CC BY 4.0")
    assert code == 0
    words = " ".join(out.split())
    assert "read as names, indexed now file villages.csv SHA-256" in words
    assert "places 1, with 2 names" in words
    assert "licence CC BY 4.0" in words
    assert "Pages that were read stay as they are" in words
    assert "its terms are not told" not in err
    (pack,) = scope_at(tmp_path / "a.record")[0].packs
    assert pack.sha256 in out


def test_without_terms_a_note_says_so(run, villages):
    assert "its terms are not told" in run("add", villages)[2]


def test_adding_it_again_changes_nothing(run, villages, tmp_path):
    run("add", villages)
    assert "indexed before; not read again" in run("add", villages)[1]
    assert len(scope_at(tmp_path / "a.record")[1]) == 1


def test_a_newer_file_of_the_name_takes_the_place_of_the_older(run, villages, tmp_path):
    run("add", villages)
    with Path(villages).open("a") as file:
        file.write("Ford,49.5,31.7,UA,,,\n")
    run("add", villages)
    now, history = scope_at(tmp_path / "a.record")
    assert [(pack.name, pack.places) for pack in now.packs] == [("villages", 2)]
    assert [len(one.packs) for one in history] == [1, 1]


def test_the_list_says_what_is_used_and_what_lies_there(run, villages, tmp_path):
    run("add", villages)
    code, out, _ = run("list")
    assert code == 0
    assert [line.split()[:2] for line in out.splitlines() if "used" in line] == [
        ["built", "in"],
        ["villages", "used"],
    ]
    Store.open(tmp_path / "other.record", create=True).close()
    assert "not used" in run("list", at="other.record")[1]


def test_one_that_is_removed_is_not_read_with_any_more_and_stays_known(run, villages, tmp_path):
    run("add", villages)
    code, out, _ = run("remove", "villages")
    assert code == 0
    assert "is read without villages" in out
    now, history = scope_at(tmp_path / "a.record")
    assert now.packs == ()
    assert [len(one.packs) for one in history] == [1, 0]
    assert run("remove", "villages")[0] == 4
    assert list((tmp_path / "data" / "gazetteers").iterdir())


def test_its_index_is_deleted_when_told_so(run, villages, tmp_path):
    run("add", villages)
    assert "was deleted from this machine" in run("remove", "villages", "--delete")[1]
    assert not list((tmp_path / "data" / "gazetteers").iterdir())


def test_a_record_whose_gazetteer_is_not_here_says_which_file_to_add(run, villages, tmp_path):
    run("add", villages)
    for path in (tmp_path / "data" / "gazetteers").iterdir():
        path.unlink()
    code, _, err = run("search", "Marsk")
    assert code == 2
    assert "Add its file villages.csv (SHA-256" in " ".join(err.split())
    assert "not on this machine" in run("list")[1]


def test_search_shows_all_names_with_who_uses_them_and_the_source(run, villages):
    code, out, err = run("search", "Sorgrad", at="none.record")
    assert code == 0
    words = " ".join(out.split())
    assert words.startswith("Northford / Sorgrad geonames:1 what settlement, 4,200 people")
    assert "Northford [en]: in wide use, used by north" in words
    assert "Sorgrad [xx]: used by south" in words
    assert "source built in" in words
    assert err.startswith("there is no record at ")
    assert err.endswith("\n1 place\n")
    run("add", villages)
    words = " ".join(run("search", "Marskoye")[1].split())
    assert "Marsk: used by north Marskoye [ru]" in words
    assert "source villages (g-" in words
    assert "source villages (g-" in " ".join(run("search", "Marsk", at="none.record")[1].split())


def test_a_misspelt_name_is_looked_for_in_the_states_in_play(run):
    assert run("search", "Northferd")[0] == 4
    assert run("countries", "UA")[1] == "in play first: UKR\n"
    code, out, _ = run("search", "Northferd")
    assert code == 0
    assert out.startswith("No place is spelt so. These sound like it:\nNorthford / Sorgrad")


def test_the_states_in_play_are_told_set_and_taken_back(run):
    assert run("countries", "Ukraine", "am", "UA")[1] == "in play first: UKR, ARM\n"
    assert run("countries")[1] == "in play first: UKR, ARM\n"
    assert run("countries", "--none")[1] == "in play first: none\n"
    code, _, err = run("countries", "Atlantis")
    assert code == 2
    assert "'Atlantis' is no country's code" in err


def test_a_hostile_file_cannot_drive_the_terminal(run, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("name,lat,lon,country\nDol,\x1b[2J,31,UA\n")
    code, _, err = run("add", str(path))
    assert code == 2
    assert "\x1b" not in err
    assert "row 2, column lat: " in err
