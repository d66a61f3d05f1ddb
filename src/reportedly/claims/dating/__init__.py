"""Time phrases -> days. claims/when.py joins these; each file answers one question."""
