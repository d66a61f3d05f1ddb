"""Sentences -> statements: who says what, and whom that stands for."""
