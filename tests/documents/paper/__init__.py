"""The engine that draws papers."""
