"""data/languages.toml loads, names each month once, and its words are furniture and no report."""

import pytest

from reportedly.errors import DataError
from reportedly.vocab import tongues
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()
LANGUAGES = FURNITURE.languages
REPORT = [
    "The governor says three villages fell.",
    "Ten were killed in the market on 3 May 2019 at 6:05 pm.",
    "Per capita income fell by a third.",
    "Photo evidence was lost in the fire.",
    "Five views of the war were heard in the hall.",
]


@pytest.mark.parametrize("language", LANGUAGES.all, ids=lambda one: one.code)
def test_its_examples_are_furniture(language):
    for lines in language.match.values():
        for line in lines:
            assert FURNITURE.sign_of(line) is not None, line


@pytest.mark.parametrize("line", REPORT)
def test_a_report_has_none_of_it(line):
    assert [role for role, pattern in LANGUAGES.roles.items() if pattern.search(line)] == []


def test_the_languages_of_the_wars_we_know_are_there():
    asked = {"de", "fr", "es", "pt", "it", "ru", "uk", "ar", "tr", "az", "hy", "ka", "fa", "he"}
    assert {one.code for one in LANGUAGES.all} >= asked | {"zh", "en", "nl", "pl"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"months": ("january",)}, "has 1 rows"),
        ({"months": ("may", "may", *"cdefghijkl")}, "is two of"),
        ({"comments": ("remarks",), "match": {"comments": ("Nothing",)}}, "is not read as"),
        ({"comments": ("remarks",), "no_match": ("Remarks",)}, "is read as"),
    ],
)
def test_a_broken_language_stops_the_run(changes, said, monkeypatch):
    language = tongues.Language(code="xx", name="None", months=(), weekdays=()).replacing(**changes)
    file = tongues.LanguagesFile(language=(language,))
    monkeypatch.setattr(tongues, "load_toml", lambda *_: file)
    with pytest.raises(DataError, match=said):
        tongues.load_languages()
