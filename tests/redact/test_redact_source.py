import hashlib
import random
from datetime import UTC, datetime

import msgspec
import pytest
from made_source import MadeSource

from reportedly.records.base import Record
from reportedly.records.logbook import Withholding
from reportedly.records.vocabulary import PlaceLevel
from reportedly.redact.page import BLANK
from reportedly.redact.records import _OURS
from reportedly.redact.source import redact
from reportedly.store import Store
from reportedly.store.quotes import wrong_rows, wrong_segments
from reportedly.vocab.redaction import load_redaction

TEXT = (
    "Shelling near Northford kills Mira Olden\n"
    "On 5 May 2021 two soldiers were killed near Northford, the Defence Office said. "
    "Mira Olden was a cook. Olden’s brother wept.\n"
    "The road has been closed since then.\n"
    "Reader: poor Mira!"
)
NAME = "Mira Olden"


def withheld(name=NAME, *, is_withheld=True):
    return Withholding(
        name=name,
        withheld=is_withheld,
        user="Ana",
        made_at=datetime(2024, 3, 2, tzinfo=UTC),
        why="the family asked",
    )


@pytest.fixture
def store(where, made):
    with Store.open(where, create=True) as opened:
        read = made.put(opened, "pages/mira-olden.txt", TEXT)
        opened.replace_derived(made.derived(read))
        yield opened


def copy_of(store, *entries):
    return redact(store, entries, load_redaction())


def everything(source):
    yield from source.documents()
    yield from source.statements()
    yield from source.times()
    yield from source.places()
    yield from (claim for claim, _, _ in source.placed_claims())
    yield from source.lineages().values()
    yield from source.incidents()
    yield from source.situations()
    yield from source.decisions()


def test_a_withheld_name_is_in_no_record_of_the_copy(store):
    told = [msgspec.json.encode(one).decode() for one in everything(copy_of(store, withheld()))]
    assert not [one for one in told if "Mira" in one or "Olden" in one or "mira-olden" in one]
    assert any(BLANK in one for one in told)


def test_the_text_is_a_version_of_its_own_and_no_offset_moves(store):
    (before,) = store.documents()
    (after,) = copy_of(store, withheld()).documents()
    assert len(after.text) == len(before.text)
    assert after.text_sha256 == hashlib.sha256(after.text.encode()).hexdigest()
    assert after.text.count(BLANK) == 2 * len(NAME) + len("Olden") + len("Mira")
    assert after.origin == f"pages/{BLANK * len(NAME)}.txt"


def test_every_quote_is_still_its_characters(store):
    copy = copy_of(store, withheld())
    (document,) = copy.documents()
    reading = store.reading(document.id).replacing(
        statements=tuple(copy.statements()),
        times=tuple(copy.times()),
        places=tuple(copy.places()),
        claims=tuple(claim for claim, _, _ in copy.placed_claims()),
    )
    assert list(wrong_rows(document, reading)) == []
    assert list(wrong_segments(document)) == []


def test_nothing_withheld_changes_nothing_but_points(store):
    copy = copy_of(store)
    assert list(copy.documents()) == list(store.documents())
    assert list(copy.statements()) == list(store.statements())


def test_a_lifted_name_is_published_again(store):
    copy = copy_of(store, withheld(), withheld(is_withheld=False))
    assert list(copy.documents()) == list(store.documents())


def test_a_point_is_told_less_exactly_and_says_so(store):
    (place,) = copy_of(store).places()
    assert (place.lat, place.lon) == (1.5, 2.5)
    assert place.level is PlaceLevel.NEAR_SETTLEMENT
    assert place.radius_km == 8.0
    assert place.why.endswith("published to 1 decimal of a degree")


def test_the_names_of_a_toll_and_of_a_child_are_withheld_unasked(tmp_path, made):
    text = TEXT.replace("Reader: poor Mira!", "Reader: Tom Varley, 9, saw it.")
    with Store.open(tmp_path / "b.record", create=True) as opened:
        found = made.page("pages/b.txt", text)
        read = made.document(found)
        claim = made.claim(read)
        claim = claim.replacing(toll=claim.toll.replacing(named=("Corporal Mira Olden",)))
        opened.add(found, read, made.reading(read, claims=(claim,)))
        copy = copy_of(opened)
        assert copy.withheld.names == {"minors": ("Tom Varley",), "victims": ("Mira Olden",)}
        (document,) = copy.documents()
        assert not {"Mira", "Olden", "Tom", "Varley"} & set(document.text.split())
        ((told, _, _),) = copy.placed_claims()
        assert told.toll.named == (f"Corporal {BLANK * len(NAME)}",)
        lifted = copy_of(opened, withheld(is_withheld=False))
        assert lifted.withheld.names == {"minors": ("Tom Varley",)}


def test_a_snapshot_is_redacted_too(store):
    with copy_of(store, withheld()).snapshot() as now:
        assert all(NAME not in one.text for one in now.documents())


def test_every_field_that_is_a_word_of_a_page_is_looked_at():
    """A field of text that is skipped is one of ours, by a list that names no other."""
    assert not _OURS & {"title", "text", "printed", "quote", "name", "why", "note", "origin", "url"}
    assert issubclass(Withholding, Record)


