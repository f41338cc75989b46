"""What stands in a line: words with their character styles, breaks, links, chips, boxes to tick, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.word.styles import STYLES, style_id
from labo_cli.rendering.word.xml import node, text, val

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.rendering.looks import Look, Looks
    from labo_cli.rendering.word.styles import Style, Tokens

__all__ = ["Characters", "Piece", "field", "runs", "special", "tidy"]

_BOXES = {"tick-box": "☐", "tick": "☐", "square": "☐"}
BREAK = "\v"
"""What stands for a line break in a piece: no page holds one."""
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a line.

    Attributes:
        text: its words; a line break is `BREAK`.
        style: the name of its character style; empty for the paragraph's own.
        link: where it leads: `#id` within the document, an address, or nothing.
        drawing: a picture in place of words.
    """

    text: str
    style: str = ""
    link: str = ""
    drawing: Any = None


class Characters:
    """Finds the character style of words, and remembers those that the document needs."""

    def __init__(self, looks: Looks, tokens: Tokens) -> None:
        self.looks = looks
        self.tokens = tokens
        self.used: dict[str, frozenset[str]] = {}
        self._names = {tokens.colors[name]: name for name in ("quiet", "brand", "warm", "ink")}

    def styled(self, look: Look, paragraph: str, block: Look, *, dark: bool = False, narrow: bool = False) -> str:
        """The style of words that look so, in a paragraph of a style, within a block that looks so.

        On a dark ground words are white; in a narrow column none are large.
        """
        style = STYLES[paragraph]
        if style.outline is not None or paragraph == "Title":
            return ""
        # A style chosen for what a block is stands for all that the block's own look says.
        plain = paragraph in _PLAIN
        traits = set()
        if (look.weight >= 600) != style.bold and (plain or look.weight != block.weight):
            traits.add("regular" if style.bold else "strong")
        if look.italic != style.italic and (plain or look.italic != block.italic):
            traits.add("emphasis" if look.italic else "upright")
        traits |= self._size(look, style) if plain or look.size != block.size else set()
        traits -= {"large"} if narrow else set()
        color = self._names.get(look.color, "")
        if dark:
            traits.add("paper")
        elif color and color != style.color and (plain or look.color != block.color):
            traits.add(color)
        return self.named(frozenset(traits))

    def named(self, traits: frozenset[str], name: str = "") -> str:
        """The name of the style that has these traits; it is made when it is first asked for."""
        if not traits:
            return ""
        name = name or " ".join(sorted(traits, key=_ORDER.index)).capitalize()
        self.used.setdefault(name, traits)
        return name

    def _size(self, look: Look, style: Style) -> set[str]:
        tokens = self.tokens
        named = {"small": tokens.small, "large": tokens.large, "title": tokens.title}
        own = named[style.size] if isinstance(style.size, str) else tokens.size * style.size
        if look.size < own * 0.92:
            return {"small"}
        return {"large"} if look.size > own * 1.12 else set()

    def phase(self, element: Any) -> Piece:
        """The square that tells a phase by its colour, before the word that names it."""
        word = next((name[3:] for name in element.get("class", "").split() if name.startswith("is-")), "")
        ground = self.looks.of(element).background
        if ground is None:
            return Piece("□ ", self.named(frozenset({"quiet"})))
        return Piece("■ ", self.named(frozenset({f"#{ground}"}), f"Phase {word}".strip()))


_ORDER = ("small", "large", "strong", "regular", "emphasis", "upright", "ink", "quiet", "brand", "warm", "paper")
_PLAIN = frozenset(
    (
        *("Normal", "Small Text", "Table Text", "Table Small", "Row Heading", "Row Label", "List Bullet"),
        *("List Bullet 2", "List Number", "List Number 2", "List Continue", "Plain Item", "Check Item"),
    )
)


def special(element: Any, characters: Characters) -> Piece | None:
    """What stands for an element that is drawn rather than written: a phase, a box to tick, a picture's title."""
    classes = element.get("class", "").split()
    if element.tag == "br":
        return Piece(BREAK)
    if "phase" in classes and not (element.text or "").strip():
        return characters.phase(element)
    for name in classes:
        if name in _BOXES and len(element) == 0 and not (element.text or "").strip():
            return Piece("☑ " if "done" in classes else f"{_BOXES[name]} ")
    if element.tag == "svg":
        title = element.find(".//title")
        words = "" if title is None else "".join(title.itertext()).strip()
        return Piece(f"[{words}]" if words else "", characters.named(frozenset({"small", "quiet"})) if words else "")
    return None


def tidy(pieces: list[Piece]) -> list[Piece]:
    """Pieces with the spaces of the source put together as a browser does."""
    tidied: list[Piece] = []
    spaced = True
    for piece in pieces:
        if piece.drawing is not None or piece.text == BREAK:
            if piece.text == BREAK and tidied:
                tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip(" "))
            tidied.append(piece)
            spaced = piece.drawing is None
            continue
        words = _SPACES.sub(" ", piece.text)
        words = words.lstrip(" ") if spaced else words
        if words:
            tidied.append(replace(piece, text=words))
            spaced = words.endswith(" ")
    while tidied and tidied[-1].drawing is None and not tidied[-1].text.strip(f" {BREAK}"):
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip(" "))
    return tidied


def runs(pieces: list[Piece], anchors: dict[str, str], relate: Any) -> Iterator[Any]:
    """The runs of a paragraph.

    Args:
        pieces: tidied.
        anchors: the bookmark of each id that something leads to.
        relate: gives the relationship's id of an address outside.
    """
    for piece in pieces:
        run = _run(piece)
        if piece.link.startswith("#") and piece.link[1:] in anchors:
            yield node("w:hyperlink", {"w:anchor": anchors[piece.link[1:]], "w:history": 1}, run)
        elif piece.link.lower().startswith(("http:", "https:", "mailto:", "tel:")):
            yield node("w:hyperlink", {"r:id": relate(piece.link), "w:history": 1}, run)
        else:
            yield run


def _run(piece: Piece) -> Any:
    look = node("w:rPr", None, val("w:rStyle", style_id(piece.style))) if piece.style else None
    if piece.drawing is not None:
        return node("w:r", None, look, node("w:drawing", None, piece.drawing))
    if piece.text == BREAK:
        return node("w:r", None, node("w:br"))
    return node("w:r", None, look, text(piece.text))


def field(code: str, shown: str, *, dirty: bool = False) -> Iterator[Any]:
    """The runs of a field, such as a page's number."""
    begin = {"w:fldCharType": "begin"} | ({"w:dirty": "true"} if dirty else {})
    instruction = node("w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield node("w:r", None, node("w:fldChar", begin))
    yield node("w:r", None, instruction)
    yield node("w:r", None, node("w:fldChar", {"w:fldCharType": "separate"}))
    yield node("w:r", None, text(shown))
    yield node("w:r", None, node("w:fldChar", {"w:fldCharType": "end"}))
