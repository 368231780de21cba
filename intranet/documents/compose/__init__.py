"""One module for each kind of paper: the data it needs, and the blocks that it becomes."""
