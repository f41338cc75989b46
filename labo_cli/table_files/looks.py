"""What a file is that is no table, told from its first bytes so that nobody is shown the inside of a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import N_, _
from labo_cli.intake.sniffing import encoding_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["no_table", "no_workbook", "of_another_program", "packed_otherwise"]

SHOWN = 65_536
"""Bytes that are looked at."""
MOST_STRANGE = 0.04
"""The share of characters that no text has, from which a file is none."""
_BYTES = bytes(n for n in range(0x20) if n not in {0x00, *range(0x09, 0x0E), 0x1A, 0x1B, 0x1F}).decode() + "\ufffd"
_STRANGE = re.compile(f"[{re.escape(_BYTES)}]")
_PAGE = re.compile(
    rb"(?:<!--(?:(?!-->).){0,2000}-->\s*|<\?xml(?:(?!\?>).){0,200}\?>\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|script|style|table)\b",
    re.DOTALL,
)
_AS_TABLE = N_("export it as CSV or as a spreadsheet (.xlsx) from where it comes")
_UNPACK = N_("unpack it, and import the table that is in it")
_SAVE = N_("open it in a spreadsheet program, and save it as .xlsx or as CSV in UTF-8")
_DOCUMENT, _SLIDES = N_("a text document"), N_("slides")
_BEGINNINGS = (
    (rb"%PDF", N_("a PDF"), _AS_TABLE),
    (rb"\{\\rtf", _DOCUMENT, _AS_TABLE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|BM.{4}\0\0\0\0|....ftyphei", N_("a picture"), _AS_TABLE),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d1AY|\xfd7zXZ|\x28\xb5\x2f\xfd", N_("a compressed file"), _UNPACK),
    (rb"SQLite format 3|\x00\x01\x00\x00Standard (?:Jet|ACE) DB", N_("a database"), _AS_TABLE),
    (rb"\x7fELF|MZ\x90\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", N_("a program"), _AS_TABLE),
    (rb"ID3|OggS|....ftyp|RIFF....(?:WAVE|AVI )|fLaC|\x1a\x45\xdf\xa3", N_("a recording"), _AS_TABLE),
)
_BEGIN = [(re.compile(beginning, re.DOTALL), what, hint) for beginning, what, hint in _BEGINNINGS]


def no_table(sample: bytes, name: str) -> LaboError | None:
    """The error for a file that is plainly something else than a table; None for any other.

    Args:
        sample: its first bytes.
        name: the file's.
    """
    for beginning, what, hint in _BEGIN:
        if beginning.match(sample):
            return _other(name, what, _(hint))
    start = sample[:SHOWN].lstrip(b"\xef\xbb\xbf \t\r\n")[:4096].lower()
    if b"mso-application" in start[:400] or b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return _other(name, N_("a spreadsheet saved as XML"), _(_SAVE))
    if _PAGE.match(start):
        hint = _("a page that asks to sign in may have been saved in its place: export it again as CSV or .xlsx")
        if b"<table" in sample[:SHOWN].lower():
            hint = _("{open}; a page that asks to sign in may also have been saved in its place").format(open=_(_SAVE))
        return _other(name, N_("a web page"), hint)
    if start.startswith(b"<?xml"):
        return _other(name, N_("an XML document"), _(_AS_TABLE))
    if name.lower().endswith((".json", ".jsonl")) and not start.startswith((b"{", b"[")) and _is_text(sample):
        return LaboError(
            _("there is no list of objects in this file"),
            _('labo reads [{"id": 1, "title": …}, …], or the same within an object, such as {"proposals": […]}'),
        )
    if not _is_text(sample):
        return LaboError(
            _("{file} is not a table: it is no text, or it is damaged").format(file=name),
            _("download it again; then open it in a spreadsheet program, and save it as .xlsx or as CSV in UTF-8"),
        )
    return None


def packed_otherwise(names: Sequence[str], kind: bytes, file: str) -> LaboError | None:
    """The error for what is packed as a zip is and holds no table that labo reads; None for any other.

    Args:
        names: of the files in it.
        kind: what its file `mimetype` says, empty without one.
        file: its own name.
    """
    there = set(names)
    if "word/document.xml" in there or b"opendocument.text" in kind or b"epub" in kind:
        return _other(file, _DOCUMENT, _(_AS_TABLE))
    if "ppt/presentation.xml" in there or b"opendocument.presentation" in kind:
        return _other(file, _SLIDES, _(_AS_TABLE))
    if kind or "xl/workbook.bin" in there or any(name.startswith("Index/") for name in names):
        return LaboError(
            _("labo does not read this kind of spreadsheet: {file}").format(file=file),
            _("open it, and save it as .xlsx or as CSV in UTF-8"),
        )
    return None


def of_another_program(sample: bytes, name: str) -> LaboError | None:
    """The error for what is packed as old workbooks are, and is none that can be read; None for any other."""
    if _utf16("EncryptedPackage") in sample:
        return _protected(name)
    if _utf16("WordDocument") in sample:
        return _other(name, _DOCUMENT, _(_AS_TABLE))
    if _utf16("PowerPoint Document") in sample:
        return _other(name, _SLIDES, _(_AS_TABLE))
    return None


def no_workbook(name: str, error: Exception) -> LaboError:
    """The error for a workbook that its reader gave up, which may say why in words of its own."""
    if "encrypted" in str(error).lower():
        return _protected(name)
    return LaboError(
        _("{file} cannot be read: it is damaged, or has not arrived whole").format(file=name),
        _("download it again; or open it in a spreadsheet program, and save it as .xlsx or as CSV in UTF-8"),
    )


def _protected(name: str) -> LaboError:
    return LaboError(
        _("{file} is protected by a password").format(file=name),
        _("open it, take the password off, and save it as .xlsx or as CSV in UTF-8"),
    )


def _other(name: str, what: str, hint: str) -> LaboError:
    return LaboError(_("{file} is not a table: it looks like {what}").format(file=name, what=_(what)), hint)


def _is_text(sample: bytes) -> bool:
    """Whether a file may have been written by people: hardly a character is one that no keyboard has."""
    sample = sample[:SHOWN]
    encoding = encoding_of(sample)
    # Some bytes of UTF-8 may be in another encoding, and are read in that.
    text = sample.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    strange = len(_STRANGE.findall(text))
    return (strange < 8 or strange < len(text) * MOST_STRANGE) and text.count("\0") <= len(text) // 4


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
