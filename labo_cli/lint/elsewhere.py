"""Where rules look beyond the item that they judge: what is missing there would make them speak for nothing.

A rule that is not named here judges an item by itself and by what it names, or finds
only what is written: whatever is missing elsewhere, it is right about what it sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import CHAIN_RULES

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from labo_cli.errors import Remark

__all__ = ["LINKS_IN", "WORDS_IN", "looks_past"]

_SESSIONS = frozenset({"workshops", "interviews", "immersions", "consultations"})
_CHAIN = frozenset({"contributions", "recommendations", "requirements"})
_DAYS = frozenset({"time_zone"})

LINKS_IN = {
    "contribution-nowhere": frozenset({"contributions", "recommendations", "brief"}),
    "contribution-without-theme": frozenset({"contributions"}),
    "group-never-heard": frozenset({"contributions"}),
    "kept-without-function": frozenset({"contributions", "requirements"}),
    "theme-without-voice": frozenset({"contributions"}),
}
"""By rule, where it looks for items and for what links them: whole items, or links, must be missing to mislead it."""

WORDS_IN = {
    "bridge-day": _DAYS,
    "broken-chain": _SESSIONS,
    "carers-hours": _SESSIONS,
    "contribution-nowhere": frozenset({"calendar"}),
    "decision-before-words": _SESSIONS | {"contributions"},
    "elected-listen-first": frozenset({"charter"}),
    "explanation-hard": frozenset({"brief"}),
    "holiday-season": _DAYS,
    "kept-without-function": frozenset({"brief", "calendar", "recommendations"}),
    "link-not-reviewed": _CHAIN,
    "more-facilitators-than-team": frozenset({"team"}),
    "no-non-users": frozenset({"groups", "interviews"}),
    "private-name-published": frozenset({"team"}),
    "repeated-method": frozenset({"workshops"}),
    "retention-over": _SESSIONS | {"calendar", "groups", "retention"},
    "school-hours": _DAYS,
    "shared-need-unmet": _CHAIN | {"brief", "calendar", "groups"},
    "small-profile": frozenset({"contributions"}),
    "solution-in-statement": frozenset({"themes"}),
    "sunday-or-holiday": _DAYS,
    "suspect-link": _CHAIN,
    "thin-sample": frozenset({"interviews"}),
    "two-sessions-one-day": frozenset({"workshops"}),
    "unanswered": frozenset({"calendar"}),
    "unexplained-acronym": frozenset({"brief"}),
    "voice-lost": _CHAIN | {"groups"},
}
"""By rule, where it reads what others say: any key that is missing there can mislead it."""

_OF_THE_CHAIN = frozenset(rule.id for rule in CHAIN_RULES)
_NOTHING: frozenset[str] = frozenset()


def looks_past(remark: Remark, touched: AbstractSet[str], thinned: AbstractSet[str]) -> bool:
    """Whether a remark may come from what is missing elsewhere.

    Args:
        remark: what was found, its path from the top of the project.
        touched: the keys at the top of the project under which something is missing.
        thinned: those among them under which whole items, or links between items, are missing.
    """
    if "accept" in touched and remark.rule in _OF_THE_CHAIN and remark.severity != Severity.ERROR:
        return True
    # A theme's questions are told once, with the first round of interviews that asks them: another may accept them.
    if remark.path[:1] == ("themes",) and "interviews" in touched:
        return True
    words, links = WORDS_IN.get(remark.rule, _NOTHING), LINKS_IN.get(remark.rule, _NOTHING)
    return bool(words & touched or links & thinned)
