"""The fixed word that somebody means who typed its label instead, as documents print it."""

from collections.abc import Collection
from difflib import get_close_matches

from labo_cli.i18n import Language
from labo_cli.i18n.messages import LANGUAGES
from labo_cli.model.base import Word

__all__ = ["word_meant"]

_NEAR = 0.75
"""How like a label a text must be to stand for it: an accent or a letter amiss, not more."""


def word_meant(typed: str, words: Collection[str]) -> tuple[str, str] | None:
    """The word whose label was typed, in either language, and that label.

    Args:
        typed: what stands in the file.
        words: those that are possible there.

    Returns:
        None when the text is no label, or is as near to one of the words themselves.
    """
    labels = {
        Language(code).gettext(member.label): member.value
        for kind in Word.__subclasses__()
        for member in kind
        if member.value in words
        for code in LANGUAGES
    }
    said = {label.casefold(): label for label in labels}
    near = get_close_matches(typed.strip().casefold(), {*said, *words}, n=1, cutoff=_NEAR)
    if not near or near[0] in words:
        return None
    label = said[near[0]]
    return labels[label], label
