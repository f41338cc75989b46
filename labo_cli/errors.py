"""What can go wrong, in the words of the person at the terminal.

Every error that a user can cause is one of these, and is built where the rule
lives: the message says what is wrong, the hint says what to do about it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a file that a person wrote.

    Attributes:
        file: the file, relative to the project folder.
        line: from 1; 0 when the problem is the file as a whole.
        column: from 1; 0 when the problem is the file as a whole.
        where: the user's noun for the place, such as "group 'seniors', size".
        message: what is wrong.
        hint: what to write instead, or an empty text.
        severity: error, warning or advice; only errors keep a document from being relied on.
        rule: the id of the rule that found it, by which it can be explained and set aside; empty for most errors.
    """

    file: Path
    line: int
    column: int
    where: str
    message: str
    hint: str = ""
    severity: str = "error"
    rule: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, the form that editors and terminals make clickable."""
        return f"{self.file.as_posix()}:{self.line}:{self.column}" if self.line else self.file.as_posix()

    def as_json(self) -> dict[str, Any]:
        """The problem for `--json`."""
        return asdict(self) | {"file": self.file.as_posix()}


@dataclass(frozen=True)
class Remark:
    """What a check found, before anybody knows which file it stands in.

    Attributes:
        path: keys and positions from the top of the project.
        message: what is wrong.
        hint: what to write instead, or an empty text.
        of_key: whether the remark is about the key rather than its value.
        severity: error, warning or advice.
        rule: the id of the rule that found it; empty when no rule has a name for it.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    of_key: bool = False
    severity: str = "error"
    rule: str = ""


class LaboError(Exception):
    """Something that the user can mend: a message and a hint, and exit status 1."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(LaboError):
    """The command was not called as it must be: exit status 2."""


class InvalidProject(LaboError):
    """The project's files have problems, all of them listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(sorted(problems, key=lambda p: (p.file.as_posix(), p.line, p.column)))
