"""The lists of a Word document: bullets, boxes to tick, numbers that start again with each list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.rendering.word.styles import BULLETS, CHECKS, NUMBERS, STYLES, style_id
from labo_cli.rendering.word.xml import node, val

if TYPE_CHECKING:
    from labo_cli.rendering.word.styles import Tokens

__all__ = ["numbering_part"]

_MARKS = {BULLETS: ("•", "–", "•", "•", "•"), NUMBERS: ("%1.", "%2."), CHECKS: ("☐", "☐")}


def numbering_part(tokens: Tokens, restarts: int) -> Any:
    """The whole `w:numbering` element.

    Args:
        tokens: sizes and colours.
        restarts: how many numbered lists the document has; theirs are the numberings after the three that styles use.
    """
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    numbering = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    for kind, marks in _MARKS.items():
        levels = [_level(kind, level, mark, tokens) for level, mark in enumerate(marks)]
        numbering.append(
            node("w:abstractNum", {"w:abstractNumId": kind}, val("w:multiLevelType", "multilevel"), *levels)
        )
    for kind in _MARKS:
        numbering.append(node("w:num", {"w:numId": kind}, val("w:abstractNumId", kind)))
    for number in range(len(_MARKS) + 1, len(_MARKS) + 1 + restarts):
        again = node("w:lvlOverride", {"w:ilvl": 0}, val("w:startOverride", 1))
        numbering.append(node("w:num", {"w:numId": number}, val("w:abstractNumId", NUMBERS), again))
    return numbering


def _level(kind: int, level: int, mark: str, tokens: Tokens) -> Any:
    name, style = next(item for item in STYLES.items() if (item[1].numbering, item[1].level) == (kind, level))
    indent = {"w:left": round(style.left * tokens.size * 20), "w:hanging": round(style.hanging * tokens.size * 20)}
    symbols = {f"w:{part}": "Segoe UI Symbol" for part in ("ascii", "hAnsi", "cs", "eastAsia")}
    look = node(
        "w:rPr",
        None,
        node("w:rFonts", symbols) if kind == CHECKS else None,
        val("w:b", 0),
        val("w:i", 0),
        val("w:color", tokens.colors["ink" if kind == CHECKS else "brand"]),
    )
    return node(
        "w:lvl",
        {"w:ilvl": level},
        val("w:start", 1),
        val("w:numFmt", "decimal" if kind == NUMBERS else "bullet"),
        val("w:pStyle", style_id(name)),
        val("w:lvlText", mark),
        val("w:lvlJc", "left"),
        node("w:pPr", None, node("w:ind", indent)),
        look,
    )
