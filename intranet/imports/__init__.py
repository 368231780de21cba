"""Nhập kế hoạch: a file is read, a clerk settles what is unclear beside the text, and confirms it."""
