"""The checker of plans."""
