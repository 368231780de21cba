"""Tuân thủ: each rule of a plan and of the law with its day, the evidence, and whether it was met."""
