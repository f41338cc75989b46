"""When people were heard, and in short what was done and asked there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.agenda.timing import time_agenda
from labo_cli.brief.headcount import expected, met, printed
from labo_cli.errors import LaboError
from labo_cli.interviews.guide import build_guide

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from labo_cli.agenda.timing import Item
    from labo_cli.brief.headcount import Told
    from labo_cli.i18n import Language
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Group, Project
    from labo_cli.model.workshops import Workshop

__all__ = [
    "Asked",
    "GuideInShort",
    "Session",
    "WorkshopInShort",
    "guides_in_short",
    "methods_used",
    "sessions",
    "workshops_in_short",
]


@dataclass(frozen=True)
class Session:
    """An occasion on which people were heard.

    Attributes:
        id: what contributions name it by.
        kind: interviews, immersions, consultations or workshops.
        last: its last day, where it has several.
        heard: how many contributions came from it.
        people: how many people took part; None when the files do not say.
    """

    id: str
    kind: str
    title: str
    date: datetime.date | None
    last: datetime.date | None
    groups: tuple[Group, ...]
    people: Told | None
    heard: int


@dataclass(frozen=True)
class WorkshopInShort:
    """A workshop in short.

    Attributes:
        people: how many it expects.
        items: the lines of its agenda; none where that is not written, or uses a card that is not there.
    """

    workshop: Workshop
    people: Told
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Asked:
    """A theme of an interview, and the broad question that opened it."""

    theme: str
    question: str


@dataclass(frozen=True)
class GuideInShort:
    """A round of interviews: whom it met, what it wanted to understand, what it asked."""

    interview: Interview
    group: Group
    asked: tuple[Asked, ...]


def sessions(project: Project) -> tuple[Session, ...]:
    """The occasions in the order of their days, those without one last."""
    heard = Counter(contribution.session for contribution in project.contributions)
    groups_of = {group.id: group for group in project.groups}
    spoke: dict[str, dict[str, None]] = {}
    for contribution in project.contributions:
        spoke.setdefault(contribution.session, {})[contribution.group] = None
    made = [
        Session(
            item.id,
            "interviews",
            item.title,
            item.date,
            None,
            (groups_of[item.group],),
            met(item) or None,
            heard[item.id],
        )
        for item in project.interviews
    ]
    for visit in project.immersions:
        days = [slot.date for slot in visit.slots]
        who = tuple(map(groups_of.__getitem__, visit.groups))
        made.append(Session(visit.id, "immersions", visit.title, min(days), max(days), who, None, heard[visit.id]))
    for written in project.consultations:
        names = written.groups or list(spoke.get(written.id, {}))
        who = tuple(map(groups_of.__getitem__, names))
        made.append(
            Session(
                written.id,
                "consultations",
                written.title,
                written.start,
                written.end,
                who,
                None if written.people is None else printed(written.people),
                heard[written.id],
            )
        )
    for workshop in project.workshops:
        who = tuple(map(groups_of.__getitem__, workshop.groups))
        made.append(
            Session(
                workshop.id,
                "workshops",
                workshop.title,
                workshop.date,
                None,
                who,
                expected(workshop, project),
                heard[workshop.id],
            )
        )
    return tuple(sorted(made, key=lambda s: (s.date is None, s.date or 0)))


def methods_used(project: Project) -> tuple[str, ...]:
    """The ids of the methods by which people were heard, each once, in the order of the sessions."""
    by_session = (
        *((item.date, [item.method]) for item in project.interviews),
        *((min(slot.date for slot in visit.slots), visit.methods) for visit in project.immersions),
        *((workshop.date, workshop.used_methods) for workshop in project.workshops),
    )
    ranked = sorted(by_session, key=lambda used: (used[0] is None, used[0] or 0))
    return tuple(dict.fromkeys(name for _day, names in ranked for name in names))


def workshops_in_short(
    project: Project, cards: Mapping[str, MethodCard], language: Language
) -> tuple[WorkshopInShort, ...]:
    """The workshops with the lines of their agendas, on the clock."""
    made = []
    for n, workshop in enumerate(project.workshops):
        items: tuple[Item, ...] = ()
        if workshop.agenda and all(name in cards for name in workshop.used_methods):
            items = time_agenda(workshop, project, cards, language, ("workshops", n)).items
        made.append(WorkshopInShort(workshop, expected(workshop, project), items))
    return tuple(made)


def guides_in_short(project: Project, cards: Mapping[str, MethodCard], language: str) -> tuple[GuideInShort, ...]:
    """The rounds of interviews with the question that opened each theme; no question where its card is not there."""
    return tuple(
        GuideInShort(interview, project.group(interview.group), _asked(interview, project, cards, language))
        for interview in project.interviews
    )


def _asked(interview: Interview, project: Project, cards: Mapping[str, MethodCard], language: str) -> tuple[Asked, ...]:
    if interview.method in cards:
        try:
            guide = build_guide(interview, project, cards[interview.method], language)
        except LaboError:  # told by `labo check` and `labo plan-interview`; what was asked is printed all the same
            pass
        else:
            return tuple(Asked(part.theme.title, part.ask) for part in guide.themes)
    own = {question.theme: question.ask for question in interview.questions}
    themes = map(project.theme, interview.themes)
    return tuple(Asked(theme.title, own.get(theme.id) or theme.question or "") for theme in themes)
