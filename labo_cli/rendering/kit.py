"""A session's kit: every paper of the day in the order in which it is laid out, with how many copies of each."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.agenda.materials import materials_of
from labo_cli.agenda.tables import tables_at_once
from labo_cli.agenda.things import Shelf, key_of
from labo_cli.canvases.sheets import CanvasPrint
from labo_cli.folders import PRIVATE
from labo_cli.i18n import N_
from labo_cli.model.workshops import MethodStep
from labo_cli.rendering.documents import CANVAS, KIT, WORKSHOP, Document, Rendered, documents, needs_large_print
from labo_cli.rendering.kinds import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.agenda.materials import MaterialLine
    from labo_cli.agenda.timing import Agenda
    from labo_cli.model.workshops import Workshop
    from labo_cli.rendering.views import Setting

__all__ = ["Sheets", "bound", "contents_document", "kit_folder", "sheets_of", "to_find", "zipped"]

ORDER = (
    # From the team's own papers to those that are handed out last.
    "facilitation-plan",
    "team-briefing",
    "pocket-cards",
    "programme",
    "charter-poster",
    "room-plan",
    "materials-list",
    "canvas",
    "table-cards",
    "sign-in-sheet",
    "participant-consent",
    "name-badges",
    "end-of-session",
    "calendar",
)
CANVASES = "canvas"
SPARE = 2
"""Copies more than there are people, of what each person fills in: somebody always spoils or loses one."""
MOST_REPEATED = 40
"""A canvas is put in the print file as many times as it is needed, up to so many."""
FOLDER = N_("kit")
PRINT_ALL = N_("print-everything")
CONTENTS = DocumentKind(N_("what-to-print"), N_("What to print"), "kit-contents.html", "workshops")
_FILLED_IN = {"participant-consent", "end-of-session"}
_HELD = (
    # What the kit holds under another name than a canvas's, as the library and users call it in either language.
    "affiche de la charte",
    "charter poster",
    "badges",
    "feuille d'émargement",
    "sign-in sheet",
)


@dataclass(frozen=True)
class Sheets:
    """A paper of the kit.

    Attributes:
        document: what is made.
        copies: how many times it is needed.
        within: how many of these copies the print file holds by itself.
        paper: a4, a3, or card for A4 card.
        why: what the copies are counted by: session, team, table or person.
        pages: how many pages one copy has, once it is made; 0 before, and without a PDF.
        endings: the formats that it was made in, once it is.
    """

    document: Document
    copies: int
    within: int
    paper: str
    why: str
    pages: int = 0
    endings: tuple[str, ...] = ()

    @property
    def times(self) -> int:
        """How many times its pages of the print file are to be printed."""
        return -(-self.copies // self.within)

    @property
    def files(self) -> str:
        """The names of its files, such as “02-programme.docx, .md”."""
        return f"{PurePosixPath(self.document.stem).name}.{', .'.join(self.endings)}" if self.endings else ""


def kit_folder(workshop: Workshop, setting: Setting) -> str:
    """What the folder of a session's kit is called."""
    return f"{workshop.id}-{setting.language.gettext(FOLDER)}"


def sheets_of(workshop: Workshop, agenda: Agenda, setting: Setting) -> list[Sheets]:
    """Every paper of a session, in the order of the kit, its files numbered in that order."""
    found = [*documents((*WORKSHOP, *KIT), workshop, setting)]
    sheets = [_counted(document, workshop, agenda) for document in found]
    sheets += _canvases(agenda, workshop, setting)
    sheets.sort(key=_place)
    folder, prefix = kit_folder(workshop, setting), f"{workshop.id}-"
    numbered = []
    for n, sheet in enumerate(sheets, start=2):
        apart = f"{PRIVATE}/" if sheet.document.kind.private else ""
        stem = f"{apart}{folder}/{n:02}-{sheet.document.stem.removeprefix(prefix)}"
        numbered.append(replace(sheet, document=replace(sheet.document, stem=stem)))
    return numbered


def contents_document(
    sheets: Sequence[Sheets], workshop: Workshop, agenda: Agenda, setting: Setting, own_pages: int
) -> Document:
    """The first page of the kit: each paper with its pages of the print file, its copies and its paper.

    Without PDFs there is no print file: each paper goes with the names of its own files instead.

    Args:
        sheets: the papers, made.
        workshop: the session.
        agenda: it on the clock.
        setting: the project around it.
        own_pages: how many pages the contents themselves take, before all the others.
    """
    rows, first = [], own_pages + 1
    for sheet in sheets:
        count = sheet.pages * sheet.within if not sheet.document.kind.private else 0
        rows.append({"sheet": sheet, "first": first if count else 0, "last": first + count - 1})
        first += count
    view = {
        "workshop": workshop,
        "agenda": agenda,
        "rows": rows,
        "has_pages": any(sheet.pages for sheet in sheets),
        "unmade": [sheet for sheet in sheets if sheet.document.kind.template and not sheet.endings],
        "to_find": to_find(agenda, setting),
        "enlarged": needs_large_print(workshop, setting) and any(_is_canvas(sheet) for sheet in sheets),
    }
    stem = f"{kit_folder(workshop, setting)}/01-{setting.language.gettext(CONTENTS.name)}"
    return Document(CONTENTS, stem, {"project": setting.project, "kind": CONTENTS, "large_print": False, **view})


