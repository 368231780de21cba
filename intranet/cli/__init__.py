"""Commands for those who run the intranet."""
