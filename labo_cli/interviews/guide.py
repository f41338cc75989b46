"""Builds the guide: parts on the clock, a broad question a theme, its follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.library.running import share_out
from labo_cli.model.words import GroupKind

if TYPE_CHECKING:
    from labo_cli.model.fieldwork import GuideFrame
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Group, Project, Theme

__all__ = ["Guide", "ThemePart", "build_guide"]

EDGES = {"introduction": 5, "confidence": 5, "priorities": 5, "closing": 5}
"""Minutes of the parts around the themes, a rule of thumb of the field."""


@dataclass(frozen=True)
class ThemePart:
    """What is asked about a theme."""

    theme: Theme
    start: int
    minutes: int
    ask: str
    follow_ups: tuple[str, ...]


@dataclass(frozen=True)
class Guide:
    """An interview guide; every start is in minutes after the interview begins."""

    interview: Interview
    group: Group
    card: MethodCard
    frame: GuideFrame
    starts: dict[str, int]
    themes: tuple[ThemePart, ...]

    @property
    def wanted(self) -> int:
        """How many people are to be heard."""
        return sum(profile.wanted for profile in self.interview.sample)

    @property
    def heard(self) -> int:
        """How many have been heard."""
        return sum(profile.heard for profile in self.interview.sample)


def build_guide(interview: Interview, project: Project, card: MethodCard, language: str) -> Guide:
    """Works out a guide.

    The user's own questions come first, then those that the project gives a theme, then
    the card's opening for this kind of group.

    Args:
        interview: the round of interviews.
        project: for its themes and groups.
        card: the interview method's card, which must carry a guide.
        language: "fr" or "en".

    Raises:
        LaboError: when the card is no interview method, or the time is too short.
    """
    if card.guide is None:
        raise LaboError(
            _("the method “{id}” is not an interview: its card has no guide").format(id=interview.method),
            _("write method: entretien-semi-directif, or add a guide to the card"),
        )
    left = interview.duration - sum(EDGES.values())
    if left < 2 * len(interview.themes):
        raise LaboError(
            _("{n} themes do not fit in an interview of {minutes} minutes").format(
                n=len(interview.themes), minutes=interview.duration
            ),
            _("keep fewer themes, or give it {minutes} minutes").format(
                minutes=sum(EDGES.values()) + 5 * len(interview.themes)
            ),
        )
    group = project.group(interview.group)
    now = EDGES["introduction"] + EDGES["confidence"]
    parts = []
    shares = share_out(left, [1] * len(interview.themes))
    for theme_id, minutes in zip(interview.themes, shares, strict=True):
        theme = project.theme(theme_id)
        ask, follow_ups = _question(theme, interview, card.guide, group.kind, language)
        parts.append(ThemePart(theme, now, minutes, ask, follow_ups))
        now += minutes
    starts = {"introduction": 0, "confidence": 5, "priorities": now, "closing": now + EDGES["priorities"]}
    return Guide(interview, group, card, card.guide, starts, tuple(parts))


def _question(
    theme: Theme, interview: Interview, frame: GuideFrame, kind: GroupKind, language: str
) -> tuple[str, tuple[str, ...]]:
    opening = next((o for o in frame.openings if kind in o.groups), None) or next(
        (o for o in frame.openings if not o.groups), frame.openings[0]
    )
    generic = tuple(opening.follow_ups.within(language))
    own = next((question for question in interview.questions if question.theme == theme.id), None)
    if own:
        return own.ask, tuple(own.follow_ups or theme.follow_ups) or generic
    if theme.question:
        return theme.question, tuple(theme.follow_ups) or generic
    return opening.ask.within(language).format(theme=theme.title), generic
