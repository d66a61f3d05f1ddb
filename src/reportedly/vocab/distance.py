"""Two points on the earth -> how far apart they are."""

import math

EARTH_KM = 6371.0088


def km_apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two points given as latitude and longitude.

    >>> round(km_apart((50.0, 30.0), (51.0, 30.0)))
    111
    """
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    half = math.sin((lat_b - lat_a) / 2) ** 2 + across
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
