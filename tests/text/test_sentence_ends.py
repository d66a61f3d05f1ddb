"""Where a sentence ends, and where a dot ends none."""

import pytest

from reportedly.text.parser import load_parser


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Two guards were hurt at 10 a.m. Caucasus time near the post.", 1),
        ("Shelling began at 11.30 p.m. Yerevan time and killed two.", 1),
        ("The raid began at 6 p.m. Moscow time. Two guards were hurt.", 2),
        ("The raid began at 6 p.m. Two guards were hurt.", 2),
        ("It ended at 6 a.m. Time was short.", 2),
        ("They buried Sgt. Doyle on Monday.", 1),
    ],
)
def test_an_hour_with_its_zone_ends_no_sentence(text, sentences):
    assert len(list(load_parser()(text).sents)) == sentences
