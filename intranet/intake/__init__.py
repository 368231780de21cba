"""Nhập từ Excel: units, villages and people out of a sheet, shown first, saved when agreed to (O1, O5)."""
