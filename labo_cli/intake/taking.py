"""From a row of a table to a contribution: what is kept of it, what is left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, Language, _, ngettext
from labo_cli.intake.cells import day_in, is_yes, names_in, number_in
from labo_cli.intake.csv_rows import LONGEST_CELL
from labo_cli.intake.entries import Entry
from labo_cli.intake.html_text import tidy, to_text
from labo_cli.library.search import plain
from labo_cli.model.words import ContributionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from labo_cli.intake.platforms import Layout

__all__ = ["WITHDRAWN", "Aims", "Taking", "Unreadable"]

WITHDRAWN = N_("withdrawn by their authors")
MODERATED = N_("refused by the moderation of the platform")
_WITHDRAWN_WORDS = {"withdrawn", "retired", "retire", "retiree", "retirada", "retirado", "retracted"}
_MODERATED_WORDS = {"hidden", "masque", "masquee", "moderated", "moderee", "spam"}
MOST_NAMES = 1000
"""How many different names that are not known are told apart."""
LONGEST_PROFILE = 120


class Unreadable(Exception):
    """A row that cannot be made a contribution, with the reason."""


@dataclass(frozen=True)
class Aims:
    """What the rows of a table become.

    Attributes:
        group: the group of rows that do not say it, or None.
        theme: the theme of rows that do not say it, or None.
        kind: the kind of rows that do not say it.
        groups: the id of a group by what a cell says, plain.
        themes: the id of a theme by what a cell says, plain.
        language: the project's.
    """

    group: str | None
    theme: str | None
    kind: ContributionKind
    groups: Mapping[str, str]
    themes: Mapping[str, str]
    language: str


@dataclass
class Taking:
    """Takes the rows of one table, and keeps account of what it met.

    Attributes:
        columns: the table's columns.
        unknown_groups: what cells say of groups that is not known, with how often.
        unknown_themes: the same of themes.
        pending: how many are not moderated yet.
        machine: how many are there in a machine's translation only.
        odd: examples of cells that could not be understood, by field, with how many there are.
    """

    columns: Sequence[str]
    layout: Layout
    aims: Aims
    separator: str = ""
    unknown_groups: Counter[str] = field(default_factory=Counter)
    unknown_themes: Counter[str] = field(default_factory=Counter)
    pending: int = 0
    machine: int = 0
    odd: dict[str, list[str | int]] = field(default_factory=dict)
    _days: dict[str, str | None] = field(default_factory=dict)
    _themes: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Finds where each field stands."""
        at = {name: n for n, name in enumerate(self.columns)}
        places = {field: tuple(at[name] for name in names) for field, names in self.layout.fields.items()}
        self._at = {field: found for field, found in places.items() if found}
        self._text = self._at.get("text", ())
        self._needed = max((n for found in self._at.values() for n in found), default=0)
        self._machine = {n for n in self._text if "/machine_translations/" in self.columns[n]}
        self._kinds = _kinds()

    def entry(self, cells: list[str], *, is_csv: bool = True) -> Entry:
        """A row as a contribution.

        Raises:
            Unreadable: when it cannot be one.
        """
        width = len(self.columns)
        if len(cells) != width:
            cells = self._fitted(cells, width, is_csv=is_csv)
        text = ""
        for n in self._text:
            text = to_text(cells[n])
            if text:
                if n in self._machine:
                    self.machine += 1
                break
        at = self._at
        if "title" in at:
            title = to_text(self._first(cells, "title"))
            if title and not text.startswith(title):
                text = f"{title}\n\n{text}" if text else title
        if not text:
            raise Unreadable(_("there is no text in it"))
        if len(text) > LONGEST_CELL:
            raise Unreadable(_("a cell has more than {n} characters").format(n=LONGEST_CELL))
        entry = Entry(self._short(cells, "id"), text, "", str(self.aims.kind))
        if "state" in at:
            entry.state = self._state(cells)
        entry.left_out = self._left_out(cells, entry)
        if "votes" in at:
            entry.votes = self._number(cells, "votes")
        if "against" in at:
            entry.against = self._number(cells, "against")
        if entry.left_out:
            return entry
        entry.group = self._group(cells)
        entry.theme = self._theme(cells) if "theme" in at else self.aims.theme
        if "kind" in at:
            entry.kind = self._kind(cells)
        if "date" in at:
            entry.date = self._day(cells)
        if "link" in at:
            entry.link = "".join(tidy(self._first(cells, "link")).split()) or None
        if "profile" in at:
            entry.profile = self._short(cells, "profile")[:LONGEST_PROFILE].strip() or None
        return entry

    def _fitted(self, cells: list[str], width: int, *, is_csv: bool) -> list[str]:
        """A row with the header's number of cells, when nothing that is read can have been cut or moved."""
        if len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                raise Unreadable(
                    _("{n} cells where the header has {width}: a text with “{separator}” in it goes in quotes").format(
                        n=len(cells), width=width, separator=self.separator
                    )
                )
            return cells[:width]
        # The last cell of half a row may itself be half a cell.
        if is_csv and self._needed >= len(cells) - 1:
            raise Unreadable(
                ngettext(
                    "half a row: {n} cell where the header has {width}",
                    "half a row: {n} cells where the header has {width}",
                    len(cells),
                ).format(n=len(cells), width=width)
            )
        return cells + [""] * (width - len(cells))

    def _first(self, cells: list[str], field: str) -> str:
        for n in self._at.get(field, ()):
            if cells[n]:
                return cells[n]
        return ""

    def _short(self, cells: list[str], field: str) -> str:
        """A cell on one line."""
        cell = self._first(cells, field)
        return cell if cell.isalnum() else " ".join(tidy(cell).split())

    def _number(self, cells: list[str], field: str) -> int | None:
        cell = self._first(cells, field)
        if not cell:
            return None
        number = number_in(cell)
        if number is None:
            self._note(field, cell)
        return number

    def _day(self, cells: list[str]) -> str | None:
        cell = self._first(cells, "date")
        if not cell:
            return None
        start = cell[:10]
        if start in self._days:
            return self._days[start]
        day = day_in(cell)
        if day is None:
            self._note("date", cell)
        elif cell[4:5] == "-" and len(self._days) < 100_000:
            self._days[start] = day
        return day

    def _note(self, field: str, cell: str) -> None:
        noted = self.odd.setdefault(field, [0, cell[:60]])
        noted[0] = int(noted[0]) + 1

    def _state(self, cells: list[str]) -> str | None:
        state = self._short(cells, "state")[:60].strip()
        if "selected" in self._at and is_yes(self._first(cells, "selected")):
            return f"{state}, selected" if state else "selected"
        return state or None

    def _left_out(self, cells: list[str], entry: Entry) -> str:
        if "withdrawn" in self._at and is_yes(self._first(cells, "withdrawn")):
            entry.state = "withdrawn"
            return WITHDRAWN
        if entry.state:
            state = entry.state if entry.state.isascii() and entry.state.islower() else plain(entry.state)
            if state in _WITHDRAWN_WORDS:
                return WITHDRAWN
            if state in _MODERATED_WORDS:
                return MODERATED
        if "moderated" in self._at:
            moderated = self._first(cells, "moderated").strip()
            if moderated in {"-1", "-1.0"}:
                entry.state = "moderated"
                return MODERATED
            self.pending += moderated in {"0", "0.0"}
        return ""

    def _group(self, cells: list[str]) -> str:
        if "group" in self._at:
            cell = self._short(cells, "group")
            for name in names_in(cell, self.aims.language) if cell else ():
                if group := self.aims.groups.get(plain(name)):
                    return group
            if cell:
                self._count(self.unknown_groups, cell)
            if not self.aims.group:
                raise Unreadable(
                    _("the group “{name}” is not one of the project's").format(name=cell[:60])
                    if cell
                    else _("it does not say which group it comes from")
                )
        return self.aims.group or ""

    def _theme(self, cells: list[str]) -> str | None:
        for n in self._at["theme"]:
            cell = cells[n]
            if not cell:
                continue
            if cell not in self._themes:
                found = self._theme_named(cell)
                if len(self._themes) >= MOST_NAMES:
                    return found or self.aims.theme
                self._themes[cell] = found
            theme = self._themes[cell]
            if theme is None:
                self._count(self.unknown_themes, " ".join(tidy(cell).split()))
            return theme or self.aims.theme
        return self.aims.theme

    def _theme_named(self, cell: str) -> str | None:
        names = (plain(to_text(name)) for name in names_in(cell, self.aims.language))
        return next((self.aims.themes[name] for name in names if name in self.aims.themes), None)

    def _count(self, counter: Counter[str], name: str) -> None:
        if name in counter or len(counter) < MOST_NAMES:
            counter[name] += 1

    def _kind(self, cells: list[str]) -> str:
        cell = self._short(cells, "kind")
        if cell and plain(cell) not in self._kinds:
            self._note("kind", cell)
        return self._kinds.get(plain(cell), str(self.aims.kind))


def _kinds() -> dict[str, str]:
    """Each kind by the words that people have for it."""
    languages = [Language("fr"), Language("en")]
    return {
        plain(name): str(kind)
        for kind in ContributionKind
        for name in (str(kind), *(language.gettext(kind.label) for language in languages))
    }
