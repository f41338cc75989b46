"""Writes files: all or none, never outside the folder, never over what a person wrote."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["Made", "OutFolder", "write_scaffold"]

RECORD = ".labo.json"
OWN_FOLDER = ".labo/"
"""What labo keeps in a project for editors: its own work, replaced without asking."""


@dataclass(frozen=True)
class Made:
    """A file made by labo: its name, its bytes, the fingerprint of what it was made from, its pages if it has any."""

    name: str
    content: bytes
    source: str = ""
    pages: int = 0


class OutFolder:
    """A folder of documents, with a record of what labo made in it.

    The record tells a document that labo made from one that a person changed since, or
    put there: the first is made again freely, the second is left alone.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._record = _recorded(path / RECORD)

    def still_holds(self, name: str, source: str) -> bool:
        """Whether a file made before is there untouched, and was made from the same source."""
        known = self._record.get(name, {})
        return known.get("from") == source and known.get("made") == _digest_of(self.path / name)

    def pages(self, name: str) -> int | None:
        """How many pages a document that labo made has; None when it has none."""
        return self._record.get(name, {}).get("pages") or None

    def write(self, files: Iterable[Made], *, force: bool = False) -> None:
        """Writes documents, all or none; those without content are the ones that still hold.

        Args:
            files: what was rendered.
            force: whether to write over files that a person changed.

        Raises:
            LaboError: when a file was changed by a person, or the disk refuses.
        """
        files = list(files)
        fresh = {made.name: made.content for made in files if made.content}
        changed = [name for name, content in fresh.items() if self._was_changed(name, content)]
        if changed and not force:
            raise LaboError(
                _("changed since labo made it: {files}").format(files=", ".join(sorted(changed))),
                _("move or rename it to keep your changes, or add --force to write over it"),
            )
        for made in files:
            if made.content and made.source:
                self._record[made.name] = {"made": _digest(made.content), "from": made.source, "pages": made.pages}
        record = json.dumps(self._record, indent=1, sort_keys=True).encode()
        _write_all(self.path, fresh | {RECORD: record})

    def sweep(self, folder: str, kept: Iterable[str], spared: Collection[str] = ()) -> None:
        """Takes away what labo made earlier in a folder and has not made again; what a person changed is left.

        Args:
            folder: a folder of this one.
            kept: the names of the files that were made now.
            spared: endings, such as .pdf, of files that another making left and that this one has no say in.
        """
        names = set(kept)
        left = [name for name in self._record if str(Path(name).parent) == folder and name not in names]
        for name in [name for name in left if Path(name).suffix not in spared]:
            if _digest_of(self.path / name) == self._record[name].get("made"):
                (self.path / name).unlink(missing_ok=True)
            del self._record[name]
        _write_all(self.path, {RECORD: json.dumps(self._record, indent=1, sort_keys=True).encode()})

    def _was_changed(self, name: str, content: bytes) -> bool:
        on_disk = _digest_of(self.path / name)
        return on_disk not in {None, self._record.get(name, {}).get("made"), _digest(content)}


def write_scaffold(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Writes a project's first files; one that exists and differs is never written over unasked.

    Raises:
        LaboError: naming the files that are in the way.
    """
    in_the_way = [
        name
        for name, content in files.items()
        if _digest_of(folder / name) not in {None, _digest(content)} and not name.startswith(OWN_FOLDER)
    ]
    if in_the_way and not force:
        raise LaboError(
            _("already there, and not the same: {files}").format(files=", ".join(in_the_way)),
            _("choose another name or folder, or add --force to write over"),
        )
    _write_all(folder, files)
    return [folder / name for name in files]


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes every file beside its final place, then moves all of them into it."""
    waiting: list[tuple[str, Path]] = []
    try:
        for name, content in files.items():
            target = _inside(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".labo-", dir=target.parent)
            waiting.append((temporary, target))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
        while waiting:
            temporary, target = waiting[0]
            Path(temporary).replace(target)
            waiting.pop(0)
    except OSError as error:
        raise _refused(error, folder) from None
    finally:
        for temporary, _target in waiting:
            with suppress(OSError):
                Path(temporary).unlink()


def _inside(folder: Path, name: str) -> Path:
    target = folder / name
    if not target.resolve().is_relative_to(folder.resolve()):
        raise LaboError(_("“{name}” would be written outside {folder}").format(name=name, folder=folder))
    return target


def _refused(error: OSError, folder: Path) -> LaboError:
    hints = {
        errno.ENOSPC: _("the disk is full: make room, and run the command again; nothing was changed"),
        errno.EDQUOT: _("your share of the disk is full: make room, and run the command again"),
        errno.EACCES: _("you may not write there: choose another folder with --out"),
        errno.EPERM: _("you may not write there: choose another folder with --out"),
        errno.EROFS: _("that disk is read-only: choose another folder with --out"),
        errno.ENOTDIR: _("a file stands where a folder is due: rename it, or choose another folder with --out"),
        errno.EEXIST: _("a file stands where a folder is due: rename it, or choose another folder with --out"),
    }
    return LaboError(
        _("cannot write in {folder}: {why}").format(folder=folder, why=why(error)),
        hints.get(error.errno or 0, ""),
    )


def _recorded(path: Path) -> dict[str, dict[str, Any]]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str | None:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return None
