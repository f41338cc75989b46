"""A time zone written out for calendar files, so that a calendar needs no table of its own to read them.

The onset of a change is written as RFC 5545 has it, on the clock that ran before the change; `icalendar`
writes the clock that runs after it, which moves the spring change by an hour.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

__all__ = ["time_zone"]

YEARS = 8
"""Years that a rule must hold in, so that a fourth Sunday is not taken for a last one."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Change:
    """A change of the clock.

    Attributes:
        onset: on the clock that ran before it, without a zone.
        before: the offset from UTC until then.
        after: the offset from UTC from then on.
        name: what the zone is called from then on, such as CEST.
    """

    onset: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def is_summer_time(self) -> bool:
        """Whether the clock goes forward."""
        return self.after > self.before


def time_zone(name: str, first: date, last: date) -> Timezone:
    """A time zone as a part of a calendar file.

    Args:
        name: its name in the IANA database.
        first: the first day that is dated in it.
        last: the last one.
    """
    from icalendar import Timezone

    zone = ZoneInfo(name)
    start = datetime(first.year - 1, 1, 1)
    made = Timezone()
    made.add("tzid", name)
    changes = _changes(zone, first.year - 1, max(last.year + 1, first.year + YEARS))
    rules = _rules(changes)
    if rules:
        for change, rule in rules:
            _add(made, change, rule=rule)
        return made
    offset = start.replace(tzinfo=zone).utcoffset() or timedelta()
    _add(made, Change(start, offset, offset, start.replace(tzinfo=zone).tzname() or name))
    for change in changes:
        if change.onset.year <= last.year + 1:
            _add(made, change)
    return made


def _changes(zone: ZoneInfo, first: int, last: int) -> list[Change]:
    """Every change between two years, both included; at most one a day, and none lasts less than that."""
    found = []
    day = datetime(first, 1, 1, tzinfo=_UTC)
    while day.year <= last:
        low, high = day, day + timedelta(days=1)
        day = high
        if _offset(low, zone) == _offset(high, zone):
            continue
        while high - low > timedelta(minutes=1):
            middle = low + (high - low) // 2
            if _offset(middle, zone) == _offset(low, zone):
                low = middle
            else:
                high = middle
        at = high.replace(second=0, microsecond=0)
        before, after = _offset(low, zone), _offset(high, zone)
        onset = (at + before).replace(tzinfo=None)
        found.append(Change(onset, before, after, high.astimezone(zone).tzname() or ""))
    return found


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _rules(changes: list[Change]) -> list[tuple[Change, dict[str, int | str]]]:
    """The first change of each direction with the rule that all of that direction follow; empty where one does not."""
    by_direction: dict[bool, list[Change]] = defaultdict(list)
    for change in changes:
        by_direction[change.is_summer_time].append(change)
    found: list[tuple[Change, dict[str, int | str]]] = []
    for series in by_direction.values():
        first = series[0]
        common = set.intersection(*({_place(c, from_end=True), _place(c, from_end=False)} for c in series))
        years = [change.onset.year for change in series]
        is_yearly = years == list(range(years[0], years[0] + len(years)))
        is_same = len({(c.onset.month, c.onset.time(), c.before, c.after) for c in series}) == 1
        if not (common and is_yearly and is_same) or len(by_direction) != 2:
            return []
        # Sorted, the last week of a month comes before the first: -1SU.
        week, weekday = min(common)
        found.append((first, {"freq": "yearly", "bymonth": first.onset.month, "byday": f"{week}{WEEKDAYS[weekday]}"}))
    return found


def _place(change: Change, *, from_end: bool) -> tuple[int, int]:
    """Which one of the month a day is, counted from either end of it, and which day of the week."""
    day = change.onset
    left = monthrange(day.year, day.month)[1] - day.day
    return (-(left // 7 + 1) if from_end else (day.day - 1) // 7 + 1), day.weekday()


def _add(zone: Timezone, change: Change, rule: dict[str, int | str] | None = None) -> None:
    from icalendar import TimezoneDaylight, TimezoneStandard

    part = TimezoneDaylight() if change.is_summer_time else TimezoneStandard()
    part.add("dtstart", change.onset)
    if rule:
        part.add("rrule", rule)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    zone.add_component(part)
