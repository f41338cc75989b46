"""What a broad profile tells of somebody, as far as it rules others out: an age, a sex, a home, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labo_cli.lint.sentences import flat

__all__ = ["Traits", "traits_of"]

OLDEST = 120
_AGES = (
    # Not a length of time: “de 5 à 10 ans de métier”, “three to five years of fostering”.
    (
        re.compile(
            r"(?<!\d)(\d{1,3}) ?(?:ans )?(?:[-–/]|à|to|et|and) ?(\d{1,3})(?! ?(?:ans|years) (?:de|d'|of|in)\b|\d)"
        ),
        0,
    ),
    (re.compile(r"\b(?:plus de |over |more than )(\d{2,3})(?! ?(?:ans|years) (?:de|d'|of|in)\b|\d)"), 1),
    (re.compile(r"(?<!\d)(\d{2,3}) ?(?:ans )?(?:et plus|ou plus|and over|and more|or more|\+)"), 1),
    (re.compile(r"\b(?:moins de |under |less than )(\d{2,3})(?! ?(?:ans|years) (?:de|d'|of|in)\b|\d)"), 2),
    (re.compile(r"(?<!\d)(\d{1,3}) ?(?:ans|years? old|yrs?)\b(?! (?:de|d'|of|in)\b)"), 3),
)
_WOMAN = re.compile(
    r"\b(?:f|femmes?|seule|veuve|née|mère|fille|sœur|épouse|âgée|ancienne|retraitée|divorcée|mariée|célibataire femme"
    r"|habitante|étudiante|lycéenne|woman|female|mother|daughter|sister|wife|widow|she)\b"
)
_MAN = re.compile(
    r"\b(?:h|m|hommes?|seul|veuf|né|père|fils|frère|âgé|ancien|retraité|divorcé|marié|habitant|étudiant|lycéen"
    r"|man|male|father|son|brother|husband|widower|he)\b"
)
_ALONE = re.compile(r"\b(?:vit seule?|habite seule?|seule? chez|lives? alone|living alone)\b")
_TOGETHER = re.compile(r"\b(?:en couple|en famille|vit avec|lives? with|as a couple|colocation)\b")
_PLACE = re.compile(
    r"\b(?:quartier|village|commune|cité|rue|avenue|secteur|district|ward|neighbourhood|street)"
    r" (?:(?:du|des|de la|de|d'|of) ?)?([\w'-]+(?: [\w'-]+)?)"
    r"|(?<!\d)(\d{1,2})(?:er|e|ème|eme|st|nd|rd|th)\b(?: (?:arrondissement|district))"
    r"|\b(north|south|east|west|nord|sud|est|ouest)\b"
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


@lru_cache(maxsize=4096)
def traits_of(profile: str) -> Traits:
    """What a profile tells, its code left out."""
    text = flat(profile)
    woman, man = bool(_WOMAN.search(text)), bool(_MAN.search(text))
    place = _PLACE.search(text)
    home = "alone" if _ALONE.search(text) else "together" if _TOGETHER.search(text) else None
    return Traits(
        _age(text),
        None if woman == man else "f" if woman else "m",
        home,
        next((part for part in place.groups() if part), None) if place else None,
    )


def _age(text: str) -> tuple[int, int] | None:
    for pattern, kind in _AGES:
        for found in pattern.finditer(text):
            years = [int(part) for part in found.groups()]
            age = [(years[0], years[-1]), (years[0], OLDEST), (0, years[0]), (years[0], years[0])][kind]
            if age[0] <= age[1] <= OLDEST and (kind != 0 or age[0] >= 10):
                return age
    return None
