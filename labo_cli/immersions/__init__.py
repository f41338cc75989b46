"""The plan of an immersion: who goes where, when, with what grid and under what rules."""
