"""The page of compliance."""
