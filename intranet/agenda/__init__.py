"""Lịch: deadlines and dialogues by month, week and list; the schedule of one dialogue by unit."""
