"""A text as it is compared: what is typed in a hurry has neither capitals nor accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["plain"]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text without capitals and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
