"""The record on disk: SQLite, pages and texts immutable, claims and decisions append-only."""
