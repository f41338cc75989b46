"""What was told of an import already: a difference that nobody wants to follow is told once, and not at each import."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.intake.known import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.intake.known import Change

__all__ = ["only_untold"]

FOLDER = ".labo/imports"
MOST = 50_000
"""Differences that are remembered; of more, those beyond are told again."""


def only_untold(changes: list[Change], root: Path, source: str, *, is_dry: bool) -> tuple[list[Change], int]:
    """The changes that are told for the first time, and how many were told at an earlier import.

    A change is the same as long as the table has the same value: whoever keeps other words hears of it once.

    Args:
        changes: all that the table has otherwise than the project.
        root: the project's folder.
        source: the name of what is imported.
        is_dry: whether to remember nothing.
    """
    if not changes:
        return [], 0
    path = root / FOLDER / f"{source}.json"
    told = _told(path)
    marks = {f"{change.id} {change.field}": fingerprint(change) for change in changes}
    untold = [change for change in changes if told.get(key := f"{change.id} {change.field}") != marks[key]]
    if untold and not is_dry:
        from labo_cli.writing import write_scaffold

        kept = dict(list((told | marks).items())[:MOST])
        content = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        with suppress(LaboError):  # the import is done; at worst the same is told twice
            write_scaffold(root, {f"{FOLDER}/{path.name}": content.encode()}, force=True)
    return untold, len(changes) - len(untold)


def _told(path: Path) -> dict[str, str]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: mark for key, mark in told.items() if isinstance(mark, str)} if isinstance(told, dict) else {}
