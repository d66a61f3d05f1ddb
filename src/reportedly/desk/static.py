"""Files of ours that pages load: named by their hash, so that they may be kept for good."""

import hashlib
from functools import cache
from importlib.resources import files

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


@cache
def static_files() -> dict[str, tuple[str, bytes, str]]:
    """Return each file by its name: its hash, its bytes, its type. There are no others."""
    found = {}
    for item in files("reportedly.desk").joinpath("static").iterdir():
        ending = item.name.rpartition(".")[2]
        if item.is_file() and ending in TYPES:
            content = item.read_bytes()
            found[item.name] = (hashlib.sha256(content).hexdigest()[:12], content, TYPES[ending])
    return found


def static_url(name: str) -> str:
    """Return where a file of ours is to be had."""
    return f"/static/{static_files()[name][0]}/{name}"