def test_a_public_speaker_is_withheld_where_another_page_has_a_victim(tmp_path, made):
    """Whichever page is read first: a name said twice, once in office, is left blank on both."""
    for first in ("pages/a.txt", "pages/b.txt"):
        text = f"{TEXT}{first}"
        with Store.open(tmp_path / f"{first[6]}.record", create=True) as opened:
            for origin in (first, "pages/c.txt"):
                found = made.page(origin, f"{text}{origin}")
                read = made.document(found)
                claim = made.claim(read)
                named = claim.toll.replacing(named=("Mira Olden",))
                spoke = claim.holder.replacing(name="Mira Olden")
                victim = claim.replacing(toll=named)
                claims = (victim, made.claim(read, "The road", holder=spoke))
                opened.add(
                    found,
                    read,
                    made.reading(read, claims=claims if origin == first else claims[:1]),
                )
            copy = copy_of(opened)
            assert copy.withheld.names == {"victims": ("Mira Olden",)}
            assert all(NAME not in document.text for document in copy.documents())


def test_a_public_speaker_is_told_where_no_page_has_a_mere_victim(tmp_path, made):
    with Store.open(tmp_path / "c.record", create=True) as opened:
        found = made.page("pages/c.txt", TEXT)
        read = made.document(found)
        claim = made.claim(read)
        named = claim.toll.replacing(named=("Mira Olden",))
        spoke = claim.holder.replacing(name="Mira Olden")
        claims = (claim.replacing(toll=named), made.claim(read, "The road", holder=spoke))
        opened.add(found, read, made.reading(read, claims=claims))
        assert copy_of(opened).withheld.names == {}


@pytest.mark.parametrize("seed", range(3))
def test_on_made_up_pages_every_quote_is_still_its_characters(seed):
    """Two words from anywhere in the texts are withheld: across lines, in quotes, at their ends."""
    source = MadeSource(pages=12, seed=seed)
    chosen = random.Random(seed)  # noqa: S311 - which words are withheld
    words = [one.split() for one in (document.text for document in source.documents())]
    starts = [(text, chosen.randrange(len(text) - 1)) for text in words for _ in range(3)]
    names = [" ".join(text[at : at + 2]) for text, at in starts]
    copy = redact(source, [withheld(name) for name in names], load_redaction())
    texts = {document.id: document.text for document in copy.documents()}
    assert sum(text.count(BLANK) for text in texts.values()) > len(names)
    for claim, _, _ in copy.placed_claims():
        text = texts[claim.document]
        assert claim.quote == text[claim.start : claim.end]


@pytest.mark.parametrize(
    ("speaker", "level", "withheld_names"),
    [
        ("Ilja Northford", PlaceLevel.SETTLEMENT, {}),  # he speaks for an office
        ("the office", PlaceLevel.COUNTRY, {}),  # a state is called so
        ("the office", PlaceLevel.SETTLEMENT, {"victims": ("Northford",)}),
    ],
)
def test_one_word_is_a_victims_name_unless_it_is_a_states_or_a_speakers(
    tmp_path, made, speaker, level, withheld_names
):
    with Store.open(tmp_path / "d.record", create=True) as opened:
        found = made.page("pages/d.txt", TEXT)
        read = made.document(found)
        claim = made.claim(read)
        named = claim.toll.replacing(named=("Northford",))
        spoke = claim.holder.replacing(name=speaker)
        reading = made.reading(read, claims=(claim.replacing(toll=named, holder=spoke),))
        places = tuple(place.replacing(level=level) for place in reading.places)
        opened.add(found, read, reading.replacing(places=places))
        assert copy_of(opened).withheld.names == withheld_names


class Kept:
    """What was found in texts, kept in memory; counts what had to be looked for."""

    def __init__(self):
        self.kept, self.looked_for = {}, 0

    def found(self, what, text):
        return self.kept.get((what, text))

    def note(self, what, text, spans):
        self.looked_for += 1
        self.kept[what, text] = spans


def test_what_was_found_before_gives_the_same_copy_whatever_is_withheld_next():
    kept, source, chosen = Kept(), MadeSource(pages=12, seed=1), random.Random(1)  # noqa: S311 - names
    words = " ".join(document.text for document in source.documents()).split()
    for _ in range(12):
        names = [" ".join(words[at : at + 2]) for at in chosen.choices(range(len(words)), k=3)]
        entries = [withheld(name) for name in names]
        for _ in range(2):
            again = redact(source, entries, load_redaction(), kept)
            assert again.withheld == redact(source, entries, load_redaction()).withheld
        assert again.withheld.pages


def test_a_text_is_looked_through_once_and_again_when_it_is_another(store, made):
    kept = Kept()
    for _ in range(3):
        redact(store, [], load_redaction(), kept)
    assert kept.looked_for == 2  # for children, and for names
    redact(store, [withheld("Ilja Stone")], load_redaction(), kept)
    assert kept.looked_for == 3
    told = made.page("pages/other.txt", TEXT.replace("cook", "girl named Ada Lind"))
    read = made.document(told)
    store.add(told, read, made.reading(read))
    now = redact(store, [], load_redaction(), kept)
    assert now.withheld.names == {"minors": ("Ada Lind",)}
    assert now.withheld == redact(store, [], load_redaction()).withheld
