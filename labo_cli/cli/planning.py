"""A workshop made ready to be put on the clock: its cards read, its agenda proposed where it has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import Language, _

if TYPE_CHECKING:
    from labo_cli.agenda.proposal import Proposal
    from labo_cli.agenda.timing import Agenda
    from labo_cli.errors import Problem
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.workshops import Workshop
    from labo_cli.project_files import Loaded

__all__ = ["Planned", "planned", "remarked", "unplanned"]


@dataclass(frozen=True)
class Planned:
    """A workshop with an agenda.

    Attributes:
        workshop: what the user wrote, or the same with labo's proposal.
        cards: the cards of its methods, by id; those that cannot be read are left out.
        agenda: the workshop on the clock.
        proposal: where the agenda comes from, when labo proposes it.
        faults: what is wrong with the cards that it uses, and so with whatever would be made of it.
        left_out: what is wrong with cards of the project's own that were not considered for that reason.
    """

    workshop: Workshop
    cards: dict[str, MethodCard]
    agenda: Agenda
    proposal: Proposal | None = None
    faults: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()


def unplanned(workshop: Workshop) -> Workshop:
    """The workshop without its agenda."""
    return workshop.model_copy(update={"agenda": []})


def remarked(loaded: Loaded, plan: Planned) -> list[Problem]:
    """What does not fit in a planned session, and what an experienced facilitator would remark of it."""
    from labo_cli.lint.report import past_of_each, session_remarks

    n = loaded.position(plan.workshop)
    past = next(islice(past_of_each(loaded.project, plan.cards), n, None))
    is_proposed = plan.proposal is not None
    remarks = session_remarks(plan.agenda, loaded.project, plan.cards, past, ("workshops", n), is_proposed=is_proposed)
    return [*plan.left_out, *(loaded.written.problem(remark) for remark in remarks)]


def planned(loaded: Loaded, workshop: Workshop) -> Planned:
    """Reads the cards that a workshop needs, and proposes an agenda where it has none.

    Raises:
        LaboError: when no method of the library fits.
    """
    from labo_cli.agenda.proposal import propose, worth_reading
    from labo_cli.agenda.timing import time_agenda

    project = loaded.project
    language = Language(project.language)
    path = ("workshops", loaded.position(workshop))
    if workshop.agenda:
        cards = loaded.shelf.those_readable(workshop.used_methods)
        agenda = time_agenda(workshop, project, cards, language, path)
        return Planned(workshop, cards, agenda, faults=tuple(loaded.shelf.faults_of(workshop.used_methods)))
    outlines, problems = loaded.shelf.outlines()
    cards = loaded.shelf.those_readable(worth_reading(outlines, workshop, project))
    proposal = propose(workshop, project, cards, language)
    if not proposal.plans:
        raise LaboError(
            _("no method of the library fits “{title}”: {n} people, {minutes} minutes").format(
                title=workshop.title, n=workshop.headcount, minutes=workshop.slot
            ),
            _("make the session longer, change its goal, or write its agenda yourself; labo suggest-methods says why"),
        )
    chosen = proposal.plans[0].workshop
    agenda = time_agenda(chosen, project, cards, language, path)
    left_out = tuple(replace(problem, severity="warning") for problem in problems)
    return Planned(chosen, cards, agenda, proposal, left_out=left_out)
