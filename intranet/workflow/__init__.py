"""States and the moves between them, as tables."""
