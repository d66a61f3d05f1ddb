"""Look-ups, the index and its cache, and the data files behind them."""

import sqlite3

import pytest

from reportedly.errors import DataError
from reportedly.records.claim import PlaceName
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab import gazetteer as module
from reportedly.vocab import index as index_module
from reportedly.vocab import places as data
from reportedly.vocab.actors import load_actors
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import gazetteer_of, index_version, open_gazetteer
from reportedly.vocab.places import Named, Place, load_contested, read_rows
from reportedly.vocab.placewords import load_place_words


def town(name, *others, country="ARM", number=1, **more):
    place = Place(
        id=f"geonames:{number}",
        name=name,
        level=PlaceLevel.SETTLEMENT,
        lat=40.0,
        lon=45.0,
        radius_km=3.0,
        country=country,
        names=tuple(PlaceName(name=n) for n in (name, *others)),
        **more,
    )
    return Named(place, (name, *others), 1)


TOWNS = (
    town("Khndzoresk", "Hunzirak", number=1),
    town("Vardenis", number=2, population=500),
    town("Vardenis", "Basarkechar", number=3, population=12_000),
    town("Córdoba", country="ARG", number=4),
)


def ids(candidates):
    return {candidate.place.id for candidate in candidates}


def test_all_places_of_a_name_are_found_with_their_names():
    gazetteer = gazetteer_of(TOWNS)
    assert ids(gazetteer.named("Vardenis")) == {"geonames:2", "geonames:3"}
    (found,) = gazetteer.named("BASARKECHAR")
    assert not found.main
    assert [name.name for name in found.place.names] == ["Vardenis", "Basarkechar"]
    assert gazetteer.named("Cordoba")[0].main
    assert gazetteer.named("Nowhere") == ()


def test_asking_twice_gives_the_same():
    gazetteer = gazetteer_of(TOWNS)
    asked = [fold("Vardenis"), fold("Nowhere"), fold("Córdoba")]
    assert gazetteer.look_up(asked) == gazetteer.look_up(asked)
    assert set(gazetteer.look_up(asked)) == {"vardenis", "cordoba"}


def test_a_misspelt_name_is_found_in_the_states_told_only():
    gazetteer = gazetteer_of(TOWNS)
    assert ids(gazetteer.misspelt("Khndoresk", frozenset({"ARM"}))) == {"geonames:1"}
    assert gazetteer.misspelt("Khndoresk", frozenset({"ARG"})) == ()
    assert gazetteer.misspelt("Goris", frozenset({"ARM"})) == ()


def test_the_index_is_built_once_and_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "all_places", lambda: iter(TOWNS))
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path / "new"))
    assert ids(open_gazetteer().named("Khndzoresk")) == {"geonames:1"}
    monkeypatch.setattr(module, "all_places", lambda: pytest.fail("built a second time"))
    assert ids(open_gazetteer().named("Khndzoresk")) == {"geonames:1"}
    kept = [path.name for path in (tmp_path / "new").iterdir()]
    assert kept == [f"gazetteer-{index_version()}.sqlite"]


def test_the_kept_index_cannot_be_written_and_names_its_source(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "all_places", lambda: iter(TOWNS))
    open_gazetteer(tmp_path)
    (path,) = tmp_path.iterdir()
    index = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assert "CC BY 4.0" in index.execute("select attribution from note").fetchone()[0]
    index.close()


@pytest.mark.parametrize("is_file", [True, False])
def test_without_a_cache_the_index_is_in_memory(tmp_path, monkeypatch, is_file):
    monkeypatch.setattr(module, "all_places", lambda: iter(TOWNS))
    folder = tmp_path / "taken"
    if is_file:
        folder.write_text("no folder")
    else:
        folder.mkdir()
        monkeypatch.setattr(index_module.tempfile, "mkstemp", refuse)
    assert ids(open_gazetteer(folder).named("Khndzoresk")) == {"geonames:1"}


def refuse(**_):
    raise PermissionError("read-only")


@pytest.mark.parametrize("broken", [b"", b"no database at all, but long enough to be read" * 9])
def test_an_index_that_is_none_is_built_anew(tmp_path, monkeypatch, broken):
    monkeypatch.setattr(module, "all_places", lambda: iter(TOWNS))
    path = tmp_path / f"gazetteer-{index_version()}.sqlite"
    path.write_bytes(broken)
    assert ids(open_gazetteer(tmp_path).named("Khndzoresk")) == {"geonames:1"}
    assert path.stat().st_size > len(broken)


