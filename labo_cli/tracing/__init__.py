"""What a trace tells of the whole chain: how far each step got, its holes, as a report and as data."""
