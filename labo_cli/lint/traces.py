"""Personal data in a text, found by its shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.i18n.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NUMBER_OF_LAW", "may_have_traces", "personal_data"]

NUMBER_OF_LAW = N_("a social security number")

_EMAIL = re.compile(r"(?<![\w.+-])(?P<who>[\w.+-]+)@(?P<where>[\w-]+(?:\.[\w-]+)+)")
_DOT = r"(?:\.|\s?[(\[{]\s?(?:\.|dot|point)\s?[)\]}]\s?|\s(?:dot|point)\s)"
_SPELT_EMAIL = re.compile(
    # As people write it so that no machine reads it, or as it is dictated. No address has more parts than that: without
    # a bound, a long row of them would be read again from each of them.
    rf"(?<![\w.+-])(?P<who>[\w+-]+(?:{_DOT}[\w+-]+){{0,8}})"
    r"(?:\s?[(\[{<]\s?(?:at|arr?obase?|@|(?P<a>a))\s?[)\]}>]\s?|\sarr?obase?\s|\s?@\s?|\s(?P<at>at)\s)"
    rf"(?P<where>[\w-]+(?:{_DOT}[\w-]+){{0,8}}{_DOT}[a-z]{{2,24}})(?![\w-])",
    re.IGNORECASE,
)
_GAP = r"[ .\u202f\u00a0-]?"
_FRENCH_NUMBER = re.compile(
    # Sex, year, month, department (2A and 2B in Corsica, three figures overseas), commune, order, key.
    rf"(?<!\d)[12]{_GAP}\d{{2}}{_GAP}(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d){_GAP}"
    rf"(?:97[1-8]{_GAP}\d{{2}}|(?:\d{{2}}|2[ABab]){_GAP}\d{{3}}){_GAP}\d{{3}}"
    rf"(?:\s?[/-]?\s?{_GAP}\d{{2}})?(?!\d)"
)
_BRITISH_NUMBER = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_TELEPHONE = re.compile(
    # French numbers of a person or a household; the 08 ones are services. One gap throughout, or another one after the
    # first two figures: a list of dates has two.
    r"(?<![\d+/-])(?:"
    r"(?:\(?(?:\+|00[ .]?)33\)?[ .\u202f\u00a0-]{0,2}(?:\(0\)[ .\u202f\u00a0-]?)?|0)[1-79]"
    r"(?:[ .\u202f\u00a0-]{0,2}\d{2}(?P<gap>[ .\u202f\u00a0\u2010\u2011-]?| [ .\u2013-] |  )\d{2}(?:(?P=gap)\d{2}){2}"
    r"|[ \u202f\u00a0]?(?P<dash>[\u2010\u2011/])\d{2}(?:(?P=dash)\d{2}){3}(?![/]\d)"
    r"| [.\u2013-] \d{2}(?: [.\u2013-] \d{2}){3})"
    # Mobile ones are written by threes too.
    r"|0[67]\d{2}(?P<by>[ .\u202f\u00a0-])\d{3}(?P=by)\d{3}"
    # British ones, mobile or not; without spaces only mobile ones are told from other figures.
    r"|(?:(?:\+|00)44[ ]?(?:\(0\)[ ]?)?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}"
    r"|(?:(?:\+|00)44[ ]?(?:\(0\)[ ]?)?|0)[12]\d{1,3}[ -]\d{3,4}[ -]?\d{3,4}"
    r"|\(0[12]\d{1,3}\)[ -]?\d{3,4}[ -]?\d{3,4}"
    # Figure by figure, as it is dictated.
    r"|(?<!\d )0 [1-79](?: \d){8}(?! \d)"
    # Any other country's, with its sign.
    r"|\+\d{1,3}(?:[ .-]?\d{2,4}){3,5})(?!\d)"
)
_FIGURES = re.compile(r"\d(?:\D{0,3}\d){5}")
"""The fewest figures that a number of somebody's own has, no further apart than they are written."""
_IN_BRACKETS = re.compile(r"[(\[{<]\s?(?:at?|arr?obase?)\s?[)\]}>]", re.IGNORECASE)
_SERVICES = re.compile(
    r"(contact|accueil|info|labo?\b|labo?[.-]|hello|bonjour|mairie|dpo|dpd|particip|inscription|registration|enquir|"
    r"team|equipe|service|secretariat|office|noreply|no-reply|ne-pas|reception|presse|press\b|communication)"
)
"""How the address of a service begins, which is nobody's own."""


_DOTS = re.compile(_DOT, re.IGNORECASE)


def may_have_traces(text: str) -> bool:
    """Whether it is worth looking closely, told in a fraction of the time."""
    return _has_sign(text) or _FIGURES.search(text) is not None


def _has_sign(text: str) -> bool:
    if "@" in text or " at " in text or " AT " in text or "robas" in text or "ROBAS" in text:
        return True
    return ("(" in text or "[" in text or "{" in text or "<" in text) and _IN_BRACKETS.search(text) is not None


def _is_word(found: re.Match[str]) -> bool:
    """Whether the sign of an address is a word there, as in “look at labo.fr”, or the letter of a list."""
    if found["a"] or found["at"]:
        is_loud = found["at"] == "AT" and not (found["who"] + found["where"]).isupper()
        return not is_loud and not re.search(r"[^\W_][._][^\W_]", found["who"])
    return False


def personal_data(text: str, *, with_numbers: bool = True) -> Iterator[tuple[str, str]]:
    """What is written of somebody: its kind, in the catalogue's words, and a part that is enough to find it by.

    Args:
        text: what a user wrote.
        with_numbers: whether telephone numbers count; a public place has its own.
    """
    left = text
    for address in (_EMAIL, _SPELT_EMAIL) if _has_sign(text) else ():
        for found in address.finditer(left):
            if address is _SPELT_EMAIL and _is_word(found):
                continue
            if not _SERVICES.match(plain(found["who"])):
                yield N_("an e-mail address"), f"{found['who'][0]}…@{_DOTS.sub('.', found['where'])}"
        left = _EMAIL.sub(" ", left)
    for number in (_FRENCH_NUMBER, _BRITISH_NUMBER):
        for found in number.finditer(left):
            yield NUMBER_OF_LAW, f"{found[0][:1]}…"
        left = number.sub(" ", left)
    for found in _TELEPHONE.finditer(left) if with_numbers else ():
        yield N_("a telephone number"), f"{found[0][:2]}…{found[0][-2:]}"
