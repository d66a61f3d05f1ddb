"""The record on disk: SQLite, pages and texts immutable, claims and decisions append-only."""

from reportedly.store.check import Damage, find_damage
from reportedly.store.known import Seen
from reportedly.store.store import Store

__all__ = ["Damage", "Seen", "Store", "find_damage"]
