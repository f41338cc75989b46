"""Values as people type them: times, lengths and days, in French or in English."""

import re
from datetime import date, time
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from labo_cli.i18n import N_, _
from labo_cli.model.base import Text, not_understood

__all__ = [
    "ClockTime",
    "Count",
    "Day",
    "Flag",
    "Link",
    "Minutes",
    "Months",
    "Tally",
    "TimeZone",
    "read_clock",
    "read_day",
    "read_flag",
    "read_link",
    "read_minutes",
    "read_months",
    "read_time_zone",
]

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.h]|heures?)\s*(?P<minute>\d{2})?)?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_HOURS = r"(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hours?|heures?|hrs?)"
_MINUTES = r"(?P<minutes>\d+)\s*(?:m|mn|min|mins|minutes?)?"
_LENGTH = re.compile(rf"(?:{_HOURS})?\s*(?:{_MINUTES})?\.?", re.IGNORECASE)
_COLON_LENGTH = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>\d{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "january", "jan"),
            ("février", "fevrier", "févr", "february", "feb"),
            ("mars", "march", "mar"),
            ("avril", "avr", "april", "apr"),
            ("mai", "may"),
            ("juin", "june", "jun"),
            ("juillet", "juil", "july", "jul"),
            ("août", "aout", "august", "aug"),
            ("septembre", "sept", "september", "sep"),
            ("octobre", "oct", "october"),
            ("novembre", "nov", "november"),
            ("décembre", "decembre", "déc", "december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\s+)?(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s+(?P<month>[^\W\d]+)\.?,?\s+(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_OTHER_SCHEME = r"(?!(?:[Hh][Tt]{2}[Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):)[A-Za-z][A-Za-z0-9+.-]*:\S"
"""How an address begins that is neither of a page nor of a mailbox, such as javascript:alert(1) or C:\\decisions."""
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")


def read_clock(value: Any) -> time:
    """Reads a time of day: `9:30`, `09:30`, `9h30`, `9h`, `9 h 30`, `2pm`, `2:30 pm`.

    Raises:
        PydanticCustomError: for anything else, with an example of what is read.
    """
    if isinstance(value, time):
        return value
    found = _CLOCK.fullmatch(str(value).strip())
    if found:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if found["half"]:
            hour = hour % 12 + (12 if found["half"][0] in "pP" else 0) if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise not_understood(
        _("“{value}” is not a time of day").format(value=value),
        _("write it as 9:30, 9h30 or 14h"),
    )


def read_minutes(value: Any) -> int:
    """Reads a length of time, in minutes: `150`, `150 min`, `2h30`, `1 h 30`, `2:30`, `1.5 h`.

    Raises:
        PydanticCustomError: for anything else, with an example of what is read.
    """
    text = str(value).strip()
    found = _COLON_LENGTH.fullmatch(text) or (_LENGTH.fullmatch(text) if text else None)
    if found and (found["hours"] or found["minutes"]):
        hours = float((found["hours"] or "0").replace(",", "."))
        total = hours * 60 + int(found["minutes"] or 0)
        if total == int(total) and 0 < total <= 7 * 24 * 60:
            return int(total)
    raise not_understood(
        _("“{value}” is not a length of time").format(value=value),
        _("write minutes or hours, such as 45, 45 min, 1h30 or 2h"),
    )


def read_months(value: Any) -> int:
    """Reads how long something is kept, in months: `12`, `12 months`, `12 mois`, `2 years`, `2 ans`.

    Raises:
        PydanticCustomError: for anything else, with an example of what is read.
    """
    found = re.fullmatch(
        r"(?P<n>\d{1,3})\s*(?:(?P<years>ans?|years?)|mois|months?)?", str(value).strip(), re.IGNORECASE
    )
    if found and (months := int(found["n"]) * (12 if found["years"] else 1)):
        return months
    raise not_understood(
        _("“{value}” is not a number of months").format(value=value),
        _("write 12, 12 months or 2 years"),
    )


def read_day(value: Any) -> date:
    """Reads a day: `2026-03-12`, `12 mars 2026`, `1er avril 2026`, `March 12, 2026`.

    A day made of figures and slashes is refused, because 03/04 is in March for some
    readers and in April for others; the hint offers the day-first reading.

    Raises:
        PydanticCustomError: for anything else, and for a day that does not exist.
    """
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        year, month, day = (int(part) for part in text.split("-"))
        return _existing_day(year, month, day, text)
    named = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if named and named["month"].lower() in _MONTHS:
        return _existing_day(int(named["year"]), _MONTHS[named["month"].lower()], int(named["day"]), text)
    hint = _("write year-month-day, such as 2026-03-12")
    if slashed := _SLASHED.fullmatch(text):
        spelt = f"{slashed['year']}-{int(slashed['month']):02}-{int(slashed['day']):02}"
        hint = _("write year-month-day, so that nobody mistakes the month: {day}").format(day=spelt)
    raise not_understood(_("“{value}” is not a date").format(value=value), hint)


def read_flag(value: Any) -> bool:
    """Reads a yes or a no, in French or in English.

    Raises:
        PydanticCustomError: for anything else.
    """
    if isinstance(value, bool):
        return value
    if str(value).lower() in {"yes", "oui", "true", "vrai"}:
        return True
    if str(value).lower() in {"no", "non", "false", "faux"}:
        return False
    raise not_understood(_("“{value}” is neither yes nor no").format(value=value), _("write yes or no"))


def read_link(value: str) -> str:
    """Reads the address of a page or a mailbox; words are taken too, for a proof may be a law or a decision.

    Raises:
        PydanticCustomError: for an address of any other kind: a document would make a program or a file of it.
    """
    if re.match(_OTHER_SCHEME, value):
        raise not_understood(
            _("“{value}” is not the address of a page").format(value=value),
            _("write an address that begins with https://"),
        )
    return value


def read_time_zone(value: Any) -> str:
    """Reads a time zone by its name in the IANA database.

    Raises:
        PydanticCustomError: when there is none of that name.
    """
    from zoneinfo import available_timezones

    zones = available_timezones()
    if str(value) in zones:
        return str(value)
    near = get_close_matches(str(value).replace(" ", "_"), zones, n=1)
    raise not_understood(
        _("“{value}” is not a time zone").format(value=value),
        _("did you mean “{word}”?").format(word=near[0]) if near else _("write it as Europe/Paris or America/Cayenne"),
    )


def _existing_day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise not_understood(
            _("“{value}” does not exist in the calendar").format(value=text),
            _("write year-month-day, such as 2026-03-12"),
        ) from None


ClockTime = Annotated[
    time,
    BeforeValidator(read_clock),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["9:30", "9h30"]}),
]
"""A time of day, in the project's own time zone."""

