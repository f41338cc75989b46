"""Reads what a project keeps in `private/`: the list of those who take part, by name."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.agenda.people import Participant
from labo_cli.errors import Problem
from labo_cli.folders import PRIVATE
from labo_cli.i18n import N_, _
from labo_cli.i18n.plain import plain
from labo_cli.lint.list_columns import LONGEST_NAME, bare, meaning
from labo_cli.private_lists import SPREADSHEETS, clean, decoded, separator_in
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.model.project import Group, Project

__all__ = ["participants"]

FILE = "participants.csv"
_DUE = {"first": N_("first name"), "group": N_("group")}


class _NotUnderstood(Exception):
    """Why a line of the list is left out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def participants(root: Path, project: Project) -> tuple[list[Participant], list[Problem]]:
    """Those whom `private/participants.csv` lists; nobody, and no problem, when there is no such file.

    A line that cannot be read is left out and told, and the others are taken.

    Args:
        root: the project's folder.
        project: what it says, for the groups and the workshops that the list names.
    """
    path = _found(root)
    if path is None:
        return [], []
    file = path.relative_to(root)
    if path.suffix.lower() in SPREADSHEETS:
        hint = _("in the spreadsheet, save it as CSV under the name {file}").format(file=f"{PRIVATE}/{FILE}")
        return [], [Problem(file, 0, 0, "", _("labo reads no spreadsheet"), hint)]
    if not path.resolve().is_relative_to(root.resolve()):
        hint = _("copy the list itself into the project")
        return [], [Problem(file, 0, 0, "", _("this file leads outside the project's folder"), hint)]
    try:
        content = path.read_bytes()
    except OSError as error:
        return [], [Problem(file, 0, 0, "", _("this file cannot be read: {reason}").format(reason=error.strerror))]
    reading = _List(file, project)
    reading.read(decoded(content))
    return reading.people, reading.problems


def _found(root: Path) -> Path | None:
    folder = root / PRIVATE
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    named = [path for path in files if path.stem.casefold() == Path(FILE).stem and path.is_file()]
    lists = [path for path in named if path.suffix.lower() == ".csv"]
    sheets = [path for path in named if path.suffix.lower() in SPREADSHEETS]
    return next(iter(lists + sheets), None)


class _List:
    """One reading of a list: the people as they come, the problems as they are met."""

    def __init__(self, file: Path, project: Project) -> None:
        self.file = file
        self.project = project
        self.people: list[Participant] = []
        self.problems: list[Problem] = []
        self.columns: dict[str, int] = {}
        self.width = 0

    def read(self, text: str) -> None:
        rows = self._rows(text)
        heading = next(((line, cells) for line, cells in rows if any(cells)), None)
        if heading is None:
            self._problem(0, _("this list is empty"), _("give it a line of headings, then a line a person"))
            return
        self._headings(*heading)
        if not set(_DUE) <= set(self.columns):
            return
        lines: list[int] = []
        for line, cells in rows:
            if not any(cells):
                continue
            try:
                self.people.append(self._person(cells))
                lines.append(line)
            except _NotUnderstood as reason:
                self._problem(line, reason.message, reason.hint)
        self._twice(lines)
        self._too_many()

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each row with the line of the file that it begins on; a fault of quoting is told, and passed over."""
        separator, text, skipped = separator_in(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
        while True:
            line = reader.line_num + 1 + skipped
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                hint = _("look for a quotation mark that is not closed, or double those inside a name")
                self._problem(line, _("the quotation marks of this line do not go in pairs"), hint)
                continue
            yield line, [clean(cell) for cell in row]

    def _headings(self, line: int, cells: list[str]) -> None:
        self.width = len(cells)
        for n, cell in enumerate(cells):
            said = meaning(cell)
            if said and said in self.columns:
                self._problem(line, _("two columns say the same: “{name}”").format(name=cell), _("remove one of them"))
            elif said:
                self.columns[said] = n
        for missing in [name for name in _DUE if name not in self.columns]:
            message = _("there is no column “{name}”").format(name=_(_DUE[missing]))
            hint = _("the first line names the columns: first name, name, group, and sessions where people differ")
            self._problem(line, message, hint)

    def _person(self, cells: list[str]) -> Participant:
        if any(cells[self.width :]):
            raise _NotUnderstood(
                _("this line has more cells than there are columns"),
                _('put quotation marks around what has a separator in it, such as "1, 2"'),
            )
        said = {column: cells[n] if n < len(cells) else "" for column, n in self.columns.items()}
        if not said["first"]:
            raise _NotUnderstood(_("there is no first name on this line"), _("write it, or remove the line"))
        if max(len(said["first"]), len(said.get("last", ""))) > LONGEST_NAME:
            raise _NotUnderstood(_("this is too long to be a name"), _("look for a line break that is missing"))
        group = self._group(said["group"])
        sessions = self._sessions(said.get("sessions", ""))
        invited = (workshop.id for workshop in self.project.workshops if group.id in workshop.groups)
        return Participant(said["first"], said.get("last", ""), group, frozenset(sessions or invited))

    def _group(self, typed: str) -> Group:
        groups = self.project.groups
        if not typed and len(groups) == 1:
            return groups[0]
        if not typed:
            raise _NotUnderstood(_("this line names no group"), did_you_mean("", [group.id for group in groups]))
        for group in groups:
            if bare(typed) in {bare(group.id), bare(group.name)}:
                return group
        names = {plain(name): name for group in groups for name in (group.id, group.name)}
        near = get_close_matches(plain(typed), names, n=1, cutoff=0.6)
        hint = _("did you mean “{word}”?").format(word=names[near[0]]) if near else ""
        raise _NotUnderstood(
            _("there is no group “{name}”").format(name=typed), hint or did_you_mean("", [group.id for group in groups])
        )

    def _sessions(self, typed: str) -> list[str]:
        ids = [workshop.id for workshop in self.project.workshops]
        found = []
        for word in re.split(r"[\s,;/|]+", typed.strip(" ,;")):
            if not word:
                continue
            same = [name for name in ids if bare(word) in {bare(name), bare(name.split("-")[0])}]
            near = same or [name for name in ids if bare(name).startswith(bare(word))]
            if len(near) != 1:
                raise _NotUnderstood(_("there is no workshop “{name}”").format(name=word), did_you_mean(word, ids))
            found += near
        return found

    def _twice(self, lines: list[int]) -> None:
        seen: dict[tuple[str, str, str], int] = {}
        for line, person in zip(lines, self.people, strict=True):
            key = (plain(person.first_name), plain(person.last_name), person.group.id)
            if person.last_name and key in seen:
                message = _("this line says the same as line {n}").format(n=seen[key])
                self._problem(line, message, _("remove one of them, unless they are two people"), "warning")
            seen.setdefault(key, line)

    def _too_many(self) -> None:
        count = Counter(session for person in self.people for session in person.sessions)
        for workshop in self.project.workshops:
            if count[workshop.id] > workshop.headcount:
                message = _("{n} people are listed for “{title}”, which expects {expected}").format(
                    n=count[workshop.id], title=workshop.title, expected=workshop.headcount
                )
                hint = _("correct the numbers of the workshop, or say in the list who comes to which session")
                self._problem(0, message, hint, "warning")

    def _problem(self, line: int, message: str, hint: str = "", severity: str = "error") -> None:
        self.problems.append(Problem(self.file, line, 1 if line else 0, "", message, hint, severity))
