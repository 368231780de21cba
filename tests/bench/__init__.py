"""Measurements, one script each; the last line is JSON."""
