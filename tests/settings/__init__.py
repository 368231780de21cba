"""What the commune sets."""
