"""Working days, due rules, lunar dates."""
