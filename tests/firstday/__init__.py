"""The first day of an empty installation."""
