"""Works out where a project stands, from its parts and the day alone: no clock is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.chain.graph import chain_of
from labo_cli.i18n import _
from labo_cli.lint.rule import ChainCase
from labo_cli.model.words import State
from labo_cli.tracing.report import holes_of

if TYPE_CHECKING:
    from datetime import date

    from labo_cli.model.project import Group, Project

__all__ = ["Standing", "standing"]


@dataclass(frozen=True)
class Standing:
    """Where a project stands.

    Attributes:
        heard: each group with how many contributions came from it.
        sessions: each session's section, id and title, with how many contributions came from it.
        counts: how many items each section of the chain holds.
        holes: what breaks the chain, in words.
        next_steps: what to do next, in words, the most useful first.
    """

    heard: tuple[tuple[Group, int], ...]
    sessions: tuple[tuple[str, str, str, int], ...]
    counts: dict[str, int]
    holes: tuple[str, ...]
    next_steps: tuple[str, ...]


def standing(project: Project, today: date) -> Standing:
    """Works out where a project stands on a day."""
    spoke = Counter(contribution.group for contribution in project.contributions)
    came = Counter(contribution.session for contribution in project.contributions)
    heard = tuple((group, spoke[group.id]) for group in project.groups)
    sessions = tuple(
        (section, item.id, item.title, came[item.id])
        for section in ("interviews", "immersions", "workshops")
        for item in getattr(project, section)
    )
    chain = ("contributions", "recommendations", "requirements")
    counts = {section: len(getattr(project, section)) for section in chain}
    return Standing(heard, sessions, counts, tuple(_holes(project, today)), tuple(_next(project, heard, sessions)))


def _holes(project: Project, today: date) -> list[str]:
    """What breaks the chain and is not justified, a line for each rule: what `labo trace` tells one by one."""
    found: dict[str, list[str]] = {}
    titles = {}
    for hole in holes_of(ChainCase(project, chain_of(project), today)):
        if not hole.reason:
            titles[hole.rule.id] = _(hole.rule.title)
            found.setdefault(hole.rule.id, []).append(hole.id)
    return [
        _("{title}: {ids}").format(title=titles[rule], ids=", ".join(filter(None, ids))) if any(ids) else titles[rule]
        for rule, ids in found.items()
    ]


def _next(
    project: Project, heard: tuple[tuple[Group, int], ...], sessions: tuple[tuple[str, str, str, int], ...]
) -> list[str]:
    silent = [group.name for group, count in heard if not count]
    unheld = [(section, name) for section, name, _title, count in sessions if not count]
    commands = {"interviews": "plan-interview", "immersions": "plan-immersion", "workshops": "plan-workshop"}
    steps = []
    if not project.groups:
        steps.append(_("say who takes part, in groups.yaml"))
    if not sessions:
        steps.append(_("plan a first round of interviews, in interviews/"))
    steps += [_("prepare “{id}”: labo {command} {id}").format(id=name, command=commands[s]) for s, name in unheld[:3]]
    if project.contributions and silent:
        steps.append(_("meet those who have not been heard yet: {groups}").format(groups=", ".join(silent)))
    if project.contributions and not project.recommendations:
        steps.append(_("draw recommendations from the contributions, in recommendations.yaml"))
    if any(r.state is State.UNANSWERED for r in project.recommendations):
        steps.append(_("obtain an answer from {sponsor} to each recommendation").format(sponsor=project.sponsor.name))
    if project.recommendations and not project.requirements:
        steps.append(_("write the functions that the service must fulfil, in requirements.yaml"))
    if project.requirements:
        steps.append(_("make the specification: labo export-brief"))
    return steps
