"""The terminal: one small file a command, one place where errors end."""
