"""Sao lưu, khôi phục: everything of an installation in one file, and back again (M4, O2)."""
