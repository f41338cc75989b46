"""A question as its wording is looked at: flattened letter for letter, cut into sentences and clauses.

Flattening never changes the length, so that a place found in the flat text is the same place in what was written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Span", "anywhere", "asked", "clauses", "flat", "found", "sentences", "words"]

Span = tuple[int, int]

_ALIKE = {"’": "'", "‘": "'", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\n": " "}
_QUOTED = re.compile('«[^»]*»|“[^”]*”|"[^"]*"')
_SENTENCE = re.compile(r"(?:[^.?!;:…]|(?<=\d)[.:](?=\d))+[.?!;:…\s]*")


def flat(text: str) -> str:
    """The text in small letters with plain apostrophes and spaces, and what it quotes blanked out."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    # A few replacements take a tenth of the time of a table of letters.
    for letter, usual in _ALIKE.items():
        small = small.replace(letter, usual)
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), small)


def sentences(text: str) -> list[Span]:
    """Where the sentences of a flat text are, with their closing mark; a colon closes one too."""
    return [match.span() for match in _SENTENCE.finditer(text) if match.group().strip(" .?!;:…")]


def asked(text: str) -> list[Span]:
    """The sentences that ask: those with a question mark, and a last one that no mark closes."""
    spans = sentences(text)
    return [
        (start, end)
        for start, end in spans
        if "?" in text[start:end] or ((start, end) == spans[-1] and text[start:end].rstrip()[-1] not in ".!;:…")
    ]


def clauses(text: str, span: Span) -> list[Span]:
    """What stands between the commas of a sentence."""
    start, end = span
    return [(start + match.start(), start + match.end()) for match in re.finditer(r"[^,]+,?", text[start:end])]


def words(text: str) -> list[str]:
    """The words of a text, lone marks left out; “allez-vous” is two."""
    return [word for word in re.split(r"[\s-]+", text) if any(map(str.isalnum, word))]


def anywhere(*expressions: str) -> re.Pattern[str]:
    """A pattern of any of some expressions, none of them within a word."""
    return re.compile(r"(?<!\w)(?:" + "|".join(expressions) + r")(?!\w)")


def found(patterns: Iterable[re.Pattern[str]], text: str) -> Span | None:
    """Where the first of some patterns is found."""
    return next((match.span() for pattern in patterns if (match := pattern.search(text))), None)
