"""Official form: blocks, the houses that issue them, and how they are drawn (NĐ 30/2020; HD 05-HD/VPTW)."""
