"""Sentences -> tolls: how many were harmed, who they were, and who says so."""
