"""What a broad profile tells of somebody, as far as it rules others out: an age, a sex, a home, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from labo_cli.lint.sentences import flat

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LASTING", "Traits", "traits_of"]

OLDEST = 120
SHORTEST_SPAN = 10
"""A span that begins sooner is one of time, or of anything."""
_YEARS = r" ?(?:ans|years?(?: old)?|yrs?)\b"
_AND_MORE = r"(?:et plus|ou plus|and over|and more|or more|or over)\b"
_AGE = re.compile(
    # As all that stands between two commas, years need not be said.
    r"(?:(?:de|entre|from|between|aged|âgée?s? de) )?"
    r"(?:(?P<first>\d{1,3}) ?(?:ans )?(?:[-–/]|à|to|et|and) ?(?P<last>\d{1,3})"
    r"|(?:plus de|over|more than) (?P<over>\d{2,3})"
    rf"|(?P<more>\d{{2,3}})(?:{_YEARS})? ?(?:{_AND_MORE}|\+)|(?:moins de|under|less than) (?P<under>\d{{2,3}})"
    rf"|(?P<one>\d{{1,3}})(?={_YEARS}))(?:{_YEARS})?"
)
_AGE_IN_YEARS = re.compile(
    # Elsewhere anything may be counted, and years may be a length of time: “de 5 à 10 ans de métier”.
    r"(?<!\d)(?:(?P<first>\d{1,3}) ?(?:ans )?(?:[-–/]|à|to|et|and) ?(?P<last>\d{1,3})"
    rf"|(?:plus de|over|more than) (?P<over>\d{{2,3}})|(?P<more>\d{{2,3}})(?={_YEARS} {_AND_MORE})"
    rf"|(?:moins de|under|less than) (?P<under>\d{{2,3}})|(?P<one>\d{{1,3}})){_YEARS}(?! (?:de|d'|of|in)\b)"
)
LASTING = re.compile(
    # A length of time, not an age: “depuis plus de 10 ans”.
    r"\b(?:depuis|pendant|durant|il y a|après|dans|avant|for|since|after|within|in|last|past)"
    r"(?: (?:le|les|la|the|au|at|environ|about|près|presque|almost|quelque|moins|plus|least|more|over|than|de|d'|entre"
    r"|between)){0,3} ?$"
)
_OTHERS = re.compile(
    # Somebody else is told of: “aide son père de 85 ans”.
    r"\b(?:sa|son|ses|leurs?|mon|ma|mes|d'une?|his|her|their|my|enfants?|child(?:ren)?|kids?)\b"
)
_PERSON = re.compile(r"\bpersonnes?\b.*")
"""The words that go with it are feminine, whoever it is."""
_WOMAN = re.compile(r"\b(?:femmes?|veuve|woman|female|widow|she)\b|\b(?:vit|habite|vient|sort) seule\b")
_MAN = re.compile(r"\b(?:hommes?|veuf|man|male|widower|he)\b|\b(?:vit|habite|vient|sort) seul\b")
_FIRST = r"(?:(?:une?|est) )?"
_A_WOMAN = re.compile(
    rf"f$|seule(?:$| chez)|{_FIRST}(?:née|âgée|retraitée|divorcée|mariée|habitante|étudiante|lycéenne)\b"
)
_A_MAN = re.compile(rf"[hm]$|seul(?:$| chez)|{_FIRST}(?:né|âgé|retraité|divorcé|marié|habitant|étudiant|lycéen)\b")
"""How a part between two commas begins: further on, they may be of somebody or something else."""
_PARTS = re.compile(r"\s*[,;:()·]\s*")
_ALONE = re.compile(r"\b(?:vit seule?|habite seule?|seule? chez|lives? alone|living alone)\b")
_TOGETHER = re.compile(r"\b(?:en couple|en famille|vit avec|lives? with|as a couple|colocation)\b")
_PLACE = re.compile(
    r"\b(?:quartier|village|commune|cité|rue|avenue|secteur|district|ward|neighbourhood|street)"
    r" (?:(?:du|des|de la|de|d'|of) ?)?([\w'-]+(?: [\w'-]+)?)"
    r"|(?<!\d)(\d{1,2})(?:er|e|ème|eme|st|nd|rd|th)\b(?: (?:arrondissement|district))"
    # “Est” alone is a verb more often than a place.
    r"|(?:^|[,;] ?|\b(?:au|du|le|l'|the) ?)(north|south|east|west|nord|sud|est|ouest)\b(?! \w)"
)


@dataclass(frozen=True)
class Traits:
    """What is told of somebody; what is not told is None, and rules nobody out.

    Attributes:
        age: the least and the most, in years.
        sex: f or m.
        home: alone or together.
        place: the district, in small letters.
    """

    age: tuple[int, int] | None = None
    sex: str | None = None
    home: str | None = None
    place: str | None = None

    def rule_out(self, other: Traits) -> bool:
        """Whether nobody can be both."""
        # By fives: 75–80 and 80–85 are two.
        if self.age and other.age and self.age != other.age:
            apart = self.age[1] <= other.age[0] or other.age[1] <= self.age[0]
        else:
            apart = False
        pairs = ((self.sex, other.sex), (self.home, other.home), (self.place, other.place))
        return apart or any(mine and theirs and mine != theirs for mine, theirs in pairs)

    def with_more(self, other: Traits) -> Traits:
        """What is told of the same person in two places."""
        return Traits(self.age or other.age, self.sex or other.sex, self.home or other.home, self.place or other.place)


@lru_cache(maxsize=8192)
def traits_of(profile: str) -> Traits:
    """What a profile tells, its code left out."""
    text = flat(profile)
    parts = [part for part in _PARTS.split(text.strip(" .")) if part]
    place = _PLACE.search(text)
    home = "alone" if _ALONE.search(text) else "together" if _TOGETHER.search(text) else None
    return Traits(
        next((age for part in parts if (age := _age(part))), None),
        _sex([part for part in parts if not _OTHERS.search(part)]),
        home,
        next((part for part in place.groups() if part), None) if place else None,
    )


def _sex(parts: Iterable[str]) -> str | None:
    said = {
        sex
        for part in (_PERSON.sub("", part) for part in parts)
        for sex, begins, has in (("f", _A_WOMAN, _WOMAN), ("m", _A_MAN, _MAN))
        if begins.match(part) or has.search(part)
    }
    return said.pop() if len(said) == 1 else None


def _age(part: str) -> tuple[int, int] | None:
    """The age that a part between two commas tells."""
    if not any(map(str.isdigit, part)):
        return None
    found = _AGE.fullmatch(part)
    if not found:
        found = None if _OTHERS.search(part) else _AGE_IN_YEARS.search(part)
        if not found or LASTING.search(part[: found.start()]):
            return None
    said = {name: int(years) for name, years in found.groupdict().items() if years}
    if "first" in said:
        age = (said["first"], said["last"])
    elif "under" in said:
        age = (0, said["under"])
    elif "one" in said:
        age = (said["one"], said["one"])
    else:
        age = (said.get("over") or said["more"], OLDEST)
    is_span = "first" in said and said["first"] < SHORTEST_SPAN
    return age if age[0] <= age[1] <= OLDEST and not is_span else None
