"""Sentences -> statements, times, places and claims. Each module answers one question."""
