"""Plans that are written here."""
