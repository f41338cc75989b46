"""Profiles by which somebody can be known again: of a small group, too precise, or pieced together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from labo_cli.i18n import _, ngettext
from labo_cli.lint.profile_traits import LASTING, traits_of
from labo_cli.lint.rule import Finding, Severity
from labo_cli.lint.sentences import flat
from labo_cli.model.words import GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from labo_cli.lint.profile_traits import Traits
    from labo_cli.model.project import Group, Project

__all__ = ["SMALLEST_GROUP", "small_profiles"]

SMALLEST_GROUP = 5
"""Fewer people than that can be told apart by any detail."""
MOST_DETAILS = 5
"""So many details of one person, gathered over all that is quoted of them, make a portrait."""

MOST_NAMED = 12
"""Codes that a message lists."""
_SPEAK_FOR_THEMSELVES = frozenset({GroupKind.ELECTED, GroupKind.PARTNERS})
"""They speak in the name of an office or an institution, and may be quoted by it when nothing else is said."""
_PERSONAL = re.compile(
    # Of somebody who speaks for an office: a family, a health, a home.
    r"\b(?:âgée?|aged|née?|born)\b"
    r"|\b(?:femme|homme|woman|man|filles?|fils|maris?|veu(?:f|ve)s?|conjointe?s?|canne|fauteuil|[ée]tage"
    r"|habite|domicili\w+|vit|lives|daughters?|sons?|husbands?|wi(?:fe|ves)|widow\w*|wheelchair|floor)\b"
)
_MATTERS = re.compile(
    r"\b(?:enfants?|malad\w+|handicap\w*|cancer|diab\w+|rue|quartier|children|illness|disab\w+|street|neighbourhood)\b"
)
"""They are somebody's own, unless an office is for them."""
_OFFICE = re.compile(
    # With what it is for: “adjointe au handicap”, “association des maladies rares”.
    r"\b(?:charg[ée]e?s?|adjointe?s?|d[ée]l[ée]gu[ée]e?s?|d[ée]l[ée]gations?|[ée]lue?s?|conseill\w+|r[ée]f[ée]rente?s?"
    r"|responsables?|direct\w+|pr[ée]sident\w*|vice-\w+|missions?|associations?|f[ée]d[ée]rations?|collectifs?|services?"
    r"|h[ôo]pital|[ée]coles?|conseils?|r[ée]seau|councillors?|deputy|officers?|lead|head|chair|charit\w+|societ\w+"
    r"|councils?|portfolio|maires?|mayors?|bailleurs?)\b[^,;.]*"
)
_CODE = re.compile(r"\s*([A-Z]{1,4}\d{1,4})\b")
_PRECISE = re.compile(
    # An age, a family, a health, a home: what one knows of a neighbour.
    r"\b\d{1,3}\b|\b(?:filles?|fils|maris?|femmes?|veu(?:f|ve)s?|conjointe?s?|belle-\w+|beau-\w+|enfants?|malad\w+"
    r"|handicap\w*"
    r"|cancer|diab\w+|d[ée]pressi\w+|canne|fauteuil|rue|[ée]tage|arrondissement|daughters?|sons?|husbands?|wi(?:fe|ves)"
    r"|widow\w*|partners?|illness|disab\w+|wheelchair|street|floor)\b"
)
_EXACT_AGE = re.compile(
    # “75–80 ans” and “de 75 à 80 ans” are broad enough.
    r"(?<![\d–-])(?<!\d à )(?<!\bde )\b\d{1,2} ?(?:ans\b|years? old|yrs?\b)"
    r"(?! (?:et|ou) plus| and over| or (?:more|over))"
    r"|\b(?:aged|âgée? de) \d{1,2}\b(?![–-]| to| à)"
    r"|\b(?:woman|man|girl|boy|mother|father|person|femme|homme|personne) (?:of|de) [1-9]\d\b(?! ?[–\w-])"
    r"|(?:^|,) ?[1-9]\d ?(?=,|$)"
)
_PINPOINTS = re.compile(
    # A day of birth, an address, being the only one: each tells one person in a town.
    r"\b(?:n[ée]e?|born)\b[^,;]{0,20}\b(?:\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b"
    r"|\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|impasse|all[ée]e|chemin|quai)\b"
    r"|\b\d{1,4} (?:[a-z'’]+ ){1,3}(?:street|road|avenue|lane|close|terrace)\b"
    r"|\b(?:the only|la seule|le seul) (?!(?:ones?|fois|time|thing|chose|way|moyen|bus|service|place|lieu)\b)\w+"
)


def small_profiles(project: Project) -> Iterator[Finding]:
    """What would let somebody be known again, in the groups and in what is quoted of them."""
    profiles: defaultdict[str, list[str]] = defaultdict(list)
    quoted = {said.group for said in project.contributions}
    # Of those who come to a workshop, the rules for sessions say it.
    quoted -= {name for workshop in project.workshops for name in workshop.groups}
    for said in project.contributions:
        if said.profile:
            profiles[said.group].append(said.profile)
    for n, group in enumerate(project.groups):
        finding = _of_small(n, group, profiles[group.id], group.id in quoted) if group.size < SMALLEST_GROUP else None
        if finding is None and group.size >= SMALLEST_GROUP:
            finding = _of_few(n, group, profiles[group.id])
        if finding:
            yield finding
    yield from _details(project)


