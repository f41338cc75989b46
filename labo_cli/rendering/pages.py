"""A page as a tree, and what of it goes into a document that is not one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from labo_cli.rendering.looks import Looks

__all__ = ["BLOCKS", "explains_a_drawing", "hidden", "parse"]

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
        *("pre", "section", "table", "ul"),
    )
)
"""Elements that are not part of a line."""
_SKIPPED = frozenset(("script", "style", "template", "head", "title", "colgroup"))


def hidden(element: Any, looks: Looks) -> bool:
    """Whether an element is for screens only, or a drawing that words around it say as well."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    if element.get("aria-hidden") == "true" or "screen-only" in element.get("class", "").split():
        return True
    return looks.of(element).display == "none"


def explains_a_drawing(element: Any) -> bool:
    """Whether an element is the key of a drawing beside it that is left out."""
    return "key" in element.get("class", "").split() and element.getparent().find(".//*[@aria-hidden]") is not None


def parse(html: str) -> Any:
    """A page as a tree of `lxml.html`, without its comments."""
    import lxml.html

    return lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding=None, remove_comments=True))
