"""What the documents of a session are given: the workshop on the clock, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.agenda.charter import charter_of
from labo_cli.agenda.own_needs import own_needs
from labo_cli.agenda.people import badges_of, blank_badges, coming_to, filled_up
from labo_cli.agenda.tables import tables_of
from labo_cli.agenda.time_bar import time_bar
from labo_cli.agenda.timing import time_agenda
from labo_cli.i18n import N_
from labo_cli.i18n.messages import speaking
from labo_cli.library.occasion import publics_of
from labo_cli.lint.rules import RULES
from labo_cli.model.card_words import Public
from labo_cli.overview.events import events_of_session
from labo_cli.rendering.team_views import team_papers
from labo_cli.rendering.wall_type import fit_charter

if TYPE_CHECKING:
    from labo_cli.model.project import Project
    from labo_cli.model.workshops import Workshop
    from labo_cli.rendering.kinds import DocumentKind
    from labo_cli.rendering.views import Setting

__all__ = ["session"]

CONSENT_TITLES = {
    (False, False): N_("Keeping in touch: what I agree to"),
    (True, False): N_("Pictures, contact: what I agree to"),
    (False, True): N_("Recording, contact: what I agree to"),
    (True, True): N_("Pictures, recording, contact: what I agree to"),
}
"""By whether pictures are taken, and whether tables are recorded."""
BADGES_A_SHEET = {False: 10, True: 8}
"""By whether everything is in large print."""


def session(workshop: Workshop, kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    """What every document of a session may print."""
    assert setting.project is not None
    shared = setting.worked_out.get(workshop.id)
    if shared is None:
        # A document speaks the project's language, its remarks too.
        with speaking(setting.language.code):
            shared = setting.worked_out[workshop.id] = _shared(workshop, setting.project, setting)
    # Names reach private documents and no other, whatever a template of the project's own asks for.
    people = coming_to(workshop, setting.people) if kind.private else ()
    badges = badges_of(people) if people else blank_badges(workshop, setting.project)
    a_sheet = BADGES_A_SHEET[setting.large_print]
    return {**shared, "people": people, "badges": filled_up(badges, a_sheet), "a_sheet": a_sheet}


def _shared(workshop: Workshop, project: Project, setting: Setting) -> dict[str, Any]:
    """What the documents of a session have in common, worked out once for all of them."""
    agenda = time_agenda(workshop, project, setting.cards, setting.language)
    charter = charter_of(project, setting.language)
    groups = [project.group(group_id) for group_id in workshop.groups]
    return {
        "workshop": workshop,
        "agenda": agenda,
        "bar": time_bar(agenda),
        "own_needs": own_needs,
        "accepted": _accepted(workshop, setting),
        "charter": charter,
        "poster": fit_charter(charter),
        "tables": tables_of(agenda),
        "events": events_of_session(agenda, project, setting.language),
        "calendar_title": workshop.title,
        "consent_title": CONSENT_TITLES[workshop.pictures, workshop.recording],
        "has_children": any(Public.CHILDREN in publics_of(group) for group in groups),
        **team_papers(workshop, agenda, setting),
    }


def _accepted(workshop: Workshop, setting: Setting) -> list[tuple[str, str]]:
    """The rules that the user set aside, each with the reason."""
    known = ((RULES[rule], reason) for rule, reason in workshop.accept.items() if rule in RULES)
    return [(setting.language.gettext(rule.title).rstrip("."), reason) for rule, reason in known]
