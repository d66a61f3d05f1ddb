"""The nouns. Imports nothing of ours, and everything of ours imports it."""
