"""What does not fit, and what an experienced facilitator would remark: agendas, interviews, visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.agenda.timing import time_agenda
from labo_cli.chain.graph import chain_of
from labo_cli.errors import LaboError, Remark
from labo_cli.i18n import Language
from labo_cli.immersions.plan import build_plan
from labo_cli.interviews.guide import build_guide
from labo_cli.lint.report import chain_remarks, interview_remarks, past_of_each, session_remarks
from labo_cli.lint.rule import ChainCase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from labo_cli.chain.suspects import Link, Review
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

__all__ = ["misfits"]


def misfits(
    project: Project,
    card: Callable[[str], MethodCard],
    today: date,
    names: tuple[str, ...] = (),
    reviewed: Mapping[Link, Review] | None = None,
    private: tuple[str, ...] = (),
    lists: frozenset[str] = frozenset(),
) -> Iterator[Remark]:
    """A remark for each thing that does not fit, or that somebody with experience would do otherwise.

    A workshop without an agenda is left alone: labo proposes one that keeps to the rules.

    Args:
        project: a project whose references hold.
        card: gives a method's card by its id.
        today: the day on which the project is looked at.
        names: the names of those whom `private/` lists, which nothing published may hold.
        reviewed: the links of the chain that somebody reviewed; None where the project keeps no record of it.
        private: the files of the private folders, which are not kept for ever.
        lists: those of them that are lists of people by their columns, whatever they are called.
    """
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
    yield from chain_remarks(ChainCase(project, chain_of(project), today, names, reviewed, private, lists))
