"""Does something again each time a file of the project is saved."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from labo_cli.cli import console
from labo_cli.errors import InvalidProject, LaboError
from labo_cli.folders import root_of
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["watching"]

EVERY = 0.4
"""Seconds between two looks at the folder: asking the disk for dates is cheap, and works on every system."""
WATCHED = {".yaml", ".yml", ".html", ".css", ".csv"}


def watching(folder: Path | None, work: Callable[[], int]) -> int:
    """Does the work now, and again after each change, until the user interrupts.

    Args:
        folder: the project's folder, or None for the nearest one upwards.
        work: shows what it does; its errors are shown and do not end the watch.
    """
    root = root_of(folder)
    seen: dict[Path, tuple[int, int]] = {}
    while True:
        now = _states(root)
        if now != seen:
            seen = now
            _attempt(work)
            console.err().print(
                _("Watching {folder}: save a file and this is made again. Ctrl-C ends it.").format(
                    folder=console.near(root)
                ),
                style="dim",
                markup=False,
            )
        try:
            time.sleep(EVERY)
        except KeyboardInterrupt:
            return 0


def _attempt(work: Callable[[], int]) -> None:
    try:
        work()
    except InvalidProject as error:
        console.show_problems(error.problems, console.err())
    except LaboError as error:
        console.show_error(error)


def _states(root: Path) -> dict[Path, tuple[int, int]]:
    """When each file that a plan depends on was last written, and how long it is."""
    states = {}
    for path in root.rglob("*"):
        if path.suffix in WATCHED and "out" not in path.relative_to(root).parts:
            try:
                stat = path.stat()
            except OSError:
                continue
            states[path] = (stat.st_mtime_ns, stat.st_size)
    return states
