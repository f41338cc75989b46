"""Events as an iCalendar file (RFC 5545), the same bytes for the same project on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from labo_cli.i18n.typography import typeset
from labo_cli.rendering.time_zones import time_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from icalendar import Event

    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.overview.events import CalendarEvent

__all__ = ["to_ics", "uid"]

NAMESPACE = UUID("7d0f9c1e-52f4-5d0b-9b59-6f2b7c1f0a38")
"""Of the events of labo; it never changes, or every calendar would hold every session twice."""
DAY_BEFORE = timedelta(days=-1)


def uid(key: str, project: Project) -> str:
    """The name under which a calendar knows an event again when it is sent a second time.

    It has to outlive a change of day, hour, place or title, and differ between two projects whose
    sessions have the same id. So it is made of what stays: the session's id, which other files
    point to, and who commissioned the project with the day it started. Titles are reworded and
    folders moved. A project without a calendar has its title instead of that day.
    """
    since = project.calendar.start.isoformat() if project.calendar else project.title
    sponsor = " ".join(project.sponsor.name.casefold().split())
    name = "\n".join((sponsor, since, key))
    return f"{uuid5(NAMESPACE, name)}@labo"


def to_ics(events: Sequence[CalendarEvent], project: Project, title: str, language: Language) -> bytes:
    """The events as one calendar.

    Args:
        events: at least one.
        project: whose events they are; its time zone is that of their hours.
        title: what the calendar is called.
        language: that of the texts.
    """
    from icalendar import Calendar

    days = [_day(moment) for event in events for moment in (event.start, event.end)]
    calendar = Calendar()
    calendar.add("prodid", f"-//labo//labo-cli//{language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # The first for the calendars of today, the second for what RFC 7986 made of it.
    calendar.add("x-wr-calname", typeset(title, language.code))
    calendar.add("name", typeset(title, language.code))
    if any(isinstance(event.start, datetime) for event in events):
        calendar.add_component(time_zone(project.time_zone, min(days), max(days)))
    # RFC 5545 wants to know when an event was written down. A clock would make a new file every time;
    # the project's first day is as true, and earlier than any session.
    stamp = project.calendar.start if project.calendar else min(days)
    for event in events:
        calendar.add_component(_event(event, project, language, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(event: CalendarEvent, project: Project, language: Language, stamp: date) -> Event:
    from icalendar import Alarm
    from icalendar import Event as Component

    zone = ZoneInfo(project.time_zone)
    made = Component()
    made.add("uid", uid(event.key, project))
    made.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    for name, moment in (("dtstart", event.start), ("dtend", event.end)):
        made.add(name, moment.replace(tzinfo=zone) if isinstance(moment, datetime) else moment)
    made.add("summary", typeset(event.title, language.code))
    if event.place:
        made.add("location", typeset(event.place, language.code))
    if event.description:
        made.add("description", typeset(event.description, language.code))
    made.add("categories", [typeset(event.category, language.code)])
    made.add("transp", "OPAQUE" if event.takes_time else "TRANSPARENT")
    if event.reminder:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", DAY_BEFORE)
        alarm.add("description", typeset(event.reminder, language.code))
        made.add_component(alarm)
    return made


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
