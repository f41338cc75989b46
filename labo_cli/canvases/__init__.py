"""Canvases: the sheets that a table fills in, drawn from the boxes that a card describes."""
