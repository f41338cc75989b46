"""Until when each file of the private folders may be kept, and since when it is kept too long.

Only names and dates are looked at, and which files are lists of people; never what else they say. A file that nothing
dates is never due: it is told apart.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.folders import DOCUMENTS, PRIVATE
from labo_cli.i18n import N_
from labo_cli.i18n.plain import plain
from labo_cli.model.consultations import Consultation
from labo_cli.model.immersions import Immersion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from labo_cli.model.project import Project

__all__ = [
    *("LIST", "LOG", "Kept", "Kind", "Reason", "kept_until", "may_list_people"),
    "months_after",
]

LOG = "purge-log.txt"
LIST = "participants"
SHORTEST_IN_NAME = 4
"""Letters of a session's id that is recognised within a longer name."""


def _words(*forms: str) -> re.Pattern[str]:
    """What finds one of these words in a name without accents: “signe” is not in “consigne”."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(forms)})(?![a-z])")


_SOUND = re.compile(
    r"\.(?:mp3|wav|m4a|ogg|oga|opus|flac|aac|wma|amr|aiff?|aifc|caf|3gp|mka|dss|ds2"
    r"|mp4|m4v|mov|avi|mkv|webm|mpe?g|wmv|mts)"
)
"""Sound, and pictures that move, on which voices are heard too."""
_PICTURES = re.compile(r"\.(?:jpe?g|jpe|png|hei[cf]|webp|tiff?|gif|bmp|avif|raw|dng|cr[23]|nef|arw)")
_LISTS = re.compile(r"\.(?:csv|tsv|xlsx?|ods|numbers)")
_WRITTEN = re.compile(
    r"\.(?:txt|text|md|markdown|rst|org|ya?ml|json|xml|html?|docx?|odt|rtf|pages|vcf|ldif)", re.IGNORECASE
)
"""Texts and cards of addresses. Spreadsheets that labo does not read are told by what reads lists."""
_NAMED_LIST = re.compile(rf"(?:(?:copie|copy|liste?)[\W_]+(?:(?:de|des|of)[\W_]+)?)*{LIST}")
_SIGNED = _words(
    "consent",
    "consente?ments?",
    "consents",
    "consented",
    "formulaires?",
    "autorisations?",
    "signee?s?",
    "signed",
    "releases?",
    "forms?",
    r"droits?[ _-]?(?:a[ _-]?l.?|d.?)?images?",
)
_SIGNED_IN = _words("emargements?", "presences?", r"sign[ _-]?in", "attendance", "badges?")
_JOINED = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_SYSTEM = re.compile(r"\.DS_Store|\.gitkeep|\.gitignore|\.nomedia|Thumbs\.db|desktop\.ini|\.labo\.json", re.IGNORECASE)
_COPY = re.compile(r"(?:~|#|\.bak|\.old|\.orig|\.tmp|\.sw[a-p])+$", re.IGNORECASE)
_LOCK = re.compile(r"^(?:\.~lock\.|~\$|\._|\.#|\.)")
_README = re.compile(r"(?:lisez-?moi|readme|read-?me)\b")


class Kind(Enum):
    """What a file holds of somebody, in the catalogue's words."""

    CONTACTS = N_("list of participants")
    RECORDING = N_("recording")
    PICTURE = N_("picture")
    FORM = N_("signed form")
    MADE = N_("document with names, made by labo")
    OTHER = N_("something else")


class Reason(Enum):
    """From when a file's time is counted, in the catalogue's words."""

    FEEDBACK = N_("the feedback to participants")
    END = N_("the end of the project")
    SESSION = N_("the session")
    NAMED = N_("the date in its name")
    LAST = N_("the last session")
    NO_SESSION = N_("neither a session nor a date in its name")
    NO_DATE = N_("the session has no date")
    NO_CALENDAR = N_("the calendar gives neither the day of the feedback nor an end")
    NOT_KNOWN = N_("labo does not know what it is")


@dataclass(frozen=True)
class Kept:
    """A file of a private folder, and until when it may be kept.

    Attributes:
        name: its place in the project's folder, with strokes.
        kind: what it holds.
        reason: from when its time is counted, or why that cannot be told.
        since: that day; None when it cannot be told.
        until: the last day on which it may be kept; None when it cannot be told.
    """

    name: str
    kind: Kind
    reason: Reason
    since: datetime.date | None = None
    until: datetime.date | None = None

    def is_due(self, day: datetime.date) -> bool:
        """Whether it is kept too long on a day."""
        return self.until is not None and self.until < day


def kept_until(names: Iterable[str], project: Project, lists: Collection[str] = ()) -> list[Kept]:
    """Until when each file may be kept, in the order of their names.

    Args:
        names: the files of private/ and out/private/, each by its place in the project's folder, with strokes.
        project: what it says of its sessions, its calendar and how long data is kept.
        lists: those that are lists of people by their columns, whatever they are called.
    """
    days = _session_days(project)
    kinds = {name: Kind.CONTACTS if _is_list(name, lists) else _kind(name) for name in names if not _is_no_data(name)}
    return [_kept(name, kind, project, days) for name, kind in sorted(kinds.items(), key=lambda pair: pair[0])]


