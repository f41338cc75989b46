"""The named styles of a Word document, in the sizes and colours of the page's own style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.word.table_styles import table_styles
from labo_cli.rendering.word.xml import border, node, twips, val

if TYPE_CHECKING:
    from labo_cli.rendering.looks import Looks

__all__ = [
    "BULLETS",
    "CHECKS",
    "FONT",
    "NUMBERS",
    "STYLES",
    "Style",
    "Tokens",
    "character_style",
    "style_id",
    "styles_part",
]

FONT = "Source Sans 3"
BULLETS, NUMBERS, CHECKS = 1, 2, 3
"""Numberings that list styles point to; numbered lists get one of their own each."""

_COLORS = {
    "ink": "1B2430",
    "quiet": "515D6B",
    "line": "B9C3CC",
    "tint": "EEF3F4",
    "brand": "0B5563",
    "brand-tint": "DCECEE",
    "warm": "9C3D12",
    "warm-tint": "FAEEE6",
}
"""The colours that styles are made of, as they are for a page that sets none: a template of one's own may not."""


@dataclass(frozen=True)
class Tokens:
    """The sizes (points), colours (six hexadecimal digits) and width of text (millimetres) that styles are made of."""

    size: float
    small: float
    large: float
    title: float
    measure: float
    colors: dict[str, str]
    language: str

    @classmethod
    def of(cls, looks: Looks, language: str, measure: float) -> Tokens:
        """Those of a page, whose text is so many millimetres wide."""
        colors = {name: looks.token(name).removeprefix("#").upper() or other for name, other in _COLORS.items()}
        size = looks.points("size", 10.5)
        small, large = looks.points("small", size * 0.86), looks.points("large", size * 1.24)
        title = looks.points("title", size * 2.2)
        return cls(size, small, large, title, measure, colors, {"fr": "fr-FR"}.get(language, "en-GB"))


@dataclass(frozen=True)
class Style:
    """A paragraph style.

    Attributes:
        size: in body sizes, or the name of a token.
        bold, italic, color: of the type; a token's name.
        line: the height of lines, in lines of type; 0 for next to nothing.
        before, after: spaces, in points for 10.5-point text; they grow with it.
        left, hanging: indents, in body sizes.
        bar, rule, fill: tokens of a line on the left, of one underneath, of the ground.
        numbering: which list it belongs to, at which level.
        outline: the level of a heading, from 0.
    """

    size: float | str = 1.0
    bold: bool = False
    italic: bool = False
    color: str = "ink"
    before: float = 0
    after: float = 4
    left: float = 0
    hanging: float = 0
    bar: str = ""
    rule: str = ""
    fill: str = ""
    numbering: int = 0
    level: int = 0
    outline: int | None = None
    keep_next: bool = False
    align: str = ""
    line: float = 1.16
    based: str = "Normal"
    following: str = ""


