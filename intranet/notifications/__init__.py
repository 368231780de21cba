"""Thông báo: what people are told inside the intranet, each with its reason and a link."""
