"""Số liệu: work in figures, by unit, village, field and time; each figure leads to the work it counts."""
