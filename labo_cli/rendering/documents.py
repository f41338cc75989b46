"""The table of documents: what there is, from which template, out of what view.

To add a document is to add a row here, a template, and a view where one is missing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli import __version__
from labo_cli.agenda.proposal import RULES
from labo_cli.agenda.timing import time_agenda
from labo_cli.brief.outline import outline
from labo_cli.i18n import N_
from labo_cli.immersions.plan import build_plan
from labo_cli.interviews.guide import build_guide
from labo_cli.model.words import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from labo_cli.i18n import Language
    from labo_cli.model.brief import Brief
    from labo_cli.model.immersions import Immersion
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Workshop
    from labo_cli.rendering.html import Renderer

__all__ = [
    "BRIEF",
    "FORMATS",
    "IMMERSION",
    "INTERVIEW",
    "WORKSHOP",
    "Document",
    "Rendered",
    "Setting",
    "documents",
    "render",
]

FORMATS = ("html", "pdf")
LARGE = N_("large-print-edition")
"""What the names of files end with when everything is in large print, beside those in normal print."""


@dataclass(frozen=True)
class DocumentKind:
    """A row of the table.

    Attributes:
        name: the end of the file's name, in the project's language.
        title: what the document is called.
        template: the template that it is made from.
        subject: the section that one such document is made for each item of, or "brief".
        for_participants: whether participants hold it, so that it is set in large print
            by itself when one of the groups needs it.
    """

    name: str
    title: str
    template: str
    subject: str
    for_participants: bool = False


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
KINDS = (*INTERVIEW, *IMMERSION, *WORKSHOP, *BRIEF)


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


@dataclass(frozen=True)
class Setting:
    """What is around a document: the project, the library by id, the language, whether all is in large print."""

    project: Project
    cards: Mapping[str, MethodCard]
    language: Language
    large_print: bool = False


def documents(kinds: Iterable[DocumentKind], item: Any, setting: Setting) -> list[Document]:
    """The documents of one item.

    Args:
        kinds: rows of the table, all of one subject.
        item: an interview, an immersion, a workshop, or the brief.
        setting: the project around it.
    """
    made = []
    for kind in kinds:
        name = setting.language.gettext(kind.name)
        stem = name if kind.subject == "brief" else f"{item.id}-{name}"
        stem += f"-{setting.language.gettext(LARGE)}" if setting.large_print else ""
        large = setting.large_print or (kind.for_participants and _needs_large_print(item, setting.project))
        view = _VIEWS[kind.subject](item, setting)
        made.append(Document(kind, stem, {"project": setting.project, "kind": kind, "large_print": large, **view}))
    return made


def _needs_large_print(item: Any, project: Project) -> bool:
    groups = item.groups if hasattr(item, "groups") else [item.group]
    return any(Need.LARGE_PRINT in project.group(group_id).needs for group_id in groups)


def _workshop(workshop: Workshop, setting: Setting) -> dict[str, Any]:
    return {
        "workshop": workshop,
        "agenda": time_agenda(workshop, setting.cards),
        "rules": setting.language.gettext(RULES),
    }


def _interview(interview: Interview, setting: Setting) -> dict[str, Any]:
    card = setting.cards[interview.method]
    return {"interview": interview, "guide": build_guide(interview, setting.project, card, setting.language.code)}


def _immersion(immersion: Immersion, setting: Setting) -> dict[str, Any]:
    return {"immersion": immersion, "plan": build_plan(immersion, setting.cards, setting.language.code)}


def _brief(brief: Brief, setting: Setting) -> dict[str, Any]:
    return {"brief": brief, "outline": outline(setting.project), "cards": setting.cards}


_VIEWS: dict[str, Callable[[Any, Setting], dict[str, Any]]] = {
    "workshops": _workshop,
    "interviews": _interview,
    "immersions": _immersion,
    "brief": _brief,
}


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
