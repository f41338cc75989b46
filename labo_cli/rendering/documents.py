"""The table of documents: what there is, from which template, out of what view.

To add a document is to add a row here, a template, and a view where one is missing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli import __version__
from labo_cli.i18n import N_
from labo_cli.model.words import Need
from labo_cli.rendering.kinds import DocumentKind
from labo_cli.rendering.views import VIEWS, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labo_cli.rendering.html import Renderer

__all__ = [
    "BRIEF",
    "CANVAS",
    "FORMATS",
    "IMMERSION",
    "INTERVIEW",
    "LIBRARY",
    "METHOD",
    "PAPERS",
    "WORKSHOP",
    "Document",
    "Rendered",
    "Setting",
    "documents",
    "render",
]

FORMATS = ("html", "pdf")
PAPERS = ("a4", "a3")
LARGE = N_("large-print-edition")
"""What the names of files end with when everything is in large print, beside those in normal print."""


WORKSHOP = (
    DocumentKind(N_("facilitation-plan"), N_("Facilitation plan"), "facilitation-plan.html", "workshops"),
    DocumentKind(N_("programme"), N_("Programme"), "programme.html", "workshops", for_participants=True),
)
INTERVIEW = (
    DocumentKind(N_("interview-guide"), N_("Interview guide"), "interview-guide.html", "interviews"),
    DocumentKind(
        N_("consent-form"), N_("Information and consent"), "consent-form.html", "interviews", for_participants=True
    ),
    DocumentKind(N_("note-sheet"), N_("Note sheet"), "note-sheet.html", "interviews"),
)
IMMERSION = (
    DocumentKind(N_("immersion-plan"), N_("Immersion plan"), "immersion-plan.html", "immersions"),
    DocumentKind(N_("observation-grid"), N_("Observation grid"), "observation-grid.html", "immersions"),
    DocumentKind(N_("field-journal"), N_("Field journal"), "field-journal.html", "immersions"),
    DocumentKind(N_("authorisation-request"), N_("Authorisation request"), "authorisation-request.html", "immersions"),
)
BRIEF = (DocumentKind(N_("specification"), N_("Service specification"), "brief.html", "brief"),)
METHOD = (DocumentKind(N_("method-card"), N_("Method card"), "method-card.html", "methods"),)
LIBRARY = (DocumentKind(N_("methods"), N_("Methods"), "library.html", "library"),)
CANVAS = {paper: DocumentKind(paper, N_("Canvas"), "canvas.html", "canvases") for paper in PAPERS}
KINDS = (*INTERVIEW, *IMMERSION, *WORKSHOP, *BRIEF)
"""The documents of a project."""


@dataclass(frozen=True)
class Document:
    """A document to be made: its kind, its file name without an ending, what its template gets."""

    kind: DocumentKind
    stem: str
    context: dict[str, Any]


@dataclass(frozen=True)
class Rendered:
    """A document made in one format.

    Attributes:
        name: the file's name.
        content: its bytes; empty when an earlier one still holds.
        source: a fingerprint of everything the content depends on.
        pages: how many pages a PDF has; 0 for other formats, and when an earlier one holds.
        notes: what the PDF engine could not do, such as a glyph that no font has.
    """

    name: str
    content: bytes
    source: str
    pages: int = 0
    notes: tuple[str, ...] = ()


def documents(kinds: Iterable[DocumentKind], item: Any, setting: Setting) -> list[Document]:
    """The documents of one item.

    Args:
        kinds: rows of the table, all of one subject.
        item: an interview, an immersion, a workshop, the brief, a method, a canvas or the library.
        setting: the project around it.
    """
    made = []
    for kind in kinds:
        name = setting.language.gettext(kind.name)
        stem = name if kind.subject in {"brief", "library"} else f"{item.id}-{name}"
        stem += f"-{setting.language.gettext(LARGE)}" if setting.large_print else ""
        large = setting.large_print or (kind.for_participants and _needs_large_print(item, setting))
        view = VIEWS[kind.subject](item, kind, setting)
        made.append(Document(kind, stem, {"project": setting.project, "kind": kind, "large_print": large, **view}))
    return made


def _needs_large_print(item: Any, setting: Setting) -> bool:
    project = setting.project
    assert project is not None
    groups = item.groups if hasattr(item, "groups") else [item.group]
    return any(Need.LARGE_PRINT in project.group(group_id).needs for group_id in groups)


def render(
    document: Document,
    renderer: Renderer,
    formats: Iterable[str],
    still_holds: Callable[[str, str], bool] | None = None,
) -> list[Rendered]:
    """A document in each format.

    Args:
        document: what to make.
        renderer: fills its template.
        formats: among `FORMATS`.
        still_holds: tells, from a file's name and the fingerprint of its source, whether
            the file made before is still the right one; PDFs that hold are not made again.
    """
    html = renderer.render(document.kind.template, document.context)
    made = []
    for file_format in formats:
        name = f"{document.stem}.{file_format}"
        source = _fingerprint(html, file_format)
        if file_format == "html":
            made.append(Rendered(name, html.encode(), source))
        elif still_holds and still_holds(name, source):
            made.append(Rendered(name, b"", source))
        else:
            from labo_cli.rendering.pdf import to_pdf

            pdf = to_pdf(html)
            made.append(Rendered(name, pdf.content, source, pdf.pages, pdf.notes))
    return made


def _fingerprint(html: str, file_format: str) -> str:
    from labo_cli.rendering.pdf import engine_version

    engine = engine_version() if file_format == "pdf" else ""
    return hashlib.sha256(f"{__version__}\0{engine}\0{file_format}\0{html}".encode()).hexdigest()
