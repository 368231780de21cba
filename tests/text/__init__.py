"""Dates, names and numerals in words."""