def to_find(agenda: Agenda, setting: Setting) -> list[MaterialLine]:
    """What the materials list says is printed and the kit does not hold, such as pictures for an icebreaker."""
    assert setting.project is not None
    held = {key_of(name) for name in _HELD}
    lines = materials_of(agenda, setting.project, setting.language).on(Shelf.PRINT)
    return [line for line in lines if not line.paper and key_of(line.name) not in held]


def bound(
    sheets: Sequence[Sheets], contents: Document, files: Sequence[Rendered], workshop: Workshop, setting: Setting
) -> Rendered:
    """The file to print: the contents, then every paper that names nobody, the canvases in their number."""
    from labo_cli.rendering.binding import Part, bind

    say = setting.language.gettext
    pdfs = {file.name: file.content for file in files}
    parts = [Part(say(contents.kind.title), pdfs[f"{contents.stem}.pdf"])]
    parts += [
        Part(say(sheet.document.kind.title), pdfs[f"{sheet.document.stem}.pdf"], sheet.within)
        for sheet in sheets
        if sheet.pages and not sheet.document.kind.private
    ]
    title = f"{say(N_('Kit'))} – {workshop.title}"
    content = bind(parts, title)
    pages = sum(sheet.pages * sheet.within for sheet in sheets if not sheet.document.kind.private)
    pages += next(file.pages for file in files if file.name == f"{contents.stem}.pdf")
    name = f"{kit_folder(workshop, setting)}/00-{say(PRINT_ALL)}.pdf"
    return Rendered(name, content, hashlib.sha256(content).hexdigest(), pages)


def zipped(files: Sequence[Rendered], folder: str) -> Rendered:
    """The kit's folder as one file to send; what names people is left out of it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            if not file.name.startswith(f"{PRIVATE}/"):
                # The same day for every file, so that the same kit gives the same bytes.
                archive.writestr(zipfile.ZipInfo(file.name, (2026, 1, 1, 0, 0, 0)), file.content)
    content = held.getvalue()
    return Rendered(f"{folder}.zip", content, hashlib.sha256(content).hexdigest())


def _counted(document: Document, workshop: Workshop, agenda: Agenda) -> Sheets:
    kind = document.kind
    people = agenda.workshop.headcount
    count = {
        "session": 1,
        "team": workshop.facilitators,
        "table": tables_at_once(agenda),
        "person": people,
    }[kind.per]
    count = count * kind.each + (SPARE if kind.name in _FILLED_IN else 0)
    return Sheets(document, count, 1, kind.paper, kind.per)


def _canvases(agenda: Agenda, workshop: Workshop, setting: Setting) -> Iterator[Sheets]:
    """A print of each canvas for each theme that it is filled in about, as many times as the methods ask for."""
    project = setting.project
    assert project is not None
    enlarged = setting.large_print or needs_large_print(workshop, setting)
    counts: Counter[tuple[str, str, str, tuple[str, ...], str]] = Counter()
    for item in agenda.lines():
        if item.card is None or not isinstance(item.step, MethodStep):
            continue
        themes = tuple(project.theme(theme).title for theme in item.step.themes)
        for need in item.needs:
            if need.material.canvas:
                # Everybody gets the same sheet, and large print holds on A3 only.
                large = "A3" in need.material.name.fr or enlarged
                key = (item.step.method, need.material.canvas, "a3" if large else "a4", themes, need.material.per)
                counts[key] += need.quantity
    for (method, name, paper, themes, per), count in counts.items():
        card = setting.cards[method]
        canvas = next(canvas for canvas in card.canvases if canvas.id == name)
        title = canvas.title.within(setting.language.code)
        item_id = f"{workshop.id}-{method}-{name}"
        made = documents([CANVAS[paper]], CanvasPrint(item_id, card, canvas, themes, enlarged), setting)[0]
        document = replace(made, kind=replace(made.kind, title=title, page_only=True))
        yield Sheets(document, count, min(count, MOST_REPEATED), paper, per)


def _place(sheet: Sheets) -> int:
    return ORDER.index(CANVASES if _is_canvas(sheet) else sheet.document.kind.name)


def _is_canvas(sheet: Sheets) -> bool:
    return sheet.document.kind.name in CANVAS
