"""Word documents out of the pages that the PDFs are made from: styles, paragraphs, tables."""
