"""The record -> files in the field's formats, one module per format."""

from reportedly.export.acled import export_acled
from reportedly.export.form import Form
from reportedly.export.ged import export_ged
from reportedly.export.jsonl import export_jsonl
from reportedly.export.source import Exporter

FORMS: tuple[Form, ...] = (export_ged, export_acled)
"""The formats that say beside what they cannot tell, and why each cell is as it is."""

EXPORTERS: dict[str, Exporter] = {"jsonl": export_jsonl, **{form.name: form for form in FORMS}}
"""Every format by the name the command line gives it."""

__all__ = ["EXPORTERS", "FORMS", "export_jsonl"]
