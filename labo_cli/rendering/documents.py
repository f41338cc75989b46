"""The table of documents: what there is, from which template, out of what view.

To add a document is to add a row here, a template, and a view where one is missing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from labo_cli import __version__
from labo_cli.i18n import N_
from labo_cli.model.words import Need
from labo_cli.rendering.formats import AT_ONCE, ENDINGS, FLOWING, FORMATS, FROM_VIEW
from labo_cli.rendering.kinds import DocumentKind
from labo_cli.rendering.views import VIEWS, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labo_cli.rendering.html import Renderer
    from labo_cli.rendering.pdf import Pdf

__all__ = [
    "BRIEF",
    "CANVAS",
    "COURSE",
    "DRAFT_FEEDBACK",
    "FEEDBACK",
    "FORMATS",
    "IMMERSION",
    "INTERVIEW",
    "KIT",
    "LIBRARY",
    "METHOD",
    "PAPERS",
    "TRACE",
    "WORKSHOP",
    "Document",
    "Rendered",
    "Setting",
    "documents",
    "needs_large_print",
    "render",
]


PAPERS = ("a4", "a3")
LARGE = N_("large-print-edition")
"""What the names of files end with when everything is in large print, beside those in normal print."""


WORKSHOP = (
    DocumentKind(N_("facilitation-plan"), N_("Facilitation plan"), "facilitation-plan.html", "workshops", per="team"),
    DocumentKind(N_("programme"), N_("Programme"), "programme.html", "workshops", for_participants=True, per="person"),
    DocumentKind(N_("materials-list"), N_("Materials"), "materials-list.html", "workshops", always=("xlsx",)),
    DocumentKind(N_("room-plan"), N_("Room plan"), "room-plan.html", "workshops"),
    DocumentKind(
        N_("pocket-cards"),
        N_("Pocket cards"),
        "pocket-cards.html",
        "workshops",
        per="team",
        paper="card",
        page_only=True,
    ),
    DocumentKind(N_("team-briefing"), N_("Team briefing"), "team-briefing.html", "workshops", per="team"),
    DocumentKind(N_("calendar"), N_("Calendar"), "", "workshops", always=("ics",), only_with="events"),
)
KIT = (
    DocumentKind(
        N_("charter-poster"), N_("Charter poster"), "charter-poster.html", "workshops", paper="a3", page_only=True
    ),
    DocumentKind(
        N_("table-cards"),
        N_("Table cards"),
        "table-cards.html",
        "workshops",
        paper="card",
        only_with="tables",
        page_only=True,
    ),
    DocumentKind(
        N_("name-badges"),
        N_("Name badges"),
        "name-badges.html",
        "workshops",
        paper="card",
        private=True,
        page_only=True,
    ),
    DocumentKind(
        N_("sign-in-sheet"), N_("Sign-in sheet"), "sign-in-sheet.html", "workshops", for_participants=True, private=True
    ),
    DocumentKind(
        N_("participant-consent"),
        N_("Pictures, recording, contact: what I agree to"),
        "participant-consent.html",
        "workshops",
        for_participants=True,
        per="person",
        titled_by="consent_title",
        each=2,
    ),
    DocumentKind(
        N_("end-of-session"),
        N_("How did this session go for you?"),
        "end-of-session.html",
        "workshops",
        for_participants=True,
        per="person",
    ),
)
"""What participants see, hold or sign at a session, besides the programme."""
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
FEEDBACK = {
    "letter": DocumentKind(
        N_("feedback-letter"),
        N_("What became of what you said"),
        "feedback.html",
        "feedback",
        for_participants=True,
        per="person",
        always_large=True,
    ),
    "easy": DocumentKind(
        N_("feedback-simplified"),
        N_("What became of what you said, simplified version"),
        "feedback-easy.html",
        "feedback",
        for_participants=True,
        per="person",
        always_large=True,
    ),
    "poster": DocumentKind(
        N_("feedback-poster"),
        N_("You spoke. Here is what became of it"),
        "feedback-poster.html",
        "feedback",
        paper="a3",
        page_only=True,
        always_large=True,
    ),
}
"""What tells participants what became of what they said."""
DRAFT_FEEDBACK = {
    "letter": replace(FEEDBACK["letter"], name=N_("feedback-letter-draft")),
    "easy": replace(FEEDBACK["easy"], name=N_("feedback-simplified-draft")),
    "poster": replace(FEEDBACK["poster"], name=N_("feedback-poster-draft")),
}
"""The same while answers are still missing; named otherwise, so that nobody sends one for the other."""
COURSE = (
    DocumentKind(
        N_("course-of-the-project"),
        N_("Course of the project"),
        "course.html",
        "project",
        always=("ics",),
        only_with="events",
    ),
)
TRACE = (DocumentKind(N_("trace"), N_("The chain, from words to functions"), "trace.html", "chain"),)
METHOD = (DocumentKind(N_("method-card"), N_("Method card"), "method-card.html", "methods"),)
LIBRARY = (DocumentKind(N_("methods"), N_("Methods"), "library.html", "library"),)
CANVAS = {paper: DocumentKind(paper, N_("Canvas"), "canvas.html", "canvases") for paper in PAPERS}
KINDS = (*INTERVIEW, *IMMERSION, *WORKSHOP, *BRIEF, *FEEDBACK.values())
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
        content: its bytes; empty when an earlier one still holds, and as long as its page is to be pressed.
        source: a fingerprint of everything the content depends on.
        pages: how many pages a PDF has; 0 for other formats, and when an earlier one holds.
        notes: what the PDF engine could not do, such as a glyph that no font has.
        page: HTML that is to be pressed into this PDF; empty when there is nothing left to do.
    """

    name: str
    content: bytes
    source: str
    pages: int = 0
    notes: tuple[str, ...] = ()
    page: str = ""

    def pressed(self, pdf: Pdf) -> Rendered:
        """The document with its PDF."""
        return Rendered(self.name, pdf.content, self.source, pdf.pages, pdf.notes)


