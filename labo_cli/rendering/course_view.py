"""What the overview of a project's sessions is given: their course in time, its pictures, its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.agenda.timing import time_agenda
from labo_cli.overview.course import course_of_project
from labo_cli.overview.events import events_of_course
from labo_cli.overview.months import line_of_time, months_of

if TYPE_CHECKING:
    from labo_cli.model.project import Project
    from labo_cli.rendering.kinds import DocumentKind
    from labo_cli.rendering.views import Setting

__all__ = ["course_view"]

MARK, LARGE_MARK = 5.5, 9.5
"""How wide a mark is on the line of time, in percent of it, in normal and in large print."""


def course_view(project: Project, _kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    """What the documents of a whole project may print; every workshop in it has an agenda."""
    agendas = {
        workshop.id: time_agenda(workshop, project, setting.cards, setting.language) for workshop in project.workshops
    }
    course = course_of_project(project, agendas, setting.language)
    return {
        "project": project,
        "course": course,
        "months": months_of(course),
        "line": line_of_time(course, LARGE_MARK if setting.large_print else MARK),
        "cards": setting.cards,
        "events": events_of_course(course, setting.language),
        "calendar_title": project.title,
    }
