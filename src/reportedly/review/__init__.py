"""A person's judgements -> the record, and what they change in it."""
