"""The new files of an import: contributions as they fill, and the few that go with them."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.locking import Busy, alone_in
from labo_cli.yaml_source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WRITTEN_IN", "NewFiles", "sweep"]

WRITTEN_IN = ("contributions", "consultations", "imports")
"""The folders of a project that an import writes in."""

WAITING = ".labo-import-"
"""How the names of files begin that are not in their place yet."""
_LEFT = re.compile(r"\.labo-(?P<ours>import-)?[a-z0-9_]{8}")
PATIENCE = 20.0
"""Seconds for which somebody who is typing a contribution is waited for."""
LONG_AGO = 3600
"""Seconds after which a file that another command was writing is one that it left when it was killed."""
LARGEST = MAX_BYTES - 100_000
"""Bytes of one file: below what labo reads, so that somebody may still write in it."""


def sweep(folder: Path, now: float, *, is_alone: bool) -> None:
    """Takes away the unfinished files that a killed run of labo left in a folder, and nobody else's.

    Args:
        folder: one that an import writes in; it may not be there.
        now: the time, in seconds since 1970.
        is_alone: whether no other import can be under way in the project.
    """
    for path in folder.glob(".labo-*"):
        found = _LEFT.fullmatch(path.name)
        with suppress(OSError):
            state = path.lstat()
            is_left = (found and found["ours"] and is_alone) or now - state.st_mtime > LONG_AGO
            if found and is_left and stat.S_ISREG(state.st_mode):
                path.unlink()


class NewFiles:
    """Files of contributions as they fill, moved into place together at the end; none of them stays otherwise."""

    def __init__(self, folder: Path, stem: str, head: str, *, is_dry: bool = False) -> None:
        """Starts.

        Args:
            folder: where they go.
            stem: their name without its ending; numbered when there are several.
            head: the comment at the top of each.
            is_dry: whether to write nothing.
        """
        self._folder, self._stem, self._is_dry = folder, stem, is_dry
        self._head = head.encode()
        self._waiting: list[Path] = []
        self._made: list[Path] = []
        self._folders: list[Path] = []
        self._parts: list[bytes] = []
        self._size = 0
        self._line = 1
        self.count = 0

    def __enter__(self) -> NewFiles:
        """The files themselves."""
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        """Takes away what was not moved into place, and after a failure what was."""
        for path in [] if self._is_dry else [*self._waiting, *(self._made if kind else ())]:
            with suppress(OSError):
                path.unlink()
        for folder in reversed(self._folders):
            with suppress(OSError):
                folder.rmdir()  # one that was made, and in which nothing stayed
        self._waiting = []

    def add(self, entry: str) -> tuple[int, int]:
        """Adds an item.

        Returns:
            The number of its file, from 0, and the line that it starts on.
        """
        content = entry.encode()
        if self._parts and self._size + len(content) > LARGEST:
            self._flush()
        if not self._parts:
            self._parts, self._size = [self._head], len(self._head)
            self._line = self._head.count(b"\n") + 1
        self._parts.append(content)
        self._size += len(content)
        self.count += 1
        line = self._line
        self._line += content.count(b"\n")
        return len(self._waiting), line

    def finish(self, check: Callable[[], None] = lambda: None) -> list[Path]:
        """Moves the files into place, under names that nobody has taken.

        Args:
            check: raises what is in the way; nobody types a contribution while it looks, nor before all is in place.

        Raises:
            LaboError: when the disk refuses; nothing is left behind then.
        """
        if self._parts:
            self._flush()
        if self._is_dry:
            return self._names()
        try:
            with alone_in(self._folder, PATIENCE):
                check()
                for temporary, path in zip(list(self._waiting), self._names(), strict=True):
                    self._made.append(path)
                    temporary.replace(path)
                    self._waiting.remove(temporary)
        except Busy:
            raise LaboError(
                _("another labo is writing in {folder}, and does not come to an end").format(folder=self._folder),
                _("wait for it or stop it, and run the command again"),
            ) from None
        except OSError as error:
            raise self._refused(error, self._folder) from None
        return list(self._made)

    def _names(self) -> list[Path]:
        stem, again = self._stem, 2
        while any(self._folder.glob(f"{stem}.yaml")) or any(self._folder.glob(f"{stem}-[0-9]*.yaml")):
            stem = f"{self._stem}{_letter(again)}"
            again += 1
        width, count = len(str(len(self._waiting))), len(self._waiting)
        names = [f"{stem}-{n:0{width}}.yaml" for n in range(1, count + 1)] if count > 1 else [f"{stem}.yaml"]
        return [self._folder / name for name in names[:count]]

    def beside(self, root: Path, name: str, content: str) -> Path:
        """Writes another file that goes with them, and that does not stay without them either.

        Raises:
            LaboError: when it is there, or the disk refuses.
        """
        path = root / name
        if path.exists():
            raise LaboError(
                _("already there, and not the same: {files}").format(files=name),
                _("give this source another name, with --as NAME"),
            )
        try:
            temporary = self._written(path.parent, content.encode())
            self._made.append(path)
            temporary.replace(path)
        except OSError as error:
            raise self._refused(error, path.parent) from None
        self._waiting.remove(temporary)
        return path

    def _flush(self) -> None:
        content, self._parts, self._size = b"".join(self._parts), [], 0
        if self._is_dry:
            self._waiting.append(self._folder / f".labo-{len(self._waiting)}")
            return
        try:
            self._written(self._folder, content)
        except OSError as error:
            raise self._refused(error, self._folder) from None

    def _written(self, folder: Path, content: bytes) -> Path:
        """Writes a file beside its final place."""
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.append(folder)
        handle, temporary = tempfile.mkstemp(prefix=WAITING, dir=folder)
        self._waiting.append(Path(temporary))
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        return Path(temporary)

    def _refused(self, error: OSError, folder: Path) -> LaboError:
        return LaboError(
            _("cannot write in {folder}: {why}").format(folder=folder, why=why(error)),
            _("make room or choose another disk, and run the command again; nothing was changed"),
        )


def _letter(n: int) -> str:
    """How a second import on the same day is told from the first, whose files may be numbered: b, c, and so on."""
    return chr(ord("a") + n - 1) if n <= 26 else f"z{n}"
