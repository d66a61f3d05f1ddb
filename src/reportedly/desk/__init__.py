"""The record in a browser: read by anybody who may, reviewed by keyboard, every judgement kept."""
