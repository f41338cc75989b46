"""Names compared as people mean them: signs that a keyboard, a form and a spreadsheet write each in its way."""

from __future__ import annotations

import re
from functools import lru_cache

from labo_cli.library.search import plain

__all__ = ["folded"]

_SIGNS = str.maketrans(dict.fromkeys("’‘ʼ‛`´′", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—−", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r'\s+(?=[?!:;"]|$)|(?<=")\s+')


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name without what makes no difference: capitals, accents, kinds of apostrophes, dashes, dots and blanks."""
    # Before the letters are taken apart: an accent alone would become a blank and a sign.
    signs = _UNSEEN.sub("", text.translate(_SIGNS))
    return _BLANKS.sub("", " ".join(plain(signs).split()))
