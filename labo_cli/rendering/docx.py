"""HTML to a Word document that people can change; with the room `word/`, the only importer of python-docx."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING, Any

from labo_cli.rendering.looks import Looks
from labo_cli.rendering.pages import parse
from labo_cli.rendering.word import inline
from labo_cli.rendering.word.blocks import Place, Writer
from labo_cli.rendering.word.inline import Characters
from labo_cli.rendering.word.numbering import numbering_part
from labo_cli.rendering.word.styles import FONT, Tokens, character_style, styles_part
from labo_cli.rendering.word.xml import node, val

if TYPE_CHECKING:
    from labo_cli.rendering.looks import Paper

__all__ = ["to_docx"]

_LEAST = 10.0
"""The narrowest margin at the sides, in millimetres: printers leave less than that white."""
_WHEN = (2026, 1, 1, 0, 0, 0)
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font w:name="{FONT}">\
<w:altName w:val="Calibri"/><w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>\
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>
"""


def to_docx(html: str) -> bytes:
    """A page as a Word document, the same bytes each time: named styles, real lists and tables, the paper's size.

    What is only for screens, and drawings that words say as well, are left out.
    """
    import docx

    root = parse(html)
    looks = Looks(root)
    paper = looks.paper()
    language = root.get("lang", "fr")
    measure = paper.width - max(paper.margins[1], _LEAST) - max(paper.margins[3], _LEAST)
    tokens = Tokens.of(looks, language, measure)
    document = docx.Document()
    characters = Characters(looks, tokens)
    writer = Writer(looks, characters, _pictures(document), lambda address: _related(document, address))
    writer.target(_targets(root))
    section = document.element.body[-1]
    document.element.body.clear_content()
    body = node("w:body")
    writer.flow(root.find("body"), Place(body, measure))
    _join(body)
    for child in list(body):
        section.addprevious(child)
    _replace(document.styles.element, styles_part(tokens))
    for name, traits in characters.used.items():
        document.styles.element.append(character_style(name, traits, tokens))
    _replace(document.part.numbering_part.element, numbering_part(tokens, writer.restarts))
    _set_page(document, paper, root, looks)
    _set_properties(document, root, tokens)
    return _packed(document)


def _targets(root: Any) -> dict[str, None]:
    """The ids of the page that its own links lead to, in the order of the links."""
    there = set(root.xpath("//@id"))
    links = (link.get("href") or "" for link in root.iter("a"))
    return dict.fromkeys(link[1:] for link in links if link.startswith("#") and link[1:] in there)


def _join(body: Any) -> None:
    """Takes away the gap after a table where a heading, which leaves its own, follows, and at the very end."""
    from docx.oxml.ns import qn

    def style(paragraph: Any) -> str:
        found = paragraph.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
        return "" if found is None else found.get(qn("w:val"))

    for gap in [child for child in body if child.tag == qn("w:p") and style(child) == "Gap"]:
        following = gap.getnext()
        if following is not None and following.tag == qn("w:p") and style(following).startswith("Heading"):
            body.remove(gap)


def _replace(old: Any, new: Any) -> None:
    for child in list(old):
        old.remove(child)
    for child in list(new):
        old.append(child)


def _pictures(document: Any) -> Any:
    def picture(element: Any, width: float) -> Any:
        from docx.image.exceptions import UnrecognizedImageError
        from docx.shared import Mm

        source = element.get("src", "")
        if not source.startswith("data:image/") or ";base64," not in source:
            return None
        content = io.BytesIO(base64.b64decode(source.partition(";base64,")[2]))
        try:
            drawn = document.part.new_pic_inline(content)
        except UnrecognizedImageError:
            return None
        logo = element.getparent() is not None and "logo" in element.getparent().get("class", "")
        most_wide, most_high = (Mm(60), Mm(22)) if logo else (Mm(width), Mm(90))
        scale = min(1, most_wide / drawn.extent.cx, most_high / drawn.extent.cy)
        wide, high = int(drawn.extent.cx * scale), int(drawn.extent.cy * scale)
        drawn.extent.cx, drawn.extent.cy = wide, high
        drawn.graphic.graphicData.pic.spPr.cx, drawn.graphic.graphicData.pic.spPr.cy = wide, high
        drawn.docPr.set("descr", element.get("alt", ""))
        return drawn

    return picture


def _related(document: Any, address: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    return str(document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _set_page(document: Any, paper: Paper, root: Any, looks: Looks) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.width > paper.height else WD_ORIENT.PORTRAIT
    top, right, bottom, left = paper.margins
    grown = min(max(looks.points("small", 9) / 9, 1), 1.4)
    section.top_margin, section.bottom_margin = Mm(max(top, 14 * grown)), Mm(max(bottom, 14))
    section.left_margin, section.right_margin = Mm(max(left, _LEAST)), Mm(max(right, _LEAST))
    section.header_distance = section.footer_distance = Mm(6.5)
    section.different_first_page_header_footer = True
    project = root.find(".//meta[@name='description']")
    words = section.header.paragraphs[0]
    words.style = document.styles["header"]
    words.add_run("" if project is None else project.get("content", ""))
    cover = any(looks.value(header, "page") == "cover" for header in root.iter("header"))
    for footer in (section.footer, *(() if cover else (section.first_page_footer,))):
        line = footer.paragraphs[0]
        line.style = document.styles["footer"]
        line._p.extend(inline.field("PAGE", "1"))
        line.add_run(" / ")
        line._p.extend(inline.field("NUMPAGES", "1"))
    for empty in (section.first_page_header, *((section.first_page_footer,) if cover else ())):
        empty.paragraphs[0].style = document.styles["header"]


def _set_properties(document: Any, root: Any, tokens: Tokens) -> None:
    import datetime

    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    told = document.core_properties
    title = root.find(".//head/title")
    told.title = "" if title is None else " ".join("".join(title.itertext()).split())
    told.author = told.last_modified_by = "labo"
    told.comments = told.keywords = told.subject = told.category = ""
    told.language = tokens.language
    told.created = told.modified = datetime.datetime(*_WHEN)
    told.revision = 1
    settings = document.settings.element
    compatible = parse_xml(
        '<w:compat xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    for name in ("compat", "themeFontLang"):
        for old in settings.findall(f"{{{settings.nsmap['w']}}}{name}"):
            following = compatible if name == "compat" else val("w:themeFontLang", tokens.language)
            settings.replace(old, following)
    for relation, related in list(document.part.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            related.target_part._blob = _FONTS.encode()
        elif related.reltype.endswith(("/customXml", "/stylesWithEffects")):
            document.part.rels.pop(relation)
    package = document.part.package
    for relation, related in list(package.rels.items()):
        if related.reltype.endswith("/thumbnail"):
            package.rels.pop(relation)


def _packed(document: Any) -> bytes:
    """The file, without the time at which it was zipped."""
    timed, packed = io.BytesIO(), io.BytesIO()
    document.save(timed)
    with zipfile.ZipFile(timed) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _WHEN), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