STYLES: dict[str, Style] = {
    "Normal": Style(),
    "Title": Style("title", bold=True, after=8, rule="brand", keep_next=True, line=1.0, following="Normal"),
    "Subtitle": Style(bold=True, color="brand", after=1, keep_next=True),
    "Project": Style("small", color="quiet", after=3, keep_next=True),
    "Lead": Style("large", color="quiet", after=10),
    "Heading 1": Style(1.5, bold=True, color="brand", before=16, after=5, outline=0, line=1.05, following="Normal"),
    "Heading 2": Style(1.2, bold=True, before=12, after=4, outline=1, line=1.05, following="Normal"),
    "Heading 3": Style(1.06, bold=True, before=9, after=3, outline=2, line=1.08, following="Normal"),
    "Heading 4": Style(1.0, bold=True, color="quiet", before=7, after=3, outline=3, following="Normal"),
    "Small Text": Style("small", after=3),
    "Question": Style(1.45, bold=True, before=4, after=8, keep_next=True, line=1.1),
    "Code": Style(1.15, color="brand", before=14, after=0, keep_next=True),
    "Meta": Style(color="quiet", after=3),
    "List Bullet": Style(after=2, left=1.4, hanging=1.1, numbering=BULLETS),
    "List Bullet 2": Style(after=2, left=2.7, hanging=1.1, numbering=BULLETS, level=1),
    "List Number": Style(after=3, left=1.7, hanging=1.5, numbering=NUMBERS),
    "List Number 2": Style(after=2, left=3.0, hanging=1.4, numbering=NUMBERS, level=1),
    "List Continue": Style(after=3, left=1.7),
    "Plain Item": Style(after=3),
    "Check Item": Style(before=1, after=4, left=1.9, hanging=1.9, numbering=CHECKS),
    "Check Item 2": Style(before=1, after=3, left=3.6, hanging=1.9, numbering=CHECKS, level=1),
    "Read Out": Style(before=1, after=4, left=0.9, bar="brand", fill="tint"),
    "Read Out List": Style(after=3, left=2.1, hanging=1.1, bar="brand", fill="tint", numbering=BULLETS, level=2),
    "Note": Style(before=1, after=5, left=0.9, bar="warm", fill="warm-tint"),
    "Note List": Style(after=4, left=2.1, hanging=1.1, bar="warm", fill="warm-tint", numbering=BULLETS, level=3),
    "Quote": Style(1.04, italic=True, before=5, after=1, left=1.3, bar="warm", keep_next=True),
    "Source": Style("small", color="quiet", after=7, left=1.3, bar="warm"),
    "Caption": Style(bold=True, before=8, after=4, keep_next=True),
    "Picture Text": Style("small", italic=True, color="quiet"),
    "Write Line": Style(after=0, rule="quiet", line=1.6),
    "Fill In": Style(before=8, after=2, rule="quiet"),
    "Fill In Label": Style("small", color="quiet", before=4, after=0, keep_next=True),
    "Table Text": Style(after=1.5, line=1.08),
    "Table Small": Style("small", after=2, line=1.08),
    "Table Bullet": Style("small", after=1, left=1.0, hanging=0.8, numbering=BULLETS, level=4, line=1.08),
    "Table Heading": Style("small", bold=True, color="brand", after=1, line=1.05, keep_next=True),
    "Row Heading": Style(bold=True, after=1.5, line=1.08),
    "Row Label": Style(after=1.5, line=1.08),
    "Fact Label": Style("small", color="quiet", after=0, keep_next=True),
    "Fact": Style(bold=True, after=3, line=1.05),
    "toc 1": Style(after=4, rule=""),
    "Gap": Style(0.2, after=5, line=0),
    "Header": Style("small", color="quiet", after=0),
    "Footer": Style("small", color="quiet", after=0, align="right"),
}
"""Every paragraph style by its name; those that Word knows have Word's names."""


_LOWER = {"Caption", "Header", "Footer"}
"""Styles that Word itself writes without capitals, like headings."""


def style_id(name: str) -> str:
    """The id of a style, as paragraphs and runs name it."""
    return {"toc 1": "TOC1"}.get(name, name.replace(" ", "").replace("-", ""))


def styles_part(tokens: Tokens) -> Any:
    """The whole `w:styles` element: defaults, paragraph styles, the tables' style, the hyperlink's."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    styles = parse_xml(f"<w:styles {nsdecls('w')}/>")
    styles.append(_defaults(tokens))
    styles.append(_named("paragraph", "Normal", _paragraph(STYLES["Normal"], tokens), default=True))
    styles.append(_named("character", "Default Paragraph Font", [], default=True))
    styles.append(
        _named(
            "table",
            "Normal Table",
            [node("w:tblPr", None, node("w:tblInd", {"w:w": 0, "w:type": "dxa"}))],
            default=True,
        )
    )
    for name, style in STYLES.items():
        if name != "Normal":
            styles.append(
                _named("paragraph", name, _paragraph(style, tokens), based=style.based, following=style.following)
            )
    link = [node("w:rPr", None, val("w:color", tokens.colors["brand"]), val("w:u", "single"))]
    styles.append(_named("character", "Hyperlink", link, based="Default Paragraph Font"))
    for name, based, inside in table_styles(tokens):
        styles.append(_named("table", name, inside, based=based))
    return styles


def character_style(name: str, traits: frozenset[str], tokens: Tokens) -> Any:
    """A character style out of traits: strong, regular, emphasis, upright, small, large, or a colour's name."""
    wanted = [
        val("w:b", 1 if "strong" in traits else 0) if traits & {"strong", "regular"} else None,
        val("w:i", 1 if "emphasis" in traits else 0) if traits & {"emphasis", "upright"} else None,
    ]
    wanted += [
        val("w:color", "FFFFFF" if trait == "paper" else tokens.colors.get(trait, trait.removeprefix("#")))
        for trait in sorted(traits)
        if trait in tokens.colors or trait == "paper" or trait.startswith("#")
    ]
    sizes = {"small": tokens.small, "large": tokens.large}
    for trait, size in sizes.items():
        if trait in traits:
            wanted += [val("w:sz", round(size * 2)), val("w:szCs", round(size * 2))]
    return _named("character", name, [node("w:rPr", None, *wanted)], based="Default Paragraph Font")


