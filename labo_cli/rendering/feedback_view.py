"""What letters to participants, their simplified version and the poster are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.feedback import words
from labo_cli.feedback.coming import study_ends
from labo_cli.feedback.easy import easy_reply, told
from labo_cli.model.words import ContributionKind, Role, State
from labo_cli.rendering.feedback_poster import poster_of

if TYPE_CHECKING:
    from labo_cli.feedback.letter import Letter
    from labo_cli.model.project import Member, Project
    from labo_cli.rendering.kinds import DocumentKind
    from labo_cli.rendering.views import Setting

__all__ = ["feedback_view"]

SIGNING = (Role.HEAD_OF_LAB, Role.PROJECT_LEAD)
"""Who in the team signs when the project does not say who does."""


REASONED = (State.PARTLY_RETAINED, State.NOT_RETAINED)
"""The answers that owe a reason."""


def feedback_view(letter: Letter, kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    """What the documents that answer participants may print."""
    project = setting.project
    assert project is not None
    view = {
        "letter": letter,
        "feedback": project.feedback,
        "promise": project.brief.answering,
        "signing": [member for role in SIGNING for member in project.team if member.role is role],
        "contact": _contact(project),
        "states": State,
        "observed": ContributionKind.OBSERVATION,
        "study_ends": study_ends,
        "shortened": words.shortened,
        "reasoned": REASONED,
        "plain": {
            "headings": words.HEADINGS,
            "outcomes": words.OUTCOMES,
            "became": words.OUTCOMES_SHORT,
            "were": words.WERE,
            "short": words.IN_SHORT,
            "reasons": words.REASONS,
            "own_stances": words.OWN_STANCES,
            "stances": words.STANCES,
        },
    }
    if kind.page_only:
        return view | {"poster": poster_of(letter, project, setting.language)}
    reply, is_hard = easy_reply(project)
    return view | {"told": told(letter), "reply": reply, "hard_reply": is_hard}


def _contact(project: Project) -> Member | None:
    """Whom participants may turn to when the project does not say: the sponsor's contact, or who leads the project."""
    by_role = {member.role: member for member in reversed(project.team)}
    return by_role.get(Role.SPONSOR_CONTACT) or by_role.get(Role.PROJECT_LEAD) or by_role.get(Role.HEAD_OF_LAB)
