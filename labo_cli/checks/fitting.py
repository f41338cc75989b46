"""What does not fit, and what an experienced facilitator would remark: agendas, interviews, visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.timing import time_agenda
from labo_cli.errors import LaboError, Remark
from labo_cli.i18n import Language
from labo_cli.immersions.plan import build_plan
from labo_cli.interviews.guide import build_guide
from labo_cli.lint.report import chain_remarks, interview_remarks, past_of_each, session_remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.lint.rule import ChainCase
    from labo_cli.model.methods import MethodCard

__all__ = ["misfits"]


def misfits(case: ChainCase, card: Callable[[str], MethodCard]) -> Iterator[Remark]:
    """A remark for each thing that does not fit, or that somebody with experience would do otherwise.

    A workshop without an agenda is left alone: labo proposes one that keeps to the rules.

    Args:
        case: a project whose references hold, with what surrounds it.
        card: gives a method's card by its id.
    """
    project = case.project
    language = Language(project.language)
    used = {name: card(name) for workshop in project.workshops for name in workshop.used_methods}
    for n, (workshop, past) in enumerate(zip(project.workshops, past_of_each(project, used), strict=True)):
        path = ("workshops", n)
        if workshop.agenda:
            agenda = time_agenda(workshop, project, used, language, path)
            yield from session_remarks(agenda, project, used, past, path)
    seen = set()
    for n, interview in enumerate(project.interviews):
        try:
            build_guide(interview, project, card(interview.method), project.language)
        except LaboError as error:
            yield Remark(("interviews", n, "themes"), error.message, error.hint)
            continue
        for remark in interview_remarks(interview, project, card(interview.method), language, ("interviews", n)):
            # A theme's question is asked in several rounds, and remarked upon once.
            if (remark.path, remark.rule) not in seen:
                seen.add((remark.path, remark.rule))
                yield remark
    for n, immersion in enumerate(project.immersions):
        cards = {name: card(name) for name in (*immersion.methods, "observation")}
        yield from build_plan(immersion, cards, project.language, ("immersions", n)).remarks
    yield from chain_remarks(case)
