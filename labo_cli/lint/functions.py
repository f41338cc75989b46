"""What a function must be for a service to be judged by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase, Rule

FUNCTION_RULES: tuple[Rule[ChainCase], ...] = ()