def documents(kinds: Iterable[DocumentKind], item: Any, setting: Setting) -> list[Document]:
    """The documents of one item, but those that it has no use for, such as table cards without tables.

    Args:
        kinds: rows of the table, all of one subject.
        item: an interview, an immersion, a workshop, the brief, a letter, a method, a canvas or the library.
        setting: the project around it.
    """
    made = []
    for kind in kinds:
        name = setting.language.gettext(kind.name)
        item_id = "" if kind.subject in {"brief", "chain", "library", "project"} else item.id
        stem = f"{item_id}-{name}" if item_id else name
        stem += f"-{setting.language.gettext(LARGE)}" if setting.large_print and not kind.always_large else ""
        large = kind.always_large or setting.large_print or (kind.for_participants and needs_large_print(item, setting))
        view = VIEWS[kind.subject](item, kind, setting)
        if kind.only_with and not view[kind.only_with]:
            continue
        title = view[kind.titled_by] if kind.titled_by else kind.title
        row = replace(kind, title=title, private=kind.private and bool(view.get("people", True)))
        made.append(Document(row, stem, {"project": setting.project, "kind": row, "large_print": large, **view}))
    return made


def needs_large_print(item: Any, setting: Setting) -> bool:
    """Whether some group that takes part in a session or an interview needs large print."""
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
    """A document in each format; PDFs are still pages to be pressed.

    Args:
        document: what to make.
        renderer: fills its template.
        formats: among `FORMATS`; those that a document kept to its sheet makes no sense in are left out.
        still_holds: tells, from a file's name and the fingerprint of its source, whether
            the file made before is still the right one; PDFs that hold are not made again.
    """
    # A calendar has no page: it is made of the view alone.
    html = renderer.render(document.kind.template, document.context) if document.kind.template else ""
    made = []
    for file_format in formats if html else ():
        if document.kind.page_only and file_format in FLOWING:
            continue
        name = f"{document.stem}.{file_format}"
        source = _fingerprint(html, file_format)
        if file_format in AT_ONCE:
            made.append(Rendered(name, AT_ONCE[file_format](html), source))
        elif still_holds and still_holds(name, source):
            made.append(Rendered(name, b"", source))
        else:
            made.append(Rendered(name, b"", source, page=html))
    # These hold no print, so that there is one for all editions.
    plain = document.stem.removesuffix(f"-{renderer.language.gettext(LARGE)}")
    for file_format in document.kind.always:
        content = FROM_VIEW[file_format]({"language": renderer.language, **document.context})
        name = f"{plain}.{ENDINGS.get(file_format, file_format)}"
        made.append(Rendered(name, content, hashlib.sha256(content).hexdigest()))
    return made


def _fingerprint(html: str, file_format: str) -> str:
    from labo_cli.rendering.pdf import engine_version

    engine = engine_version() if file_format == "pdf" else ""
    return hashlib.sha256(f"{__version__}\0{engine}\0{file_format}\0{html}".encode()).hexdigest()
