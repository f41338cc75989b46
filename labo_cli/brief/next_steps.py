"""What comes next, for a summary that nobody has written yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from labo_cli.model.project import Project

__all__ = ["Ahead", "next_steps"]

MOST = 4


@dataclass(frozen=True)
class Ahead:
    """Something that is to come, and its day."""

    date: date
    what: str


def next_steps(project: Project) -> tuple[Ahead, ...]:
    """The stages of the trial, then the dates of the project, then what answers promised: the first that there are.

    What lies before the date on the cover is not to come any more.
    """
    after = project.brief.date
    stages = [Ahead(stage.start, stage.title) for stage in project.brief.trial]
    milestones = project.calendar.milestones if project.calendar else []
    dates = [Ahead(milestone.date, milestone.title) for milestone in milestones]
    promised = [Ahead(r.next_step.deadline, r.next_step.what) for r in project.recommendations if r.next_step]
    for found in (stages, dates, promised):
        ahead = sorted((item for item in found if after is None or item.date >= after), key=lambda item: item.date)
        if ahead:
            return tuple(dict.fromkeys(ahead))[:MOST]
    return ()
