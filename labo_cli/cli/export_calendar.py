"""`labo export-calendar`: the overview of the project's sessions, and the file for calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _

if TYPE_CHECKING:
    from labo_cli.overview.course import Course, Sitting

EXAMPLES = """labo export-calendar
labo export-calendar --format pdf --large-print
labo export-calendar --format docx --out ~/envoi"""


@makes_documents
def export_calendar(options: Options) -> int:
    """Runs the command."""
    from labo_cli.cli.making import finish, make, open_project, setting_for
    from labo_cli.cli.planning import planned
    from labo_cli.errors import LaboError
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language
    from labo_cli.overview.course import course_of_project, has_dates
    from labo_cli.rendering.documents import COURSE

    loaded = open_project(options.project)
    if not has_dates(loaded.project):
        raise LaboError(
            _("no session of the project has a date yet"),
            _("write one in a file of workshops/ or interviews/, such as date: 2026-03-12"),
        )
    plans = [planned(loaded, workshop) for workshop in loaded.project.workshops]
    project = loaded.project.model_copy(update={"workshops": [plan.workshop for plan in plans]})
    cards = loaded.shelf.those_readable(_fieldwork_methods(project))
    for plan in plans:
        cards |= plan.cards
    setting = setting_for(loaded, cards, options)
    agendas = {plan.workshop.id: plan.agenda for plan in plans}
    course = course_of_project(project, agendas, setting.language, Language(current_language()))
    if not (options.quiet or options.as_json):
        _show(course)
    return finish(make(loaded.root, [(COURSE, project)], setting, options), options, **_as_data(course))


def _fieldwork_methods(project: Any) -> list[str]:
    methods = [interview.method for interview in project.interviews]
    methods += [method for immersion in project.immersions for method in immersion.methods]
    return list(dict.fromkeys(methods))


def _show(course: Course) -> None:
    """The sessions in order of time, those without a date last, then what does not fit."""
    from labo_cli.cli import console
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language

    spoken = Language(current_language())
    shown = console.table("", _("Day"), _("Time"), _("Session"))
    for sitting in course.sittings:
        shown.add_row(sitting.session.mark, spoken.date(sitting.day), _hours(sitting, spoken), sitting.session.title)
    for session in course.undated:
        shown.add_row(session.mark, _("no date yet"), "", session.title)
    console.out().print(shown)
    for warning in course.warnings:
        console.err().print(warning, style="yellow", markup=False)


def _hours(sitting: Sitting, spoken: Any) -> str:
    if sitting.start is None or sitting.end is None:
        return ""
    return f"{spoken.time(sitting.start)} – {spoken.time(sitting.end)}"


def _as_data(course: Course) -> dict[str, Any]:
    """The sessions for `--json`."""
    from labo_cli.agenda.timing import clock

    def line(sitting: Sitting) -> dict[str, Any]:
        return {
            "session": sitting.session.id,
            "kind": sitting.session.kind,
            "mark": sitting.session.mark,
            "date": sitting.day,
            "start": None if sitting.start is None else clock(sitting.start),
            "end": None if sitting.end is None else clock(sitting.end),
        }

    return {
        "sessions": list(map(line, course.sittings)),
        "undated": [session.id for session in course.undated],
        "warnings": course.warnings,
    }
