"""Rules that look after logistics: that the day runs."""

from __future__ import annotations

from labo_cli.lint.crew import CREW_RULES
from labo_cli.lint.dates import DATE_RULES
from labo_cli.lint.rooms import ROOM_RULES

__all__ = ["LOGISTICS_RULES"]

LOGISTICS_RULES = (*DATE_RULES, *ROOM_RULES, *CREW_RULES)
