"""Every rule, by name, and what they find in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.lint.answers import ANSWER_RULES
from labo_cli.lint.changed import CHANGED_RULES
from labo_cli.lint.data import DATA_RULES
from labo_cli.lint.functions import FUNCTION_RULES
from labo_cli.lint.governance import GOVERNANCE_RULES
from labo_cli.lint.heard import HEARD_RULES
from labo_cli.lint.inclusion import INCLUSION_RULES
from labo_cli.lint.interviews import INTERVIEW_RULES
from labo_cli.lint.logistics import LOGISTICS_RULES
from labo_cli.lint.method import METHOD_RULES
from labo_cli.lint.people import PEOPLE_RULES
from labo_cli.lint.privacy import PRIVACY_RULES
from labo_cli.lint.rule import Severity
from labo_cli.lint.time import TIME_RULES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from labo_cli.lint.rule import Case, ChainCase, Finding, InterviewCase, Path, Rule, SessionCase
    from labo_cli.model.project import Project

__all__ = ["CHAIN_RULES", "RULES", "SESSION_RULES", "lint_chain", "lint_interview", "lint_session"]

SESSION_RULES: tuple[Rule[SessionCase], ...] = (
    *TIME_RULES,
    *PEOPLE_RULES,
    *METHOD_RULES,
    *INCLUSION_RULES,
    *LOGISTICS_RULES,
    *DATA_RULES,
)

CHAIN_RULES: tuple[Rule[ChainCase], ...] = (
    *HEARD_RULES,
    *ANSWER_RULES,
    *CHANGED_RULES,
    *FUNCTION_RULES,
    *GOVERNANCE_RULES,
    *PRIVACY_RULES,
)

_ALL: tuple[Rule[Any], ...] = (*SESSION_RULES, *INTERVIEW_RULES, *CHAIN_RULES)
RULES = {rule.id: rule for rule in _ALL}
"""By id; the ids are written in projects, and never change."""


def lint_session(case: SessionCase) -> list[tuple[Rule[SessionCase], Finding]]:
    """What the rules find in a workshop, those that it accepts left out."""
    return _found(SESSION_RULES, case, case.workshop.accept)


def lint_interview(case: InterviewCase) -> list[tuple[Rule[InterviewCase], Finding]]:
    """What the rules find in a round of interviews, those that it accepts left out."""
    return _found(INTERVIEW_RULES, case, case.interview.accept)


def lint_chain(
    case: ChainCase, rules: Iterable[Rule[ChainCase]] = CHAIN_RULES, *, early: bool = False
) -> Iterator[tuple[Rule[ChainCase], Finding, str]]:
    """What the rules find along the chain, each with the reason for which it is accepted; empty when it is not.

    What is an error cannot be set aside.

    Args:
        case: the whole project.
        rules: those that are looked at.
        early: whether what is missing is told before its time has come.
    """
    for rule in rules:
        for finding in rule.find(case):
            if finding.is_early and not early:
                continue
            weight = finding.severity or rule.severity
            reason = "" if weight is Severity.ERROR else _reason(rule.id, finding.path, case.project)
            yield rule, finding, reason


def _reason(rule: str, path: Path, project: Project) -> str:
    """The reason for which the item that a path leads to, or the project as a whole, sets a rule aside."""
    item = getattr(project, str(path[0]))[path[1]] if len(path) > 1 and isinstance(path[1], int) else project
    return str(getattr(item, "accept", {}).get(rule) or project.accept.get(rule, ""))


def _found(rules: Iterable[Rule[Case]], case: Case, accepted: Container[str]) -> list[tuple[Rule[Case], Finding]]:
    return [(rule, finding) for rule in rules if rule.id not in accepted for finding in rule.find(case)]
