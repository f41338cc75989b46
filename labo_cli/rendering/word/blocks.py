"""Walks a page and writes its paragraphs, lists, quotes and boxes, each in the style that says what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.pages import BLOCKS, explains_a_drawing, hidden
from labo_cli.rendering.word import cells, inline, lists, rows, sheets, tables
from labo_cli.rendering.word.inline import Piece
from labo_cli.rendering.word.styles import style_id
from labo_cli.rendering.word.xml import node, val

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labo_cli.rendering.looks import Looks
    from labo_cli.rendering.word.inline import Characters

__all__ = ["Place", "Writer"]

HEADINGS = {"h1": "Title"} | {f"h{level + 1}": f"Heading {min(level, 4)}" for level in range(1, 6)}
KINDS = {
    "say": "Read Out",
    "note": "Note",
    "project": "Project",
    "kind": "Subtitle",
    "lead": "Lead",
    "challenge": "Lead",
    "purpose": "Lead",
    "ask": "Question",
    "question": "Question",
    "epigraph": "Quote",
    "halfway": "Note",
    "blank": "Fill In",
    "quote": "Quote",
    "source": "Source",
    "code": "Code",
    "origin": "Meta",
    "meta": "Meta",
}
"""What a class of the page is called among the styles."""


@dataclass(frozen=True)
class Place:
    """Where something is written.

    Attributes:
        into: the body or a cell.
        width: in millimetres.
        style: of paragraphs that say nothing of their own.
        level: how many lists it is in.
        table: whether it is a table's cell.
        dark: whether the ground is dark.
        number: which numbered list it is in.
        beside: how many parts of a row stand one under the other here, each as wide as all were.
    """

    into: Any
    width: float
    style: str = "Normal"
    level: int = 0
    table: bool = False
    dark: bool = False
    number: int = 0
    beside: int = 1


class Writer:
    """Writes the blocks of a page into a document's body."""

    def __init__(
        self, looks: Looks, characters: Characters, picture: Callable[[Any, float], Any], relate: Callable[[str], str]
    ) -> None:
        """Makes ready to write.

        Args:
            looks: of the page's elements.
            characters: finds the styles of words.
            picture: a picture of the page as a drawing, no wider than so many millimetres; None when it cannot be.
            relate: gives the id of an address outside.
        """
        self.looks = looks
        self.characters = characters
        self.picture = picture
        self.relate = relate
        self.restarts = 0
        self.anchors: dict[str, str] = {}
        self._waiting: list[str] = []
        self._on_new_page = False

    def target(self, ids: Iterable[str]) -> None:
        """Says which ids of the page something leads to: they become bookmarks."""
        self.anchors = {name: f"_labo{number}" for number, name in enumerate(ids, 1)}

    def flow(self, element: Any, place: Place) -> None:
        """Writes what an element holds: words and blocks, in their order."""
        line: list[Piece] = self._words(element.text, element, element, place)
        for child in element:
            if not hidden(child, self.looks):
                if child.tag in BLOCKS:
                    self._line(line, element, place)
                    line = []
                    self.block(child, place)
                else:
                    line += self._pieces(child, element, place)
            line += self._words(child.tail, element, element, place)
        self._line(line, element, place)

    def block(self, element: Any, place: Place) -> None:
        """Writes one block, and keeps it together as the page does."""
        if hidden(element, self.looks):
            return
        look = self.looks.of(element)
        before = len(place.into)
        self._block(element, place)
        made = place.into[before:]
        if look.keeps_next and element.tag == "div":
            for part in made:
                cells.keep(part)
        elif look.keeps_whole and element.tag in {"article", "div", "section"} and _short(made):
            for part in made[:-1]:
                cells.keep(part)

    def _block(self, element: Any, place: Place) -> None:
        self.mark(element)
        look = self.looks.of(element)
        self._on_new_page = self._on_new_page or (look.on_new_page and not place.table)
        self._way_to_write(element)(element, place)

    def _way_to_write(self, element: Any) -> Callable[[Any, Place], None]:
        by_tag: dict[str, Callable[[Any, Place], None]] = {
            "table": partial(tables.table, self),
            "dl": partial(rows.definitions, self),
            "ul": partial(lists.written, self),
            "ol": partial(lists.written, self),
            "nav": partial(lists.contents, self),
            "p": self._text,
        }
        by_class: dict[str, Callable[[Any, Place], None]] = {
            "bar": partial(rows.bar, self),
            "to-fill": self._to_fill,
            "side": self._side,
            "drawing": partial(sheets.sheet, self),
        }
        if element.tag in HEADINGS:
            return self._heading
        if element.tag in by_tag:
            return by_tag[element.tag]
        for name in element.get("class", "").split():
            if name in by_class:
                return by_class[name]
        in_a_row = self.looks.of(element).display == "flex"
        # Headings stay out of tables that only lay things out: Word's navigation shows none that is in a cell.
        if in_a_row and not element.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6"):
            return partial(rows.side_by_side, self)
        return self._container

    def paragraph(self, pieces: list[Piece], style: str, place: Place, align: str = "") -> Any:
        """Writes a paragraph of a style."""
        number = None
        if place.number and style == "List Number":
            number = node("w:numPr", None, val("w:ilvl", 0), val("w:numId", 3 + place.number))
        properties = node(
            "w:pPr",
            None,
            val("w:pStyle", style_id(style)) if style != "Normal" else None,
            node("w:pageBreakBefore") if self._on_new_page else None,
            number,
            val("w:jc", align) if align in {"center", "right"} else None,
        )
        self._on_new_page = False
        marks: list[Any] = []
        for name in self._waiting:
            number_of = int(self.anchors[name].removeprefix("_labo"))
            marks.append(node("w:bookmarkStart", {"w:id": number_of, "w:name": self.anchors[name]}))
            marks.append(node("w:bookmarkEnd", {"w:id": number_of}))
        self._waiting = []
        made = node("w:p", None, properties, *marks, *inline.runs(inline.tidy(pieces), self.anchors, self.relate))
        place.into.append(made)
        return made

    def gap(self, place: Place) -> None:
        """Leaves a little room after a table, and keeps it apart from the next."""
        self.paragraph([], "Gap", place)

    def mark(self, element: Any) -> None:
        """Remembers an element that something leads to, for the next paragraph to be its bookmark."""
        if element.get("id") in self.anchors and element.get("id") not in self._waiting:
            self._waiting.append(element.get("id"))

    def _words(self, words: str | None, element: Any, block: Any, place: Place, link: str = "") -> list[Piece]:
        if not words:
            return []
        looks = self.looks
        narrow = place.table and place.width < 2 * self.characters.tokens.size
        style = self.characters.styled(looks.of(element), place.style, looks.of(block), dark=place.dark, narrow=narrow)
        return [Piece(words, style, link)]

    def inside(self, block: Any, place: Place) -> list[Piece]:
        """The line that a block of words is, breaks and links included."""
        pieces = self._words(block.text, block, block, place)
        for child in block:
            pieces += self._pieces(child, block, place)
            pieces += self._words(child.tail, block, block, place)
        return pieces

    def _pieces(self, element: Any, block: Any, place: Place, link: str = "") -> list[Piece]:
        if hidden(element, self.looks):
            return []
        self.mark(element)
        drawn = inline.special(element, self.characters)
        if drawn is not None:
            return [drawn]
        if element.tag == "img":
            drawing = self.picture(element, place.width)
            alt = element.get("alt", "")
            return [Piece("", drawing=drawing)] if drawing is not None else [Piece(f"[{alt}]" if alt else "")]
        link = element.get("href", "") if element.tag == "a" else link
        apart = "· " if {"chip", "method-id"} & set(element.get("class", "").split()) else ""
        pieces = self._words(f" {apart}" if apart else "", element, block, place)
        pieces += self._words(element.text, element, block, place, link)
        for child in element:
            pieces += self._pieces(child, block, place, link)
            pieces += self._words(child.tail, element, block, place, link)
        return pieces

    def _line(self, pieces: list[Piece], block: Any, place: Place) -> None:
        if inline.tidy(pieces):
            look = self.looks.of(block)
            self.paragraph(pieces, place.style, place, align=look.align)

    def _heading(self, element: Any, place: Place) -> None:
        there = replace(place, style=HEADINGS[element.tag])
        self._line(self.inside(element, there), element, there)

    def _text(self, element: Any, place: Place) -> None:
        classes = element.get("class", "").split()
        if explains_a_drawing(element):
            return
        if "write" in classes:
            lines = element.xpath("../p[contains(@class, 'write')]")
            if lines.index(element) * place.beside >= len(lines):
                return  # Lines across the page are longer than those of a column: fewer are enough.
            self.paragraph([], "Write Line", place)
            return
        kind = next((KINDS[name] for name in classes if name in KINDS), "")
        if not kind and place.style in {"Normal", "Table Text"}:
            size = self.looks.of(element).size / self.characters.tokens.size
            small = {"Normal": "Small Text", "Table Text": "Table Small"}[place.style]
            kind = small if size < 0.94 else "Question" if size > 1.35 and not place.table else ""
        there = replace(place, style=kind or place.style)
        self._line(self.inside(element, there), element, there)

    def _to_fill(self, element: Any, place: Place) -> None:
        if len(element) == 0:
            self.flow(element, place)
            return
        label = element[0]
        if self.looks.of(element).display == "flex":
            there = replace(place, style="Fill In")
            self.paragraph(self.inside(label, there), "Fill In", place)
            return
        self.paragraph(self.inside(label, replace(place, style="Fill In Label")), "Fill In Label", place)
        for line in element[1:]:
            self.block(line, place)

    def _side(self, element: Any, place: Place) -> None:
        """What the page has in its margin, as one line above what it stands beside."""
        there = replace(place, style="Code")
        pieces: list[Piece] = []
        for part in [child for child in element if not hidden(child, self.looks)]:
            pieces += [Piece(" · ")] if pieces else []
            pieces += self.inside(part, there)
        self._line(pieces, element, there)

    def _container(self, element: Any, place: Place) -> None:
        look = self.looks.of(element)
        if look.display == "flex":
            place = replace(place, beside=len(element))
        names = ["quote"] if element.tag == "blockquote" else element.get("class", "").split()
        style = next((KINDS[name] for name in names if name in KINDS), "") or place.style
        boxed = (look.framed or look.background) and style == place.style
        if boxed and element.tag != "header" and not place.table:
            rows.box(self, element, place)
        else:
            self.flow(element, replace(place, style=style))


def _short(made: list[Any]) -> bool:
    """Whether what was written is short enough for a page to be left partly empty for it."""
    from docx.oxml.ns import qn

    paragraphs = [paragraph for part in made for paragraph in part.iter(qn("w:p"))]
    return len(paragraphs) <= 24 and sum(len("".join(paragraph.itertext())) for paragraph in paragraphs) <= 700
