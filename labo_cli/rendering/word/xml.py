"""Words of WordprocessingML, in few letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["border", "node", "text", "twips", "val"]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def node(tag: str, attributes: Mapping[str, object] | None = None, *children: Any) -> Any:
    """An element such as `w:p`, with its attributes and its children; children that are None are left out."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        element.set(qn(name) if ":" in name else name, str(value))
    element.extend([child for child in children if child is not None])
    return element


def val(tag: str, value: object) -> Any:
    """An element whose only word is `w:val`."""
    return node(tag, {"w:val": value})


def text(content: str) -> Any:
    """The text of a run, its spaces kept."""
    element = node("w:t")
    element.text = _FORBIDDEN.sub("", content)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 72 / 25.4 * 20)


def border(side: str, color: str, eighths: int, space: int = 0) -> Any:
    """A line on one side, so many eighths of a point thick, so many points away from the words."""
    return node(f"w:{side}", {"w:val": "single", "w:sz": eighths, "w:space": space, "w:color": color})
