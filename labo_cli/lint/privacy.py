"""Personal data in what will be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase, Rule

PRIVACY_RULES: tuple[Rule[ChainCase], ...] = ()
