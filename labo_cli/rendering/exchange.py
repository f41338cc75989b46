"""The chain as a requirements tool takes it over: items with named attributes, and links between them.

Who spoke is told by the group alone. The code and profile behind a contribution, and the address where it
was published, stay in the project: a tool for requirements has no use for them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from labo_cli.i18n import N_
from labo_cli.model.base import Word
from labo_cli.model.words import ContributionKind, FunctionKind, Reason, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labo_cli.i18n import Language
    from labo_cli.model.project import Project
    from labo_cli.model.requirements import Criterion, Requirement
    from labo_cli.model.voices import Contribution, NextStep, PastState, Recommendation

__all__ = ["FIELDS", "KINDS", "RELATIONS", "Field", "Item", "Kind", "Relation", "items_of"]


class Kind(StrEnum):
    """What an item is."""

    CONTRIBUTION = "contribution"
    RECOMMENDATION = "recommendation"
    FUNCTION = "function"


class Relation(StrEnum):
    """Why an item points to another."""

    COMES_FROM = "comes-from"
    MERGED_INTO = "merged-into"
    ANSWERS = "answers"


KINDS = {
    # One item, and all of them.
    Kind.CONTRIBUTION: (N_("Contribution"), N_("What people said")),
    Kind.RECOMMENDATION: (N_("Recommendation"), N_("Recommendations and answers")),
    Kind.FUNCTION: (N_("Function"), N_("Functions of the service")),
}
RELATIONS = {
    Relation.COMES_FROM: N_("comes from"),
    Relation.MERGED_INTO: N_("merged into"),
    Relation.ANSWERS: N_("answers"),
}


@dataclass(frozen=True)
class Field:
    """An attribute that items of one kind may have.

    Attributes:
        key: what programs call it.
        label: what people call it, in the catalogue's words.
        words: the fixed words that it takes; None for a text or a number.
    """

    key: str
    label: str
    words: type[Word] | None = None


_THEME = Field("theme", N_("Theme"))
FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.CONTRIBUTION: (
        Field("kind", N_("Kind"), ContributionKind),
        Field("group", N_("Group")),
        Field("session", N_("Session")),
        _THEME,
        Field("date", N_("Date")),
        Field("votes", N_("Votes")),
        Field("against", N_("Votes against")),
    ),
    Kind.RECOMMENDATION: (
        Field("state", N_("Status"), State),
        _THEME,
        Field("kept", N_("Part kept")),
        Field("reason", N_("Reason"), Reason),
        Field("explanation", N_("Answer")),
        Field("decided_by", N_("Decided by")),
        Field("date", N_("Date")),
        Field("passed_on_to", N_("Passed on to")),
        Field("proof", N_("Proof")),
        Field("next_step", N_("Next step")),
        Field("divergence", N_("Divergence")),
        Field("history", N_("History")),
    ),
    Kind.FUNCTION: (
        Field("kind", N_("Kind"), FunctionKind),
        _THEME,
        Field("importance", N_("Importance, from 1 to 5")),
        Field("criteria", N_("Criteria")),
        Field("justification", N_("Justification")),
    ),
}


@dataclass(frozen=True)
class Item:
    """A contribution, a recommendation or a function.

    Attributes:
        kind: which of the three.
        id: its id, which two items of different kinds may share.
        name: its id, with the kind before it where another item has that id too.
        text: the words of it.
        theme: the id of its theme; empty for none.
        values: what it has of its kind's fields, by their keys: a word, a text, a number, or the lines of a list.
        links: the names of the items that it points to, each with the reason.
    """

    kind: Kind
    id: str
    name: str
    text: str
    theme: str
    values: Mapping[str, Word | str | int | tuple[str, ...]]
    links: tuple[tuple[Relation, str], ...]


def items_of(project: Project, language: Language) -> tuple[Item, ...]:
    """Everything in the chain: contributions, recommendations, functions, each in the project's order."""
    return tuple(_Items(project, language).all())


