"""Phiếu giám sát: what who supervises writes about a task or a conclusion, and what is replied to it (P1).

The People's Council, the Front, the Inspection and mass mobilisation write; the office of the body concerned,
or the unit that holds the work, replies within five working days.
"""
