"""Claims -> which of them are about one event, and which documents go back to one origin."""
