"""Names compared as people mean them: signs that a keyboard, a form and a spreadsheet write each in its way."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["folded", "meant_by"]

_SIGNS = str.maketrans(dict.fromkeys("’‘ʼ‛`´′", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—−", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r'\s+(?=[?!:;"]|$)|(?<=")\s+')


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name without what makes no difference: capitals, accents, kinds of apostrophes, dashes, dots and blanks."""
    # Before the letters are taken apart: an accent alone would become a blank and a sign.
    signs = _UNSEEN.sub("", text.translate(_SIGNS))
    return _BLANKS.sub("", " ".join(plain(signs).split()))


_ENDING = re.compile(r"(?:[ei]?e?s|x|e)$")
_LITTLE = {"un", "une", "des", "les", "aux", "the", "and", "pour", "for", "avec", "with", "dans", "autre", "other"}
"""Words that say too little to tell by, as those of one or two letters do."""
_TYPO = 0.88
"""The likeness from which two names are the same one mistyped; agents and usagers are far from it."""


def meant_by(name: str, known: Mapping[str, str]) -> str | None:
    """The id that a name most sensibly means: one that has the same words, whatever their endings; None for no other.

    Args:
        name: as a cell has it.
        known: the ids by all that they are called, folded.
    """
    wanted, stems = folded(name), _stems(name)
    found = {
        own_id
        for called, own_id in known.items()
        if (stems and (theirs := _stems(called)) and (stems <= theirs or theirs <= stems))
        or SequenceMatcher(None, wanted, called).ratio() >= _TYPO
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", folded(text))
    return frozenset(_ENDING.sub("", word) for word in words if len(word) > 2 and word not in _LITTLE)
