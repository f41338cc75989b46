"""Whether somebody answers for each task, and one alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.lint.present import listed
from labo_cli.lint.rule import ChainCase, Family, Finding, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GOVERNANCE_RULES", "several_in"]

_LISTED = re.compile(r"\s*[;+&\n]\s*")
_BESIDE = re.compile(r"\s*(?:,|/)\s*")
_JOINED = re.compile(r"\s+(?:et|and)\s+|\s*,\s*(?:et|and)\s+")
_ARTICLE = re.compile(r"^(?:le |la |les |l['’]|the )", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZÀ-Ý]{2,}[A-ZÀ-Ý\d-]*")
_HEAD = re.compile(
    r"(?:direct(?:ion|eur|rice)|chef(?:fe)?|service|mairie|maire|adjointe?|association|comité|bureau|head|director"
    r"|department|office|board|council|committee|team)\b",
    re.IGNORECASE,
)
"""What a body or a function begins with."""
_ALIKE = 4
"""Two words that begin with so many letters alike are one function in two genders: “directrice / directeur”."""


def several_in(accountable: str) -> tuple[str, ...]:
    """Those who are named as accountable, when they are several; “DASES, direction” is one, and so is “A and B Ltd”."""
    for separator in (_LISTED, _BESIDE, _JOINED):
        parts = tuple(_ARTICLE.sub("", part) for part in separator.split(accountable.strip()) if part)
        is_one = not any(" " in part for part in parts) and len({part[:_ALIKE].casefold() for part in parts}) == 1
        if len(parts) < 2 or is_one:
            continue
        if separator is _LISTED or all(map(_ACRONYM.fullmatch, parts)):
            return parts
        heads = [bool(_HEAD.match(part)) for part in parts]
        if separator is _JOINED and all(h or _ACRONYM.fullmatch(part) for h, part in zip(heads, parts, strict=True)):
            return parts
        if all(heads) and all(" " in part for part in parts):
            return parts
    return ()


def _several(case: ChainCase) -> Iterator[Finding]:
    for n, line in enumerate(case.project.brief.governance):
        if names := several_in(line.accountable):
            yield Finding(
                ("brief", "governance", n, "accountable"),
                _("several answer for “{task}”: {names}").format(task=line.task, names=listed(names)),
                _("leave the one who has the last word; write the others under responsible: or consulted:"),
            )


GOVERNANCE_RULES: tuple[Rule[ChainCase], ...] = (
    Rule(
        "several-accountable",
        Family.FUNCTIONS,
        Severity.WARNING,
        N_("A task for which several answer"),
        N_(
            "When two bodies answer for a task, each waits for the other, and whoever complains is sent from one to "
            "the other. Several may do the work; one alone answers for it, and can be asked."
        ),
        N_(
            "Ask whose signature ends a disagreement: that one is accountable. If nobody has it, the task is two "
            "tasks, or the decision goes one level up."
        ),
        _several,
    ),
)
"""What is looked after so that each task has somebody to turn to."""
