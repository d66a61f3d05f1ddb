"""Incidents of a record -> one file that anybody can check: pages, texts, claims, provenance."""
