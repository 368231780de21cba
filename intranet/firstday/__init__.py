"""Thiết lập ban đầu: an empty installation becomes a commune's own, step by step (M2)."""
