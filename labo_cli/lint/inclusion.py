"""Rules that look after inclusion: that everybody who comes can be there, follow and be heard."""

from __future__ import annotations

from labo_cli.lint.bodies import BODY_RULES
from labo_cli.lint.carers import CARER_RULES
from labo_cli.lint.understanding import UNDERSTANDING_RULES
from labo_cli.lint.voices import VOICE_RULES

__all__ = ["INCLUSION_RULES"]

INCLUSION_RULES = (*BODY_RULES, *UNDERSTANDING_RULES, *CARER_RULES, *VOICE_RULES)
