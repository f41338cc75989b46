"""What does not fit: agendas in their slots, themes in interviews, itineraries in visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.timing import time_agenda
from labo_cli.errors import LaboError, Remark
from labo_cli.immersions.plan import build_plan
from labo_cli.interviews.guide import build_guide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

__all__ = ["misfits"]


def misfits(project: Project, card: Callable[[str], MethodCard]) -> Iterator[Remark]:
    """A remark for each thing that does not fit.

    Args:
        project: a project whose references hold.
        card: gives a method's card by its id.
    """
    for n, workshop in enumerate(project.workshops):
        cards = {name: card(name) for name in workshop.methods}
        yield from time_agenda(workshop, cards, ("workshops", n)).remarks if workshop.agenda else ()
    for n, interview in enumerate(project.interviews):
        try:
            build_guide(interview, project, card(interview.method), project.language)
        except LaboError as error:
            yield Remark(("interviews", n, "themes"), error.message, error.hint)
    for n, immersion in enumerate(project.immersions):
        cards = {name: card(name) for name in (*immersion.methods, "observation")}
        yield from build_plan(immersion, cards, project.language, ("immersions", n)).remarks
