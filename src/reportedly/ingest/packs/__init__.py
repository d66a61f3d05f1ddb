"""A user's own gazetteer in any of its usual forms -> an index beside the built-in one."""

from reportedly.ingest.packs.add import Asked, Progress, Report, add_pack
from reportedly.ingest.packs.formats import FORMATS

__all__ = ["FORMATS", "Asked", "Progress", "Report", "add_pack"]
