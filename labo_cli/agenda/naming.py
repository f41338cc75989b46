"""What a line of an agenda is called in the team's papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.model.workshops import MethodStep, OwnStep, ParallelStep, Pause

if TYPE_CHECKING:
    from labo_cli.agenda.timing import Item
    from labo_cli.i18n import Language

__all__ = ["title_of"]


def title_of(item: Item, language: Language) -> str:
    """A line's title: its own, or its method's name, or what a break is."""
    step = item.step
    if isinstance(step, Pause):
        return language.gettext("Break") if step.pause == "break" else language.gettext("Lunch")
    if isinstance(step, ParallelStep):
        return language.gettext("In parallel")
    if isinstance(step, OwnStep):
        return step.title
    if isinstance(step, MethodStep):
        return step.title or (item.card.name.within(language.code) if item.card else step.method)
    return language.gettext("Buffer")
