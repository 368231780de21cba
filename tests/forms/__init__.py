"""What people type into fields."""
