"""Whether the time of a step of the chain has come, or it may still be empty without anybody minding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.model.words import BriefStatus

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase

__all__ = ["recommendations_due", "requirements_due"]


def recommendations_due(case: ChainCase) -> bool:
    """Whether there should be recommendations: functions are written, or the day of the answers is past."""
    calendar = case.project.calendar
    days = (calendar.answers, calendar.feedback, calendar.end) if calendar else ()
    return bool(case.project.requirements) or any(day < case.today for day in days if day)


def requirements_due(case: ChainCase) -> bool:
    """Whether there should be functions: the specification is no draft any more, or the project has ended."""
    calendar = case.project.calendar
    return case.project.brief.status is not BriefStatus.DRAFT or bool(calendar and calendar.end < case.today)
