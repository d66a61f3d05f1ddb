"""Domain knowledge, no code. docs/data.md tells the fields of each file."""
