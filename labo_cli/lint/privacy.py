"""Personal data in what will be published."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _, ngettext
from labo_cli.lint.present import day
from labo_cli.lint.profiles import small_profiles
from labo_cli.lint.rule import ChainCase, Family, Finding, Rule, Severity
from labo_cli.lint.traces import NUMBER_OF_LAW, may_have_traces, personal_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.lint.person_names import NameFinder
    from labo_cli.lint.rule import Path
    from labo_cli.model.project import Project

__all__ = ["PRIVACY_RULES", "names_finder"]

_PLACES = frozenset({"place", "places", "link"})
"""Keys under which a number is a place's own, or part of an address on the web."""
_ADDRESS = ("feedback", "reply")
"""Where participants are told whom to write to or ring: an address meant for the public."""
_SECTIONS = (
    *("groups", "themes", "workshops", "interviews", "immersions", "consultations"),
    *("imports", "contributions", "recommendations", "requirements"),
)
"""The lists of the project whose ids are printed, or name files that are."""
_BETWEEN_WORDS = re.compile(r"[-_.]+")


def _written_data(case: ChainCase) -> Iterator[Finding]:
    # A workshop with an agenda is looked at as a session, its errors are told there.
    told = {n for n, workshop in enumerate(case.project.workshops) if workshop.agenda}
    for path, text in case.published:
        if not may_have_traces(text):
            continue
        if (path[0] == "workshops" and path[1] in told) or path == _ADDRESS:
            continue
        for kind, part in personal_data(text, with_numbers=not _PLACES.intersection(map(str, path))):
            hint = _("take it out, and keep it in private/participants.csv; a service's own number goes under place:")
            if kind == NUMBER_OF_LAW:
                hint = _("take it out, and keep it nowhere: the law says who may")
            yield Finding(
                path, _("this will be published, and has {kind} in it: {part}").format(kind=_(kind), part=part), hint
            )


def names_finder(written: tuple[str, ...], project: Project) -> Callable[[str], str]:
    """What finds in a text the name of somebody who takes part, its accents off; empty when there is none for sure.

    Args:
        written: the names, each as in a register, such as “Dupont, Odile”.
        project: what they are looked for in: its team signs with its names.
    """
    names = _finder(written, project)

    def found(text: str) -> str:
        named = names.found(text)
        return named.part if named and named.is_sure else ""

    return found


def _finder(written: tuple[str, ...], project: Project) -> NameFinder:
    # Most projects list nobody yet: its patterns take as long to build as a section to read.
    from labo_cli.lint.person_names import NameFinder

    return NameFinder(written, (member.name for member in project.team))


def _private_names(case: ChainCase) -> Iterator[Finding]:
    if not case.names:
        return
    names = _finder(case.names, case.project)
    yield from _names_in_ids(case, names)
    for path, text in case.published:
        if _is_signed(path) or (named := names.found(text)) is None:
            continue
        if named.is_sure:
            yield Finding(
                path,
                _("this will be published, and has the name of somebody in the list of participants: {name}").format(
                    name=_hidden(named.part)
                ),
                _(
                    "write who speaks by their group, or by a code in profile:, such as “S4, 75–80”; if it is "
                    "somebody else, write the name in another way"
                ),
            )
        else:
            yield Finding(
                path,
                _("this will be published, and a word of it is also the family name of a participant: {name}").format(
                    name=_hidden(named.part)
                ),
                _("if it is the person, write their group instead; if it is a word, accept it or use another"),
                severity=Severity.WARNING,
            )


def _is_signed(path: Path) -> bool:
    """Whether a text is the name of somebody who signs: of the team, or the author of a method."""
    return path[0] == "team" or path[-1] == "author"


