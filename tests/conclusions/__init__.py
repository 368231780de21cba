"""Conclusions of dialogues."""
