"""The agenda of a workshop: start times worked out, and what does not fit said."""
