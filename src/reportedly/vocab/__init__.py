"""Data files -> one frozen lexicon, checked before the first page is read."""
