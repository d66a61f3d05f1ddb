"""Two or more coders' values -> how far they agree beyond chance."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import permutations, product
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Difference = Callable[[float, float], float]


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two coders; None where nothing can differ by chance."""
    total = len(pairs)
    if total == 0:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[code] * second[code] for code in first) / total**2
    agreed = sum(a == b for a, b in pairs) / total
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def alpha(units: Iterable[Sequence[T]], difference: Callable[[T, T], float]) -> float | None:
    """Return Krippendorff's alpha; None where nothing varies or no two values can be compared.

    Args:
        units: the values each thing was given, by one coder or more; missing ones left out.
        difference: how far two values are apart, squared.
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = Counter(value for unit in paired for value in unit)
    count = values.total()
    if count == 0:
        return None
    observed = sum(
        difference(a, b) / (len(unit) - 1) for unit in paired for a, b in permutations(unit, 2)
    )
    expected = sum(
        values[a] * values[b] * difference(a, b) for a, b in product(values, repeat=2)
    ) / (count - 1)
    return None if expected == 0 else 1 - observed / expected


def nominal(a: object, b: object) -> float:
    """How far two codes are apart: the same, or not."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """How far two points on a scale are apart."""
    return float((a - b) ** 2)


def ratio(a: float, b: float) -> float:
    """How far two counts are apart, as a share of both: 2 and 4 as far as 200 and 400."""
    return 0.0 if a == b else float(((a - b) / (a + b)) ** 2)
