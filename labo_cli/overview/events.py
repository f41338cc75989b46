"""What calendars are told of a project's sessions: in plain words, and nothing about anybody by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.overview.course import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.agenda.timing import Agenda
    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.overview.course import Course, Sitting

__all__ = ["CalendarEvent", "events_of_course", "events_of_session"]

LABELS = {"workshops": N_("Workshop"), "interviews": N_("Interviews"), "immersions": N_("Immersion")}


@dataclass(frozen=True)
class CalendarEvent:
    """Something for a calendar.

    Attributes:
        key: what stays the same when its day, hour or title changes.
        title: what a calendar shows.
        start: a moment on the clocks of the project's time zone, or a whole day.
        end: when it ends, of the same sort; of a whole day, the day after.
        place: where; empty where nobody said.
        description: what it is, in sentences.
        category: what sort of thing it is.
        reminder: what a calendar says the day before; empty for no reminder.
        takes_time: whether the people of the team are taken during it.
    """

    key: str
    title: str
    start: datetime | date
    end: datetime | date
    place: str
    description: str
    category: str
    reminder: str = ""
    takes_time: bool = True


def events_of_session(agenda: Agenda, project: Project, language: Language) -> tuple[CalendarEvent, ...]:
    """The session, its set-up and its debrief; none while it has no date."""
    workshop = agenda.workshop
    if workshop.date is None:
        return ()
    say = language.gettext
    place = address_of(workshop.place) if workshop.place else ""
    key = f"workshops/{workshop.id}"
    hours = say(N_("From {start} to {end}.")).format(
        start=language.time(workshop.starts_at), end=language.time(agenda.ends_at)
    )
    names = [f"{count} {project.group(name).name}" for name, count in workshop.groups.items()]
    who = language.ngettext("{n} person expected: {groups}.", "{n} people expected: {groups}.", workshop.headcount)
    session = CalendarEvent(
        key,
        workshop.title,
        _at(workshop.date, workshop.starts_at),
        _at(workshop.date, agenda.ends_at),
        place,
        _paragraphs(
            workshop.aim or project.challenge,
            hours,
            who.format(n=workshop.headcount, groups=language.list(names)),
            _offers(agenda, language),
        ),
        say(N_("Workshop")),
    )
    setting_up = say(N_("Set-up: {title}")).format(title=workshop.title)
    team = replace(session, category=say(N_("Team")))
    return (
        replace(
            team,
            key=f"{key}/setup",
            title=setting_up,
            start=_at(workshop.date, agenda.setup_at),
            end=session.start,
            description=_paragraphs(
                say(N_("The team sets up the room. Participants are welcomed at {time}.")).format(
                    time=language.time(workshop.starts_at)
                ),
                _offers(agenda, language),
            ),
            reminder=say(N_("Tomorrow: {title}. Is everything that must be brought ready?")).format(
                title=workshop.title
            ),
        ),
        session,
        replace(
            team,
            key=f"{key}/debrief",
            title=say(N_("Debrief: {title}")).format(title=workshop.title),
            start=session.end,
            end=_at(workshop.date, agenda.debrief_until),
            description=say(
                N_("The team looks back on the session while it is fresh: what was heard, what to do otherwise.")
            ),
        ),
    )


def events_of_course(course: Course, language: Language) -> tuple[CalendarEvent, ...]:
    """Every event of a project that has a date, in order of time, milestones and its two ends included."""
    found = list(_dates(course, language))
    for sitting in course.sittings:
        agenda = sitting.session.agenda
        if agenda is not None:
            found += events_of_session(agenda, course.project, language)
        else:
            found.append(_fieldwork(sitting, course, language))
    return tuple(sorted(found, key=lambda event: _order(event.start)))


def _fieldwork(sitting: Sitting, course: Course, language: Language) -> CalendarEvent:
    session = sitting.session
    label = language.gettext(LABELS[session.kind])
    day = sitting.day
    whole = sitting.start is None or sitting.end is None
    people = [course.project.group(name).name for name in session.people]
    notes = [language.gettext(N_("With: {groups}.")).format(groups=language.list(people))] if people else []
    if session.kind == "interviews":
        notes.append(language.gettext(N_("First day of the round.")))
    return CalendarEvent(
        f"{session.kind}/{session.id}/{sitting.number}",
        language.gettext(N_("{kind}: {title}")).format(kind=label, title=session.title),
        day if whole else _at(day, sitting.start or 0),
        day + timedelta(days=1) if whole else _at(day, sitting.end or 0),
        " · ".join(session.places),
        _paragraphs(*notes),
        label,
        takes_time=not whole,
    )


def _dates(course: Course, language: Language) -> Iterator[CalendarEvent]:
    calendar = course.project.calendar
    if calendar is None:
        return
    title = course.project.title
    ends = (
        ("calendar/start", language.gettext(N_("Start of the project: {title}")), calendar.start),
        ("calendar/end", language.gettext(N_("End of the project: {title}")), calendar.end),
    )
    dates = [(key, text.format(title=title), day) for key, text, day in ends]
    named = Counter[str]()
    for milestone in calendar.milestones:
        named[milestone.title] += 1
        dates.append((f"milestones/{milestone.title}/{named[milestone.title]}", milestone.title, milestone.date))
    for key, text, day in dates:
        yield CalendarEvent(
            key,
            text,
            day,
            day + timedelta(days=1),
            "",
            "",
            language.gettext(N_("Date that matters")),
            takes_time=False,
        )


def _offers(agenda: Agenda, language: Language) -> str:
    """What the place offers, in a sentence; empty where nobody said."""
    place = agenda.workshop.place
    if place is None or not place.access:
        return ""
    offers = language.list(language.gettext(need.label) for need in place.access)
    return language.gettext(N_("The place offers: {offers}.")).format(offers=offers)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _at(day: date, minutes: int) -> datetime:
    """A moment of that day, or of a day beside it when the minutes run over midnight."""
    return datetime.combine(day, clock_time()) + timedelta(minutes=minutes)


def _order(start: datetime | date) -> datetime:
    return start if isinstance(start, datetime) else datetime.combine(start, clock_time())
