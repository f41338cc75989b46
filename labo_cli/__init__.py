"""labo: from the first interview to the specification, for public innovation labs."""

__version__ = "0.1.0"
