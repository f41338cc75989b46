"""What people said, and whether it led anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase, Rule

HEARD_RULES: tuple[Rule[ChainCase], ...] = ()
