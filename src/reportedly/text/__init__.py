"""Documents -> parsed sentences, by position only."""
