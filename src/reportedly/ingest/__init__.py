"""Files -> the record: what lies on disk, what a metadata file says of it, page by page."""

from reportedly.ingest.find import Found, find_pages
from reportedly.ingest.metadata import Metadata, read_metadata
from reportedly.ingest.run import IngestReport, PageDone, Watcher, ingest

__all__ = [
    "Found",
    "IngestReport",
    "Metadata",
    "PageDone",
    "Watcher",
    "find_pages",
    "ingest",
    "read_metadata",
]
