"""Promises made to the office, from the first page to the last."""
