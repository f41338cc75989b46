"""What of a project is compared between two versions, and what each part of it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labo_cli.model.base import Part
    from labo_cli.model.project import Project

__all__ = ["ITEMS", "TEXTS", "Compared"]


@dataclass(frozen=True)
class Compared:
    """What of a section is compared: its title, how to list its items, the fields of an item with their labels."""

    name: str
    title: str
    items: Callable[[Project], Sequence[Part]]
    fields: tuple[tuple[str, str], ...]
    title_field: str
    key_field: str = "id"


_RECOMMENDATION = (
    ("text", N_("Recommendation")),
    ("state", N_("Outcome")),
    ("reason", N_("Reason")),
    ("kept", N_("What is kept")),
    ("explanation", N_("Answer")),
    ("decided_by", N_("Decided by")),
    ("date", N_("Date")),
    ("merged_into", N_("Merged into")),
    ("next_step", N_("Next step")),
    ("passed_on_to", N_("Passed on to")),
    ("divergence", N_("What the groups disagree on")),
    ("reactions", N_("What participants said of the answer")),
    ("sources", N_("Where it comes from")),
)
ITEMS = (
    Compared(
        "recommendations",
        N_("Recommendations and answers"),
        lambda project: project.recommendations,
        _RECOMMENDATION,
        "text",
    ),
    Compared(
        "requirements",
        N_("Functions and criteria"),
        lambda project: project.requirements,
        (
            ("statement", N_("Function")),
            ("kind", N_("Kind")),
            ("importance", N_("Importance")),
            ("criteria", N_("Criterion")),
            ("sources", N_("Recommendations answered")),
            ("justification", N_("Why it is there")),
        ),
        "statement",
    ),
    Compared(
        "contributions",
        N_("What was said"),
        lambda project: project.contributions,
        (
            ("text", N_("Words")),
            ("kind", N_("Kind")),
            ("group", N_("Group")),
            ("session", N_("Session")),
            ("theme", N_("Theme")),
            ("votes", N_("Votes")),
            ("profile", N_("Profile")),
        ),
        "text",
    ),
    Compared(
        "groups",
        N_("Groups"),
        lambda project: project.groups,
        (("name", N_("Name")), ("profile", N_("Profile"))),
        "name",
    ),
)
TEXTS: tuple[tuple[str, str, Callable[[Project], Any]], ...] = (
    ("title", N_("Title"), lambda p: p.title),
    ("challenge", N_("The question of the project"), lambda p: p.challenge),
    ("context", N_("Context and commission"), lambda p: p.context),
    ("summary", N_("The service on one page"), lambda p: p.brief.summary),
    ("limits", N_("What this work does not show"), lambda p: p.brief.limits),
    ("findings", N_("Findings and words heard"), lambda p: p.brief.findings),
    ("today", N_("The user's journey, today"), lambda p: p.brief.journey.today),
    ("target", N_("The user's journey, with the service"), lambda p: p.brief.journey.target),
    ("within", N_("In scope"), lambda p: p.brief.scope.within),
    ("outside", N_("Out of scope"), lambda p: p.brief.scope.outside),
    ("service", N_("What the service must offer"), lambda p: p.brief.service),
    ("constraints", N_("Constraints"), lambda p: p.brief.constraints),
    ("governance", N_("Governance and partners"), lambda p: p.brief.governance),
    ("means", N_("Means"), lambda p: p.brief.means),
    ("trial", N_("Trial and calendar"), lambda p: p.brief.trial),
    ("indicators", N_("Indicators"), lambda p: p.brief.indicators),
    ("risks", N_("Risks"), lambda p: p.brief.risks),
    ("answering", N_("Duty to answer"), lambda p: p.brief.answering),
    ("glossary", N_("Glossary"), lambda p: p.brief.glossary),
)
