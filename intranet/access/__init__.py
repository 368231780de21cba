"""Who may do what: positions, permissions, and how far each reaches."""
