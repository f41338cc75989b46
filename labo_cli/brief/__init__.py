"""The specification: what was said, what was decided, what the service must do."""
