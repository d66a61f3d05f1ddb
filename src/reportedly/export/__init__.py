"""The record -> files in the formats of the field, one module each, loaded when it is asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from reportedly.export.source import Exporter

_MODULES = {
    "jsonl": "jsonl",
    "ged": "ged",
    "acled": "acled",
    "plover": "plover",
    "geojson": "geojson",
    "linked-places": "linked_places",
    "hxl": "hxl",
    "ftm": "ftm",
    "annotations": "annotations",
    "schema-org": "schema_org",
    "csv": "flat",
    "xlsx": "flat",
    "parquet": "flat",
    "feed": "feed",
    "reviews": "reviews",
}
"""The module of each format; it holds ``export_`` and the format's name."""


class Exporters(Mapping[str, Exporter]):
    """Every format by its name. A list of incidents does not wait for what only an export needs."""

    def __getitem__(self, name: str) -> Exporter:
        """Return the exporter of that name, its module loaded."""
        module = import_module(f"{__name__}.{_MODULES[name]}")
        exporter: Exporter = getattr(module, f"export_{name.replace('-', '_')}")
        return exporter

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(_MODULES)

    def __len__(self) -> int:
        """Return how many formats there are."""
        return len(_MODULES)


EXPORTERS = Exporters()
"""Every format by the name the command line gives it."""

__all__ = ["EXPORTERS", "Exporters"]
