"""Names as registers write them, “Dupont, Odile”, out of what the cells of a list say."""

from __future__ import annotations

import re
import unicodedata
from itertools import dropwhile
from typing import TYPE_CHECKING

from labo_cli.lint.common_names import COMMON, FIRST_NAMES
from labo_cli.lint.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PARTICLES", "WORD", "as_in_a_register", "folded", "without_accents"]

PARTICLES = frozenset(
    words("le la les l de du des d van von der den el al ben bel ait da dos di del della mac mc o st")
)
"""The small words at the beginning of family names."""
_MARKS = re.compile("[\u0300-\u036f]+")
_JOINED = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"}
WORD = re.compile(r"[^\W\d_]+")
_OTHER_NAMES = re.compile(r"\s*(?:[()/]|\b(?:née?|epouse|épouse|dite?|veuve|vve|born)\b|\b[ée]p\b\.?)\s*", re.I)
_TITLES_FIRST = re.compile(
    r"^(?:(?:mr?|mrs|ms|mmes?|mlle|monsieur|madame|mademoiselle|miss|dr|docteur)\.?(?:\s+|$)(?:(?:et|and|&)\s+)?)+",
    re.I,
)
_MOST_PARTS = 3
"""Words of a compound family name; what has more is the name of something else."""


def without_accents(text: str) -> str:
    """A text with its capitals and without its accents, however these are written."""
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    if not bare.isascii():
        for letter, usual in _JOINED.items():
            bare = bare.replace(letter, usual)
    return bare


def folded(text: str) -> tuple[str, ...]:
    """The words of a name, without capitals and accents."""
    return tuple(WORD.findall(without_accents(text).lower()))


def as_in_a_register(last: str, first: str = "") -> Iterator[str]:
    """The names that cells of a list give, each as in a register: “Dupont, Odile”.

    The name of birth is another one, and so is each part of a compound name: “Mme Martin” may be Odile Dupont-Martin.

    In “DUPONT Odile” the capitals tell the family name; in “Dupont Odile” a first name that many bear does. Without
    either, the last word is taken for it, and “Le Goff” is one name. What has a figure or an @ in it is no name, nor
    is a first name alone.

    Args:
        last: the family name, or the whole name where there is no other cell.
        first: the first name, or the whole name where there is no other cell.
    """
    last, first = (_TITLES_FIRST.sub("", unicodedata.normalize("NFC", cell)) for cell in (last, first))
    whole = "" if last and first else (last or first)
    if whole:
        if "," in whole:
            last, first = (part.strip() for part in whole.split(",", 1))
        else:
            last, first = _parted(whole, is_name=bool(last))
    for one in _OTHER_NAMES.split(last):
        name = one.strip(" ,.-")
        if name and not re.search(r"[\d@]", name + first):
            for part in (name, *_parts(name, is_sure=bool(first) or "-" in name)):
                yield f"{part}, {first}" if first else part


def _parts(name: str, *, is_sure: bool) -> list[str]:
    """The parts of a compound family name, small words and what is anybody's first name left out."""
    parts = WORD.findall(name)
    telling = [part for part in parts if len(part) > 1 and not _is_small(part)]
    is_compound = len(list(dropwhile(_is_small, parts))) > 1
    if not is_sure or not is_compound or len(telling) > _MOST_PARTS:
        return []
    return [part for part in telling if not _is_first_name(part)]


def _is_small(word: str) -> bool:
    return "".join(folded(word)) in PARTICLES


def _is_first_name(word: str) -> bool:
    small = "".join(folded(word))
    return small in FIRST_NAMES and small not in COMMON


def _parted(whole: str, *, is_name: bool) -> tuple[str, str]:
    """The family name and the first name of a whole name; a word alone is what its column says."""
    head, *rest = _OTHER_NAMES.split(whole, maxsplit=1)
    parts = head.split()
    after = [part for part in re.split(r"[\s()/]+", rest[0]) if part] if rest else []
    more = f" ({after[0]}" if after else ""
    if len(parts) == 1 and len(after) > 1:
        return parts[0] + more, " ".join(after[1:])
    if len(parts) < 2:
        return (whole, "") if is_name else ("", whole)
    loud = [part for part in parts if part.isupper() and len(part) > 1]
    if loud and len(loud) < len(parts):
        return " ".join(loud) + more, " ".join(part for part in parts if part not in loud)
    known = ["".join(folded(part.split("-")[0])) in FIRST_NAMES for part in parts]
    particle = without_accents(parts[0]).lower() in PARTICLES
    if particle and len(parts) == 2 and not known[1]:
        return whole, ""
    if (known[-1] and not known[0]) or particle:
        return " ".join(parts[:-1]) + more, parts[-1]
    cut = next((n for n, part in enumerate(parts) if n and part.lower() in PARTICLES), len(parts) - 1)
    return " ".join(parts[cut:]) + more, " ".join(parts[:cut])
