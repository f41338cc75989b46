"""Personal data in what will be published."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _, ngettext
from labo_cli.lint.common_names import COMMON
from labo_cli.lint.present import day
from labo_cli.lint.profiles import small_profiles
from labo_cli.lint.rule import ChainCase, Family, Finding, Rule, Severity
from labo_cli.lint.traces import NUMBER_OF_LAW, personal_data
from labo_cli.purging.due import kept_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.model.project import Project

__all__ = ["PRIVACY_RULES", "names_finder"]

SHORTEST_SURNAME = 4
"""Letters of a surname that is looked for alone: shorter ones are found in too many words."""

_WORD = re.compile(r"\w+")
_FIGURES = re.compile(r"\d(?:\W{0,3}\d){5}")
_PLACES = frozenset({"place", "places", "link"})
"""Keys under which a number is a place's own, or part of an address on the web."""
_ADDRESS = ("feedback", "reply")
"""Where participants are told whom to write to or ring: an address meant for the public."""
_STREETS = re.compile(
    # Streets, schools and squares are called after people who are not here.
    r"(?:\b(?:rue|avenue|boulevard|bd|place|square|quai|all[ée]e|impasse|cours|pont|passage|chemin|villa|cit[ée]"
    r"|lyc[ée]e|[ée]cole|coll[èe]ge|h[ôo]pital|biblioth[èe]que|m[ée]diath[èe]que|gymnase|stade|th[ée][âa]tre|salle"
    r"|espace|station|m[ée]tro|r[ée]sidence|foyer|maison|centre|parc|jardin|tour|gare|mairie|march[ée]|restaurant|loi"
    r"|rapport|prix|sainte?|school|college|street|road|hospital|library|st)"
    r"(?: d[eu]s?| d'| de la)?(?: [A-ZÀ-Ý][\w-]*){0,2}[ -])$"
)
_AFTER = re.compile(
    r"^ (?:street|road|avenue|lane|square|house|hall|school|college|park|library|centre|hospital)\b", re.I
)


def _written_data(case: ChainCase) -> Iterator[Finding]:
    # A workshop with an agenda is looked at as a session, its errors are told there.
    told = {n for n, workshop in enumerate(case.project.workshops) if workshop.agenda}
    for path, text in case.published:
        if "@" not in text and not _FIGURES.search(text):
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


class _Names:
    """The names of those who take part, as they are looked for in texts.

    Args:
        written: each as in a register, such as “Dupont, Odile”.
        project: what they are looked for in: its team signs with its names.
    """

    def __init__(self, written: tuple[str, ...], project: Project) -> None:
        team = {word.casefold() for member in project.team for word in re.findall(r"[\w'-]+", member.name)}
        whole: set[str] = set()
        alone: set[str] = set()
        lasts: set[str] = set()
        for name in written:
            last, _comma, first = (part.strip() for part in name.partition(","))
            if not last or {word.casefold() for word in f"{first} {last}".split()} <= team:
                continue
            lasts.add(last)
            if first:
                whole |= {f"{first} {last}", f"{last} {first}"}
            if len(last) >= SHORTEST_SURNAME and last.casefold() not in COMMON | team:
                alone.add(last)
        self.words = {max(re.findall(r"\w+", last.casefold()), key=len, default="") for last in lasts}
        self.whole = _any_of(whole, re.IGNORECASE)
        capitals = {form for last in alone for form in (last[0].upper() + last[1:], last.title(), last.upper())}
        self.alone = _any_of(capitals)

    def found(self, text: str) -> str:
        """The first name in a text, as it stands there; empty when there is none."""
        # Most texts have no word of any name: that is told far sooner than where it stands.
        if self.words.isdisjoint(_WORD.findall(text.casefold())):
            return ""
        if self.whole and (match := self.whole.search(text)):
            return match[0]
        for match in self.alone.finditer(text) if self.alone else ():
            if not _STREETS.search(text[: match.start()], max(0, match.start() - 60)) and not _AFTER.match(
                text[match.end() :]
            ):
                return match[0]
        return ""


def names_finder(written: tuple[str, ...], project: Project) -> Callable[[str], str]:
    """What finds in a text the first name of somebody who takes part, as it stands there; empty when there is none.

    Args:
        written: the names, each as in a register, such as “Dupont, Odile”.
        project: what they are looked for in.
    """
    return _Names(written, project).found


def _any_of(words: set[str], flags: int = 0) -> re.Pattern[str] | None:
    if not words:
        return None
    texts = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(texts)})(?![\w-])", flags)


def _private_names(case: ChainCase) -> Iterator[Finding]:
    if not case.names:
        return
    names = _Names(case.names, case.project)
    for path, text in case.published:
        if path[0] == "team":
            continue
        if name := names.found(text):
            yield Finding(
                path,
                _("this will be published, and has the name of somebody in the list of participants: {name}").format(
                    name=_hidden(name)
                ),
                _(
                    "write who speaks by their group, or by a code in profile:, such as “S4, 75–80”; if it is "
                    "somebody else, write the name in another way"
                ),
            )


def _hidden(name: str) -> str:
    """A name, enough of it to find it by, and no more."""
    return " ".join(f"{word[0]}…" for word in name.split())


def _small(case: ChainCase) -> Iterator[Finding]:
    return small_profiles(case.project, Counter(said.group for said in case.project.contributions if said.profile))


def _over(case: ChainCase) -> Iterator[Finding]:
    due = [one for one in kept_until(case.private, case.project) if one.is_due(case.today)] if case.private else []
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
            "private/participants.csv, which never leaves your computer; the message gives their initials only. A "
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
