"""Works out where a project stands, from its parts and the day alone: no clock is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.chain.suspects import Tracked
from labo_cli.i18n import _, ngettext
from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import lint_chain
from labo_cli.model.words import State
from labo_cli.tracing.report import holes_of

if TYPE_CHECKING:
    from labo_cli.lint.rule import ChainCase
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
        errors: how many problems along the chain cannot stay; those of agendas are told by `labo check` alone.
        suspect: how many links of the chain changed since somebody reviewed them.
    """

    heard: tuple[tuple[Group, int], ...]
    sessions: tuple[tuple[str, str, str, int], ...]
    counts: dict[str, int]
    holes: tuple[str, ...]
    next_steps: tuple[str, ...]
    errors: int
    suspect: int


def standing(case: ChainCase) -> Standing:
    """Works out where a project stands on a day."""
    project = case.project
    spoke = Counter(contribution.group for contribution in project.contributions)
    came = Counter(contribution.session for contribution in project.contributions)
    heard = tuple((group, spoke[group.id]) for group in project.groups)
    sessions = tuple(
        (section, item.id, item.title, came[item.id])
        for section in ("interviews", "immersions", "consultations", "workshops")
        for item in getattr(project, section)
    )
    chain = ("contributions", "recommendations", "requirements")
    counts = {section: len(getattr(project, section)) for section in chain}
    errors = sum((finding.severity or rule.severity) is Severity.ERROR for rule, finding, _reason in lint_chain(case))
    suspect = len(Tracked(case.chain, case.reviewed).suspect) if case.reviewed else 0
    steps = [*_mending(errors, suspect), *_next(project, heard, sessions, is_sound=not errors)]
    return Standing(heard, sessions, counts, tuple(_holes(case)), tuple(steps), errors, suspect)


def _mending(errors: int, suspect: int) -> list[str]:
    steps = []
    if errors:
        steps.append(_("mend the errors first: labo check tells each with its place"))
    if suspect:
        steps.append(
            ngettext(
                "read again {n} link whose text changed since its review: labo trace",
                "read again {n} links whose texts changed since their review: labo trace",
                suspect,
            ).format(n=suspect)
        )
    return steps


def _holes(case: ChainCase) -> list[str]:
    """What breaks the chain and is not justified, a line for each rule: what `labo trace` tells one by one."""
    found: dict[str, list[str]] = {}
    titles = {}
    for hole in holes_of(case):
        if not (hole.reason or hole.is_early):
            titles[hole.rule.id] = _(hole.rule.title)
            found.setdefault(hole.rule.id, []).append(hole.id)
    return [
        _("{title}: {ids}").format(title=titles[rule], ids=", ".join(filter(None, ids))) if any(ids) else titles[rule]
        for rule, ids in found.items()
    ]


def _next(
    project: Project,
    heard: tuple[tuple[Group, int], ...],
    sessions: tuple[tuple[str, str, str, int], ...],
    *,
    is_sound: bool,
) -> list[str]:
    silent = [group.name for group, count in heard if not count]
    unheld = [(section, name) for section, name, _title, count in sessions if not count]
    commands = {"interviews": "plan-interview", "immersions": "plan-immersion", "workshops": "plan-workshop"}
    steps = []
    if not project.groups:
        steps.append(_("say who takes part, in groups.yaml"))
    if not sessions:
        steps.append(_("plan a first round of interviews, in interviews/"))
    steps += [
        _("prepare “{id}”: labo {command} {id}").format(id=name, command=commands[section])
        if section in commands
        else _("bring in what people wrote in “{id}”: labo import-contributions FILE --from {id}").format(id=name)
        for section, name in unheld[:3]
    ]
    if project.contributions and silent:
        steps.append(_("meet those who have not been heard yet: {groups}").format(groups=", ".join(silent)))
    if project.contributions and not project.recommendations:
        steps.append(_("draw recommendations from the contributions, in recommendations.yaml"))
    waiting = any(item.state is State.UNANSWERED for item in project.recommendations)
    if waiting:
        steps.append(_("obtain an answer from {sponsor} to each recommendation").format(sponsor=project.sponsor.name))
    if project.recommendations and not project.requirements:
        steps.append(_("write the functions that the service must fulfil, in requirements.yaml"))
    if project.requirements:
        steps.append(_("make the specification: labo export-brief"))
    if project.recommendations and is_sound and not waiting:
        steps.append(_("tell participants what became of what they said: labo export-feedback"))
    return steps
