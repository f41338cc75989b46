"""What the style sheets inside a page say of its elements, as far as an editable document follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Look", "Looks", "Paper"]

_UNITS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "px": 0.75}
_LENGTH = re.compile(r"(-?[\d.]+)(pt|mm|cm|in|px|rem|em|%)")
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:,[^()]*)?\)")
_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_MM = 25.4 / 72
_SIDES = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
"""Which of the lengths of a margin is for the top, the right, the bottom, the left, by how many there are."""


@dataclass(frozen=True)
class Look:
    """How one element looks in print.

    Attributes:
        display: block, inline, flex, none…
        size: of the type, in points.
        weight: of the type, 400 to 700.
        italic: whether the type slants.
        color: of the type, six hexadecimal digits.
        background: six hexadecimal digits; None when what is behind shows.
        align: left, center or right.
        width: in millimetres; None when the sheet leaves it open.
        share: the width as a part of what is around, 0 to 1, where the sheet says it that way.
        grow: how much of the room left a box in a row takes.
        height: the least height, in millimetres; 0 when the sheet leaves it open.
        framed: whether a line goes all around.
        marker: whether a list shows its bullets.
        on_new_page: whether a new page begins before it.
        keeps_next: whether no page may end just after it.
        keeps_whole: whether no page may end within it.
    """

    display: str
    size: float
    weight: int
    italic: bool
    color: str
    background: str | None
    align: str
    width: float | None
    share: float | None
    grow: float
    height: float
    framed: bool
    marker: bool
    on_new_page: bool
    keeps_next: bool
    keeps_whole: bool


@dataclass(frozen=True)
class Paper:
    """The sheet a page is printed on, in millimetres; margins are top, right, bottom, left."""

    width: float
    height: float
    margins: tuple[float, float, float, float]


@dataclass(frozen=True)
class _Cascaded:
    """An element's own declarations, and the variables it inherits or sets."""

    own: dict[str, str]
    variables: dict[str, str]
    look: Look


class Looks:
    """The looks of a page's elements in print: the sheets for screens only are left out."""

    def __init__(self, root: Any) -> None:
        """Reads the style sheets of a page, an `lxml.html` tree without comments."""
        import cssselect2

        self._matcher = cssselect2.Matcher()
        self._pages: list[tuple[str, dict[str, str]]] = []
        self._root = root
        for style in root.iter("style"):
            if style.get("media") not in {"screen", "print"}:
                self._read(style.text or "")
        self._wrapped = {
            wrapper.etree_element: wrapper for wrapper in cssselect2.ElementWrapper.from_html_root(root).iter_subtree()
        }
        self._known: dict[Any, _Cascaded] = {}

    def of(self, element: Any) -> Look:
        """How an element looks."""
        return self._cascaded(element).look

    def value(self, element: Any, name: str) -> str:
        """What the sheets set a property of an element itself to, variables filled in; empty when nothing is set."""
        found = self._cascaded(element)
        return _filled(found.own.get(name, ""), found.variables)

    def token(self, name: str) -> str:
        """A variable of the sheets as the body has it, such as `--brand`."""
        return _filled(f"var(--{name})", self._cascaded(self._root.find("body")).variables)

    def points(self, name: str, otherwise: float) -> float:
        """A variable of the sheets that is a size of type, in points; the other size where they have none such."""
        body = self.of(self._root.find("body")).size
        return _points(self.token(name), body, body) or otherwise

    def paper(self) -> Paper:
        """The paper: A4 unless the sheets say otherwise, on the page that most of the document names."""
        name = next((name for name in map(self._page_of, self._root.iter()) if name not in {"", "cover"}), "")
        said: dict[str, str] = {}
        for page, declared in self._pages:
            if page in {"", name}:
                said |= declared
        width, height = 210.0, 297.0
        lengths = [points * _MM for points in _lengths(said.get("size", ""))]
        if len(lengths) == 2:
            width, height = lengths
        elif "landscape" in said.get("size", ""):
            width, height = height, width
        sides = [points * _MM for points in _lengths(said.get("margin", ""))] or [18.0]
        top, right, bottom, left = [sides[place] for place in _SIDES[len(sides)]]
        return Paper(width, height, (top, right, bottom, left))

    def _page_of(self, element: Any) -> str:
        return self.value(element, "page") if isinstance(element.tag, str) else ""

    def _read(self, sheet: str) -> None:
        import cssselect2
        import tinycss2

        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                declared = dict(_declarations(rule.content))
                try:
                    selectors = cssselect2.compile_selector_list(rule.prelude)
                except cssselect2.SelectorError:
                    continue
                for selector in selectors:
                    if selector.pseudo_element is None:
                        self._matcher.add_selector(selector, declared)
            elif rule.type == "at-rule" and rule.lower_at_keyword == "page" and rule.content is not None:
                self._pages.append((tinycss2.serialize(rule.prelude).strip(), dict(_declarations(rule.content))))

    def _cascaded(self, element: Any) -> _Cascaded:
        if element not in self._known:
            parent = element.getparent()
            above = None if parent is None else self._cascaded(parent)
            own: dict[str, str] = {}
            matches = sorted(self._matcher.match(self._wrapped[element]), key=lambda match: match[:2])
            for *_order, declared in matches:
                own |= declared
            if element.get("style"):
                own |= dict(_declarations(element.get("style")))
            variables = above.variables if above else {}
            set_here = {name: value for name, value in own.items() if name.startswith("--")}
            if set_here:
                variables = {**variables, **set_here}
            filled = {name: _filled(value, variables) for name, value in own.items() if not name.startswith("--")}
            root = self._known[self._root].look.size if self._root in self._known else 10.5
            self._known[element] = _Cascaded(
                own, variables, _look(element, filled, above.look if above else None, root)
            )
        return self._known[element]


