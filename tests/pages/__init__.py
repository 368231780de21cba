"""Pages of the intranet."""
