"""How quantities are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.model.card_words import Unit

if TYPE_CHECKING:
    from labo_cli.i18n import Language

__all__ = ["amount"]


def amount(count: int, unit: Unit, language: Language) -> str:
    """A number with its unit: “2 rolls”; pieces are only counted."""
    said = {
        Unit.PIECE: str(count),
        Unit.SHEET: language.ngettext("{n} sheet", "{n} sheets", count),
        Unit.PAD: language.ngettext("{n} pad", "{n} pads", count),
        Unit.PACK: language.ngettext("{n} pack", "{n} packs", count),
        Unit.SET: language.ngettext("{n} set", "{n} sets", count),
        Unit.ROLL: language.ngettext("{n} roll", "{n} rolls", count),
        Unit.METRE: language.ngettext("{n} metre", "{n} metres", count),
    }
    return said[unit].format(n=count)
