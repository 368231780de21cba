"""Who did what, to what, when: an append-only log whose rows are chained by their hashes."""
