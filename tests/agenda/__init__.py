"""The calendar of work and the schedule of a dialogue."""
