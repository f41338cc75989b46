"""The file that contributions typed at the table go into: labo's own, one for each session."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.folders import PROJECT
from labo_cli.i18n import N_, Language, _
from labo_cli.locking import Busy, alone_in
from labo_cli.voices.typed import CannotAdd, Typed, added, ids_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["MARK", "TypedFile"]

MARK = N_("typed")
"""What the file's name ends in, in the project's language."""
PATIENCE = 20.0
"""Seconds for which another one that is typing is waited for; it needs a tenth of one."""
_HEAD = N_("Typed at the table with labo add-contribution. Change what you like: labo only adds at the end.")


class TypedFile:
    """Adds contributions at the end of a session's file, each on the disk before the next one is typed."""

    def __init__(self, root: Path, folder: str, session: str, language: str) -> None:
        """Names the file; nothing is written yet.

        Args:
            root: the project's folder.
            folder: where contributions are, from there.
            session: the id of a session.
            language: the project's.
        """
        self.session = session
        self._root, self._folder, self._language = root, folder, Language(language)
        self._stem = f"{session}-{self._language.gettext(MARK)}"
        self._last: tuple[str, str, str | None] | None = None
        self._read: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {}

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else types in the project meanwhile: an id that is chosen is still free when it is written.

        Raises:
            LaboError: when somebody else does not come to an end, or the disk refuses.
        """
        folder = self._root / self._folder
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            # Writing the file says it in better words.
            yield
            return
        try:
            with alone_in(folder, PATIENCE):
                yield
        except Busy:
            raise LaboError(
                _("another labo is writing in {folder}, and does not come to an end").format(folder=folder),
                _("wait for it or stop it, and run the command again"),
            ) from None

    def add(self, typed: Typed) -> str:
        """Adds a contribution.

        A file that cannot be added to, because somebody is in the middle of changing it, is left alone, and another
        one is begun beside it: nothing that was typed is lost.

        Returns:
            The file's name from the project's folder.

        Raises:
            LaboError: when the disk refuses.
        """
        for n in count(1):
            name = f"{self._folder}/{self._stem}{'' if n == 1 else f'-{n}'}.yaml"
            path = self._root / name
            before = path.read_bytes() if path.exists() else None
            try:
                content = self._head() if before is None else before.decode()
                after = added(content, typed)
            except (CannotAdd, UnicodeDecodeError):
                continue
            self._write(name, after)
            self._last = (name, after, None if before is None else content)
            return name
        raise AssertionError

    def take_back(self) -> bool:
        """Takes out what was added last, as long as nobody has changed the file since; once only.

        Returns:
            Whether it was taken out.
        """
        last = self._untouched()
        self._last = None
        if last is None:
            return False
        name, before = last
        if before is None:
            (self._root / name).unlink()
        else:
            self._write(name, before)
        return True

    def replace_last(self, typed: Typed) -> bool:
        """Writes what was added last anew, as long as nobody has changed the file since.

        Returns:
            Whether it was written.
        """
        last = self._untouched()
        if last is None:
            return False
        name, before = last
        after = added(self._head() if before is None else before, typed)
        self._write(name, after)
        self._last = (name, after, before)
        return True

    def ids(self) -> list[str]:
        """The ids in the session's files as they are on the disk now."""
        return [name for stem, ids in self._all() if stem.startswith(self._stem) for name in ids]

    def taken(self) -> set[str]:
        """Every id of a contribution that is on the disk now, whoever typed it, in small letters."""
        return {name.casefold() for stem, ids in self._all() for name in (stem, *ids)}

    def _all(self) -> list[tuple[str, tuple[str, ...]]]:
        """The ids in each file of contributions, by its name; a file is read again once it has changed."""
        found = []
        elsewhere = (self._root / f"{self._folder}.yaml", self._root / PROJECT)
        for path in (*sorted((self._root / self._folder).glob("*.yaml")), *elsewhere):
            try:
                state = path.stat()
                mark = (state.st_mtime_ns, state.st_size)
                known = self._read.get(path.name)
                if known is None or known[0] != mark:
                    known = (mark, ids_written(path.read_text(encoding="utf-8", errors="replace")))
                    self._read[path.name] = known
            except OSError:
                continue
            found.append((path.stem, known[1]))
        return found

    def _untouched(self) -> tuple[str, str | None] | None:
        """The file that was added to last, and what it said before; None once somebody has changed it."""
        if self._last is None:
            return None
        name, after, before = self._last
        path = self._root / name
        return (name, before) if path.exists() and path.read_bytes() == after.encode() else None

    def _head(self) -> str:
        from labo_cli.i18n.typography import typeset
        from labo_cli.scaffold import SCHEMA_FOLDER

        wired = (self._root / SCHEMA_FOLDER).is_dir()
        schema = f"# yaml-language-server: $schema=../{SCHEMA_FOLDER}/contributions.schema.json\n" if wired else ""
        return f"{schema}# {typeset(self._language.gettext(_HEAD), self._language.code)}\n"

    def _write(self, name: str, content: str) -> None:
        from labo_cli.writing import write_scaffold

        # Written beside it and moved into its place: the file is never there by half.
        write_scaffold(self._root, {name: content.encode()}, force=True)
