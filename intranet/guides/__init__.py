"""The guides of ``docs/huong-dan``, read inside the application, and which of their parts helps where."""
