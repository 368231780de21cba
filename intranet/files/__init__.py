"""Stored files: uploads and generated documents, kept once by content beside the database."""
