"""The files of the private folders: found without following any link, removed for good, and noted without a name."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.folders import DOCUMENTS, PRIVATE
from labo_cli.git_files import ever_held
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.private_lists import lists_people
from labo_cli.purging.due import LOG, may_list_people

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from labo_cli.purging.due import Kept

__all__ = ["Found", "find_private", "is_in_git", "not_read_for_names", "remove"]


@dataclass(frozen=True)
class Found:
    """What the private folders hold.

    Attributes:
        files: each file by its place in the project's folder, with strokes.
        lists: those of them that are lists of people by their columns, whatever they are called.
        links: what leads elsewhere and is left alone: files, folders, or a private folder as a whole.
        closed: the folders that cannot be read, each with the reason: what is in them is not known.
    """

    files: tuple[str, ...]
    links: tuple[str, ...]
    lists: frozenset[str] = frozenset()
    closed: tuple[tuple[str, str], ...] = ()


def find_private(root: Path) -> Found:
    """Every file of private/ and out/private/; links are told, and not followed."""
    files: list[str] = []
    links: list[str] = []
    closed: list[tuple[str, str]] = []
    for folder in (PRIVATE, DOCUMENTS):
        here = root
        for part in folder.split("/"):
            here = here / part
            if here.is_symlink():
                links.append(here.relative_to(root).as_posix())
                break
        else:
            _gather(root, here, files, links, closed)
    lists = frozenset(name for name in files if lists_people(root / name))
    return Found(tuple(sorted(files)), tuple(sorted(links)), lists, tuple(sorted(closed)))


def not_read_for_names(root: Path) -> list[str]:
    """The files of private/ that may list people and are in no form that names are taken from, by their places."""
    files: list[str] = []
    if not (root / PRIVATE).is_symlink():
        _gather(root, root / PRIVATE, files, [], [])
    return sorted(filter(may_list_people, files))


def _gather(root: Path, folder: Path, files: list[str], links: list[str], closed: list[tuple[str, str]]) -> None:
    def passed_over(error: OSError) -> None:
        # A project without private data has no such folder.
        if not isinstance(error, FileNotFoundError):
            closed.append((Path(error.filename).relative_to(root).as_posix(), why(error)))

    for where, inner, names in os.walk(folder, onerror=passed_over, followlinks=False):
        here = Path(where)
        for name in (*inner, *names):
            path = here / name
            place = path.relative_to(root).as_posix()
            if path.is_symlink():
                links.append(place)
            elif name in names:
                files.append(place)


def remove(
    root: Path, due: Sequence[Kept], day: datetime.date, write: Callable[[Sequence[Kept]], str]
) -> tuple[list[Kept], list[tuple[Kept, str]]]:
    """Removes files for good, then the folders that this leaves empty, and notes it in the record without a name.

    The record is opened and written to first: nothing goes that could not be noted.

    Args:
        root: the project's folder.
        due: the files.
        day: the day.
        write: makes the record's line out of what was removed.

    Returns:
        Those that were removed, and those that were not, each with the reason.

    Raises:
        LaboError: when the record cannot be written; nothing is removed then.
    """
    gone: list[Kept] = []
    left: list[tuple[Kept, str]] = []
    path = root / PRIVATE / LOG
    name = f"{PRIVATE}/{LOG}"
    try:
        is_new = _made_ready(path)
        start = 0 if is_new else path.stat().st_size
    except OSError as error:
        raise _not_noted(name, why(error)) from None
    try:
        _put(path, start, f"{day.isoformat()} · {write(due)}\n")
    except OSError as error:
        _put_back(path, start, is_new=is_new)
        raise _not_noted(name, why(error)) from None
    try:
        for one in due:
            reason = _removed(root, one)
            if reason:
                left.append((one, reason))
            else:
                gone.append(one)
    finally:
        # After an interruption too, the line tells what did go.
        try:
            if not gone and is_new:
                path.unlink()
            elif len(gone) < len(due):
                _put(path, start, f"{day.isoformat()} · {write(gone)}\n" if gone else "")
        except OSError as error:
            message = _("{file} says that more was removed than was: {reason}").format(file=name, reason=why(error))
            raise LaboError(message, _("correct its last line")) from None
    return gone, left


def _made_ready(path: Path) -> bool:
    """Sees that the record is a file of its own in the project; says whether there was none yet."""
    for place, name in ((path.parent, f"{PRIVATE}/"), (path, f"{PRIVATE}/{LOG}")):
        if place.is_symlink():
            raise _not_noted(name, _("it is a link, and leads elsewhere"))
    if path.exists() and not path.is_file():
        raise _not_noted(f"{PRIVATE}/{LOG}", _("it is not a file"))
    path.parent.mkdir(exist_ok=True)
    return not path.exists()


def _put(path: Path, start: int, line: str) -> None:
    """Makes a line the last of a file, in the place of what stands from there on."""
    with path.open("ab") as record:
        record.truncate(start)
        record.write(line.encode())
        record.flush()
        os.fsync(record.fileno())


def _put_back(path: Path, start: int, *, is_new: bool) -> None:
    """Takes away what a full disk took of a line."""
    with suppress(OSError):
        if is_new:
            path.unlink()
        else:
            os.truncate(path, start)


def _not_noted(name: str, reason: str) -> LaboError:
    return LaboError(
        _("nothing was removed, because it could not be noted in {file}: {reason}").format(file=name, reason=reason),
        _("what is removed is noted there, with the day and without a name: make it a file that you may write to"),
    )


def _removed(root: Path, one: Kept) -> str:
    """Removes a file; gives the reason when it cannot."""
    path = root / one.name
    try:
        # What was listed may have been put in another's place since.
        if not _is_within(root, path) or not stat.S_ISREG(path.lstat().st_mode):
            return _("it is no longer the file that was listed")
        path.unlink()
    except OSError as error:
        return why(error)
    _clear(root, path.parent)
    return ""


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


def is_in_git(root: Path) -> bool | None:
    """Whether git holds something of private/, today or in an earlier version; None where git cannot tell."""
    return ever_held(root, (PRIVATE, DOCUMENTS))
