"""Thiết lập: days that the law and the commune itself set, each with its source and its first day."""
