"""One at a time: what must not be done twice at once in a project, such as choosing the next id."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Busy", "alone_in"]

OFTEN = 0.02


class Busy(Exception):
    """Another program holds the folder, and did not let go of it in time."""


@contextmanager
def alone_in(folder: Path, patience: float) -> Iterator[bool]:
    """Holds a folder against other runs of labo; a run that is killed lets go of it.

    Nothing is left in the folder, and nobody's own work in it is hindered.

    Args:
        folder: it is there already.
        patience: seconds to wait while another one holds it.

    Yields:
        Whether the folder could be held at all; a disk on a network may not know how.

    Raises:
        Busy: when the other one holds it for longer.
    """
    try:
        handle = _opened(folder)
    except OSError:
        yield False
        return
    try:
        yield _held(handle, time.monotonic() + patience)
    finally:
        os.close(handle)


def _held(handle: int, end: float) -> bool:
    while True:
        try:
            _hold(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= end:
                raise Busy from None
            time.sleep(OFTEN)
        except OSError:
            return False
        else:
            return True


if sys.platform == "win32":  # pragma: no cover - there a folder cannot be opened, and a file stands for it
    import hashlib
    import msvcrt
    import tempfile

    def _opened(folder: Path) -> int:
        name = hashlib.sha256(str(folder.resolve()).casefold().encode()).hexdigest()[:24]
        return os.open(Path(tempfile.gettempdir()) / f"labo-{name}.lock", os.O_RDWR | os.O_CREAT)

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
