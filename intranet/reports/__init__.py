"""Nhật ký: who did what, for those who may read it, and the proof that nobody has altered it."""
