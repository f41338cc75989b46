"""What changed between two versions of a project, told for people: what is new, what is gone, which words changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.brief.marked_words import Mark, marked
from labo_cli.i18n import N_
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from labo_cli.i18n import Language
    from labo_cli.model.base import Part
    from labo_cli.model.project import Project

__all__ = ["Change", "ChangedSection", "Changes", "Difference", "changes"]


@dataclass(frozen=True)
class Difference:
    """A field that says something else than before.

    Attributes:
        label: what the field is called, in the catalogue's words.
        marks: the words that stayed, those that are gone, those that came.
    """

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Change:
    """An item that is new, is gone, or says something else.

    Attributes:
        id: what it is called by; empty where it has no id.
        title: what it is, in its own words.
        differences: the fields that changed; none for an item that is new or gone.
    """

    id: str
    title: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class ChangedSection:
    """A section of the project in which something changed.

    Attributes:
        name: the section's key.
        title: what it is called, in the catalogue's words.
        added: the items that are new.
        removed: the items that are gone.
        changed: the items that say something else.
    """

    name: str
    title: str
    added: tuple[Change, ...]
    removed: tuple[Change, ...]
    changed: tuple[Change, ...]

    @property
    def count(self) -> int:
        """How many items are new, gone or changed."""
        return len(self.added) + len(self.removed) + len(self.changed)


@dataclass(frozen=True)
class Changes:
    """What changed since another version.

    Attributes:
        name: what the user called that version by.
        version: the version that it said it was.
        date: the date that it had on its cover.
        sections: the sections in which something changed; none when all is as it was.
    """

    name: str
    version: str
    date: date | None
    sections: tuple[ChangedSection, ...]


@dataclass(frozen=True)
class _Kept:
    """What of a section is compared: its title, how to list its items, the fields of an item with their labels."""

    name: str
    title: str
    items: Callable[[Project], Sequence[Part]]
    fields: tuple[tuple[str, str], ...]
    title_field: str
    key_field: str = "id"


_RECOMMENDATION = (
    ("text", N_("Recommendation")),
    ("state", N_("Outcome")),
    ("reason", N_("Reason")),
    ("kept", N_("What is kept")),
    ("explanation", N_("Answer")),
    ("decided_by", N_("Decided by")),
    ("date", N_("Date")),
    ("merged_into", N_("Merged into")),
    ("next_step", N_("Next step")),
    ("passed_on_to", N_("Passed on to")),
    ("divergence", N_("What the groups disagree on")),
    ("reactions", N_("What participants said of the answer")),
    ("sources", N_("Where it comes from")),
)
_KEPT = (
    _Kept(
        "recommendations",
        N_("Recommendations and answers"),
        lambda project: project.recommendations,
        _RECOMMENDATION,
        "text",
    ),
    _Kept(
        "requirements",
        N_("Functions and criteria"),
        lambda project: project.requirements,
        (
            ("statement", N_("Function")),
            ("kind", N_("Kind")),
            ("importance", N_("Importance")),
            ("criteria", N_("Criterion")),
            ("sources", N_("Recommendations answered")),
            ("justification", N_("Why it is there")),
        ),
        "statement",
    ),
    _Kept(
        "contributions",
        N_("What was said"),
        lambda project: project.contributions,
        (
            ("text", N_("Words")),
            ("kind", N_("Kind")),
            ("group", N_("Group")),
            ("session", N_("Session")),
            ("theme", N_("Theme")),
            ("votes", N_("Votes")),
            ("profile", N_("Profile")),
        ),
        "text",
    ),
    _Kept(
        "groups",
        N_("Groups"),
        lambda project: project.groups,
        (("name", N_("Name")), ("profile", N_("Profile"))),
        "name",
    ),
)
_TEXTS: tuple[tuple[str, str, Callable[[Project], Any]], ...] = (
    ("title", N_("Title"), lambda p: p.title),
    ("challenge", N_("The question of the project"), lambda p: p.challenge),
    ("context", N_("Context and commission"), lambda p: p.context),
    ("summary", N_("The service on one page"), lambda p: p.brief.summary),
    ("limits", N_("What this work does not show"), lambda p: p.brief.limits),
    ("findings", N_("Findings and words heard"), lambda p: p.brief.findings),
    ("today", N_("The user's journey, today"), lambda p: p.brief.journey.today),
    ("target", N_("The user's journey, with the service"), lambda p: p.brief.journey.target),
    ("within", N_("In scope"), lambda p: p.brief.scope.within),
    ("outside", N_("Out of scope"), lambda p: p.brief.scope.outside),
    ("service", N_("What the service must offer"), lambda p: p.brief.service),
    ("constraints", N_("Constraints"), lambda p: p.brief.constraints),
    ("governance", N_("Governance and partners"), lambda p: p.brief.governance),
    ("means", N_("Means"), lambda p: p.brief.means),
    ("trial", N_("Trial and calendar"), lambda p: p.brief.trial),
    ("indicators", N_("Indicators"), lambda p: p.brief.indicators),
    ("risks", N_("Risks"), lambda p: p.brief.risks),
    ("answering", N_("Duty to answer"), lambda p: p.brief.answering),
    ("glossary", N_("Glossary"), lambda p: p.brief.glossary),
)


def changes(old: Project, new: Project, name: str, language: Language) -> Changes:
    """What changed from one version of a project to another.

    Items are the same when they have the same id; those without one, such as criteria and risks, when they have the
    same name.

    Args:
        old: the project as it was.
        new: the project as it is.
        name: what the user called the old one by.
        language: of the document, for the words of states, dates and others.
    """
    found = (_section(kept, old, new, language) for kept in _KEPT)
    sections = [section for section in (*found, _brief(old, new, language)) if section.count]
    return Changes(name, old.brief.version, old.brief.date, tuple(sections))


def _section(kept: _Kept, old: Project, new: Project, language: Language) -> ChangedSection:
    before = {getattr(item, kept.key_field): item for item in kept.items(old)}
    after = {getattr(item, kept.key_field): item for item in kept.items(new)}

    def told(key: str, item: Part, differences: tuple[Difference, ...] = ()) -> Change:
        return Change(key, str(getattr(item, kept.title_field)), differences)

    changed = []
    for key, item in after.items():
        if key in before and item != before[key]:
            pairs = [
                difference
                for field, label in kept.fields
                for difference in _differences(label, _value(before[key], field), _value(item, field), language)
            ]
            if pairs:
                changed.append(told(key, item, tuple(pairs)))
    return ChangedSection(
        kept.name,
        kept.title,
        tuple(told(key, item) for key, item in after.items() if key not in before),
        tuple(told(key, item) for key, item in before.items() if key not in after),
        tuple(changed),
    )


def _value(item: Part, field: str) -> Any:
    value = getattr(item, field)
    return f"K{value}" if field == "importance" else value


def _brief(old: Project, new: Project, language: Language) -> ChangedSection:
    """The sections that one text or list makes, each as an item of its own."""
    added: list[Change] = []
    removed: list[Change] = []
    changed: list[Change] = []
    for _name, title, value in _TEXTS:
        before, after = value(old), value(new)
        if before == after:
            continue
        differences = tuple(_differences("", before, after, language))
        if before and after:
            changed.append(Change("", title, differences))
        else:
            (added if after else removed).append(Change("", title))
    return ChangedSection("brief", N_("Sections of the specification"), tuple(added), tuple(removed), tuple(changed))


def _differences(label: str, before: Any, after: Any, language: Language) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, list) and isinstance(after, list):
        if all(isinstance(item, str) for item in before + after):
            gone = tuple(Mark("gone", item) for item in before if item not in after)
            new = tuple(Mark("new", item) for item in after if item not in before)
            if gone or new:
                yield Difference(label, gone + new)
        else:
            yield from _parts(label, before, after, language)
    else:
        yield Difference(label, marked(_said(before, language), _said(after, language)))


def _parts(label: str, before: list[Any], after: list[Any], language: Language) -> Iterator[Difference]:
    """Parts without an id, each found again by its first field: its name, its title, its stage."""
    was = {_name_of(part): part for part in before}
    now = {_name_of(part): part for part in after}
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old != new:
            yield Difference(label, marked(_said(old, language), _said(new, language)))


def _name_of(part: Any) -> str:
    return str(next(iter(part.__dict__.values())))


def _said(value: Any, language: Language) -> str:
    """A value in the words of the document."""
    if value is None:
        return ""
    if isinstance(value, Word):
        return language.gettext(value.label)
    if isinstance(value, list):
        return language.list([_said(item, language) for item in value])
    if hasattr(value, "isoformat"):
        return language.date(value, "long")
    if hasattr(value, "__dict__"):
        said = [_said(part, language) for part in value.__dict__.values() if part not in (None, [], {})]
        return " · ".join(said)
    return " ".join(str(value).split())
