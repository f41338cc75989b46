"""Many pages to PDFs, on as many cores as there are.

Each worker is a fresh process (`spawn`) that imports WeasyPrint while this one still fills templates. Forking is not
safe beside the thread that draws the progress bar, nor on macOS, and is not there on Windows; a fork server that has
WeasyPrint ready saves 3 % of `export-all` and only exists on some systems. A pipe to each worker, rather than
`concurrent.futures`, needs no semaphores, lets a worker end by itself when this process is gone, and lets this one
end the workers at once.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import tempfile
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from labo_cli import OBJECTS
from labo_cli.errors import LaboError
from labo_cli.i18n.messages import current_language, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.context import SpawnProcess
    from typing import Self

    from labo_cli.rendering.pdf import Pdf

__all__ = ["Press", "cores"]

WORTH = 50_000
"""How much there must be beside the longest page for workers to be worth their start: a second's work, in characters.

A character of a page is about 20 microseconds of work, its style sheet included.
"""
MOST = 8
"""The most workers: each takes up to 200 MB."""


def cores() -> int:
    """How many cores this process may use, fewer than there are when it is held to some of them."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _workers_for(pages: Sequence[str]) -> int:
    """How many workers, 0 for none: more than would be done before the longest page is done are of no use."""
    work, longest = sum(map(len, pages)), max(map(len, pages))
    if cores() == 1 or work - longest < WORTH:
        return 0
    return min(cores(), MOST, -(-work // longest))


class Press:
    """Makes PDFs of pages, with workers where they are worth it; none of them is left when its context ends."""

    def __init__(self) -> None:
        self._workers: dict[Any, SpawnProcess] = {}
        """Those who work, by the pipe through which each gets pages and gives PDFs."""
        self._refused = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(self, *_what: object) -> None:
        """Ends every worker at once."""
        for process in self._workers.values():
            process.kill()
        for pipe in list(self._workers):
            self._dismiss(pipe)
        if self._folder is not None:
            self._folder.cleanup()

    def make_ready(self) -> None:
        """Starts the first workers for a command that will surely have many pages, before it even reads the project.

        That hides their start behind the reading and filling: a tenth of the time of some twenty small documents.
        """
        if cores() > 1:
            self._grow(2)

    def press(self, pages: Iterable[str], under_way: Callable[[int], None] = lambda _n: None) -> list[Pdf]:
        """Each page as a PDF/UA-1 document, in the order of the pages; the longest are begun first.

        Args:
            pages: HTML; workers make ready while it is still being drawn from.
            under_way: told the position of a page being worked on, at first and each time another is finished.

        Raises:
            LaboError: as `to_pdf` does, wherever the page was worked on.
        """
        waiting: list[str] = []
        for page in pages:
            waiting.append(page)
            self._grow(_workers_for(waiting))
        made = self._shared_out(waiting, under_way) if waiting and self._workers else {}
        for n, page in enumerate(waiting):
            if n not in made:
                from labo_cli.rendering.pdf import to_pdf

                under_way(n)
                made[n] = to_pdf(page)
        return [made[n] for n in range(len(waiting))]

    def _grow(self, size: int) -> None:
        """Starts workers up to a number; none any more once the system has refused one."""
        while len(self._workers) < size and not self._refused:
            try:
                self._hire()
            except (OSError, RuntimeError, ImportError):
                self._refused = True

    def _hire(self) -> None:
        from multiprocessing import get_context

        if self._folder is None:
            # Workers are ended without clearing up: what they leave goes with this folder.
            self._folder = tempfile.TemporaryDirectory(prefix="labo-", ignore_cleanup_errors=True)
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        with theirs, _deaf_to_interruptions():
            process = context.Process(target=_work, args=(theirs, current_language(), self._folder.name), daemon=True)
            process.start()
            self._workers[ours] = process

    def _shared_out(self, pages: Sequence[str], under_way: Callable[[int], None]) -> dict[int, Pdf]:
        """The PDFs by the position of their pages, those apart whose workers are gone."""
        from multiprocessing.connection import wait

        made: dict[int, Pdf] = {}
        left = sorted(range(len(pages)), key=lambda n: len(pages[n]))
        busy: dict[Any, int] = {}
        under_way(left[-1])
        self._hand_out(pages, left, busy)
        while busy:
            for pipe in wait(list(busy)):
                n = busy.pop(pipe)
                answer = self._heard(pipe)
                if answer is None:
                    left.append(n)
                else:
                    made[n] = answer
                self._hand_out(pages, left, busy)
                if answer is not None and busy:
                    under_way(next(iter(busy.values())))
        return made

    def _hand_out(self, pages: Sequence[str], left: list[int], busy: dict[Any, int]) -> None:
        for pipe in [pipe for pipe in self._workers if pipe not in busy]:
            if left:
                try:
                    pipe.send(pages[left[-1]])
                except OSError:
                    self._dismiss(pipe)
                else:
                    busy[pipe] = left.pop()

    def _heard(self, pipe: Any) -> Pdf | None:
        """What a worker has made; None when the worker is gone, as when the system ran out of memory."""
        try:
            answer = pipe.recv()
        except (EOFError, OSError):
            self._dismiss(pipe)
            return None
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    def _dismiss(self, pipe: Any) -> None:
        process = self._workers.pop(pipe)
        process.kill()
        process.join()
        pipe.close()


@contextmanager
def _deaf_to_interruptions() -> Iterator[None]:
    """Starts processes that never hear Ctrl-C, where a process inherits what it is deaf to: we end them ourselves."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # started by the first process otherwise, and it undoes what we do here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Any, language: str, folder: str) -> None:
    """What a worker does until the other end of its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(OBJECTS, 20, 20)
    tempfile.tempdir = folder
    speak(language)
    from labo_cli.rendering.pdf import load_engine, to_pdf

    with suppress(LaboError):  # said when there is a page to make
        load_engine()
    with suppress(EOFError, OSError):
        while True:
            page = pipe.recv()
            try:
                answer: Pdf | Exception = to_pdf(page)
            except LaboError as error:
                answer = error
            except Exception as error:
                answer = _for_the_journey(error)
            pipe.send(answer)


def _for_the_journey(error: Exception) -> Exception:
    """An error that keeps where it went wrong, and as itself if its kind travels between processes."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
    return error
