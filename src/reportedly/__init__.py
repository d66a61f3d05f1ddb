"""Reportedly: raw news coverage of an armed conflict -> an attributed incident record."""

__version__ = "0.1.0"
