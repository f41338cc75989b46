"""Profiles by which somebody can be known again: of a small group, too precise, or pieced together."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from labo_cli.i18n import _
from labo_cli.lint.rule import Finding, Severity
from labo_cli.lint.sentences import flat
from labo_cli.model.words import GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labo_cli.model.project import Project

__all__ = ["SMALLEST_GROUP", "small_profiles"]

SMALLEST_GROUP = 5
"""Fewer people than that can be told apart by any detail."""
MOST_DETAILS = 5
"""So many details of one person, gathered over all that is quoted of them, make a portrait."""

_SPEAK_FOR_THEMSELVES = frozenset({GroupKind.ELECTED, GroupKind.PARTNERS})
"""They speak in the name of an office or an institution, and may be quoted by it."""
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
    r"|\b(?:aged|âgée? de) \d{1,2}\b(?![–-]| to| à)"
)
_BORN = re.compile(r"\b(?:n[ée]e? (?:le|en) |born (?:on|in) )(?:\w+ )*\d{4}")


def small_profiles(project: Project, profiled: Mapping[str, int]) -> Iterator[Finding]:
    """What would let somebody be known again.

    Args:
        project: what will be published.
        profiled: how many contributions carry a profile, by group.
    """
    for n, group in enumerate(project.groups):
        if group.size >= SMALLEST_GROUP or group.kind in _SPEAK_FOR_THEMSELVES:
            continue
        if profiled.get(group.id):
            yield Finding(
                ("groups", n),
                _("“{group}” counts {n}, and profiles tell them apart: who spoke is easily known").format(
                    group=group.name, n=group.size
                ),
                _("take profile: out of these contributions, or join the group to a larger one"),
            )
        elif group.profile and _PRECISE.search(flat(group.profile)):
            yield Finding(
                ("groups", n, "profile"),
                _("“{group}” counts {n}, and this tells each of them apart").format(group=group.name, n=group.size),
                _("keep to what all of them share: their part in the service, without age, family, health or place"),
            )
    yield from _details(project)


def _details(project: Project) -> Iterator[Finding]:
    """Exact ages, and portraits pieced together over several contributions of one person."""
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
        if _BORN.search(small) or _EXACT_AGE.search(small):
            yield Finding(
                path,
                _("an exact age is not needed, and helps to know somebody again"),
                _("write it by fives or tens: 75–80"),
                severity=Severity.ADVICE,
            )
