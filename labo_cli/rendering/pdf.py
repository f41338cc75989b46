"""HTML to PDF/UA-1, or to PDF/A-3a for the archives; the only importer of WeasyPrint."""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
import warnings
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.rendering.fonts import FONTS
from labo_cli.rendering.pdf_speed import hasten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from types import ModuleType

__all__ = ["Archive", "Pdf", "engine_version", "load_engine", "to_pdf"]

_LONG = 1_000_000
"""A page of so many characters is some hundred sheets of paper."""
_BASE = "file:///labo/"  # a scheme that addresses can be resolved against; the jail opens no file of it
_PANGO = {
    "darwin": "brew install pango",
    "win32": "pacman -S mingw-w64-ucrt-x86_64-pango (MSYS2)",
}
_PANGO_LINUX = (
    "Debian, Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 · "
    "Fedora: sudo dnf install pango · Arch: sudo pacman -S pango"
)


@dataclass(frozen=True)
class Pdf:
    """A document, its number of pages, and what could not be done: a missing glyph, a style not understood."""

    content: bytes
    pages: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Archive:
    """What a document for the archives has besides its page.

    Attributes:
        day: the date that is told of it and of its files, for the bytes to be the same each time.
        files: what it was made from, each with its name; they travel inside it.
    """

    day: date
    files: tuple[tuple[str, bytes], ...]


def to_pdf(html: str, archive: Archive | None = None) -> Pdf:
    """A page as a PDF/UA-1 document, or as PDF/A-3a with files in it, the same bytes each time.

    Nothing outside the page is fetched but the fonts that come with labo: pictures are
    inside it already.

    Raises:
        LaboError: when Pango is missing, or the page asks for anything from outside.
    """
    weasyprint = load_engine()
    heard = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        with _fewer_collections(len(html) > _LONG):
            content, pages = _made(weasyprint, html, archive)
    except weasyprint.urls.FatalURLFetchingError as error:
        raise LaboError(
            _("a document asks for {url}, which is outside the project").format(url=error),
            _("use pictures of the project's folder only, through the picture filter"),
        ) from None
    finally:
        logger.removeHandler(heard)
    return Pdf(content, pages, tuple(heard.messages))


def _made(weasyprint: ModuleType, html: str, archive: Archive | None) -> tuple[bytes, int]:
    source = weasyprint.HTML(string=html, base_url=_BASE, url_fetcher=_fetcher(weasyprint))
    options: dict[str, Any] = {"pdf_variant": "pdf/a-3a" if archive else "pdf/ua-1", "pdf_tags": True}
    document = source.render(**options)
    if archive:
        moment = datetime.combine(archive.day, time(12), UTC)
        document.metadata.created = document.metadata.modified = archive.day.isoformat()
        # Handed over as bytes: nothing is fetched, and the jail stays closed.
        options["attachments"] = [
            weasyprint.Attachment(
                file_obj=io.BytesIO(content), name=name, created=moment, modified=moment, relationship="Source"
            )
            for name, content in archive.files
        ]
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of the archives' colour profile open until it is forgotten.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(**options), len(document.pages)


@contextmanager
def _fewer_collections(long: bool) -> Iterator[None]:
    """Keeps the garbage collector from walking the whole layout again and again: a sixth of the time.

    A long page does without it: what it would find there is a fiftieth of the memory, and costs a fifteenth of the
    time more.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(0 if long else 20_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def engine_version() -> str:
    """The version of WeasyPrint, which the look of a PDF depends on; no import needed."""
    from importlib.metadata import version

    return version("weasyprint")


def load_engine() -> ModuleType:
    """WeasyPrint, imported: most of a second the first time.

    Raises:
        LaboError: when Pango is missing.
    """
    # The fonts that the engine cuts to size are stamped with the time, unless the standard variable for
    # reproducible builds sets it.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1767225600")
    # The import prints a banner on standard output when a library is missing.
    try:
        with redirect_stdout(io.StringIO()):
            weasyprint = _imported()
    except OSError:
        raise LaboError(
            _("PDF documents need Pango, which is not installed on this machine; the other formats work without it"),
            _("install it with {command}, or use --format html").format(command=_PANGO.get(sys.platform, _PANGO_LINUX)),
        ) from None
    return weasyprint


def _imported() -> ModuleType:
    """WeasyPrint, which on Linux finds its libraries under their own names.

    It would ask for each name that fails by a compiler and `ldconfig`, started for the purpose: two fifths of the
    import's time. Where the names are not enough, it asks.
    """
    import ctypes.util

    asked = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda _name: None  # type: ignore[assignment]
    try:
        return _with_addresses()
    except OSError:
        ctypes.util.find_library = asked
        return _with_addresses()
    finally:
        ctypes.util.find_library = asked


def _with_addresses() -> ModuleType:
    import weasyprint
    import weasyprint.urls

    hasten()
    return weasyprint  # type: ignore[no-any-return]


def _fetcher(weasyprint: ModuleType) -> Any:
    urls = weasyprint.urls

    class Jail(urls.URLFetcher):  # type: ignore[name-defined, misc]
        """Lets in the shipped fonts and what the page holds itself, and nothing else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            font = FONTS.get(url.removeprefix(f"{_BASE}assets/"))
            if url.startswith(f"{_BASE}assets/") and font is not None:
                return urls.URLFetcherResponse(url, font().read_bytes(), {"Content-Type": "font/ttf"})
            raise urls.FatalURLFetchingError(url)

    return Jail(allowed_protocols=("data",))


class _Listener(logging.Handler):
    """Keeps WeasyPrint's warnings from being lost or printed by themselves."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
