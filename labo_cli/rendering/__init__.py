"""From views to documents: text and bytes out, nothing written."""
