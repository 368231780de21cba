"""Units, villages and people taken in from Excel."""
