"""Two texts, word by word: what stayed, what is gone, what came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Mark", "marked"]

_LIKE = 0.4
"""How much of two texts must be the same for their words to be mixed; below, one follows the other."""


@dataclass(frozen=True)
class Mark:
    """Words in a row that share a fate."""

    kind: Literal["same", "gone", "new"]
    words: str


def marked(before: str, after: str) -> tuple[Mark, ...]:
    """The words of two texts in one, each marked; texts that have little in common one after the other."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old and new and matcher.ratio() < _LIKE:
        return (Mark("gone", " ".join(old)), Mark("new", " ".join(new)))
    made: list[Mark] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            made.append(Mark("same", " ".join(old[a:b])))
            continue
        if a < b:
            made.append(Mark("gone", " ".join(old[a:b])))
        if c < d:
            made.append(Mark("new", " ".join(new[c:d])))
    return tuple(made)
