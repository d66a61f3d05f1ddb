"""A record in a PostgreSQL database. Nothing of it is loaded before a record is there."""
