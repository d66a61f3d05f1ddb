import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.handcoded.measures import alpha, interval, kappa, nominal, ratio

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): two coders of two codes, two
# coders of five, four coders with values missing.
BINARY = ("0100000010", "1110010000")
FIVE = ("aabbdcccedda", "babbbcccedda"[:-1] + "d")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units_of(coders):
    """The values each unit was given; a dot is a missing one."""
    return [[value for value in unit if value != "."] for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "difference", "published"),
    [
        (BINARY, nominal, 0.095),
        (FIVE, nominal, 0.692),
        (FOUR, nominal, 0.743),
        (FOUR, interval, 0.849),
        (FOUR, ratio, 0.797),
    ],
)
def test_alpha_is_what_krippendorff_worked_out(coders, difference, published):
    units = [[int(v) if v.isdigit() else v for v in unit] for unit in units_of(coders)]
    assert alpha(units, difference) == pytest.approx(published, abs=5e-4)


def test_kappa_is_what_the_textbook_has():
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    assert kappa(pairs) == pytest.approx(0.4)


def test_where_nothing_varies_there_is_no_measure():
    assert kappa([]) is None
    assert kappa([("a", "a")] * 3) is None
    assert alpha([[2, 2], [2, 2]], ratio) is None
    assert alpha([[1], [2]], ratio) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1))
def test_who_agrees_in_all_agrees_wholly(pairs):
    same = [(a, a) for a, _ in pairs]
    assert kappa(same) in {None, 1.0}
    assert alpha(same, ratio) in {None, 1.0}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2))
def test_alpha_does_not_ask_who_is_first(pairs):
    turned = [(b, a) for a, b in pairs]
    assert alpha(pairs, ratio) == pytest.approx(alpha(turned, ratio), nan_ok=True)
