"""Lịch làm việc: a year on one page, and changing a day with all that moves by it."""
