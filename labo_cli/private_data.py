"""The files of the private folders: found without following any link, removed for good, and noted without a name."""

from __future__ import annotations

import os
import stat
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.private_files import lists_people
from labo_cli.purging.due import DOCUMENTS, LOG, PRIVATE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from labo_cli.purging.due import Kept

__all__ = ["Found", "find_private", "is_in_git", "note", "remove"]

GIT_TIME = 20
"""Seconds that git is given to answer."""


@dataclass(frozen=True)
class Found:
    """What the private folders hold.

    Attributes:
        files: each file by its place in the project's folder, with strokes.
        lists: those of them that are lists of people by their columns, whatever they are called.
        links: what leads elsewhere and is left alone: files, folders, or a private folder as a whole.
    """

    files: tuple[str, ...]
    links: tuple[str, ...]
    lists: frozenset[str] = frozenset()


def find_private(root: Path) -> Found:
    """Every file of private/ and out/private/; links are told, and not followed."""
    files: list[str] = []
    links: list[str] = []
    for folder in (PRIVATE, DOCUMENTS):
        here = root
        for part in folder.split("/"):
            here = here / part
            if here.is_symlink():
                links.append(here.relative_to(root).as_posix())
                break
        else:
            _gather(root, here, files, links)
    lists = frozenset(name for name in files if lists_people(root / name))
    return Found(tuple(sorted(files)), tuple(sorted(links)), lists)


def _gather(root: Path, folder: Path, files: list[str], links: list[str]) -> None:
    for where, inner, names in os.walk(folder, followlinks=False):
        here = Path(where)
        for name in (*inner, *names):
            path = here / name
            place = path.relative_to(root).as_posix()
            if path.is_symlink():
                links.append(place)
            elif name in names:
                files.append(place)


def remove(root: Path, kept: Sequence[Kept]) -> tuple[list[Kept], list[tuple[Kept, str]]]:
    """Removes files for good, then the folders that this leaves empty.

    Args:
        root: the project's folder.
        kept: the files.

    Returns:
        Those that were removed, and those that were not, each with the reason.
    """
    gone: list[Kept] = []
    left: list[tuple[Kept, str]] = []
    for one in kept:
        path = root / one.name
        try:
            # What was listed may have been put in another's place since.
            if not _is_within(root, path) or not stat.S_ISREG(path.lstat().st_mode):
                left.append((one, _("it is no longer the file that was listed")))
                continue
            path.unlink()
        except OSError as error:
            left.append((one, why(error)))
            continue
        gone.append(one)
        _clear(root, path.parent)
    return gone, left


def _is_within(root: Path, path: Path) -> bool:
    parent = path.parent.resolve()
    return any(parent.is_relative_to(root.resolve() / folder) for folder in (PRIVATE, DOCUMENTS))


def _clear(root: Path, folder: Path) -> None:
    """Removes a folder that is empty, and those above it, up to the private one, which stays."""
    while folder not in {root / PRIVATE, root / DOCUMENTS, root}:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def note(root: Path, gone: Sequence[Kept], day: datetime.date, write: Callable[[Counter[str]], str]) -> str:
    """Adds a line to the record of what was removed: how many of each kind, and the day, without a name.

    Args:
        root: the project's folder.
        gone: what was removed.
        day: the day.
        write: makes the line out of how many of each kind there were, in the catalogue's words.

    Returns:
        The record's place in the project's folder.
    """
    folder = root / PRIVATE
    folder.mkdir(exist_ok=True)
    path = folder / LOG
    if path.is_symlink():
        path.unlink()
    with path.open("a", encoding="utf-8") as record:
        record.write(f"{day.isoformat()} · {write(Counter(one.kind.value for one in gone))}\n")
    return path.relative_to(root).as_posix()


def is_in_git(root: Path) -> bool:
    """Whether git holds something of private/, today or in an earlier version; False where git cannot tell."""
    above = (root.resolve(), *root.resolve().parents)
    if which("git") is None or not any((folder / ".git").exists() for folder in above):
        return False
    command = ["git", "-C", str(root), "log", "--all", "-1", "--format=%h", "--", PRIVATE, DOCUMENTS]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=GIT_TIME, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(said.stdout.strip())
