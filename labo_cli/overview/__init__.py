"""The sessions of a project together: their course in time, and what calendars are told of them."""
