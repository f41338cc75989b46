"""What a recommendation and the answer to it owe those who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase, Rule

ANSWER_RULES: tuple[Rule[ChainCase], ...] = ()
