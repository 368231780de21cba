"""Trang chung: sections, pages, announcements, library and bulletins, written and published by the units."""
