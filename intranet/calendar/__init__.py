"""Working days, and what a deadline in words means on the calendar."""
