"""Rules that look after time: the arc of a session, its hours, the length of each step."""

from __future__ import annotations

from labo_cli.lint.arc import ARC_RULES
from labo_cli.lint.hours import HOURS_RULES
from labo_cli.lint.lengths import LENGTH_RULES

__all__ = ["TIME_RULES"]

TIME_RULES = (*ARC_RULES, *HOURS_RULES, *LENGTH_RULES)
