"""Vietnamese text: one spelling, comparison without accents, the order of names, dates in words, merging."""
