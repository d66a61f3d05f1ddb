"""Sentences -> what happened, who did it to whom, and what is said against it."""
