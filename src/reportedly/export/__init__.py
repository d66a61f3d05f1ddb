"""The record -> files in the field's formats, one module per format."""

from reportedly.export.acled import export_acled
from reportedly.export.annotations import export_annotations
from reportedly.export.feed import export_feed
from reportedly.export.flat import export_csv, export_parquet, export_xlsx
from reportedly.export.form import Form
from reportedly.export.ftm import export_ftm
from reportedly.export.ged import export_ged
from reportedly.export.geojson import export_geojson
from reportedly.export.hxl import export_hxl
from reportedly.export.jsonl import export_jsonl
from reportedly.export.linked_places import export_linked_places
from reportedly.export.plover import export_plover
from reportedly.export.schema_org import export_schema_org
from reportedly.export.source import Exporter

FORMS: tuple[Form, ...] = (
    *(export_ged, export_acled, export_plover, export_geojson),
    *(export_linked_places, export_hxl, export_ftm, export_annotations, export_schema_org),
    *(export_csv, export_xlsx, export_parquet, export_feed),
)
"""The formats that say beside what they cannot tell, and why each cell is as it is."""

EXPORTERS: dict[str, Exporter] = {"jsonl": export_jsonl, **{form.name: form for form in FORMS}}
"""Every format by the name the command line gives it."""

__all__ = ["EXPORTERS", "FORMS", "export_jsonl"]
