"""Đã xóa: what was deleted, why, by whom; it comes back within thirty days and is then gone for good."""
