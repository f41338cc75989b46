"""What the dates of a project do not fit: only what the files themselves say."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.words import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.overview.course import Session, Sitting

__all__ = ["warnings_of"]

BUILDING = {Goal.IMAGINE, Goal.PROTOTYPE, Goal.TEST, Goal.DECIDE}
"""Goals that build on what was heard and seen before."""


def warnings_of(
    project: Project, sessions: Sequence[Session], sittings: Sequence[Sitting], language: Language
) -> Iterator[str]:
    """What does not fit, in sentences.

    Args:
        project: what the user wrote.
        sessions: all of them, with their marks.
        sittings: the days of sessions, in order of time.
        language: that of the sentences.
    """
    yield from _same_day(sittings, language)
    yield from _outside(project, sittings, language)
    yield from _too_early(sittings, language)
    yield from _never_met(project, sessions, language)


def _same_day(sittings: Sequence[Sitting], language: Language) -> Iterator[str]:
    for day, same in groupby(sittings, key=lambda sitting: sitting.day):
        marks = dict.fromkeys(sitting.session.mark for sitting in same)
        if len(marks) > 1:
            yield language.gettext(N_("{sessions} are on the same day, {day}.")).format(
                sessions=language.list(marks), day=language.date(day)
            )


def _outside(project: Project, sittings: Sequence[Sitting], language: Language) -> Iterator[str]:
    if project.calendar is None:
        return
    for sitting in sittings:
        if sitting.day < project.calendar.start:
            text = language.gettext(N_("{session}, on {day}, is before the project starts, on {limit}."))
            limit = project.calendar.start
        elif sitting.day > project.calendar.end:
            text = language.gettext(N_("{session}, on {day}, is after the project ends, on {limit}."))
            limit = project.calendar.end
        else:
            continue
        yield text.format(
            session=sitting.session.mark, day=language.date(sitting.day, "long"), limit=language.date(limit, "long")
        )


def _too_early(sittings: Sequence[Sitting], language: Language) -> Iterator[str]:
    """Workshops that build on what others have not gathered, or not written up, by then."""
    last: dict[str, Sitting] = {sitting.session.mark: sitting for sitting in sittings}
    for workshop in sittings:
        goal = workshop.session.goal
        if goal is None or goal not in BUILDING:
            continue
        for feeding in last.values():
            if feeding.session.kind == "workshops":
                continue
            if feeding.day >= workshop.day:
                yield language.gettext(
                    N_("{workshop} ({goal}) is on {day}, not after {source}, on {source_day}: it cannot draw on it.")
                ).format(
                    workshop=workshop.session.mark,
                    goal=language.gettext(goal.label),
                    day=language.date(workshop.day, "long"),
                    source=feeding.session.mark,
                    source_day=language.date(feeding.day, "long"),
                )
    yield from _not_written_up(sittings, last, language)


def _not_written_up(sittings: Sequence[Sitting], last: dict[str, Sitting], language: Language) -> Iterator[str]:
    for feeding in last.values():
        due = feeding.session.synthesis
        if due is None:
            continue
        for workshop in sittings:
            if workshop.session.kind == "workshops" and feeding.day < workshop.day < due:
                yield language.gettext(
                    N_("The synthesis of {source} is due on {due}, after {workshop}, on {day}.")
                ).format(
                    source=feeding.session.mark,
                    due=language.date(due, "long"),
                    workshop=workshop.session.mark,
                    day=language.date(workshop.day, "long"),
                )


def _never_met(project: Project, sessions: Sequence[Session], language: Language) -> Iterator[str]:
    met = {group for session in sessions for group in session.people}
    absent = [group.name for group in project.groups if group.id not in met]
    if sessions and absent:
        yield language.gettext(N_("No session meets: {groups}.")).format(groups=language.list(absent))
