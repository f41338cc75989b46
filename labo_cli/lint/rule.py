"""What a rule is, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from labo_cli.i18n import N_
from labo_cli.lint.published import card_texts, published_texts
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from labo_cli.agenda.timing import Agenda
    from labo_cli.chain.graph import Chain
    from labo_cli.chain.suspects import Link, Review
    from labo_cli.i18n import Language
    from labo_cli.model.card_words import Matter
    from labo_cli.model.interviews import Interview
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.project import Group, Project
    from labo_cli.model.workshops import Workshop

__all__ = ["Case", "ChainCase", "Family", "Finding", "InterviewCase", "Rule", "SessionCase", "Severity"]

Path = tuple[str | int, ...]
Case = TypeVar("Case")


class Family(Word):
    """What a rule looks after."""

    TIME = "time", N_("Timing")
    PEOPLE = "people", N_("People")
    METHOD = "method", N_("Method")
    INCLUSION = "inclusion", N_("Inclusion")
    LOGISTICS = "logistics", N_("Logistics")
    DATA = "data", N_("Personal data")
    QUESTIONS = "questions", N_("Interview questions")
    VOICES = "voices", N_("What people said")
    ANSWERS = "answers", N_("Recommendations and answers")
    FUNCTIONS = "functions", N_("Functions of the service")


class Severity(Word):
    """How much weight a finding has: only an error keeps a plan from being run as it is written."""

    ERROR = "error", N_("error")
    WARNING = "warning", N_("warning")
    ADVICE = "advice", N_("advice")


@dataclass(frozen=True)
class Finding:
    """What a rule found.

    Attributes:
        path: where, from the top of the workshop or interview; the whole of it when empty.
        message: what is wrong, with the figures and names of the case.
        hint: what to do about it there.
        absolute: whether the path is from the top of the project instead.
        severity: how much weight it has, when that is not its rule's.
        also: the ids of the other items of the same section that it is about.
        is_early: whether the time of what is missing has not come: the trace tells it, a check does not.
    """

    path: Path
    message: str
    hint: str = ""
    absolute: bool = False
    severity: Severity | None = None
    also: tuple[str, ...] = ()
    is_early: bool = False


@dataclass(frozen=True)
class Rule(Generic[Case]):
    """A rule of the field, with a name that never changes.

    Attributes:
        id: what `accept:` and `--explain` call it.
        family: what it looks after.
        severity: how much weight its findings have.
        title: what is wrong, in a short sentence, in the catalogue's words.
        why: why it matters.
        remedy: what to do.
        find: what it finds in a case.
        is_hole: whether what it finds is a hole in the chain from words to requirements.
    """

    id: str
    family: Family
    severity: Severity
    title: str
    why: str
    remedy: str
    find: Callable[[Case], Iterable[Finding]]
    is_hole: bool = False


@dataclass(frozen=True)
class SessionCase:
    """A workshop as rules see it.

    Attributes:
        workshop: what the user wrote, with the proposed agenda where there was none.
        project: the project around it.
        agenda: the workshop on the clock.
        cards: the cards of the methods that it uses, by id.
        groups: the groups that come, with how many of each.
        is_proposed: whether labo proposed the whole agenda, the user having written none.
        used_before: the methods of earlier sessions, by id, each with the title of the last session that used it.
        given_before: what the project holds already when the session begins.
        same_day: the titles of the project's other workshops of that day.
    """

    workshop: Workshop
    project: Project
    agenda: Agenda
    cards: Mapping[str, MethodCard]
    groups: tuple[tuple[Group, int], ...]
    is_proposed: bool = False
    used_before: Mapping[str, str] = field(default_factory=dict)
    given_before: frozenset[Matter] = frozenset()
    same_day: tuple[str, ...] = ()


@dataclass(frozen=True)
class InterviewCase:
    """A round of interviews as rules see it."""

    interview: Interview
    project: Project
    group: Group
    card: MethodCard
    language: Language


@dataclass(frozen=True)
class ChainCase:
    """A whole project as the rules of the chain see it; their findings have paths from the top of the project.

    Attributes:
        project: what the user wrote.
        chain: how its parts are linked.
        today: the day on which it is looked at.
        names: the names of those whom `private/` lists, each as in a register: “Dupont, Odile”.
        reviewed: the links of the chain that somebody reviewed; None where the project keeps no record of it.
        private: the files of the private folders, each by its place in the project's folder, with strokes.
        lists: those of them that are lists of people by their columns, whatever they are called.
        cards: the project's own method cards, by the names of their files, with strokes.
        files: the names of the project's files, those of the cards too. A path may begin with one of them.
    """

    project: Project
    chain: Chain
    today: date
    names: tuple[str, ...] = ()
    reviewed: Mapping[Link, Review] | None = None
    private: tuple[str, ...] = ()
    lists: frozenset[str] = frozenset()
    cards: Mapping[str, MethodCard] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    @cached_property
    def published(self) -> list[tuple[Path, str]]:
        """Each text that documents print, with its path in the project."""
        own = (found for file, card in self.cards.items() for found in card_texts(file, card))
        return [*published_texts(self.project), *own]
