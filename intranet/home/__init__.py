"""Bàn làm việc: what waits for the person who looks, by role; the menu."""
