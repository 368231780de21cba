"""Cuộc đối thoại: one event that a plan orders; it may begin with only a quarter and get its date later."""
