"""Sentences -> time expressions as intervals of days, with level, basis and reason."""
