"""labo: from the first interview to the specification, for public innovation labs."""

__version__ = "0.1.0"

OBJECTS = 100_000
"""New objects between two collections of garbage: what a process loads stays until it ends, and looking at it again
and again takes a fourteenth of the time of `labo check`."""
