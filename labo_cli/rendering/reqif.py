"""The chain as ReqIF 1.2, the format in which requirements tools hand over to one another.

Three specifications, each with a chapter for each theme: what people said, the recommendations, the functions
of the service. Free texts are XHTML, which every tool reads in any alphabet; fixed words are enumerations.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree

from labo_cli import __version__
from labo_cli.i18n import N_
from labo_cli.model.base import Word
from labo_cli.rendering.exchange import FIELDS, KINDS, RELATIONS, Field, Kind, items_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.rendering.exchange import Item

__all__ = ["to_reqif"]

SPACE = "http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"
XHTML = "http://www.w3.org/1999/xhtml"
WRITTEN = "2000-01-01T00:00:00Z"
"""When every part says that it was changed last, so that the same project gives the same bytes."""
LONGEST = "32000"
_NUMBERS = frozenset({"votes", "against", "importance"})
_DATES = frozenset({"date"})
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9.-]")
_ID = Field("id", "ReqIF.ForeignID")
_TEXT = Field("text", "ReqIF.Text")
_TITLE = Field("title", "ReqIF.ChapterName")
_UNSORTED = N_("Without a theme")

_NAMES = {None: SPACE, "xhtml": XHTML}


def _element(space: str, tag: str, *content: Any) -> Any:
    """An element with its attributes, its text and those in it, in the order they are given."""
    made = etree.Element(f"{{{space}}}{tag}", nsmap=_NAMES)
    for part in content:
        if isinstance(part, str):
            made.text = part
        elif isinstance(part, dict):
            made.attrib.update(part)
        else:
            made.append(part)
    return made


_r, _x = partial(_element, SPACE), partial(_element, XHTML)


def to_reqif(project: Project, language: Language) -> bytes:
    """The chain of a project as ReqIF; the same project gives the same bytes."""
    document = _Exchange(project, language).document()
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True))


class _Exchange:
    """One file in the making."""

    def __init__(self, project: Project, language: Language) -> None:
        self.project, self.language = project, language
        self.items = items_of(project, language)
        self.by_name = {item.name: item for item in self.items}
        used = {item.theme for item in self.items}
        titles = {theme.id: theme.title for theme in project.themes}
        self.chapters = {name: title for name, title in titles.items() if name in used}
        if used - set(titles):
            self.chapters[""] = language.gettext(_UNSORTED)

    def document(self) -> Any:
        # A header without a date of today: labo has no clock here, and nothing but the project changes the file.
        header = _r(
            "REQ-IF-HEADER",
            {"IDENTIFIER": "labo"},
            _r("CREATION-TIME", WRITTEN),
            _r("REQ-IF-TOOL-ID", f"labo {__version__}"),
            _r("REQ-IF-VERSION", "1.0"),
            _r("SOURCE-TOOL-ID", f"labo {__version__}"),
            _r("TITLE", _clean(self.project.title)),
        )
        content = _r(
            "REQ-IF-CONTENT",
            _r("DATATYPES", *self._datatypes()),
            _r("SPEC-TYPES", *self._types()),
            _r("SPEC-OBJECTS", *self._objects()),
            _r("SPEC-RELATIONS", *self._relations()),
            _r("SPECIFICATIONS", *self._specifications()),
        )
        root = _r("REQ-IF", _r("THE-HEADER", header), _r("CORE-CONTENT", content))
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.language.code)
        return root

    # What there may be.

    def _datatypes(self) -> Iterator[Any]:
        yield _part("DATATYPE-DEFINITION-STRING", "type-string", "String", {"MAX-LENGTH": LONGEST})
        yield _part("DATATYPE-DEFINITION-XHTML", "type-xhtml", "XHTML")
        yield _part("DATATYPE-DEFINITION-INTEGER", "type-integer", "Integer", {"MIN": "0", "MAX": "1000000000"})
        for kind, field in _worded():
            values = [
                _part(
                    "ENUM-VALUE",
                    _value_id(kind, field, word),
                    self._said(word.label),
                    inside=[_r("PROPERTIES", _r("EMBEDDED-VALUE", {"KEY": str(n), "OTHER-CONTENT": ""}))],
                )
                for n, word in enumerate(field.words or ())
            ]
            name = self._said(field.label)
            yield _part(
                "DATATYPE-DEFINITION-ENUMERATION",
                f"type-{kind}-{field.key}",
                name,
                inside=[_r("SPECIFIED-VALUES", *values)],
            )

    def _types(self) -> Iterator[Any]:
        for kind in Kind:
            fields = [_definition(kind, field, self._said(field.label)) for field in (_ID, _TEXT, *FIELDS[kind])]
            name = self._said(KINDS[kind][0])
            yield _part("SPEC-OBJECT-TYPE", f"type-{kind}", name, inside=[_r("SPEC-ATTRIBUTES", *fields)])
        title = _r("SPEC-ATTRIBUTES", _definition("chapter", _TITLE, _TITLE.label))
        yield _part("SPEC-OBJECT-TYPE", "type-chapter", self._said(N_("Chapter")), inside=[title])
        for relation, label in RELATIONS.items():
            yield _part("SPEC-RELATION-TYPE", f"type-{relation}", self._said(label))
        yield _part("SPECIFICATION-TYPE", "type-specification", "labo")

    # What there is.

    def _objects(self) -> Iterator[Any]:
        for item in self.items:
            fields = {field.key: field for field in FIELDS[item.kind]}
            values = [
                _value(item.kind, _ID, item.name),
                _value(item.kind, _TEXT, item.text),
                *(_value(item.kind, field, item.values[key]) for key, field in fields.items() if key in item.values),
            ]
            yield _object(_name(item), f"type-{item.kind}", item.name, values)
        for kind in Kind:
            for theme in self._themes(kind):
                title = self.chapters[theme]
                yield _object(_chapter(kind, theme), "type-chapter", title, [_value("chapter", _TITLE, title)])

    def _relations(self) -> Iterator[Any]:
        for item in self.items:
            for why, target in item.links:
                to = self.by_name[target]
                ends = [
                    _r("TYPE", _r("SPEC-RELATION-TYPE-REF", f"type-{why}")),
                    _r("SOURCE", _r("SPEC-OBJECT-REF", _name(item))),
                    _r("TARGET", _r("SPEC-OBJECT-REF", _name(to))),
                ]
                yield _part("SPEC-RELATION", f"{_name(item)}-{why}-{_name(to)}", inside=ends)

    def _specifications(self) -> Iterator[Any]:
        for kind in Kind:
            title = f"{self.project.title} · {self._said(KINDS[kind][1])}"
            chapters = [
                _place(_chapter(kind, theme), [_place(_name(item)) for item in self._within(kind, theme)])
                for theme in self._themes(kind)
            ]
            inside = [
                _r("TYPE", _r("SPECIFICATION-TYPE-REF", "type-specification")),
                _r("CHILDREN", *chapters),
            ]
            yield _part("SPECIFICATION", f"specification-{kind}", title, inside=inside)

    def _themes(self, kind: Kind) -> list[str]:
        there = {self._chapter_of(item) for item in self.items if item.kind is kind}
        return [theme for theme in self.chapters if theme in there]

    def _within(self, kind: Kind, theme: str) -> list[Item]:
        return [item for item in self.items if item.kind is kind and self._chapter_of(item) == theme]

    def _chapter_of(self, item: Item) -> str:
        return item.theme if item.theme in self.chapters else ""

    def _said(self, label: str) -> str:
        return self.language.gettext(label)


def _worded() -> Iterator[tuple[Kind, Field]]:
    return ((kind, field) for kind, fields in FIELDS.items() for field in fields if field.words)


def _part(
    tag: str,
    identifier: str,
    name: str = "",
    more: dict[str, str] | None = None,
    inside: Sequence[Any] = (),
) -> Any:
    named = {"LONG-NAME": _clean(name)} if name else {}
    return _r(tag, {"IDENTIFIER": identifier, "LAST-CHANGE": WRITTEN, **named, **(more or {})}, *inside)


def _form(field: Field) -> str:
    if field.words:
        return "ENUMERATION"
    if field.key in _NUMBERS:
        return "INTEGER"
    return "STRING" if field is _ID or field.key in _DATES else "XHTML"


def _definition(kind: str, field: Field, name: str) -> Any:
    form = _form(field)
    datatype = f"type-{kind}-{field.key}" if field.words else f"type-{form.lower()}"
    more = {"MULTI-VALUED": "false"} if field.words else {}
    reference = _r("TYPE", _r(f"DATATYPE-DEFINITION-{form}-REF", datatype))
    return _part(f"ATTRIBUTE-DEFINITION-{form}", f"{kind}-has-{field.key}", name, more, [reference])


def _value(kind: str, field: Field, value: Word | str | int | tuple[str, ...]) -> Any:
    form = _form(field)
    definition = _r("DEFINITION", _r(f"ATTRIBUTE-DEFINITION-{form}-REF", f"{kind}-has-{field.key}"))
    tag = f"ATTRIBUTE-VALUE-{form}"
    if isinstance(value, Word):
        chosen = _r("VALUES", _r("ENUM-VALUE-REF", _value_id(kind, field, value)))
        return _r(tag, definition, chosen)
    if form == "XHTML":
        lines = value if isinstance(value, tuple) else str(value).splitlines()
        paragraphs = [_x("p", _clean(line)) for line in lines if line.strip()]
        return _r(tag, definition, _r("THE-VALUE", _x("div", *paragraphs)))
    return _r(tag, {"THE-VALUE": _clean(str(value))}, definition)


def _value_id(kind: str, field: Field, word: Word) -> str:
    return f"type-{kind}-{field.key}-{word}"


def _object(identifier: str, kind: str, name: str, values: Iterable[Any]) -> Any:
    inside = [_r("VALUES", *values), _r("TYPE", _r("SPEC-OBJECT-TYPE-REF", kind))]
    return _part("SPEC-OBJECT", identifier, name, inside=inside)


def _place(of: str, below: Sequence[Any] = ()) -> Any:
    inside = [_r("OBJECT", _r("SPEC-OBJECT-REF", of)), *([_r("CHILDREN", *below)] if below else [])]
    return _part("SPEC-HIERARCHY", f"place-{of}", inside=inside)


def _name(item: Item) -> str:
    return f"{item.kind}-{_encoded(item.id)}"


def _chapter(kind: Kind, theme: str) -> str:
    return f"chapter-{kind}-{_encoded(theme)}" if theme else f"no-chapter-{kind}"


def _encoded(name: str) -> str:
    """An id in the letters that the identifiers of XML files have everywhere."""
    return _NOT_IN_A_NAME.sub(lambda found: f"_{ord(found.group()):x}_", name)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
