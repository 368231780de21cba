"""What each kind of paper says."""
