"""What an import did, for the screen and for scripts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.import_ground import Ground
    from labo_cli.intake.choosing import Chosen
    from labo_cli.intake.known import Change, Gain
    from labo_cli.intake.taking import Taking
    from labo_cli.table_files.table import Table

__all__ = ["Result", "Trace"]


@dataclass(frozen=True)
class Trace:
    """Something that tells who spoke, in a file just written.

    Attributes:
        file: its number among the new ones, from 0.
        line: from 1.
        kind: in the catalogue's words.
        part: enough to find it by.
    """

    file: int
    line: int
    id: str
    kind: str
    part: str


@dataclass
class Result:
    """What an import did.

    Attributes:
        files: the new files of contributions, or those that there would be.
        others: the other new files: how the source is read, its consultation.
        left_out: how many rows were not taken in on purpose, by the reason in the catalogue's words.
        changes: what the table has otherwise than the project, told for the first time.
        told_before: how many such differences were told at an earlier import, and are the same.
        traces: what tells who spoke in the new files, the first of them.
        gains: what would now be said of contributions that are there already.
        places: the file and the line on which those of `gains` stand, by their ids.
        corrected: each new contribution that looks like one that is gone, with that one.
        days: the first and the last day of the new rows, year-month-day; empty when they have none.
        alike: pairs of new contributions that say nearly the same.
        shown: the first new contributions, as they are written.
        lists: files in which long lists of this result were kept.
    """

    file: Path
    table: Table
    chosen: Chosen
    ground: Ground
    taking: Taking
    is_dry: bool
    files: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    new: int = 0
    unchanged: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    told_before: int = 0
    gone: list[str] = field(default_factory=list)
    gains: list[Gain] = field(default_factory=list)
    places: dict[str, tuple[Path, int]] = field(default_factory=dict)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    days: tuple[str, str] = ("", "")
    by_theme: Counter[str | None] = field(default_factory=Counter)
    by_group: Counter[str] = field(default_factory=Counter)
    traces: list[Trace] = field(default_factory=list)
    traces_count: int = 0
    alike: list[tuple[str, str]] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    lists: dict[str, Path] = field(default_factory=dict)
