"""The record on disk: SQLite, pages and texts immutable, claims and decisions append-only."""

from reportedly.store.check import Damage, find_damage
from reportedly.store.known import Seen
from reportedly.store.linking import Linking
from reportedly.store.store import Store

__all__ = ["Damage", "Linking", "Seen", "Store", "find_damage"]
