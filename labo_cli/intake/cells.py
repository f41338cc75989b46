"""Single cells: a number of votes, a day, a name in several languages, a yes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from labo_cli.intake.html_text import tidy
from labo_cli.model.values import read_day

__all__ = ["begins_with", "day_in", "is_yes", "link_in", "names_in", "number_in", "said_in"]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_STAMP = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_NUMBER = re.compile(r"(\d{1,9}|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,]0+)?")
_SPOKEN = re.compile(r'(?:"([\w-]+)"|:?\b([a-z]{2}(?:[-_]\w+)?))\s*(?:=>|:)\s*"((?:[^"\\]|\\.)*)"')
_TRANSLATIONS = re.compile(r'\s*(?:\[\s*)?\{\s*["\w:].*\}(?:\s*\])?\s*', re.DOTALL)
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_UNESCAPED = {"n": "\n", "t": " ", "r": "", "e": "", "b": "", "f": ""}
_ADDRESS = ("http://", "https://", "mailto:")
_YES = {"true", "yes", "oui", "vrai", "1", "t", "si", "sí", "x"}


def number_in(cell: str) -> int | None:
    """A number of votes; None for what is none."""
    if cell.isdecimal() and len(cell) < 10:
        return int(cell)
    found = _NUMBER.fullmatch(cell.strip())
    return int(re.sub(r"\D", "", found[1])) if found else None


def day_in(cell: str) -> str | None:
    """The day of a date and hour, as year-month-day; None for what is none.

    Of a day made of figures alone, the day comes before the month as everywhere in Europe, unless it cannot.
    """
    found = _ISO.match(cell)
    if found:
        year, month, day = found.groups()
        return _existing(int(year), int(month), int(day))
    text = cell.strip()
    if _STAMP.fullmatch(text):
        seconds = float(text) if len(text.split(".")[0]) < 12 else int(text) / 1000
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    if found := _YEAR_FIRST.match(text):
        year, month, day = found.groups()
        return _existing(int(year), int(month), int(day))
    if found := _SLASHED.match(text):
        day, month, year = found.groups()
        return _existing(int(year), int(month), int(day)) or _existing(int(year), int(day), int(month))
    try:
        return read_day(re.sub(r"\s+(?:à\s+|at\s+)?\d{1,2}[:h]\d{2}.*$", "", text)).isoformat()
    except Exception:  # pydantic's own error, whose message is of no use here
        return None


def names_in(cell: str, language: str) -> list[str]:
    """The names that a cell may hold, whole first: a list has commas or semicolons, Decidim's has `"fr"=>"Voirie"`."""
    if spoken := _spoken(cell, language):
        return spoken
    whole = " ".join(cell.split())
    parts = [part.strip() for part in re.split(r"[;,|]", whole)]
    return [whole, *(part for part in parts if part and part != whole)]


def said_in(cell: str, language: str) -> str:
    """What a cell says in a language, where it has the same in several: `{"fr"=>"Voirie", "en"=>"Roads"}`."""
    if spoken := _spoken(cell, language):
        return "; ".join(spoken)
    return "" if _TRANSLATIONS.fullmatch(cell) and _SPOKEN.search(cell) else cell


def _spoken(cell: str, language: str) -> list[str]:
    """The names in a list of translations, as Ruby or JSON write it: the language's own, or else the first of each."""
    if not _TRANSLATIONS.fullmatch(cell):
        return []
    names = []
    for one in re.split(r"(?<=\})\s*,\s*(?=\{)", cell):
        found = [(quoted or bare, _unescaped(name)) for quoted, bare, name in _SPOKEN.findall(one)]
        own = [name for code, name in found if code == language and name]
        names += (own or [name for code, name in found if name and code != "id"])[:1]
    return names


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(
        lambda found: chr(int(found[1][1:], 16)) if len(found[1]) > 1 else _UNESCAPED.get(found[1], found[1]), text
    )


def begins_with(text: str, title: str) -> bool:
    """Whether a text begins with the words of a title, and not just with its letters."""
    return text.startswith(title) and not (title[-1:].isalnum() and text[len(title) : len(title) + 1].isalnum())


def link_in(cell: str) -> str | None:
    """The address of a page or a mailbox, without blanks; None for what is none, such as a program in its place."""
    if not (cell.isascii() and cell.isprintable() and " " not in cell):
        cell = "".join(tidy(cell).split())
    return cell if cell.startswith(_ADDRESS) or cell[:8].lower().startswith(_ADDRESS) else None


def is_yes(cell: str) -> bool:
    """Whether a cell says yes, or the moment since when."""
    text = cell.strip().lower()
    return text in _YES or bool(_ISO.match(text))


def _existing(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
