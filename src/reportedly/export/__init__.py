"""The record -> files in the field's formats, one module per format."""

from reportedly.export.jsonl import export_jsonl
from reportedly.export.source import Exporter

EXPORTERS: dict[str, Exporter] = {"jsonl": export_jsonl}
"""Every format by the name the command line gives it."""

__all__ = ["EXPORTERS", "export_jsonl"]
