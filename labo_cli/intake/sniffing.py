"""What a table's file is written in: its encoding, its separator, told from its first bytes."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter

__all__ = ["SEPARATORS", "declared_separator", "encoding_of", "repaired", "separator_of", "spare_cells"]

SEPARATORS = (";", ",", "\t", "|")
ONE_COLUMN = "\x1f"
"""A separator that no text has, for a table of a single column."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS_LETTERS = frozenset("àâçèéêëîïôùûüÀÂÇÈÉÊÎÔœŒ’«»°€".encode("cp1252"))
_MAC_LETTERS = frozenset("àâçèéêëîïôùûüÀÂÇÈÉÊÎÔœŒ’«»°".encode("mac_roman"))
_DECLARED = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)
_ESCAPED = re.compile("[\udc80-\udcff]+")
_EUROPEAN = re.compile("[\u00a0-\u017f\u2010-\u203a\u20ac]")
"""What people in Europe write beyond ASCII."""


def encoding_of(sample: bytes) -> str:
    """The encoding that a file is most probably in, as Python names it.

    Args:
        sample: its first bytes, as many as one likes; a character cut at the end does not matter.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8:
        return "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode("utf-8", "surrogateescape")
    strange = sum(map(len, _ESCAPED.findall(text[:-4])))
    if not strange:
        return "utf-8"
    proper = sum(character > "\x7f" for character in text) - strange
    # A single line may come from elsewhere; and no other encoding has letters of Europe by chance where UTF-8 has them.
    if strange * 10 < proper or strange < len(_EUROPEAN.findall(text)) * 20:
        return "utf-8"
    high = [byte for byte in sample if byte > 0x7F]
    windows, mac = (sum(byte in letters for byte in high) for letters in (_WINDOWS_LETTERS, _MAC_LETTERS))
    return "mac_roman" if mac > windows else "cp1252"


def repaired(text: str) -> str:
    """A text of which some bytes were not in its file's encoding: those are read as Windows wrote them."""
    return _ESCAPED.sub(_as_windows, text)


def _as_windows(found: re.Match[str]) -> str:
    content = found[0].encode("utf-8", "surrogateescape")
    return "".join(bytes([byte]).decode("cp1252", "ignore") for byte in content)


def declared_separator(line: str) -> str | None:
    """The separator that a first line `sep=;` tells, as Excel writes it."""
    found = _DECLARED.match(line)
    return found[1] if found else None


def separator_of(sample: str) -> str:
    """The separator of a table: the one that cuts its header and the most of its rows into as many cells.

    Args:
        sample: its first lines.
    """
    best, most = ONE_COLUMN, (0.0, 1)
    for separator in SEPARATORS:
        counts = _cells(sample, separator)
        header = counts[0] if counts else 1
        alike = [count == header for count in counts[1:]]
        share = sum(alike) / len(alike) if alike else 1.0
        # Half of the rows alike is a table, some of them broken; less is a text that happens to have commas.
        fitness = (round(min(share, 0.5), 1), header)
        if header > 1 and share >= 0.5 and fitness > most:
            best, most = separator, fitness
    if best == ONE_COLUMN:
        counted = {separator: _cells(sample, separator)[:1] for separator in SEPARATORS}
        widest = max(counted, key=lambda separator: counted[separator])
        if counted[widest] and counted[widest][0] > 2:
            return widest
    return best


def spare_cells(sample: str, separator: str) -> int:
    """How many cells more than the header most of the first rows have, as where each ends with a separator."""
    header, *others = _cells(sample, separator) or [0]
    # One or two may as well have a separator too many.
    width, count = Counter(others).most_common(1)[0] if len(others) > 2 else (header, 0)
    return max(0, width - header) if count * 2 > len(others) else 0


def _cells(sample: str, separator: str) -> list[int]:
    """How many cells each of the first rows has; a last one that the sample cuts is left out."""
    counts: list[int] = []
    rows = csv.reader(sample.splitlines(keepends=True), delimiter=separator)
    try:
        for row in rows:
            if row:
                counts.append(len(row))
            if len(counts) > 50:
                break
    except csv.Error:
        return counts
    return counts[:-1] if len(counts) > 2 else counts
