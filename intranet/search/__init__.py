"""Search over everything that has words, and the narrowings that people keep.

One table holds a row for each thing that may be found, whatever package it belongs to; a package above
says in a :class:`~intranet.search.kinds.Kind` what its things say and who may see them.
"""
