"""What each kind of paper says: plain data becomes blocks, in the words of the body that issues it.

One module a kind, each with its dataclass and ``subject``, ``blocks`` and ``recipients``; ``compose`` puts a
paper together, ``store`` keeps its data as JSON, ``houses`` names the bodies of a commune.
"""
