"""Linked claims -> incidents with their tolls and states, and situations as intervals."""
