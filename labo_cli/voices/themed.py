"""A copy of a file of contributions in which the themes proposed are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Insertion", "themed"]


@dataclass(frozen=True)
class Insertion:
    """A theme to be written before a key of a contribution.

    Attributes:
        line: of the key, from 1.
        column: of the key, from 1.
        theme: the id of the theme.
        reason: a few words, written behind it as a comment where the line allows one.
        in_braces: whether the contribution is written as `{…}`.
    """

    line: int
    column: int
    theme: str
    reason: str
    in_braces: bool


def themed(text: str, insertions: Iterable[Insertion]) -> str:
    """A YAML text with themes written into it; everything else stays as it was, comments included.

    A key on a line of its own gets the theme on the line before it; one within `{…}`, or behind the dash of its item,
    gets it on the same line.
    """
    lines = text.splitlines(keepends=True)
    for found in sorted(insertions, key=lambda found: (found.line, found.column), reverse=True):
        line = lines[found.line - 1]
        before, after = line[: found.column - 1], line[found.column - 1 :]
        end = "\r\n" if line.endswith("\r\n") else "\n"
        says = f"theme: {found.theme}"
        if found.in_braces:
            lines[found.line - 1] = f"{before}{says}, {after}"
        elif not before.strip():
            lines[found.line - 1] = f"{before}{says}  # {found.reason}{end}{line}"
        else:
            lines[found.line - 1] = f"{before}{says}  # {found.reason}{end}{' ' * len(before)}{after}"
    return "".join(lines)