@pytest.mark.parametrize("name", [data.AREAS, data.REGIONS, data.COUNTRIES])
def test_every_row_has_its_own_id_and_a_point_on_earth(name):
    rows = read_rows(name)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert float(row.get("radius_km", 1)) > 0
        PlaceLevel(row.get("level", "country"))


def test_disputed_places_name_their_users_and_source():
    for entry in load_contested().values():
        assert len(entry.source) > 9, entry.id
        assert any(name.used_by for name in entry.names), entry.id
        assert all(name.language for name in entry.names), entry.id


def test_those_who_use_a_name_are_known_actors():
    known = {entry.id for entry in load_actors().entries}
    used = {
        user
        for entry in load_contested().values()
        for name in entry.names
        for user in (name.used_by or "").split()
    } | {claimant for entry in load_contested().values() for claimant in entry.claims}
    assert {user for user in used - {"wide"} if user not in known} == set()


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


CAUCASUS = {"ARM", "AZE", "GEO"}


def test_fifty_contested_places_lie_beyond_the_caucasus_and_are_found_by_every_name(gazetteer):
    beyond = []
    for entry in load_contested().values():
        for name in entry.names:
            found = {candidate.place.id for candidate in gazetteer.named(name.name)}
            assert entry.id in found, (entry.id, name.name)
        (place,) = (
            candidate.place
            for candidate in gazetteer.named(entry.names[0].name)
            if candidate.place.id == entry.id
        )
        assert place.contested
        assert place.names == entry.names
        beyond += [entry.id] if place.country not in CAUCASUS else []
    assert len(beyond) >= 50


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": "  "}, "no source"),
        ({"names": (PlaceName(name="Rivelia", language="en"),)}, "one name only"),
        ({"names": (PlaceName(name="Novi Most"), PlaceName(name="Novi-Most"))}, "one name only"),
        ({"names": (PlaceName(name="A", since="lately"), PlaceName(name="B"))}, "no year"),
    ],
)
def test_an_entry_that_cannot_be_checked_is_refused(monkeypatch, changes, told):
    entry = data.ContestedPlace(
        id="overlay:x", names=(PlaceName(name="X"), PlaceName(name="Y")), source="A treaty of 1990"
    ).replacing(**changes)
    monkeypatch.setattr(data, "load_toml", lambda *_: data.ContestedPlaces(places=(entry,)))
    with pytest.raises(DataError, match=told):
        load_contested()


@pytest.mark.parametrize(
    ("id_", "names"),
    [
        ("overlay:nagorno-karabakh", {"Nagorno-Karabakh", "Artsakh", "Mountainous Karabakh"}),
        ("geonames:146970", {"Stepanakert", "Khankendi"}),
        ("geonames:611847", {"Sokhumi", "Sukhum"}),
        ("overlay:falklands", {"Falklands", "Malvinas"}),
        ("region:PSE.WE", {"West Bank", "Judea and Samaria"}),
        ("geonames:703448", {"Kyiv", "Kiev"}),
    ],
)
def test_both_names_stand_as_equals(id_, names):
    assert names <= {name.name for name in load_contested()[id_].names}


def test_names_added_to_a_region_belong_to_one():
    regions = {f"region:{row['id']}" for row in read_rows(data.REGIONS)}
    for row in read_rows(data.OTHER_NAMES):
        assert row["id"] in regions or row["id"].startswith("geonames:"), row["id"]
    for id_ in load_contested():
        assert not id_.startswith("region:") or id_ in regions, id_


def test_a_place_of_ours_needs_a_point(monkeypatch):
    entry = data.ContestedPlace(id="overlay:x", names=(PlaceName(name="X"),), source="none")
    monkeypatch.setattr(data, "load_contested", lambda: {"overlay:x": entry})
    for source in ("_countries", "_regions", "_areas", "_settlements"):
        monkeypatch.setattr(data, source, lambda: iter(()))
    with pytest.raises(DataError, match="no level"):
        list(data.all_places())


def test_words_are_in_small_letters():
    words = load_place_words()
    for listed in (words.guides.somewhere, words.not_places.titles, words.not_places.seldom):
        assert all(word == word.lower() for word in listed)
    assert words.by_word()["province"] is PlaceLevel.ADM1
