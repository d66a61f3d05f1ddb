"""The state a place is counted to -> its name and its codes in other people's lists."""

from collections.abc import Iterator, Mapping

from reportedly.export.coded import Coded, Gap, Part
from reportedly.export.sides import entries
from reportedly.vocab.load_mappings import load_mappings

NAME = "name"
_RULE = "the state that United Nations practice counts the place to; no word on who owns it"


def state_parts(
    country: str | None, columns: Mapping[str, str], claims: tuple[str, ...]
) -> Iterator[Part]:
    """Yield the cells of a state, or why a list has none for it.

    Args:
        country: its ISO code; None: the place is in no one state.
        claims: the claims that name the place.
        columns: each column, and what stands in it: ``NAME`` or a field of mappings/states.toml.
    """
    entry = None if country is None else entries().get(country)
    codes = None if country is None else load_mappings().states.get(country)
    for column, field in columns.items():
        value = getattr(entry if field == NAME else codes, field, None)
        if entry is None:
            yield Gap(column=column, why="the place is in no one state that the lists have")
        elif value is None:
            yield Gap(column=column, why=f"the list has nothing for {entry.name}")
        else:
            rule = _RULE if field == NAME else "mappings/states.toml"
            yield Coded(column=column, value=value, rule=rule, claims=claims)
