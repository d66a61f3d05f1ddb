"""Sentences -> places named, each resolved to one of the gazetteer or left open with a reason."""
