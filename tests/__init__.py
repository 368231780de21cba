"""The tests of the intranet."""
