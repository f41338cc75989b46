"""The course of a project: its sessions in order of time, whom they meet, how far apart they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from labo_cli.immersions.plan import SYNTHESIS_WITHIN
from labo_cli.model.workshops import MethodStep
from labo_cli.overview.warnings import warnings_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from labo_cli.agenda.timing import Agenda
    from labo_cli.i18n import Language
    from labo_cli.model.immersions import Immersion
    from labo_cli.model.interviews import Interview
    from labo_cli.model.project import Group, Milestone, Project
    from labo_cli.model.words import Goal
    from labo_cli.model.workshops import Place, Workshop

__all__ = ["Course", "Day", "Kind", "Meeting", "Session", "Sitting", "address_of", "course_of_project", "has_dates"]

Kind = Literal["interviews", "immersions", "workshops"]
MARKS = {
    # Letters, and no words: two kinds must not share one.
    "fr": {"interviews": "E", "immersions": "I", "workshops": "A"},
    "en": {"interviews": "I", "immersions": "M", "workshops": "W"},
}


Hours = tuple["date", int | None, int | None]
"""A day with the minutes after midnight that something starts and ends at; None where only the day is known."""


@dataclass(frozen=True)
class Session:
    """A session of the project.

    Attributes:
        kind: the section it stands in.
        id: its id there.
        title: its title.
        places: where it is held, in the user's words.
        people: the groups that it meets, each with how many people; 0 where nobody said how many.
        methods: the ids of its methods, each once.
        hours: its days, in order; none when it has no date yet.
        mark: a letter and a number, in order of time, such as W2.
        minutes: how long it lasts; None for an immersion, whose hours say.
        agenda: a workshop on the clock; None for the others.
        goal: what a workshop is for; None for the others.
        synthesis: when what an immersion brought back is due in writing; None for the others.
    """

    kind: Kind
    id: str
    title: str
    places: tuple[str, ...]
    people: dict[str, int]
    methods: tuple[str, ...]
    hours: tuple[Hours, ...]
    mark: str = ""
    minutes: int | None = None
    agenda: Agenda | None = None
    goal: Goal | None = None
    synthesis: date | None = None


@dataclass(frozen=True)
class Sitting:
    """A session on a day.

    Attributes:
        day: the day; of a round of interviews, the first one.
        start: minutes after midnight; None where only the day is known.
        end: minutes after midnight, or None.
        number: which of the session's days it is, from 1.
        since: days since the sitting before; None for the first one.
    """

    session: Session
    day: date
    start: int | None
    end: int | None
    number: int
    since: int | None = None


@dataclass(frozen=True)
class Day:
    """A day with something in it.

    Attributes:
        sittings: the sessions of the day, in order of time.
        milestones: the dates that matter, in the order written.
        is_start: whether the project starts on it.
        is_end: whether the project ends on it.
    """

    day: date
    sittings: tuple[Sitting, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    is_start: bool = False
    is_end: bool = False


@dataclass(frozen=True)
class Meeting:
    """A group, and the sessions that meet it.

    Attributes:
        met: for each of the course's sessions, in order: how many people, 0 for a number nobody said,
            None when the session does not meet the group.
        times: how many sessions meet it.
    """

    group: Group
    met: tuple[int | None, ...]
    times: int


@dataclass(frozen=True)
class Course:
    """The course of a project.

    Attributes:
        sessions: all of them, in order of time; those without a date last.
        sittings: the days of sessions, in order of time.
        undated: the sessions that have no date yet.
        days: every day with something in it, in order.
        groups: the grid of groups and sessions.
        repeated: the methods that a group meets in more than one session, with the marks of these.
        warnings: what the dates do not fit, in words.
    """

    project: Project
    sessions: tuple[Session, ...]
    sittings: tuple[Sitting, ...]
    undated: tuple[Session, ...]
    days: tuple[Day, ...]
    groups: tuple[Meeting, ...]
    repeated: tuple[tuple[str, tuple[str, ...]], ...]
    warnings: tuple[str, ...]


def course_of_project(
    project: Project, agendas: Mapping[str, Agenda], language: Language, spoken: Language | None = None
) -> Course:
    """Works out the course of a project.

    Args:
        project: what the user wrote.
        agendas: each workshop on the clock, by its id.
        language: of the marks, which documents print.
        spoken: of the warnings; left out, the same.
    """
    found = [*map(_interview, project.interviews), *map(_immersion, project.immersions)]
    found += [_workshop(workshop, agendas[workshop.id]) for workshop in project.workshops]
    held = sorted((session for session in found if session.hours), key=lambda session: _moment(session.hours[0]))
    sessions = _marked([*held, *(session for session in found if not session.hours)], language)
    sittings = _sittings(sessions)
    return Course(
        project,
        sessions,
        sittings,
        sessions[len(held) :],
        _days(project, sittings),
        tuple(_meeting(group, sessions) for group in project.groups),
        _repeated(sessions),
        tuple(warnings_of(project, sessions, sittings, spoken or language)),
    )


def has_dates(project: Project) -> bool:
    """Whether a session of the project has a date."""
    dates = [*(interview.date for interview in project.interviews), *(workshop.date for workshop in project.workshops)]
    return bool(project.immersions) or any(dates)


def _interview(interview: Interview) -> Session:
    wanted = sum(profile.wanted for profile in interview.sample)
    return Session(
        "interviews",
        interview.id,
        interview.title,
        (interview.place,) if interview.place else (),
        {interview.group: wanted},
        (interview.method,),
        ((interview.date, None, None),) if interview.date else (),
        minutes=interview.duration,
    )


def _immersion(immersion: Immersion) -> Session:
    hours = sorted((slot.date, _minutes(slot.start), _minutes(slot.end)) for slot in immersion.slots)
    return Session(
        "immersions",
        immersion.id,
        immersion.title,
        tuple(place.name for place in immersion.places),
        dict.fromkeys(immersion.groups, 0),
        tuple(dict.fromkeys(immersion.methods)),
        tuple(hours),
        synthesis=immersion.synthesis or hours[-1][0] + SYNTHESIS_WITHIN,
    )


def _workshop(workshop: Workshop, agenda: Agenda) -> Session:
    methods = dict.fromkeys(item.step.method for item in agenda.lines() if isinstance(item.step, MethodStep))
    return Session(
        "workshops",
        workshop.id,
        workshop.title,
        (address_of(workshop.place),) if workshop.place else (),
        dict(workshop.groups),
        tuple(methods),
        ((workshop.date, workshop.starts_at, agenda.ends_at),) if workshop.date else (),
        minutes=agenda.ends_at - workshop.starts_at,
        agenda=agenda,
        goal=workshop.goal,
    )


def address_of(place: Place) -> str:
    """Where a session is held, in a line: the place, its address, the room."""
    return ", ".join(part for part in (place.name, place.address, place.room) if part)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _moment(hours: Hours) -> tuple[date, int]:
    """For sorting; what has no hour comes first on its day."""
    day, start, _end = hours
    return day, -1 if start is None else start


def _marked(sessions: list[Session], language: Language) -> tuple[Session, ...]:
    count: Counter[str] = Counter()
    marked = []
    for session in sessions:
        count[session.kind] += 1
        marked.append(replace(session, mark=f"{MARKS[language.code][session.kind]}{count[session.kind]}"))
    return tuple(marked)


def _sittings(sessions: tuple[Session, ...]) -> tuple[Sitting, ...]:
    found = [
        Sitting(session, *hours, number) for session in sessions for number, hours in enumerate(session.hours, start=1)
    ]
    found.sort(key=lambda sitting: _moment((sitting.day, sitting.start, sitting.end)))
    gaps = [None, *((this.day - before.day).days for before, this in pairwise(found))]
    return tuple(replace(sitting, since=since) for sitting, since in zip(found, gaps, strict=False))


def _days(project: Project, sittings: tuple[Sitting, ...]) -> tuple[Day, ...]:
    calendar = project.calendar
    milestones = calendar.milestones if calendar else []
    ends = {calendar.start, calendar.end} if calendar else set()
    dates = {sitting.day for sitting in sittings} | {milestone.date for milestone in milestones} | ends
    return tuple(
        Day(
            day,
            tuple(sitting for sitting in sittings if sitting.day == day),
            tuple(milestone for milestone in milestones if milestone.date == day),
            is_start=calendar is not None and day == calendar.start,
            is_end=calendar is not None and day == calendar.end,
        )
        for day in sorted(dates)
    )


def _meeting(group: Group, sessions: tuple[Session, ...]) -> Meeting:
    met = tuple(session.people.get(group.id) for session in sessions)
    return Meeting(group, met, sum(people is not None for people in met))


def _repeated(sessions: tuple[Session, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = []
    for method in dict.fromkeys(method for session in sessions for method in session.methods):
        users = [session for session in sessions if method in session.methods]
        met = Counter(group for session in users for group in session.people)
        marks = tuple(session.mark for session in users if any(met[group] > 1 for group in session.people))
        if marks:
            found.append((method, marks))
    return tuple(found)
