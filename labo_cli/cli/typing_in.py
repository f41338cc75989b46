"""Typing contributions in: what holds for the next one, and what is to be said of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labo_cli.errors import UsageError
from labo_cli.i18n import N_, _
from labo_cli.model.words import ContributionKind
from labo_cli.voices.typed import Typed, next_id, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from labo_cli.cli.typed_file import TypedFile
    from labo_cli.model.consultations import Consultation
    from labo_cli.model.immersions import Immersion
    from labo_cli.model.interviews import Interview
    from labo_cli.model.workshops import Workshop
    from labo_cli.project_files import Loaded

__all__ = ["NOTHING", "UNKNOWN", "Added", "Typing", "chosen", "likely_session", "not_held_yet", "number_of"]

_SHOWN = 140
UNKNOWN = {
    "session": N_("there is no session “{id}”"),
    "group": N_("there is no group “{id}”"),
    "theme": N_("there is no theme “{id}”"),
}
NOTHING = ("-", "—")
"""What is typed for no theme and no profile."""


@dataclass(frozen=True)
class Added:
    """A contribution that is on the disk.

    Attributes:
        typed: what it says.
        file: where, from the project's folder.
        warnings: what somebody should look at, in the language of messages.
    """

    typed: Typed
    file: str
    warnings: tuple[str, ...]


@dataclass
class Typing:
    """What the next contribution will be like, and those that are there.

    Attributes:
        loaded: the project.
        session: the id of the session.
        group: the id of the group.
        theme: the id of the theme, or None.
        last: what was added last, until it is taken out again.
        count: how many were added.
        files: where they are, from the project's folder.
    """

    loaded: Loaded
    session: str
    group: str
    theme: str | None = None
    kind: ContributionKind = ContributionKind.VERBATIM
    profile: str | None = None
    last: Added | None = None
    count: int = 0
    files: set[str] = field(default_factory=set)
    _ids: list[str] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _own: list[str] = field(default_factory=list)
    _file: TypedFile | None = None
    _named: Callable[[str], str] | None = None

    def __post_init__(self) -> None:
        """Notes what is there already."""
        said = self.loaded.project.contributions
        self._ids, self._texts = [item.id for item in said], [item.text for item in said]
        # What comes from elsewhere has ids of its own kind; the project's pattern is that of the others.
        self._own = [item.id for item in said if item.origin is None]

    @property
    def next(self) -> str:
        """The id that the next contribution gets."""
        # Somebody at another table may be typing for the same session, or for another one.
        place = self._place()
        taken = place.taken() | {name.casefold() for name in self._ids}
        return next_id([*self._own, *place.ids()], taken)

    def add(self, text: str, votes: int | None = None) -> Added:
        """Puts a contribution on the disk, and says what is to be looked at.

        Raises:
            UsageError: when there is nothing in it.
            LaboError: when the disk refuses.
        """
        text = tidy(text)
        if not text:
            raise UsageError(_("nothing was typed"), _("a few words are needed"))
        profile = tidy(self.profile or "") or None
        warnings = (*self._personal(text, profile or ""), *self._alike(text))
        place = self._place()
        with place.alone():
            typed = Typed(self.next, self.group, self.session, str(self.kind), text, self.theme, votes, profile)
            file = place.add(typed)
        for names in (self._ids, self._own):
            names.append(typed.id)
        self._texts.append(text)
        self.count += 1
        self.files.add(file)
        self.last = Added(typed, file, warnings)
        return self.last

    def take_back(self) -> Added | None:
        """Takes out the contribution typed last; None when there is none, or its file was changed since."""
        last, place = self.last, self._place()
        with place.alone():
            is_out = last is not None and place.take_back()
        if last is None or not is_out:
            return None
        for names in (self._ids, self._own, self._texts):
            names.pop()
        self.last = None
        self.count -= 1
        return last

    def give_votes(self, votes: int) -> Added | None:
        """Writes votes to the contribution typed last; None when there is none, or its file was changed since."""
        if self.last is None:
            return None
        typed = replace(self.last.typed, votes=votes)
        place = self._place()
        with place.alone():
            is_written = place.replace_last(typed)
        if not is_written:
            return None
        self.last = replace(self.last, typed=typed)
        return self.last

    def _place(self) -> TypedFile:
        if self._file is None or self._file.session != self.session:
            from labo_cli.cli.typed_file import TypedFile

            self._file = TypedFile(self.loaded.root, "contributions", self.session, self.loaded.project.language)
        return self._file

    def _personal(self, *texts: str) -> list[str]:
        from labo_cli.lint.privacy import names_finder
        from labo_cli.lint.traces import personal_data
        from labo_cli.private_lists import names_in

        if self._named is None:
            self._named = names_finder(names_in(self.loaded.root), self.loaded.project)
        found = [
            _("{what} is in it: {part}. Take it out: this will be published.").format(what=_(kind), part=part)
            for text in texts
            for kind, part in personal_data(text)
        ]
        names = [name for name in map(self._named, texts) if name]
        # A screen may be on the wall: initials are enough for the one who typed it.
        return found + [
            _("the name of a participant is in it: {name}. Put a code such as “S4” in its place.").format(
                name=" ".join(f"{word[0]}…" for word in name.split())
            )
            for name in names
        ]

    def _alike(self, text: str) -> list[str]:
        from textwrap import shorten

        from labo_cli.voices.likeness import like_this

        near = like_this(text, self._texts)[:1]
        return [
            _("{id} says nearly this: “{text}”. Keep both when two people said it.").format(
                id=self._ids[n], text=shorten(self._texts[n], _SHOWN, placeholder=" …").rstrip(".")
            )
            for n, _likeness in near
        ]


def chosen(typed: str, there_are: Sequence[tuple[str, str]], unknown: str) -> str:
    """The id that is meant by its number in a list, its id, its name, or how one of them begins.

    Args:
        typed: what somebody typed.
        there_are: each id with its name.
        unknown: the complaint about anything else, with {id} for it.

    Raises:
        UsageError: when none or several are meant.
    """
    from labo_cli.cli.asked import one_of

    if typed not in dict(there_are) and (n := number_of(typed, len(there_are))) is not None:
        return there_are[n][0]
    return one_of(typed, there_are, unknown, _("write a number from 1 to {n}, or a name").format(n=len(there_are)))


def number_of(typed: str, count: int) -> int | None:
    """The position, from 0, of a number typed for a place in a numbered list; None for what is no number.

    Raises:
        UsageError: for a number that has no place there.
    """
    if not (typed.isdecimal() and typed.isascii()):
        return None
    if not 0 < int(typed) <= count:
        raise UsageError(
            _("the list has no number {n}").format(n=typed[:12]),
            _("write a number from 1 to {n}, or a name").format(n=count),
        )
    return int(typed) - 1


def likely_session(loaded: Loaded, today: date) -> str | None:
    """The session that somebody most likely types for: today's, the one typed for last, or the last one held.

    One that is still to come is never meant without being named.
    """
    sessions = loaded.project.sessions
    dated = [(*days, item.id) for item in sessions if (days := _days(item)) is not None]
    on_the_day = [(first, name) for first, last, name in dated if first <= today <= last]
    if on_the_day:
        # A consultation may be open for months, and a workshop is on its day.
        return max(on_the_day)[1]
    to_come = {name for first, _last, name in dated if first > today}
    if (typed := _last_typed(loaded)) and typed not in to_come:
        return typed
    held = [(last, name) for _first, last, name in dated if last < today]
    alone = sessions[0].id if len(sessions) == 1 and sessions[0].id not in to_come else None
    return max(held)[1] if held else alone


def not_held_yet(loaded: Loaded, session: str, today: date) -> date | None:
    """The day of a session that is still to come; None for any other, and for one without a date."""
    days = next((_days(item) for item in loaded.project.sessions if item.id == session), None)
    return days[0] if days and days[0] > today else None


def _days(session: Workshop | Interview | Immersion | Consultation) -> tuple[date, date] | None:
    """The first and the last day of a session; None when it has no date."""
    from labo_cli.model.consultations import Consultation
    from labo_cli.model.immersions import Immersion

    if isinstance(session, Consultation):
        days = [day for day in (session.start, session.end) if day]
    elif isinstance(session, Immersion):
        days = [slot.date for slot in session.slots]
    else:
        days = [session.date] if session.date else []
    return (min(days), max(days)) if days else None


def _last_typed(loaded: Loaded) -> str | None:
    from labo_cli.cli.typed_file import MARK
    from labo_cli.i18n import Language

    mark = Language(loaded.project.language).gettext(MARK)
    files: dict[Path, str] = {}
    for item in loaded.project.sessions:
        for path in (loaded.root / "contributions").glob(f"{item.id}-{mark}*.yaml"):
            files[path] = item.id
    return files[max(files, key=lambda path: (path.stat().st_mtime, path.name))] if files else None
