"""Commands for those who run the intranet: ``flask --app wsgi COMMAND``."""