def months_after(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def may_list_people(name: str) -> bool:
    """Whether a file of private/ may be a list of people in a form that no name is taken from: a text, a note.

    Args:
        name: its place in the project's folder, with strokes.
    """
    inside = PurePosixPath(name)
    is_written = _WRITTEN.fullmatch(inside.suffix) and not _LOCK.match(inside.name)
    return bool(is_written) and not _is_no_data(name)


def _is_no_data(name: str) -> bool:
    """Whether a file is the system's, labo's own note about the folder, or its record of what was removed."""
    inside = PurePosixPath(name)
    if _SYSTEM.fullmatch(inside.name):
        return True
    return str(inside.parent) == PRIVATE and (inside.name == LOG or bool(_README.match(plain(inside.stem))))


def _is_list(name: str, lists: Collection[str]) -> bool:
    return name in lists and not name.startswith(f"{DOCUMENTS}/")


def _kept(name: str, kind: Kind, project: Project, days: Mapping[str, datetime.date | None]) -> Kept:
    keep = project.retention
    if kind is Kind.OTHER:
        return Kept(name, kind, Reason.NOT_KNOWN)
    if kind is Kind.CONTACTS:
        return _after_feedback(name, kind, project)
    reason, since = _dated(name, days)
    if kind is Kind.FORM:
        # A form is the proof of what it allows: it goes with the last of it, not before.
        if since is None:
            known = [day for day in days.values() if day]
            reason, since = (Reason.LAST, max(known)) if known else (reason, None)
        contacts = _after_feedback(name, kind, project)
        if since is None or contacts.until is None or contacts.since is None:
            return Kept(name, kind, reason if since is None else contacts.reason)
        own = months_after(since, max(keep.pictures, keep.recordings))
        return contacts if contacts.until > own else Kept(name, kind, reason, since, own)
    if since is None:
        return Kept(name, kind, reason)
    months = {Kind.RECORDING: keep.recordings, Kind.PICTURE: keep.pictures, Kind.MADE: keep.contacts}[kind]
    return Kept(name, kind, reason, since, months_after(since, months))


def _kind(name: str) -> Kind:
    # Copies that an editor leaves behind hold what the file holds.
    path = PurePosixPath(_COPY.sub("", name))
    path = path.with_name(_LOCK.sub("", path.name) or path.name)
    # “FormulaireSigné.pdf” is two words.
    said, suffix = plain(_JOINED.sub(" ", name)), path.suffix.lower()
    if name.startswith(f"{DOCUMENTS}/"):
        return Kind.MADE
    if _SOUND.fullmatch(suffix):
        return Kind.RECORDING
    if _LISTS.fullmatch(suffix) and _NAMED_LIST.match(plain(path.stem)):
        return Kind.CONTACTS
    is_picture = _PICTURES.fullmatch(suffix)
    if is_picture or suffix == ".pdf":
        if _SIGNED_IN.search(said):
            return Kind.MADE
        if _SIGNED.search(said):
            return Kind.FORM
    return Kind.PICTURE if is_picture else Kind.OTHER


def _after_feedback(name: str, kind: Kind, project: Project) -> Kept:
    calendar = project.calendar
    if calendar is None:
        return Kept(name, kind, Reason.NO_CALENDAR)
    reason, since = (Reason.FEEDBACK, calendar.feedback) if calendar.feedback else (Reason.END, calendar.end)
    return Kept(name, kind, reason, since, months_after(since, project.retention.contacts))


def _dated(name: str, days: Mapping[str, datetime.date | None]) -> tuple[Reason, datetime.date | None]:
    """The day that a file is of: that of the session named in its path, or the one written there, the later of both."""
    written = [datetime.date(*(int(part) for part in found)) for found in _days_in(name)]
    session = _session(name, days)
    day = days.get(session) if session else None
    if written and (day is None or max(written) >= day):
        return Reason.NAMED, max(written)
    if day:
        return Reason.SESSION, day
    return (Reason.NO_DATE if session else Reason.NO_SESSION), None


def _days_in(name: str) -> list[tuple[str, str, str]]:
    found = [(year, month, day) for year, _sign, month, day in _DAY.findall(name)]
    return [parts for parts in found if int(parts[2]) <= monthrange(int(parts[0]), int(parts[1]))[1]]


def _session(name: str, days: Mapping[str, datetime.date | None]) -> str:
    """The session whose id stands in a path as a whole; of several, the one that lets the file be kept longest."""
    parts = [_bare(part) for part in (*PurePosixPath(name).parts[:-1], PurePosixPath(name).stem)]
    found = [session for session in days if any(_says(part, _bare(session)) for part in parts)]
    # “atelier” is named by the way where “atelier-2” is meant.
    meant = [one for one in found if not any(one != other and _says(_bare(other), _bare(one)) for other in found)]
    return max(meant, key=lambda session: days[session] or datetime.date.max, default="")


def _says(part: str, session: str) -> bool:
    """Whether a part of a path names a session; a short id, which may be a word, has to be the whole of it."""
    return part == session if len(session) < SHORTEST_IN_NAME else f"-{session}-" in f"-{part}-"


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "-", plain(text)).strip("-")


def _session_days(project: Project) -> dict[str, datetime.date | None]:
    """The last day that is known of each session, by its id; None where it has no date yet.

    A round of interviews only says its first: what was said in it may be of a later one.
    """
    days: dict[str, datetime.date | None] = {}
    for session in project.sessions:
        if isinstance(session, Consultation):
            days[session.id] = session.end or session.start
        elif isinstance(session, Immersion):
            days[session.id] = max((slot.date for slot in session.slots), default=None)
        else:
            days[session.id] = session.date
    for said in project.contributions:
        known = days.get(said.session)
        if said.date and known and said.date > known:
            days[said.session] = said.date
    return days
