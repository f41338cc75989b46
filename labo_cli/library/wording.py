"""How quantities are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.model.card_words import Unit

if TYPE_CHECKING:
    from labo_cli.i18n import Language

__all__ = ["amount"]


def amount(count: int, unit: Unit, language: Language) -> str:
    """A number with its unit: “2 rolls”; pieces are only counted."""
    say = language.ngettext
    said = {
        Unit.PIECE: str(count),
        Unit.SHEET: say("{n} sheet", "{n} sheets", count),
        Unit.PAD: say("{n} pad", "{n} pads", count),
        Unit.PACK: say("{n} pack", "{n} packs", count),
        Unit.SET: say("{n} set", "{n} sets", count),
        Unit.ROLL: say("{n} roll", "{n} rolls", count),
        Unit.METRE: say("{n} metre", "{n} metres", count),
    }
    return said[unit].format(n=count)
