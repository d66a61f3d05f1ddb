"""Pages that tell of several events -> which of their figures stand together."""

from datetime import date
from hashlib import sha256

import pytest

from reportedly.link.join import link_claims
from reportedly.pipeline import open_reader
from reportedly.records.text import Known, Page
from reportedly.vocab.policies import load_policies

POLICIES = load_policies()
OUT = date(2016, 11, 16)  # a Wednesday


@pytest.fixture(scope="module")
def told_together():
    """The figures of a page, those of one event together."""
    reader = open_reader()

    def found(text):
        raw = text.encode()
        page = Page(
            origin="page.txt",
            raw=raw,
            sha256=sha256(raw).hexdigest(),
            captured=OUT,
            known=Known(published=OUT.isoformat()),
        )
        document, reading = reader.read(page)
        known = {claim.id: claim for claim in reading.claims}
        groups = link_claims(reading.claims, {document.id: document}, (), POLICIES).groups
        numbers = (
            tuple(sorted(known[one].toll.low for one in group if known[one].toll is not None))
            for group in groups
        )
        return sorted(group for group in numbers if group)

    return found


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The raid left five people dead in Mosul, two days after gunmen killed nine.",
            [(5,), (9,)],
        ),
        (
            "The shelling killed four people in Mosul in revenge for a raid that killed eleven.",
            [(4,), (11,)],
        ),
        (
            "Ten people were killed in riots in Mosul following the murder of three boys.",
            [(3,), (10,)],
        ),
        ("A bomb killed five people in Mosul and wounded nine.", [(5, 9)]),
        ("Six people died in Mosul two days after being wounded in a blast.", [(6, 6)]),
    ],
)
def test_two_events_of_one_sentence(told_together, text, events):
    assert told_together(text) == events


def test_a_sum_over_attacks_is_none_of_them(told_together):
    text = (
        "At least 27 soldiers were killed in separate attacks on Monday, the army said.\n\n"
        "Nine soldiers were killed when gunmen ambushed a convoy near Mosul on Monday."
    )
    assert told_together(text) == [(9,), (27,)]


def test_the_murder_of_another_is_another_event(told_together):
    text = (
        "Judges in Mosul condemned the murder of Judge Karim Hadid on Monday. "
        "The police are still looking into the murder of Salim Rashid, a reporter."
    )
    assert told_together(text) == [(1,), (1,)]
