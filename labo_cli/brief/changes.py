"""What changed between two versions of a project, told for people: what is new, what is gone, which words changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from labo_cli.brief.compared import ITEMS, TEXTS
from labo_cli.brief.marked_words import Mark, marked
from labo_cli.i18n import N_
from labo_cli.model.base import Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from labo_cli.brief.compared import Compared
    from labo_cli.i18n import Language
    from labo_cli.model.base import Part
    from labo_cli.model.project import Project

__all__ = ["Change", "ChangedSection", "Changes", "Difference", "Earlier", "changes", "label"]


@dataclass(frozen=True)
class Earlier:
    """A project as it was, and where that was found.

    Attributes:
        name: what the user called it by.
        project: what it said.
        commit: the short name of its commit in git; empty for a version that was saved.
        day: when that commit was made.
        file: the file that a version was saved in; empty for a commit.
    """

    name: str
    project: Project
    commit: str = ""
    day: date | None = None
    file: str = ""


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
        day: when its commit was made; None for a version that was saved.
        date: the date that it had on its cover.
        is_same_version: whether the project says that it still is that version.
        commit: the short name of its commit in git; empty for a version that was saved.
        file: the file that it was saved in; empty for a commit.
        label: what the document calls it: its version, and where two say the same one, which it was.
        sections: the sections in which something changed; none when all is as it was.
    """

    name: str
    version: str
    day: date | None
    date: date | None
    is_same_version: bool
    commit: str
    file: str
    label: str
    sections: tuple[ChangedSection, ...]


_NAMING = frozenset({"group", "session", "theme"})
"""Fields that name a part of the project by its id, for which people are told its title."""


class _Named(str):
    """An id that stands for what it names."""

    __slots__ = ()


@dataclass(frozen=True)
class _Speech:
    """How values are said: in which language, and what ids stand for."""

    language: Language
    names: dict[str, str]


def changes(earlier: Earlier, new: Project, language: Language) -> Changes:
    """What changed from one version of a project to another.

    Items are the same when they have the same id; those without one, such as criteria and risks, when they have the
    same name.

    Args:
        earlier: the project as it was.
        new: the project as it is.
        language: of the document, for the words of states, dates and others.
    """
    old = earlier.project
    speech = _Speech(language, _names(old) | _names(new))
    compared = (_section(kept, old, new, speech) for kept in ITEMS)
    sections = [section for section in (*compared, _brief(old, new, speech)) if section.count]
    found = Changes(
        name=earlier.name,
        version=old.brief.version,
        date=old.brief.date,
        is_same_version=old.brief.version == new.brief.version,
        commit=earlier.commit,
        day=earlier.day,
        file=earlier.file,
        label="",
        sections=tuple(sections),
    )
    return replace(found, label=label(found, language))


def label(found: Changes, language: Language) -> str:
    """What the earlier version is called: the version that it said it was, and which one where two say the same."""
    if not found.is_same_version:
        return found.version
    if found.commit and found.day:
        text = language.gettext(N_("{version} (revision {commit} of {date})"))
        return text.format(version=found.version, commit=found.commit, date=language.date(found.day, "long"))
    return language.gettext(N_("{version} (kept in {file})")).format(version=found.version, file=found.file)


def _section(kept: Compared, old: Project, new: Project, speech: _Speech) -> ChangedSection:
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
                for difference in _differences(label, _value(before[key], field), _value(item, field), speech)
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


def _names(project: Project) -> dict[str, str]:
    named = {group.id: group.name for group in project.groups}
    return named | {item.id: item.title for item in (*project.themes, *project.sessions)}


def _value(item: Part, field: str) -> Any:
    value = getattr(item, field)
    return f"K{value}" if field == "importance" else _Named(value) if field in _NAMING and value else value


def _brief(old: Project, new: Project, speech: _Speech) -> ChangedSection:
    """The sections that one text or list makes, each as an item of its own."""
    added: list[Change] = []
    removed: list[Change] = []
    changed: list[Change] = []
    for _name, title, value in TEXTS:
        before, after = value(old), value(new)
        if before == after:
            continue
        differences = tuple(_differences("", before, after, speech))
        if before and after:
            changed.append(Change("", title, differences))
        else:
            (added if after else removed).append(Change("", title))
    return ChangedSection("brief", N_("Sections of the specification"), tuple(added), tuple(removed), tuple(changed))


def _differences(label: str, before: Any, after: Any, speech: _Speech) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, list) and isinstance(after, list):
        if all(isinstance(item, str) for item in before + after):
            gone = tuple(Mark("gone", item) for item in before if item not in after)
            new = tuple(Mark("new", item) for item in after if item not in before)
            if gone or new:
                yield Difference(label, gone + new)
        else:
            yield from _parts(label, before, after, speech)
    else:
        yield Difference(label, marked(_said(before, speech), _said(after, speech)))


def _parts(label: str, before: list[Any], after: list[Any], speech: _Speech) -> Iterator[Difference]:
    """Parts without an id, each found again by its first field: its name, its title, its stage."""
    was = {_name_of(part): part for part in before}
    now = {_name_of(part): part for part in after}
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old != new:
            yield Difference(label, marked(_said(old, speech), _said(new, speech)))


def _name_of(part: Any) -> str:
    return str(next(iter(part.__dict__.values())))


def _said(value: Any, speech: _Speech) -> str:
    """A value in the words of the document."""
    if value is None:
        return ""
    if isinstance(value, _Named):
        return speech.names.get(value, value)
    if isinstance(value, Word):
        return speech.language.gettext(value.label)
    if isinstance(value, list):
        return speech.language.list([_said(item, speech) for item in value])
    if hasattr(value, "isoformat"):
        return speech.language.date(value, "long")
    if hasattr(value, "__dict__"):
        parts = value.__dict__.items()
        said = [_Named(part) if key in _NAMING else part for key, part in parts if part not in (None, [], {})]
        return " · ".join(_said(part, speech) for part in said)
    return " ".join(str(value).split())
