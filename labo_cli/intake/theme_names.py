"""The theme that a cell names, which may name several, in several languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labo_cli.intake.cells import names_in
from labo_cli.intake.comparing import folded
from labo_cli.intake.html_text import to_text
from labo_cli.model.imports import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ThemeNames"]

MOST_CELLS = 1000
"""How many different cells are remembered."""


@dataclass
class ThemeNames:
    """Looks up what cells say of themes.

    Attributes:
        themes: the id of a theme by what a cell says, folded; `NONE` for none.
        language: the project's.
    """

    themes: Mapping[str, str]
    language: str
    _met: dict[str, tuple[str | None, bool]] = field(default_factory=dict)

    def named(self, cell: str) -> tuple[str | None, bool]:
        """The first theme that a cell names, and whether it names more; None for what is not known."""
        found = self._met.get(cell)
        if found is None:
            found = self._look_up(cell)
            if len(self._met) < MOST_CELLS:
                self._met[cell] = found
        return found

    def _look_up(self, cell: str) -> tuple[str | None, bool]:
        names = list(dict.fromkeys(names_in(cell, self.language)))
        meant = [self.themes.get(folded(to_text(name))) for name in names]
        themes = [theme for theme in meant if theme and theme != NONE]
        if not themes:
            return (NONE if NONE in meant else None), False
        is_list = names[0] == " ".join(cell.split())
        if is_list and meant[0]:
            return meant[0], False
        more = [theme for theme in meant[is_list:] if theme != NONE]
        return themes[0], len(more) > 1
