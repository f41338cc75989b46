"""HTML to Markdown (GitHub's): what the page says, in plain text that reads well as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.looks import Looks
from labo_cli.rendering.pages import BLOCKS, explains_a_drawing, hidden, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["to_markdown"]

_SPACES = re.compile(r"[ \t\r\n\f]+")
_MARKUP = re.compile(r"([\\`*_\[\]<|])")
_OPENING = re.compile(r"^(\d+)([.)]) |^([-+#>])(?=\s|$)|^(~~~|===+$|---+$)")
_BREAK = "\v"
_WRITE = "…" * 20
_WIDEST = 36
"""Columns are set straight in the source as long as no cell is longer than that."""
_BOXES = {"tick-box": "☐", "tick": "☐", "square": "☐"}


def to_markdown(html: str) -> str:
    """A page as Markdown: headings, lists, boxes to tick, quotes for what is read out, tables with pipes.

    What is only for screens, and drawings that words say as well, are left out.
    """
    root = parse(html)
    colon = "\N{NO-BREAK SPACE}:" if root.get("lang") == "fr" else ":"
    return _Page(Looks(root), colon).written(root.find("body"))


class _Page:
    """Writes the blocks of a page one after the other, an empty line between them."""

    def __init__(self, looks: Looks, colon: str) -> None:
        self.looks = looks
        self.colon = colon

    def written(self, body: Any) -> str:
        return "\n\n".join(block for block in self.blocks(body) if block.strip()) + "\n"

    def blocks(self, element: Any) -> Iterator[str]:
        """What an element holds: its paragraphs, lists and tables, and the words between them as paragraphs."""
        line = _spaced(element.text)
        for child in element:
            if not hidden(child, self.looks):
                if child.tag in BLOCKS:
                    yield _paragraph(line)
                    line = ""
                    yield from self.block(child)
                else:
                    line += self.inline(child)
            line += _spaced(child.tail)
        yield _paragraph(line)

    def block(self, element: Any) -> Iterator[str]:
        """One block, as Markdown's blocks."""
        classes = set(element.get("class", "").split())
        if hidden(element, self.looks) or explains_a_drawing(element) or "bar" in classes:
            return
        if re.fullmatch("h[1-6]", element.tag):
            yield f"{'#' * int(element.tag[1])} {_flat(self.inside(element))}"
        elif element.tag == "table":
            yield from self.table(element)
        elif element.tag in {"ul", "ol"}:
            yield self.listed(element)
        elif element.tag == "dl":
            yield from self.definitions(element)
        elif element.tag == "blockquote" or classes & {"say", "note"}:
            yield from self.quoted(element)
        elif element.tag != "section" and classes & {"write", "to-fill", "side"}:
            yield self.line(element, classes)
        else:
            yield from self.paragraphs(element, classes)

    def paragraphs(self, element: Any, classes: set[str]) -> Iterator[str]:
        """The blocks of an element that is none in Markdown; a whole paragraph of strong words is strong."""
        strong = element.tag == "p" and self.emphasis(element) == "**"
        for block in self.blocks(element):
            plain = strong and block and "*" not in block and "\n" not in block
            yield f"**{block}**" if plain else block
        if "write-box" in classes:
            yield _WRITE

    def quoted(self, element: Any) -> Iterator[str]:
        """A quote; headings that a note has stay outside it."""
        lines = [block for block in self.blocks(element) if block.strip()]
        while lines and lines[0].startswith("#"):
            yield lines.pop(0)
        quote = "\n\n".join(lines)
        yield "\n".join(f"> {line}".rstrip() for line in quote.split("\n"))

    def line(self, element: Any, classes: set[str]) -> str:
        """Room to write by hand, after its label; a block of lines is one. What a page has in its margin is a line."""
        if "side" in classes:
            parts = [part for part in element if part.tag == "p" and not hidden(part, self.looks)]
            return " · ".join(_flat(self.inside(part)) for part in parts) or _flat(self.inside(element))
        if element.tag == "p":
            before = element.getprevious()
            return "" if before is not None and "write" in before.get("class", "").split() else _WRITE
        label = element[0] if len(element) else element
        return f"{_flat(self.inside(label))} {_WRITE}".strip()

    def listed(self, element: Any) -> str:
        """A list, and the lists within it; boxes to tick are GitHub's."""
        classes = element.get("class", "").split()
        made = []
        rank = 0
        for item in element:
            if item.tag != "li" or hidden(item, self.looks):
                continue
            rank += 1
            mark = f"{rank}. " if element.tag == "ol" and element.getparent().tag != "nav" else "- "
            mark += "[ ] " if "checks" in classes else ""
            blocks = [block for block in self.blocks(item) if block.strip()]
            if mark.startswith("- ") and blocks and re.match(r"[-*] ", blocks[0]):
                blocks[0] = f"\\{blocks[0]}"
            indent = " " * (2 if mark.startswith("-") else len(mark))
            # A list follows its words closely; other blocks are paragraphs of their own.
            text = ""
            for block in blocks:
                close = not text or re.match(r"(- |\d+\. )", block)
                text += ("" if not text else "\n" if close else "\n\n") + block
            made.append(mark + f"\n{indent}".join(text.split("\n")))
        return re.sub(r"\n[ ]+\n", "\n\n", "\n".join(made))

    def definitions(self, element: Any) -> Iterator[str]:
        """Terms in bold, each with what is said of it."""
        made = []
        for pair in element:
            if pair.tag != "div" or hidden(pair, self.looks):
                yield from self.block(pair)
                continue
            terms = " / ".join(_flat(self.inside(term)) for term in pair.iter("dt"))
            said = [" ".join(self.cell_blocks(part)) for part in pair.iter("dd")]
            made.append(f"- **{terms}**{self.colon} {'; '.join(said)}" if terms else f"- {'; '.join(said)}")
        yield "\n".join(made)

    def table(self, element: Any) -> Iterator[str]:
        """A table; Markdown's have always one head, empty where the page has none, and no cell over several columns."""
        caption = element.find("caption")
        if caption is not None:
            yield f"**{_flat(self.inside(caption))}**"
        rows = [
            (row.getparent().tag == "thead", self.cells(row))
            for row in element.iter("tr")
            if next(row.iterancestors("table")) is element and not hidden(row, self.looks)
        ]
        if not rows:
            return
        count = max(len(cells) for _head, cells in rows)
        head = next((cells for is_head, cells in rows if is_head), [""] * count)
        lines = [cells for is_head, cells in rows if not is_head] or [[""] * count]
        table = [[*cells, *[""] * (count - len(cells))] for cells in [head, *lines]]
        widths = [max(3, *(len(row[column]) for row in table)) for column in range(count)]
        widths = [width if width <= _WIDEST else 3 for width in widths]
        padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in table]
        drawn = [f"| {' | '.join(row)} |" for row in padded]
        drawn.insert(1, f"| {' | '.join('-' * width for width in widths)} |")
        yield "\n".join(drawn)

    def cells(self, row: Any) -> list[str]:
        made = []
        for cell in row:
            if cell.tag in {"td", "th"}:
                made.append("<br>".join(self.cell_blocks(cell)))
                made += [""] * (int(cell.get("colspan", 1)) - 1)
        return made

    def cell_blocks(self, cell: Any) -> list[str]:
        """What a cell says, on one line for each paragraph."""
        found = []
        for block in self.blocks(cell):
            if block.strip() and block != _WRITE:
                found += [_in_cell(line) for line in block.split("\n")]
        return [line for line in found if line]

    def inside(self, element: Any) -> str:
        """The words of a line, with their breaks and emphasis."""
        words = _spaced(element.text)
        for child in element:
            words += self.inline(child) + _spaced(child.tail)
        return words

    def inline(self, element: Any) -> str:
        if hidden(element, self.looks):
            return ""
        classes = element.get("class", "").split()
        if element.tag == "br":
            return _BREAK
        for name in classes:
            if name in _BOXES and not "".join(element.itertext()).strip():
                return "☑ " if "done" in classes else f"{_BOXES[name]} "
        if element.tag == "img":
            return f"[{_escaped(element.get('alt', ''))}]" if element.get("alt") else ""
        if element.tag == "svg":
            title = element.find(".//title")
            return f"[{_escaped(''.join(title.itertext()).strip())}]" if title is not None else ""
        words = self.inside(element)
        words = f" · {words}" if {"chip", "method-id"} & set(classes) else words
        address = element.get("href", "") if element.tag == "a" else ""
        if address.startswith(("http:", "https:", "mailto:", "tel:")):
            return f"[{words.strip()}]({address})"
        mark = self.emphasis(element)
        inner = words.strip(f" {_BREAK}")
        if not mark or not inner or _BREAK in inner or "*" in inner.replace("\\*", ""):
            return words
        before, after = words.split(inner, 1)
        return f"{before}{mark}{inner}{mark}{after}"

    def emphasis(self, element: Any) -> str:
        """Stars around what is stronger or more slanted than the words it stands among."""
        look, around = self.looks.of(element), self.looks.of(element.getparent())
        if any(above.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"} for above in element.iterancestors()):
            return ""
        if look.weight >= 600 > around.weight:
            return "**"
        return "*" if look.italic and not around.italic else ""


def _spaced(words: str | None) -> str:
    return _escaped(_SPACES.sub(" ", words)) if words else ""


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", words)


def _paragraph(line: str) -> str:
    """A paragraph, with the breaks it has; what would begin a list or a heading is told apart."""
    lines = [_SPACES.sub(" ", part).strip(" ") for part in line.split(_BREAK)]
    while lines and not lines[-1]:
        lines.pop()
    lines = [_OPENING.sub(_escaped_opening, part) for part in lines if part]
    return "\\\n".join(lines)


def _escaped_opening(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]} " if found[1] else f"\\{found[0]}"


def _in_cell(line: str) -> str:
    """A line of a block where no block can be: bullets are characters, quotes are slanted."""
    line = re.sub(r"^\s*- (?!\[)", "• ", line.removesuffix("\\")).strip()
    if line.startswith(">"):
        line = line.lstrip("> ")
        return f"*{line}*" if line and "*" not in line else line
    return line


def _flat(words: str) -> str:
    return _SPACES.sub(" ", words.replace(_BREAK, " ")).strip()
