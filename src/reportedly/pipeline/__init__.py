"""The data flow, top to bottom. The one package that knows every stage."""

from reportedly.pipeline.build import IncidentBuilder, build, open_builder
from reportedly.pipeline.read import PageReader, open_reader, read_page

__all__ = [
    "IncidentBuilder",
    "PageReader",
    "build",
    "open_builder",
    "open_reader",
    "read_page",
]
