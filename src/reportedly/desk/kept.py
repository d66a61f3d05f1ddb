"""A record -> where a desk keeps what it worked out of it: it may be thrown away at any time."""

import hashlib
from pathlib import Path

from reportedly.store.where import Server, Where
from reportedly.vocab.gazetteer import cache_folder


def kept_at(record: Where, ending: str) -> Path:
    """Return the file beside the record; of one in a server, in the cache of this machine."""
    if isinstance(record, Server):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(record.address.encode()).hexdigest()[:16]
        return folder / f"desk-{name}.{ending}"
    return record.with_name(f"{record.name}.{ending}")
