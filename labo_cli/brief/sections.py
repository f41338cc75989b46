"""What a specification holds, section by section: what belongs there, in which file it is written, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.i18n import N_
from labo_cli.model.words import BriefStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from labo_cli.model.project import Project

__all__ = ["ANNEXES", "SECTIONS", "Part", "Section", "parts", "to_write"]


@dataclass(frozen=True)
class Section:
    """A section or an annex.

    Attributes:
        name: its template, and the end of its id.
        title: what it is called, in the catalogue's words.
        belongs: what is to be written there.
        file: the file in which that is written.
        key: the key under which it stands there; empty for a file that is the section's own.
        lacks: whether what makes the section is still to be written.
        shows: whether there is anything to print, be it whole or not.
        of_points: the brief's field of titled points that the section prints; empty for one with its own template.
        optional: whether a project can well do without.
    """

    name: str
    title: str
    belongs: str
    file: str
    key: str
    lacks: Callable[[Project], bool]
    shows: Callable[[Project], bool]
    of_points: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Part:
    """A section as one document has it.

    Attributes:
        section: which one.
        mark: its number, or its letter.
        lacks: whether a box says that it is still to be written.
        shows: whether there is anything besides the box.
    """

    section: Section
    mark: str
    lacks: bool
    shows: bool


def _brief(name: str, title: str, belongs: str, key: str = "", *, points: bool = False) -> Section:
    """A section that one key of `brief.yaml` holds."""
    field = key or name

    def is_there(project: Project) -> bool:
        return bool(getattr(project.brief, field))

    return Section(
        name,
        title,
        belongs,
        "brief.yaml",
        field,
        lambda project: not is_there(project),
        is_there,
        of_points=field if points else "",
    )


SECTIONS = (
    Section(
        "context",
        N_("Context and commission"),
        N_("Where the project comes from in a few paragraphs: facts, earlier attempts, what is at stake."),
        "project.yaml",
        "context",
        lambda project: not project.context,
        lambda _project: True,
    ),
    Section(
        "co-design",
        N_("How it was co-designed"),
        N_(
            "The interviews, visits, consultations and workshops: each has its file. And in brief.yaml, under limits, "
            "what this work does not show."
        ),
        "workshops/",
        "",
        lambda project: not project.sessions,
        lambda project: bool(project.sessions or project.brief.limits),
    ),
    Section(
        "publics",
        N_("Publics and profiles"),
        N_("The groups concerned, each with a sentence on who they are, those who do not use the service included."),
        "groups.yaml",
        "",
        lambda project: not project.groups,
        lambda project: bool(project.groups),
    ),
    _brief(
        "findings",
        N_("Findings and words heard"),
        N_("What was understood, a sentence each, with the contributions that show it."),
    ),
    Section(
        "journey",
        N_("The user's journey, today and tomorrow"),
        N_(
            "The stages that people go through today and with the service, each with how it feels and what goes wrong "
            "or is put right."
        ),
        "brief.yaml",
        "journey",
        lambda project: not (project.brief.journey.today and project.brief.journey.target),
        lambda project: bool(project.brief.journey.today or project.brief.journey.target),
    ),
    Section(
        "scope",
        N_("In scope and out of scope"),
        N_("What the service covers, under within, and what it does not, under outside."),
        "brief.yaml",
        "scope",
        lambda project: not (project.brief.scope.within and project.brief.scope.outside),
        lambda project: bool(project.brief.scope.within or project.brief.scope.outside),
    ),
    Section(
        "functions",
        N_("Needs and functions"),
        N_("The functions of the service, each with its criteria and the recommendations that it answers."),
        "requirements.yaml",
        "",
        lambda project: not project.requirements,
        lambda project: bool(project.requirements),
    ),
    _brief(
        "service",
        N_("What the service must offer"),
        N_("What is offered, when, where and how one asks for it, with a way that needs no screen."),
        points=True,
    ),
    _brief(
        "constraints",
        N_("Constraints"),
        N_("Data protection, accessibility, premises, plain language, law."),
        points=True,
    ),
    _brief(
        "governance",
        N_("Governance and partners"),
        N_("Who does each task, who answers for it, who is consulted and who is informed."),
    ),
    _brief("means", N_("Means"), N_("People, volunteers, training, premises, budget."), points=True),
    Section(
        "trial",
        N_("Trial and calendar"),
        N_("The stages of the trial with their dates, and what decides whether to go on."),
        "brief.yaml",
        "trial",
        lambda project: not project.brief.trial,
        lambda project: bool(project.brief.trial or (project.calendar and project.calendar.milestones)),
    ),
    _brief(
        "indicators",
        N_("Indicators"),
        N_("What will tell whether it works: use, effect and equity, with the value today, the target and the source."),
    ),
    _brief("risks", N_("Risks"), N_("What could go wrong, how likely and how grave it is, and what is done about it.")),
    _brief(
        "answering",
        N_("Duty to answer"),
        N_("How and when those who took part hear what became of their words, and how they can react."),
    ),
)
ANNEXES = (
    Section(
        "participants",
        N_("Who took part"),
        N_("The groups, and the profiles that interviews were to meet."),
        "groups.yaml",
        "",
        lambda project: not project.groups,
        lambda project: bool(project.groups),
    ),
    Section(
        "agendas",
        N_("The workshops in short"),
        N_("The agenda of each workshop."),
        "workshops/",
        "agenda",
        lambda project: not project.workshops,
        lambda project: bool(project.workshops),
        optional=True,
    ),
    Section(
        "guides",
        N_("What the interviews asked"),
        N_("The themes and questions of each round of interviews."),
        "interviews/",
        "",
        lambda project: not project.interviews,
        lambda project: bool(project.interviews),
        optional=True,
    ),
    Section(
        "words",
        N_("Everything that was said"),
        N_("What people said, needed, proposed, or were seen to do."),
        "contributions/",
        "",
        lambda project: not project.contributions,
        lambda project: bool(project.contributions),
    ),
    Section(
        "answers",
        N_("Recommendations and answers"),
        N_("What participants recommend, and the answer to each: kept or not, why, by whom, what comes next."),
        "recommendations.yaml",
        "",
        lambda project: not project.recommendations,
        lambda project: bool(project.recommendations),
    ),
    Section(
        "trace",
        N_("From words to functions"),
        N_("For each function, the recommendations that it answers, under from."),
        "requirements.yaml",
        "from",
        lambda project: not any(requirement.sources for requirement in project.requirements),
        lambda project: bool(project.requirements),
    ),
    Section(
        "voices",
        N_("Whose voice counted"),
        N_("What each group said, for its share to be seen."),
        "contributions/",
        "",
        lambda project: not project.contributions,
        lambda project: bool(project.contributions),
        optional=True,
    ),
    _brief("glossary", N_("Glossary"), N_("Acronyms and words of the trade, in plain words.")),
)


def to_write(project: Project) -> tuple[Section, ...]:
    """The sections and annexes that are still to be written, in the order of the document."""
    return tuple(part for part in (*SECTIONS, *ANNEXES) if part.lacks(project) and not part.optional)


def parts(project: Project) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The sections and the annexes that a document has, numbered one after the other.

    A document that is adopted leaves out those that are empty; before that, a box stands for each that is still to be
    written, but not for those that the project can do without.
    """
    is_adopted = project.brief.status is BriefStatus.ADOPTED
    return _marked(SECTIONS, project, "", is_adopted), _marked(ANNEXES, project, "ABCDEFGHIJ", is_adopted)


def _marked(sections: tuple[Section, ...], project: Project, letters: str, is_adopted: bool) -> tuple[Part, ...]:
    made: list[Part] = []
    for section in sections:
        shows = section.shows(project)
        lacks = section.lacks(project) and not section.optional and not is_adopted
        if shows or lacks:
            mark = letters[len(made)] if letters else str(len(made) + 1)
            made.append(Part(section, mark, lacks, shows))
    return tuple(made)
