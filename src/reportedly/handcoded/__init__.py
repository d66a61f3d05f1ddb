"""Rows a team coded by hand -> how far they agree with the record, field by field."""
