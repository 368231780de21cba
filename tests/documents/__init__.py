"""Official papers: their form, their numbers, their files."""