def _of_small(n: int, group: Group, profiles: Sequence[str], is_quoted: bool) -> Finding | None:
    """A group in which any detail tells people apart; an office or an institution is none when nothing else is said."""
    speaks = group.kind in _SPEAK_FOR_THEMSELVES
    told = [profile for profile in profiles if not speaks or _is_personal(_CODE.sub("", profile, count=1))]
    if told:
        return Finding(
            ("groups", n),
            _("“{group}” counts {n}, and profiles tell them apart: who spoke is easily known").format(
                group=group.name, n=group.size
            ),
            _("take profile: out of these contributions, or join the group to a larger one"),
        )
    if group.profile and (_is_personal(group.profile) if speaks else _PRECISE.search(flat(group.profile))):
        return Finding(
            ("groups", n, "profile"),
            _("“{group}” counts {n}, and this tells each of them apart").format(group=group.name, n=group.size),
            _("keep to what all of them share: their part in the service, without age, family, health or place"),
        )
    if is_quoted and not speaks:
        return Finding(
            ("groups", n),
            _("“{group}” counts {n} in the whole project: anyone who knows them knows who said what").format(
                group=group.name, n=group.size
            ),
            _("join it to a larger group, or quote it under a broader name, without age, place or date"),
            severity=Severity.ADVICE,
        )
    return None


def _is_personal(profile: str) -> bool:
    """Whether something is told of somebody beside their office."""
    small = flat(profile)
    matters = _MATTERS.search(_OFFICE.sub(" ", small)) if _MATTERS.search(small) else None
    return bool(_PERSONAL.search(small) or matters) or traits_of(profile).age is not None


def _of_few(n: int, group: Group, profiles: Sequence[str]) -> Finding | None:
    """Those of a group whose age, sex, home and place, put together, fewer than five of the group can share.

    Somebody can share them unless a profile rules that out: another age, another district. Those of whom nothing is
    quoted can. A code is one person; without codes, each profile that differs is another one.
    """
    different = dict.fromkeys(profiles)
    if len(different) <= group.size - SMALLEST_GROUP + 1:
        return None
    people: dict[str, Traits] = {}
    for profile in different:
        code = _CODE.match(profile)
        who = code[1] if code else profile
        traits = traits_of(profile[code.end() :] if code else profile)
        people[who] = people[who].with_more(traits) if who in people else traits
    few = _shared_by_few(Counter(people.values()), group.size)
    known = [who.split(",")[0] for who, traits in people.items() if traits in few]
    if not known:
        return None
    return Finding(
        ("groups", n),
        ngettext(
            "“{group}” counts {size}: {n} profile fits fewer than five of them, by age, sex, home or place: {who}",
            "“{group}” counts {size}: {n} profiles fit fewer than five of them, by age, sex, home or place: {who}",
            len(known),
        ).format(group=group.name, size=group.size, n=len(known), who=", ".join(known[:MOST_NAMED])),
        _("write ages by tens or twenties and leave out the place, so that five at least can be meant"),
    )


def _shared_by_few(counted: Counter[Traits], size: int) -> set[Traits]:
    """Those that fewer than five of a group can share, the silent ones among them."""
    silent = size - counted.total()
    if silent >= SMALLEST_GROUP:
        return set()
    # Those of another place are ruled out at once: only those of the same one, and of none, are looked at one by one.
    by_place: defaultdict[str | None, list[tuple[Traits, int]]] = defaultdict(list)
    for traits, many in counted.items():
        by_place[traits.place].append((traits, many))
    few = set()
    for traits in counted:
        near = (traits.place, None) if traits.place else by_place
        left = SMALLEST_GROUP - silent
        for other, many in (one for place in near for one in by_place.get(place, ())):
            left -= 0 if traits.rule_out(other) else many
            if left <= 0:
                break
        else:
            few.add(traits)
    return few


def _details(project: Project) -> Iterator[Finding]:
    """Exact ages, what only one person is, and portraits pieced together over several contributions of one person."""
    known: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    for n, said in enumerate(project.contributions):
        if not said.profile:
            continue
        path = ("contributions", n, "profile")
        code = _CODE.match(said.profile)
        if code and code[1] not in told:
            details = known[code[1]]
            details |= {" ".join(part.split()) for part in flat(said.profile[code.end() :]).split(",") if part.strip()}
            if len(details) >= MOST_DETAILS:
                told.add(code[1])
                yield Finding(
                    path,
                    _("put together, the profiles of {code} tell {n} things of one person").format(
                        code=code[1], n=len(details)
                    ),
                    _("keep two of them, and write the same ones each time"),
                )
        small = flat(said.profile)
        told_apart = _PINPOINTS.search(small)
        if told_apart:
            yield Finding(
                path,
                _("“{part}” tells one person from all others").format(part=told_apart[0].strip()),
                _("keep what many share: an age by tens, how they live or move, never a birthday or an address"),
            )
        elif _tells_an_exact_age(small[code.end() :] if code else small):
            yield Finding(
                path,
                _("an exact age is not needed, and helps to know somebody again"),
                _("write it by fives or tens: 75–80"),
                severity=Severity.ADVICE,
            )


def _tells_an_exact_age(small: str) -> bool:
    return any(not LASTING.search(small[: found.start()]) for found in _EXACT_AGE.finditer(small))
