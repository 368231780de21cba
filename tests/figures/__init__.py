"""The figures, and that each leads to what it counts."""
