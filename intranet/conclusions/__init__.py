"""Thông báo kết luận: what the leader concluded at a dialogue, point by point.

A point (điểm) may order a unit, with a deadline and a product. The paper itself, its approval, number and
files are a document (``documents``); when it is issued, each ordering point becomes a task.
"""
