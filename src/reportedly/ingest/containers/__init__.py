"""Files of every kind -> the pages in them, one at a time, whatever they are packed in."""

from reportedly.ingest.containers.open import open_file, pages_in
from reportedly.ingest.containers.stored import LeftAside, NotRead, Thing

__all__ = ["LeftAside", "NotRead", "Thing", "open_file", "pages_in"]
