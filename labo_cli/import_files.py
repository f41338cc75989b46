"""The new files of an import: contributions as they fill, and the few that go with them."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.writing import write_scaffold
from labo_cli.yaml_source import MAX_BYTES

__all__ = ["NewFiles", "new_file"]

LARGEST = MAX_BYTES - 100_000
"""Bytes of one file: below what labo reads, so that somebody may still write in it."""


def new_file(root: Path, name: str, content: str) -> Path:
    """Writes a file that is not there yet.

    Raises:
        LaboError: when it is there, or the disk refuses.
    """
    return write_scaffold(root, {name: content.encode()})[0]


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
        self._parts: list[bytes] = []
        self._size = 0
        self._line = 1
        self.count = 0

    def __enter__(self) -> NewFiles:
        """The files themselves."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Takes away what was not moved into place."""
        for path in self._waiting:
            with suppress(OSError):
                path.unlink()
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

    def finish(self) -> list[Path]:
        """Moves the files into place, under names that nobody has taken.

        Raises:
            LaboError: when the disk refuses; nothing is left behind then.
        """
        if self._parts:
            self._flush()
        stem, again = self._stem, 2
        while any(self._folder.glob(f"{stem}.yaml")) or any(self._folder.glob(f"{stem}-[0-9]*.yaml")):
            stem = f"{self._stem}{_letter(again)}"
            again += 1
        width = len(str(len(self._waiting)))
        names = [f"{stem}-{n:0{width}}.yaml" for n in range(1, len(self._waiting) + 1)]
        paths = [self._folder / name for name in (names if len(names) > 1 else [f"{stem}.yaml"])]
        if self._is_dry:
            return paths[: len(self._waiting)]
        try:
            for temporary, path in zip(list(self._waiting), paths, strict=False):
                temporary.replace(path)
        except OSError as error:
            raise self._refused(error) from None
        made, self._waiting = paths[: len(self._waiting)], []
        return made

    def _flush(self) -> None:
        content, self._parts, self._size = b"".join(self._parts), [], 0
        if self._is_dry:
            self._waiting.append(self._folder / f".labo-{len(self._waiting)}")
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".labo-", dir=self._folder)
            self._waiting.append(Path(temporary))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
        except OSError as error:
            raise self._refused(error) from None

    def _refused(self, error: OSError) -> LaboError:
        return LaboError(
            _("cannot write in {folder}: {why}").format(folder=self._folder, why=why(error)),
            _("make room or choose another disk, and run the command again; nothing was changed"),
        )


def _letter(n: int) -> str:
    """How a second import on the same day is told from the first, whose files may be numbered: b, c, and so on."""
    return chr(ord("a") + n - 1) if n <= 26 else f"z{n}"
