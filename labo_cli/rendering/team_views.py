"""What the team's own papers of a session are given: what to bring, the room, the pocket cards, the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.agenda.briefing import briefing_of
from labo_cli.agenda.materials import materials_of
from labo_cli.agenda.pocket import pocket_cards
from labo_cli.agenda.room import room_of
from labo_cli.agenda.things import Shelf
from labo_cli.i18n import N_
from labo_cli.i18n.typography import typeset
from labo_cli.rendering.spreadsheet import Column, Sheet

if TYPE_CHECKING:
    from labo_cli.agenda.materials import MaterialsList
    from labo_cli.agenda.timing import Agenda
    from labo_cli.i18n import Language
    from labo_cli.model.workshops import Workshop
    from labo_cli.rendering.views import Setting

__all__ = ["SHELVES", "materials_sheet", "team_papers"]

SHELVES = {
    Shelf.PRINT: N_("To print"),
    Shelf.STATIONERY: N_("Stationery"),
    Shelf.EQUIPMENT: N_("Equipment"),
    Shelf.OTHERS: N_("Comfort and everything else"),
}
CARDS_A_SHEET = {False: 4, True: 2}
"""By whether everything is in large print."""


def team_papers(workshop: Workshop, agenda: Agenda, setting: Setting) -> dict[str, Any]:
    """What the templates of the team's papers may print."""
    assert setting.project is not None
    project, language = setting.project, setting.language
    materials = materials_of(agenda, project, language)
    cards = pocket_cards(agenda, language, large_print=setting.large_print)
    a_sheet = CARDS_A_SHEET[setting.large_print]
    return {
        "materials": materials,
        "shelves": SHELVES,
        "sheets": [materials_sheet(materials, language)],
        "room": room_of(workshop, agenda, project, language),
        "pockets": [cards[n : n + a_sheet] for n in range(0, len(cards), a_sheet)],
        "briefing": briefing_of(workshop, agenda, project, language),
    }


def materials_sheet(materials: MaterialsList, language: Language) -> Sheet:
    """The materials as a table to sort, tick and send to whoever does the shopping."""
    said = language.gettext
    columns = (
        Column(said(N_("Where to look for it")), 22),
        Column(said(N_("Thing")), 46),
        Column(said(N_("Counted in")), 12),
        Column(said(N_("Needed")), 11),
        Column(said(N_("Spare")), 11),
        Column(said(N_("Total to bring")), 12),
        Column(said(N_("Paper")), 10),
        Column(said(N_("Serves again")), 12),
        Column(said(N_("Steps")), 60),
        Column(said(N_("Packed")), 11),
        Column(said(N_("On the tables")), 12),
    )
    rows = tuple(
        (
            said(SHELVES[line.shelf]),
            typeset(line.name[:1].upper() + line.name[1:], language.code),
            said(line.unit.label),
            line.quantity,
            line.spare,
            line.total,
            line.paper or None,
            said(N_("yes")) if line.is_reused else said(N_("no")),
            typeset("; ".join(use.title for use in line.uses), language.code),
            None,
            None,
        )
        for line in materials.lines
    )
    return Sheet(said(N_("Materials")), columns, rows)
