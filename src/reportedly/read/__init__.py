"""Bytes -> documents: which characters belong to the report, and what the rest is."""
