"""The language of a document: its words, dates, times, numbers and lists.

Babel knows how numbers and lists are written. Days, times and shares, which nearly every
command says, are written here: loading Babel takes longer than many a command's work.
"""

from __future__ import annotations

import gettext as _gettext
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from labo_cli.i18n.messages import CATALOGUES, DOMAIN

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

__all__ = ["Language"]

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_SHORT_MONTHS = {
    "fr": (
        *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
        *("juill.", "août", "sept.", "oct.", "nov.", "déc."),
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
}
_NARROW = "\N{NARROW NO-BREAK SPACE}"


class Language:
    """One of the two languages, and everything that is written differently in it."""

    def __init__(self, code: str) -> None:
        """Loads the catalogue of a language.

        Args:
            code: "fr" or "en".
        """
        self.code = code
        self.locale = _LOCALES[code]
        self.translations = _catalogue(code)

    def gettext(self, message: str) -> str:
        """A text of the catalogue in this language."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A text that depends on a number; French takes the singular for 0."""
        return self.translations.ngettext(one, many, count)

    def date(self, day: datetime.date, length: str = "full") -> str:
        """A day: `jeudi 2 janvier 2025` (full), `2 janvier 2025` (long), `2 janv. 2025` (short).

        The month is never a figure: 02/01 is another day in another country.
        """
        figure = "1er" if self.code == "fr" and day.day == 1 else str(day.day)
        months = _SHORT_MONTHS if length == "short" else _MONTHS
        text = f"{figure} {months[self.code][day.month - 1]} {day.year:04}"
        return f"{_DAYS[self.code][day.weekday()]} {text}" if length == "full" else text

    def days(self, start: datetime.date, end: datetime.date) -> str:
        """A stretch of days: `du 12 janvier au 30 juin 2026`."""
        return self.gettext("from {start} to {end}").format(start=self.date(start, "long"), end=self.date(end, "long"))

    def time(self, moment: datetime.time | int) -> str:
        """A time of day, or minutes after midnight: `9 h 30`, `14 h`; `9:30 am`, `2 pm`."""
        hour, minute = divmod(moment, 60) if isinstance(moment, int) else (moment.hour, moment.minute)
        hour %= 24
        if self.code == "fr":
            return f"{hour}{_NARROW}h" + (f"{_NARROW}{minute:02}" if minute else "")
        if (hour, minute) == (12, 0):
            return f"12{_NARROW}noon"
        half = "am" if hour < 12 else "pm"
        return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + f"{_NARROW}{half}"

    def minutes(self, length: int) -> str:
        """A length of time: `45 min`, `2 h`, `1 h 30`."""
        hours, minutes = divmod(length, 60)
        if not hours:
            return f"{minutes}{_NARROW}min"
        tail = f"{_NARROW}{minutes:02}" + ("" if self.code == "fr" else f"{_NARROW}min") if minutes else ""
        return f"{hours}{_NARROW}h{tail}"

    def number(self, value: float) -> str:
        """A number: `1 234,5` or `1,234.5`."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """A share between 0 and 1: `34 %` or `34%`."""
        text = f"{round(Decimal(str(share)) * 100):,}"
        return f"{text.replace(',', _NARROW)}\N{NO-BREAK SPACE}%" if self.code == "fr" else f"{text}%"

    def list(self, items: Iterable[str]) -> str:
        """Items joined as in a sentence: `a, b et c`; British English takes no comma before `and`."""
        from babel.lists import format_list

        return format_list(list(items), locale=self.locale)


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, str(CATALOGUES), [code], fallback=True)