def _named(
    kind: str, name: str, inside: list[Any], *, default: bool = False, based: str = "", following: str = ""
) -> Any:
    known = {"Normal", "Title", "Subtitle", "Quote", "Caption", "Header", "Footer", "Hyperlink", "toc 1", "Strong"}
    own = not (name in known or name.startswith(("Heading", "List", "Default", "Normal", "Emphasis")))
    attributes: dict[str, object] = {"w:type": kind, "w:styleId": style_id(name)}
    attributes |= {"w:default": 1} if default else {}
    attributes |= {"w:customStyle": 1} if own else {}
    return node(
        "w:style",
        attributes,
        val("w:name", name.lower() if name in _LOWER or name.startswith("Heading") else name),
        val("w:basedOn", style_id(based)) if based else None,
        val("w:next", style_id(following)) if following else None,
        val("w:uiPriority", 10 if kind == "paragraph" else 99),
        None if default and kind != "paragraph" else node("w:qFormat"),
        *inside,
    )


def _defaults(tokens: Tokens) -> Any:
    run = node(
        "w:rPr",
        None,
        node("w:rFonts", {f"w:{part}": FONT for part in ("ascii", "hAnsi", "eastAsia", "cs")}),
        val("w:color", tokens.colors["ink"]),
        val("w:sz", round(tokens.size * 2)),
        val("w:szCs", round(tokens.size * 2)),
        node("w:lang", {"w:val": tokens.language, "w:eastAsia": tokens.language, "w:bidi": "ar-SA"}),
    )
    return node("w:docDefaults", None, node("w:rPrDefault", None, run), node("w:pPrDefault", None, node("w:pPr")))


def _paragraph(style: Style, tokens: Tokens) -> list[Any]:
    grown = tokens.size / 10.5
    sizes = {"small": tokens.small, "large": tokens.large, "title": tokens.title}
    size = sizes[style.size] if isinstance(style.size, str) else tokens.size * style.size
    spacing = {
        "w:before": round(style.before * grown * 20),
        "w:after": round(style.after * grown * 20),
        "w:line": round(240 * style.line) or 20,
        "w:lineRule": "auto" if style.line else "exact",
    }
    indent = {"w:left": round(style.left * tokens.size * 20), "w:hanging": round(style.hanging * tokens.size * 20)}
    fill = tokens.colors.get(style.fill)
    paragraph = node(
        "w:pPr",
        None,
        node("w:keepNext") if style.keep_next or style.outline is not None else None,
        node("w:keepLines") if style.outline is not None else None,
        node("w:widowControl"),
        _numbering(style),
        _borders(style, tokens),
        node("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill}) if fill else None,
        node("w:tabs", None, _leader(tokens)) if style is STYLES["toc 1"] else None,
        node("w:spacing", spacing),
        node("w:ind", indent) if style.left or style.hanging else None,
        val("w:jc", style.align) if style.align else None,
        val("w:outlineLvl", style.outline) if style.outline is not None else None,
    )
    run = node(
        "w:rPr",
        None,
        val("w:b", 1) if style.bold else None,
        val("w:i", 1) if style.italic else None,
        val("w:color", tokens.colors[style.color]),
        val("w:sz", round(size * 2)),
        val("w:szCs", round(size * 2)),
    )
    return [paragraph, run]


def _leader(tokens: Tokens) -> Any:
    return node("w:tab", {"w:val": "right", "w:leader": "dot", "w:pos": twips(tokens.measure)})


def _numbering(style: Style) -> Any:
    if not style.numbering:
        return None
    level = [val("w:ilvl", style.level)] if style.level else []
    return node("w:numPr", None, *level, val("w:numId", style.numbering))


def _borders(style: Style, tokens: Tokens) -> Any:
    sides = []
    if style.bar:
        sides.append(border("left", tokens.colors[style.bar], 20, 6))
    if style.rule:
        heavy = style.rule == "brand"
        sides.append(border("bottom", tokens.colors[style.rule], 16 if heavy else 5, 5 if heavy else 1))
        # Paragraphs of one style running have one frame: the line between them has to be asked for.
        sides.append(None if heavy else border("between", tokens.colors[style.rule], 5, 1))
    return node("w:pBdr", None, *sides) if sides else None
