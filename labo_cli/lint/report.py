"""What the rules find, as remarks: those that the user set aside left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.errors import Remark
from labo_cli.library.occasion import gathered, is_same_session
from labo_cli.lint.rule import InterviewCase, SessionCase
from labo_cli.lint.rules import lint_chain, lint_interview, lint_session

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labo_cli.agenda.timing import Agenda
    from labo_cli.i18n import Language
    from labo_cli.lint.rule import ChainCase, Finding, Path, Rule
    from labo_cli.model.card_words import Matter
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Project

__all__ = ["Past", "chain_remarks", "interview_remarks", "past_of_each", "session_remarks"]


@dataclass(frozen=True)
class Past:
    """What a session comes after.

    Attributes:
        used: the methods of earlier sessions, by id, each with the title of the last session that used it.
        given: what the project holds already.
        same_day: the titles of the project's other workshops of that day.
    """

    used: Mapping[str, str]
    given: frozenset[Matter]
    same_day: tuple[str, ...]


def past_of_each(project: Project, cards: Mapping[str, MethodCard]) -> Iterator[Past]:
    """The past of each workshop, in the project's order.

    Args:
        project: the whole project.
        cards: the cards of the methods that its workshops use, by id, as far as they can be read.
    """
    days = defaultdict(list)
    for workshop in project.workshops:
        days[workshop.date].append(workshop)
    used: dict[str, str] = {}
    given = frozenset(gathered(project))
    for workshop in project.workshops:
        others = days[workshop.date] if workshop.date else []
        same_day = tuple(other.title for other in others if not is_same_session(other, workshop))
        yield Past({name: title for name, title in used.items() if title != workshop.title}, given, same_day)
        used |= dict.fromkeys(workshop.used_methods, workshop.title)
        given = given.union(*(cards[name].gives for name in workshop.used_methods if name in cards))


def session_remarks(
    agenda: Agenda,
    project: Project,
    cards: Mapping[str, MethodCard],
    past: Past,
    path: Path,
    *,
    is_proposed: bool = False,
) -> list[Remark]:
    """What does not fit in a session, and what an experienced facilitator would remark.

    Args:
        agenda: the workshop on the clock.
        project: the project around it.
        cards: the cards of its methods, by id.
        past: what it comes after.
        path: where it stands in the project.
        is_proposed: whether labo proposed the agenda.
    """
    workshop = agenda.workshop
    known = {group.id: group for group in project.groups}
    groups = tuple((known[name], count) for name, count in workshop.groups.items() if name in known)
    case = SessionCase(workshop, project, agenda, cards, groups, is_proposed, past.used, past.given, past.same_day)
    return [*agenda.remarks, *_remarks(lint_session(case), path)]


def interview_remarks(
    interview: Interview, project: Project, card: MethodCard, language: Language, path: Path
) -> list[Remark]:
    """What an experienced interviewer would remark of a round of interviews."""
    case = InterviewCase(interview, project, project.group(interview.group), card, language)
    return list(_remarks(lint_interview(case), path))


def chain_remarks(case: ChainCase) -> Iterator[Remark]:
    """What breaks the chain from words to requirements, or would be published and must not be."""
    for rule, finding, reason in lint_chain(case):
        if not reason:
            weight = finding.severity or rule.severity
            yield Remark(finding.path, finding.message, finding.hint, severity=weight, rule=rule.id)


def _remarks(found: Iterable[tuple[Rule[Any], Finding]], path: Path) -> Iterator[Remark]:
    for rule, finding in found:
        place = finding.path if finding.absolute else (*path, *finding.path)
        yield Remark(place, finding.message, finding.hint, severity=finding.severity or rule.severity, rule=rule.id)
