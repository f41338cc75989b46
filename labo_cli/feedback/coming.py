"""What happens next, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from labo_cli.model.project import Project
    from labo_cli.model.voices import Recommendation

__all__ = ["Coming", "coming_up", "day_of_news", "study_ends"]


@dataclass(frozen=True)
class Coming:
    """Something that is to happen.

    Attributes:
        day: by when, or from when.
        what: what happens, in the words of the project.
        end: the last day, for a stage of the trial; None for what has one day.
    """

    day: date
    what: str
    end: date | None = None


def coming_up(
    project: Project, recommendations: Iterable[Recommendation], *, with_stages: bool = False
) -> tuple[Coming, ...]:
    """The next steps of some recommendations, each told once, with the project's own dates after the answers.

    Args:
        project: the whole project.
        recommendations: those whose next steps count.
        with_stages: whether the stages of the trial are told too.
    """
    steps = [item.next_step for item in recommendations if item.next_step]
    found = [Coming(step.deadline, step.what) for step in steps]
    news = day_of_news(project)
    if news:
        milestones = project.calendar.milestones if project.calendar else []
        found += [Coming(stone.date, stone.title) for stone in milestones if stone.date > news]
        if with_stages:
            found += [Coming(s.start, s.title, end=s.end) for s in project.brief.trial if s.start > news]
    return tuple(sorted(dict.fromkeys(found), key=lambda coming: coming.day))


def day_of_news(project: Project) -> date | None:
    """The day participants hear the answers, or that of the last decision when no day is set for it."""
    if project.calendar and project.calendar.feedback:
        return project.calendar.feedback
    return max((item.date for item in project.recommendations if item.date), default=None)


def study_ends(item: Recommendation) -> date | None:
    """By when a recommendation that is being looked at has its answer; None when nobody has said."""
    if item.state is not State.UNDER_STUDY:
        return None
    return item.answer_by or (item.next_step.deadline if item.next_step else None)
