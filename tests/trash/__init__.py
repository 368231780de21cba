"""What was deleted and comes back."""