def _names_in_ids(case: ChainCase, names: NameFinder) -> Iterator[Finding]:
    """The names of files, and the ids that are not taken from one: words with hyphens, and small letters."""
    told = set()
    for file in case.files:
        stem = PurePosixPath(file).stem
        if part := _name_in_id(stem, names):
            told.add(stem)
            yield Finding(
                (file,),
                _("the name of this file is the name of somebody in the list of participants: {name}").format(
                    name=_hidden(part)
                ),
                _(
                    "rename it after a code, such as s4.yaml; an id that is taken from it follows, and is to be "
                    "changed where others name it"
                ),
            )
    for section in _SECTIONS:
        for n, item in enumerate(getattr(case.project, section)):
            if item.id not in told and (part := _name_in_id(item.id, names)):
                yield Finding(
                    (section, n, "id"),
                    _(
                        "this id will be published, and is the name of somebody in the list of participants: {name}"
                    ).format(name=_hidden(part)),
                    _("take a code instead, such as s4, here and where others name it"),
                )


def _name_in_id(text: str, names: NameFinder) -> str:
    named = names.found(_BETWEEN_WORDS.sub(" ", text))
    return named.part if named and named.is_sure else ""


def _hidden(name: str) -> str:
    """A name, enough of it to find it by, and no more."""
    return " ".join(f"{word[0]}…" for word in name.split())


def _small(case: ChainCase) -> Iterator[Finding]:
    return small_profiles(case.project)


def _over(case: ChainCase) -> Iterator[Finding]:
    if not case.private:
        return
    from labo_cli.purging.due import kept_until

    due = [one for one in kept_until(case.private, case.project, case.lists) if one.is_due(case.today)]
    if due:
        since = min(one.until for one in due if one.until)
        yield Finding(
            ("retention",),
            ngettext(
                "{n} file with personal data is kept too long, since {date}",
                "{n} files with personal data are kept too long, the first since {date}",
                len(due),
            ).format(n=len(due), date=day(since)),
            _("labo purge lists what is due, and removes it once you say so"),
        )


PRIVACY_RULES: tuple[Rule[ChainCase], ...] = (
    Rule(
        "personal-data-published",
        Family.DATA,
        Severity.ERROR,
        N_("Somebody's address or number in what will be published"),
        N_(
            "What people said goes into the specification, the letters and the poster, word for word. A telephone "
            "number left in one sentence goes with it to everybody, and what has been sent cannot be called back."
        ),
        N_(
            "Take it out of the text; “[number]” in its place keeps the sentence whole. If the project is under "
            "version control, it is in its earlier versions too: tell your data protection officer. A service's own "
            "address, such as contact@, is fine."
        ),
        _written_data,
    ),
    Rule(
        "private-name-published",
        Family.DATA,
        Severity.ERROR,
        N_("The name of a participant in what will be published"),
        N_(
            "People were told that their name would stand in no document. It is most often let slip by somebody else, "
            "in a sentence that is quoted, or in the thanks of an explanation."
        ),
        N_(
            "Put the group or the code in its place, “a neighbour”, “S4”. The names are those of "
            "the lists in private/, which never leave your computer; the message gives their initials only. A "
            "borrowed name has to be one that nobody in the list bears."
        ),
        _private_names,
    ),
    Rule(
        "small-profile",
        Family.DATA,
        Severity.WARNING,
        N_("A profile by which somebody can be known again"),
        N_(
            "An age, a district, a trade: three details that everybody shares are enough, together, to point at one "
            "person. In a group of fewer than five, one is enough. Without the name, it is still personal data."
        ),
        N_(
            "In a small group, quote without a profile, or under a broader group. Elsewhere keep to a code and two "
            "broad details, always the same ones for the same person: an age by fives or tens, and what matters for "
            "the service."
        ),
        _small,
    ),
    Rule(
        "retention-over",
        Family.DATA,
        Severity.WARNING,
        N_("Personal data that is kept too long"),
        N_(
            "People agreed to a length of time: it stands on the form that they signed. What is still there afterwards "
            "can be lost, stolen or asked for, and nobody has the right to use it."
        ),
        N_(
            "See what is due with “labo purge”, and have it removed. If something has to be kept longer, ask those "
            "concerned again, and write the new length under retention:."
        ),
        _over,
    ),
)
"""What is looked after so that nobody is known again by what they said."""
