"""Public holidays where French law holds, and the days around them when offices are half empty."""

from __future__ import annotations

import datetime
from functools import lru_cache

from labo_cli.i18n import N_

__all__ = ["bridged", "holidays", "is_french"]

_FIXED = (
    (1, 1, N_("New Year's Day")),
    (5, 1, N_("Labour Day")),
    (5, 8, N_("Victory Day")),
    (7, 14, N_("Bastille Day")),
    (8, 15, N_("Assumption Day")),
    (11, 1, N_("All Saints' Day")),
    (11, 11, N_("Armistice Day")),
    (12, 25, N_("Christmas Day")),
)
_AFTER_EASTER = (
    # Days after Easter Sunday.
    (1, N_("Easter Monday")),
    (39, N_("Ascension Day")),
    (50, N_("Whit Monday")),
)
_ABOLITION = N_("Abolition of Slavery Day")
_OF_ZONES = {
    "Indian/Mayotte": (4, 27, _ABOLITION),
    "America/Martinique": (5, 22, _ABOLITION),
    "America/Guadeloupe": (5, 27, _ABOLITION),
    "America/Cayenne": (6, 10, _ABOLITION),
    "Indian/Reunion": (12, 20, _ABOLITION),
}
_MONDAY, _FRIDAY = 0, 4


def is_french(time_zone: str) -> bool:
    """Whether French public holidays hold in a time zone."""
    return time_zone == "Europe/Paris" or time_zone in _OF_ZONES


@lru_cache(maxsize=32)
def holidays(year: int, time_zone: str) -> dict[datetime.date, str]:
    """The public holidays of a year, each with its name in the catalogue's words; none outside French time zones."""
    if not is_french(time_zone):
        return {}
    easter = _easter(year)
    days = {easter + datetime.timedelta(days=after): name for after, name in _AFTER_EASTER}
    fixed = [*_FIXED, *([_OF_ZONES[time_zone]] if time_zone in _OF_ZONES else [])]
    return days | {datetime.date(year, month, number): name for month, number, name in fixed}


def bridged(day: datetime.date, time_zone: str) -> str | None:
    """The name of the holiday that a Monday or a Friday joins to the weekend, when there is one."""
    step = {_MONDAY: 1, _FRIDAY: -1}.get(day.weekday())
    if step is None or not datetime.date.min.year < day.year < datetime.date.max.year:
        return None
    near = day + datetime.timedelta(days=step)
    return None if day in holidays(day.year, time_zone) else holidays(near.year, time_zone).get(near)


def _easter(year: int) -> datetime.date:
    """Easter Sunday in the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    golden = year % 19
    century, within = divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (century - (century - (century + 8) // 25 + 1) // 3 + 15 + 19 * golden - leap) % 30
    sunday = (32 + 2 * rest + 2 * (within // 4) - moon - within % 4) % 7
    correction = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * correction + 114, 31)
    return datetime.date(year, month, day + 1)
