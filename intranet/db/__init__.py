"""The database: base classes, the session, types, paging, and what differs between engines."""
