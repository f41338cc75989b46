"""What makes the PDF engine's time grow in proportion to the pages of a long document."""

from __future__ import annotations

from typing import Any

__all__ = ["hasten"]


def hasten() -> None:
    """Has the list of a PDF's pages made once, and not again for each tag.

    pydyf makes it anew each time it is asked, and WeasyPrint asks for every element of the tree of tags: with three
    hundred pages that is a sixth of the time, and four times as much with twice the pages.
    """
    import pydyf  # type: ignore[import-untyped]

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        kids = pdf.pages["Kids"]
        known: tuple[bytes, ...] = getattr(pdf, "_labo_pages", ())
        if 3 * len(known) != len(kids):
            known = pdf._labo_pages = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        return known

    pydyf.PDF.page_references = property(page_references)
