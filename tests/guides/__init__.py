"""The guides inside the application."""
