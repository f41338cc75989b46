"""The least that a PDF can be: WeasyPrint alone on the page that labo wrote."""

import sys

from weasyprint import HTML

HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1", pdf_tags=True)