class _Items:
    """Makes the items of a project; ids that name nothing make no link."""

    def __init__(self, project: Project, language: Language) -> None:
        self.project, self.language = project, language
        self.themes = {theme.id: theme.title for theme in project.themes}
        self.groups = {group.id: group.name for group in project.groups}
        self.sessions = {session.id: session.title for session in project.sessions}
        ids = {
            Kind.CONTRIBUTION: [item.id for item in project.contributions],
            Kind.RECOMMENDATION: [item.id for item in project.recommendations],
            Kind.FUNCTION: [item.id for item in project.requirements],
        }
        # Some tools make no difference between capitals and small letters.
        taken = Counter(name.casefold() for names in ids.values() for name in names)
        self.names = {
            (kind, name): name if taken[name.casefold()] == 1 else f"{kind}-{name}"
            for kind, names in ids.items()
            for name in names
        }

    def all(self) -> Iterator[Item]:
        for said in self.project.contributions:
            yield self._item(Kind.CONTRIBUTION, said, said.text, self._of_contribution(said))
        for wanted in self.project.recommendations:
            links = [(Relation.COMES_FROM, Kind.CONTRIBUTION, name) for name in wanted.sources]
            if wanted.merged_into:
                links.append((Relation.MERGED_INTO, Kind.RECOMMENDATION, wanted.merged_into))
            yield self._item(Kind.RECOMMENDATION, wanted, wanted.text, self._of_recommendation(wanted), links)
        for function in self.project.requirements:
            links = [(Relation.ANSWERS, Kind.RECOMMENDATION, name) for name in function.sources]
            yield self._item(Kind.FUNCTION, function, function.statement, self._of_function(function), links)

    def _item(
        self,
        kind: Kind,
        part: Contribution | Recommendation | Requirement,
        text: str,
        values: dict[str, Any],
        links: list[tuple[Relation, Kind, str]] | None = None,
    ) -> Item:
        values["theme"] = self.themes.get(part.theme or "")
        targets = dict.fromkeys(
            (why, self.names[of, name]) for why, of, name in links or () if (of, name) in self.names
        )
        there = {key: value for key, value in values.items() if value is not None and value not in ("", ())}
        return Item(kind, part.id, self.names[kind, part.id], text, part.theme or "", there, tuple(targets))

    def _of_contribution(self, said: Contribution) -> dict[str, Any]:
        return {
            "kind": said.kind,
            "group": self.groups.get(said.group),
            "session": self.sessions.get(said.session),
            "date": said.date and said.date.isoformat(),
            "votes": said.votes,
            "against": said.against,
        }

    def _of_recommendation(self, wanted: Recommendation) -> dict[str, Any]:
        return {
            "state": wanted.state,
            "kept": wanted.kept,
            "reason": wanted.reason,
            "explanation": wanted.explanation,
            "decided_by": wanted.decided_by,
            "date": wanted.date and wanted.date.isoformat(),
            "passed_on_to": wanted.passed_on_to,
            "proof": wanted.link,
            "next_step": wanted.next_step and self._step(wanted.next_step),
            "divergence": wanted.divergence,
            "history": tuple(map(self._past, wanted.history)),
        }

    def _of_function(self, function: Requirement) -> dict[str, Any]:
        return {
            "kind": function.kind,
            "importance": function.importance,
            "criteria": tuple(map(self._criterion, function.criteria)),
            "justification": function.justification,
        }

    def _step(self, step: NextStep) -> tuple[str, ...]:
        return (
            step.what,
            self.language.gettext("In charge: {who}").format(who=step.pilot),
            self.language.gettext("By {date}").format(date=self.language.date(step.deadline, "long")),
        )

    def _past(self, past: PastState) -> str:
        state = self.language.gettext(past.state.label)
        words = [f"{self.language.date(past.date, 'long')} · {state}", past.decided_by, past.explanation]
        return " · ".join(word for word in words if word)

    def _criterion(self, criterion: Criterion) -> str:
        said = self.language.gettext
        words = [said(N_("{name}: {level}")).format(name=criterion.name, level=criterion.level)]
        if criterion.limit:
            words.append(said(N_("limit of what is acceptable: {limit}")).format(limit=criterion.limit))
        label = said(criterion.flexibility.label)
        words.append(said(N_("flexibility {code}, {label}")).format(code=criterion.flexibility, label=label))
        if criterion.verification:
            words.append(said(N_("verified by: {how}")).format(how=criterion.verification))
        return " · ".join(words)
