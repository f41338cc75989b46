"""Tables in files, read row by row, whatever wrote them."""
