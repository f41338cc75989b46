"""Every rule, by name, and what they find in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.lint.data import DATA_RULES
from labo_cli.lint.inclusion import INCLUSION_RULES
from labo_cli.lint.interviews import INTERVIEW_RULES
from labo_cli.lint.logistics import LOGISTICS_RULES
from labo_cli.lint.method import METHOD_RULES
from labo_cli.lint.people import PEOPLE_RULES
from labo_cli.lint.time import TIME_RULES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from labo_cli.lint.rule import Case, Finding, InterviewCase, Rule, SessionCase

__all__ = ["RULES", "SESSION_RULES", "lint_interview", "lint_session"]

SESSION_RULES: tuple[Rule[SessionCase], ...] = (
    *TIME_RULES,
    *PEOPLE_RULES,
    *METHOD_RULES,
    *INCLUSION_RULES,
    *LOGISTICS_RULES,
    *DATA_RULES,
)

_ALL: tuple[Rule[Any], ...] = (*SESSION_RULES, *INTERVIEW_RULES)
RULES = {rule.id: rule for rule in _ALL}
"""By id; the ids are written in projects, and never change."""


def lint_session(case: SessionCase) -> list[tuple[Rule[SessionCase], Finding]]:
    """What the rules find in a workshop, those that it accepts left out."""
    return _found(SESSION_RULES, case, case.workshop.accept)


def lint_interview(case: InterviewCase) -> list[tuple[Rule[InterviewCase], Finding]]:
    """What the rules find in a round of interviews, those that it accepts left out."""
    return _found(INTERVIEW_RULES, case, case.interview.accept)


def _found(rules: Iterable[Rule[Case]], case: Case, accepted: Container[str]) -> list[tuple[Rule[Case], Finding]]:
    return [(rule, finding) for rule in rules if rule.id not in accepted for finding in rule.find(case)]