def _declarations(content: Any) -> Iterator[tuple[str, str]]:
    import tinycss2

    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            yield item.name, tinycss2.serialize(item.value).strip()


def _filled(value: str, variables: dict[str, str]) -> str:
    for _depth in range(8):
        if "var(" not in value:
            return value
        value = _VARIABLE.sub(lambda found: variables.get(found[1], ""), value)
    return value


def _look(element: Any, own: dict[str, str], above: Look | None, root: float) -> Look:
    around = above.size if above else root
    size = _points(own.get("font-size") or own.get("font", "").split("/")[0], around, root) or around
    if element.tag == "small" and "font-size" not in own:
        size = around * 0.86
    width, share = _extent(own.get("width", "") or own.get("flex", ""), size, root)
    heights = [_points(own.get(name, ""), size, root) or 0 for name in ("height", "min-height")]
    return Look(
        display=own.get("display", "block"),
        size=size,
        weight=_weight(element.tag, own.get("font-weight", ""), above),
        italic=_italic(element.tag, own.get("font-style", ""), above),
        color=_hex(own.get("color", "")) or (above.color if above else "000000"),
        background=_background(own.get("background", "") or own.get("background-color", "")),
        align=own.get("text-align") or (above.align if above else "left"),
        width=width,
        share=share,
        grow=_grow(own.get("flex", "")),
        height=max(heights) * _MM,
        framed=_framed(own.get("border", "")),
        marker=("none" not in own["list-style"]) if "list-style" in own else above.marker if above else True,
        on_new_page=own.get("break-before") == "page",
        keeps_next=own.get("break-after") == "avoid",
        keeps_whole=own.get("break-inside") == "avoid",
    )


def _weight(tag: str, said: str, above: Look | None) -> int:
    if said.isdigit():
        return int(said)
    if said == "bold" or (not said and tag in {"b", "strong", "th"}):
        return 600
    return 400 if above is None or said == "normal" else above.weight


def _italic(tag: str, said: str, above: Look | None) -> bool:
    if said:
        return said == "italic"
    return tag in {"em", "cite"} or bool(above and above.italic)


def _points(value: str, around: float, root: float) -> float | None:
    """A length in points, a product of lengths and numbers in `calc()` included; None for any other value."""
    total = 1.0
    found = False
    for factor in value.removeprefix("calc(").removesuffix(")").split("*"):
        length = _LENGTH.fullmatch(factor.strip())
        if length:
            found = True
            relative = {"em": around, "rem": root, "%": around / 100}
            total *= float(length[1]) * (relative | _UNITS)[length[2]]
        elif re.fullmatch(r"-?\d+\.?\d*", factor.strip()):
            total *= float(factor)
        else:
            return None
    return total if found else None


def _lengths(value: str) -> list[float]:
    value = re.sub(r"(^|\s)0(?=\s|$)", r"\g<1>0mm", value)
    return [points for part in value.split() if (points := _points(part, 10.5, 10.5)) is not None]


def _extent(value: str, size: float, root: float) -> tuple[float | None, float | None]:
    value = value.split()[-1] if value.startswith(("0 0 ", "1 1 ")) else value
    if value.endswith("%") and _LENGTH.fullmatch(value):
        return None, float(value[:-1]) / 100
    points = _points(value, size, root)
    return (points * _MM if points else None), None


def _grow(value: str) -> float:
    first = value.split()[:1]
    return float(first[0]) if first and re.fullmatch(r"[\d.]+", first[0]) else 0.0


def _hex(value: str) -> str | None:
    found = _HEX.findall(value)
    if not found:
        return None
    digits = found[-1] if "gradient" in value else found[0]
    return (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)).upper()


def _background(value: str) -> str | None:
    color = None if "url(" in value else _hex(value)
    return None if color == "FFFFFF" else color


def _framed(value: str) -> bool:
    return (_points(value.split()[0], 10.5, 10.5) or 0) > 0 if value else False