Minutes = Annotated[
    int,
    BeforeValidator(read_minutes),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["45 min", "1h30"]}),
]
"""A length of time, in minutes."""

Day = Annotated[
    date,
    BeforeValidator(read_day),
    WithJsonSchema({"type": "string", "examples": ["2026-03-12"]}),
]
"""A day of the calendar."""

Months = Annotated[
    int,
    BeforeValidator(read_months),
    WithJsonSchema({"type": ["string", "integer"], "examples": ["12 months", "2 years"]}),
]
"""How long something is kept, in months."""

Link = Annotated[
    Text,
    AfterValidator(read_link),
    WithJsonSchema(
        {
            "type": "string",
            "minLength": 1,
            "pattern": rf"^(?!\s*{_OTHER_SCHEME})",
            "patternErrorMessage": N_("write an address that begins with https://"),
        }
    ),
]
"""Where something is: the address of a page or a mailbox, or words."""

TimeZone = Annotated[
    str, BeforeValidator(read_time_zone), WithJsonSchema({"type": "string", "examples": ["Europe/Paris"]})
]
"""A time zone of the IANA database."""

Count = Annotated[int, Field(ge=1, le=100_000)]
"""A number of people or things: one at least."""

Tally = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""A number of people, votes or things counted: none at least."""

Flag = Annotated[
    bool,
    BeforeValidator(read_flag),
    WithJsonSchema({"enum": ["yes", "no", "oui", "non", True, False]}),
]
"""Yes or no, in French or in English."""
