"""A figure told only to be denied, called something, or passed over -> whose it is: sentences of
our own.
"""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who calls an account false gives none of its figures.
        (
            "The army called the report that 40 people were killed exaggerated.",
            [("army", "rejects_characterisation", 40)],
        ),
        (
            "The army described the figure of 90 dead as inflated.",
            [("army", "rejects_characterisation", 90)],
        ),
        (
            "The ministry dismissed as false a report that 50 herders had been killed.",
            [("ministry", "denies", 50)],
        ),
        (
            "The army called the report that 40 people were killed accurate.",
            [("army", "asserts", 40)],
        ),
        (
            "The army saw the report that rebels had killed nine clerks and shelled a fake camp.",
            [("army", "asserts", 9)],
        ),
        # What is told against an account is told.
        (
            "Contrary to reports, 12 gunners were killed, the governor said.",
            [("governor", "asserts", 12)],
        ),
        (
            "Nobody was killed, contrary to reports of 40 dead, the governor said.",
            [("governor", "asserts", 0), ("governor", "denies", 40)],
        ),
        # What is said of a known deed leaves its dead.
        (
            "The envoy rejected that the killing of nine herders was a massacre.",
            [(None, "asserts", 9)],
        ),
        (
            "The envoy denied that nine herders had been killed.",
            [("envoy", "denies", 9)],
        ),
        # Silence is no denial, and leaves a known deed standing.
        (
            "The ministry neither confirmed nor denied that 12 gunners had been killed.",
            [("ministry", "no_figure", 12)],
        ),
        (
            "The ministry would not discuss the killing of nine clerks.",
            [(None, "asserts", 9)],
        ),
        (
            "The ministry declined to comment on the killing of nine clerks.",
            [(None, "asserts", 9)],
        ),
        ("The ministry did not report any casualties.", [("ministry", "no_figure", None)]),
    ],
)
def test_whose_a_figure_is(claims_of, text, expected):
    told = [
        (claim.holder and claim.holder.name, claim.stance.value, claim.toll.low)
        for claim in claims_of(text)
        if claim.toll is not None
    ]
    assert told == expected
    assert all(c.modality.value != "negated" or not c.toll.low for c in claims_of(text) if c.toll)
