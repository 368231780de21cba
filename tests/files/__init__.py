"""Stored files, and who took them."""
