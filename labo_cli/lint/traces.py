"""Personal data in a text, found by its shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.library.search import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NUMBER_OF_LAW", "personal_data"]

NUMBER_OF_LAW = N_("a social security number")

_EMAIL = re.compile(r"(?<![\w.+-])(?P<who>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_FRENCH_NUMBER = re.compile(
    # Sex, year, month, department (2A and 2B in Corsica), commune, order, key.
    r"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}"
    r"(?:[ .]?\d{2})?(?!\d)"
)
_BRITISH_NUMBER = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_TELEPHONE = re.compile(
    # French numbers of a person or a household; the 08 ones are services. One gap throughout: a list of dates has two.
    r"(?<![\d+/-])(?:(?:(?:\+|00)33[ .]?(?:\(0\)[ .]?)?|0)[1-79](?P<gap>[ .\u202f\u00a0-]?)\d{2}(?:(?P=gap)\d{2}){3}"
    # British ones, mobile or not; without spaces only mobile ones are told from other figures.
    r"|(?:(?:\+|00)44[ ]?(?:\(0\)[ ]?)?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}"
    r"|(?:(?:\+|00)44[ ]?(?:\(0\)[ ]?)?|0)[12]\d{1,3}[ -]\d{3,4}[ -]?\d{3,4}"
    # Any other country's, with its sign.
    r"|\+\d{1,3}(?:[ .-]?\d{2,4}){3,5})(?!\d)"
)
_SERVICES = re.compile(
    r"(contact|accueil|info|labo?\b|labo?[.-]|hello|bonjour|mairie|dpo|dpd|particip|inscription|registration|enquir|"
    r"team|equipe|service|secretariat|office|noreply|no-reply|ne-pas|reception|presse|press\b|communication)"
)
"""How the address of a service begins, which is nobody's own."""


def personal_data(text: str, *, with_numbers: bool = True) -> Iterator[tuple[str, str]]:
    """What is written of somebody: its kind, in the catalogue's words, and a part that is enough to find it by.

    Args:
        text: what a user wrote.
        with_numbers: whether telephone numbers count; a public place has its own.
    """
    for found in _EMAIL.finditer(text):
        if not _SERVICES.match(plain(found["who"])):
            yield N_("an e-mail address"), f"{found['who'][0]}…{found[0][found[0].index('@') :]}"
    left = _EMAIL.sub(" ", text)
    for number in (_FRENCH_NUMBER, _BRITISH_NUMBER):
        for found in number.finditer(left):
            yield NUMBER_OF_LAW, f"{found[0][:1]}…"
        left = number.sub(" ", left)
    for found in _TELEPHONE.finditer(left) if with_numbers else ():
        yield N_("a telephone number"), f"{found[0][:2]}…{found[0][-2:]}"
