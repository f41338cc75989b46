"""From a row of a table to a contribution: what is kept of it, what is left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _, ngettext
from labo_cli.i18n.plain import plain
from labo_cli.intake.cells import begins_with, day_in, is_yes, link_in, names_in, number_in, said_in
from labo_cli.intake.comparing import folded
from labo_cli.intake.csv_rows import LONGEST_CELL
from labo_cli.intake.entries import Entry
from labo_cli.intake.html_text import tidy, to_text
from labo_cli.intake.states import MODERATED, WITHDRAWN, kinds_by_name, reason_left_out
from labo_cli.intake.theme_names import ThemeNames
from labo_cli.intake.traces_in import may_have_traces, traces_in
from labo_cli.model.imports import NONE
from labo_cli.model.words import ContributionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from labo_cli.intake.platforms import Layout

__all__ = ["Aims", "Taking", "Unreadable"]

BY_GROUP = N_("as the import's file says of their group")
MOST_NAMES = 1000
"""How many different names that are not known are told apart."""
LONGEST_PROFILE = 120
_TRANSLATED = {"{", "["}
"""How a cell begins that may say the same in several languages."""


class Unreadable(Exception):
    """A row that cannot be made a contribution, with the reason."""


@dataclass(frozen=True)
class Aims:
    """What the rows of a table become.

    Attributes:
        group: the group of rows that do not say it, or None.
        theme: the theme of rows that do not say it, or None.
        kind: the kind of rows that do not say it.
        groups: the id of a group by what a cell says, folded; `NONE` for rows that are to be left out.
        themes: the id of a theme by what a cell says, folded; `NONE` for none.
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
        spare: how many empty cells a row may have beyond the header.
        unknown_groups: what cells say of groups that is not known, with how often.
        unknown_themes: the same of themes.
        pending: how many are not moderated yet.
        several: how many name several themes, of which one was taken.
        machine: how many are there in a machine's translation only.
        odd: cells that could not be understood, by field: how many there are, the first of them, and where it stands.
        at: where the row stands in the table, for what is told of it.
    """

    columns: Sequence[str]
    layout: Layout
    aims: Aims
    separator: str = ""
    spare: int = 0
    unknown_groups: Counter[str] = field(default_factory=Counter)
    unknown_themes: Counter[str] = field(default_factory=Counter)
    pending: int = 0
    several: int = 0
    machine: int = 0
    odd: dict[str, tuple[int, str, int]] = field(default_factory=dict)
    at: int = 0
    _days: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Finds where each field stands."""
        at = {name: n for n, name in enumerate(self.columns)}
        places = {field: tuple(at[name] for name in names) for field, names in self.layout.fields.items()}
        self._at = {field: found for field, found in places.items() if found}
        self._text = self._at.get("text", ())
        self._needed = max((n for found in self._at.values() for n in found), default=0)
        self._machine = {n for n in self._text if "/machine_translations/" in self.columns[n]}
        self._kinds = kinds_by_name()
        self._themes = ThemeNames(self.aims.themes, self.aims.language)
        self._cell = {name: _getter(found) for name, found in self._at.items()}

    def entry(self, cells: list[str], *, is_csv: bool = True) -> Entry:
        """A row as a contribution.

        Raises:
            Unreadable: when it cannot be one.
        """
        if len(cells) != len(self.columns):
            cells = self._fitted(cells, len(self.columns), is_csv=is_csv)
        cell = self._cell
        entry = Entry(self._short(cells, "id") if "id" in cell else "", self._words(cells), "", self.aims.kind.value)
        if "state" in cell:
            entry.state = self._state(cells)
        entry.left_out = self._left_out(cells, entry)
        if "votes" in cell:
            entry.votes = self._number(cells, "votes")
        if "against" in cell:
            entry.against = self._number(cells, "against")
        if not entry.left_out:
            self._fill(cells, entry)
        return entry

    def _fill(self, cells: list[str], entry: Entry) -> None:
        """What only those that are taken in need."""
        cell = self._cell
        entry.group = self._group(cells) if "group" in cell else self.aims.group or ""
        if entry.group == NONE:
            entry.left_out = BY_GROUP
            return
        entry.theme = self._theme(cells) if "theme" in cell else self.aims.theme
        if "date" in cell:
            entry.date = self._day(cells)
        if "link" in cell and (link := cell["link"](cells)):
            entry.link = link_in(link)
            if entry.link is None:
                self._note("link", link)
        if "kind" in cell:
            entry.kind = self._kind(cells)
        if "profile" in cell:
            entry.profile = self._profile(cells)

    def _profile(self, cells: list[str]) -> str | None:
        profile = self._short(cells, "profile")[:LONGEST_PROFILE].strip()
        if may_have_traces(profile) and any(traces_in(profile)):
            self._note("profile", "")
            return None
        return profile or None

    def _words(self, cells: list[str]) -> str:
        """The text of a row, its title before it."""
        text = ""
        for n in self._text:
            cell = cells[n]
            text = to_text(self._said(cell) if cell[:1] in _TRANSLATED else cell)
            if text:
                self.machine += n in self._machine
                break
        if "title" in self._cell:
            cell = self._cell["title"](cells)
            title = to_text(self._said(cell) if cell[:1] in _TRANSLATED else cell)
            if title and not begins_with(text, title):
                text = f"{title}\n\n{text}" if text else title
        if not text:
            raise Unreadable(_("there is no text in it"))
        if len(text) > LONGEST_CELL:
            raise Unreadable(_("a cell has more than {n} characters").format(n=LONGEST_CELL))
        return text

    def _fitted(self, cells: list[str], width: int, *, is_csv: bool) -> list[str]:
        """A row with the header's number of cells, when nothing that is read can have been cut or moved."""
        if len(cells) > width:
            if len(cells) != width + self.spare or any(cells[width:]):
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

    def _short(self, cells: list[str], field: str) -> str:
        """A cell on one line."""
        cell = self._cell[field](cells)
        return cell if cell.isalnum() else " ".join(tidy(self._said(cell)).split())

    def _said(self, cell: str) -> str:
        return said_in(cell, self.aims.language) if cell[:1] in _TRANSLATED else cell

    def _number(self, cells: list[str], field: str) -> int | None:
        cell = self._cell[field](cells)
        if not cell:
            return None
        number = number_in(cell)
        if number is None:
            self._note(field, cell)
        return number

    def _day(self, cells: list[str]) -> str | None:
        cell = self._cell["date"](cells)
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
        n, example, at = self.odd.get(field, (0, cell[:60], self.at))
        self.odd[field] = (n + 1, example, at)

    def _state(self, cells: list[str]) -> str | None:
        cell = self._cell["state"](cells)
        state = cell if cell.isalnum() else " ".join(tidy(cell).split())[:60].strip()
        if "selected" in self._at and is_yes(self._cell["selected"](cells)):
            selected = self.layout.fields["selected"][0].lower()
            return f"{state}, {selected}" if state else selected
        return state or None

    def _left_out(self, cells: list[str], entry: Entry) -> str:
        if "withdrawn" in self._at and is_yes(self._cell["withdrawn"](cells)):
            entry.state = "withdrawn"
            return WITHDRAWN
        if entry.state:
            return reason_left_out(entry.state)
        if "moderated" in self._at:
            moderated = self._cell["moderated"](cells).strip()
            if moderated in {"-1", "-1.0"}:
                entry.state = "moderated"
                return MODERATED
            self.pending += moderated in {"0", "0.0"}
        return ""

    def _group(self, cells: list[str]) -> str:
        cell = self._short(cells, "group")
        for name in names_in(cell, self.aims.language) if cell else ():
            if group := self.aims.groups.get(folded(name)):
                return group
        if cell:
            self._count(self.unknown_groups, cell)
        if not self.aims.group:
            raise Unreadable(
                _("the group “{name}” is not one of the project's").format(name=cell[:60])
                if cell
                else _("it does not say which group it comes from")
            )
        return self.aims.group

    def _theme(self, cells: list[str]) -> str | None:
        for n in self._at["theme"]:
            cell = cells[n]
            if not cell:
                continue
            theme, names_more = self._themes.named(cell)
            self.several += names_more
            if theme is None and (name := to_text(" ".join(tidy(self._said(cell)).split()))):
                self._count(self.unknown_themes, name)
            return None if theme == NONE else theme or self.aims.theme
        return self.aims.theme

    def _count(self, counter: Counter[str], name: str) -> None:
        if name in counter or len(counter) < MOST_NAMES:
            counter[name] += 1

    def _kind(self, cells: list[str]) -> str:
        cell = self._short(cells, "kind")
        if cell and plain(cell) not in self._kinds:
            self._note("kind", cell)
        return self._kinds.get(plain(cell), str(self.aims.kind))


def _getter(places: tuple[int, ...]) -> Callable[[list[str]], str]:
    """What gives the first cell that is filled, of those in which a field may stand."""
    if len(places) == 1:
        return itemgetter(places[0])
    return lambda cells: next((cells[n] for n in places if cells[n]), "")
