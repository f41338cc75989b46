"""Rules for whom a round of interviews hears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _, ngettext
from labo_cli.lint.rule import Family, Finding, InterviewCase, Rule, Severity
from labo_cli.lint.sentences import flat
from labo_cli.model.words import GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SAMPLE_RULES"]

ENOUGH_PEOPLE = 5
"""People of a group that must be heard before a round can stop bringing anything new."""
_HEARD_FOR_THEIR_OFFICE = {GroupKind.ELECTED, GroupKind.PARTNERS}
_AWAY = re.compile(
    r"\bnon[- ]?usag|\bnon[- ]?user|\bjamais\b|\bne\b.*\bplus\b|\bn'.*\bplus\b|\brenonc|\brefus|\babandonn"
    r"|\b(?:a|ont) arrêté\b|\bsans (?:avoir|recours|demande)|\bn(?:e |')[^,]*\bpas\b|\bnever\b|\bno longer\b"
    r"|\bany ?more\b|\bstopped\b|\bg[ai]ven? up\b|\bturned down\b|\bdo(?:es)?(?:n't| not)\b|\bavoids?\b"
    r"|\bhas(?:n't| not)\b|\bhave(?:n't| not)\b"
)
"""What tells, in a profile, somebody who does without the service."""


def _no_non_users(case: InterviewCase) -> Iterator[Finding]:
    project = case.project
    rounds = [other for other in project.interviews if other.sample]
    users = [other for other in rounds if project.group(other.group).kind is GroupKind.USERS]
    if not users or users[0].id != case.interview.id:
        return
    if any(project.group(other.group).kind is GroupKind.NON_USERS for other in project.interviews):
        return
    if any(_AWAY.search(flat(profile.profile)) for other in rounds for profile in other.sample):
        return
    apart = next((group for group in project.groups if group.kind is GroupKind.NON_USERS), None)
    yield Finding(
        ("sample",),
        _("this project plans to hear nobody who does without the service"),
        _("add a round with the group “{group}”, or a profile to this one").format(group=apart.name)
        if apart
        else _("add a profile of people who never came or no longer come, met elsewhere than at the service"),
    )


def _thin_sample(case: InterviewCase) -> Iterator[Finding]:
    if case.group.kind in _HEARD_FOR_THEIR_OFFICE:
        return
    sample = case.interview.sample
    if not sample:
        yield Finding(
            (), _("no profile says who is to be heard"), _("write a sample: two to five profiles, five people or more")
        )
        return
    rounds = [other for other in case.project.interviews if other.group == case.interview.group]
    people = sum(profile.wanted for other in rounds for profile in other.sample)
    if people < min(ENOUGH_PEOPLE, case.group.size):
        yield Finding(
            ("sample",),
            ngettext(
                "{n} person of “{group}” to be heard; what they have in common only shows from {enough}",
                "{n} people of “{group}” to be heard; what they have in common only shows from {enough}",
                people,
            ).format(n=people, group=case.group.name, enough=ENOUGH_PEOPLE),
            _("see five to eight, until nobody says anything new"),
        )
    elif sum(len(other.sample) for other in rounds) == 1 and case.group.size > ENOUGH_PEOPLE:
        yield Finding(
            ("sample",),
            _("a single profile stands for all of “{group}”").format(group=case.group.name),
            _("spread it: ages, autonomy, ease with digital tools, places, people who do without the service"),
        )


SAMPLE_RULES: tuple[Rule[InterviewCase], ...] = (
    Rule(
        "no-non-users",
        Family.PEOPLE,
        Severity.WARNING,
        N_("Nobody who does without the service is heard"),
        N_(
            "Those who come have found a way in. What keeps people away is known only to those who never came, gave "
            "up or were turned away; without them, the service is improved for those whom it already serves."
        ),
        N_(
            "Add a profile of people who do without it, and meet them elsewhere: at a charity's, at the market, "
            "through a neighbour. “Readers of the library, all ages” gains “Lives five minutes away and has never "
            "been in”."
        ),
        _no_non_users,
    ),
    Rule(
        "thin-sample",
        Family.PEOPLE,
        Severity.ADVICE,
        N_("The people to be heard are too few, or too much alike"),
        N_(
            "With two or three people there is no telling what belongs to one life and what is shared. New things "
            "usually stop coming after five to eight people of one kind, provided they differ in all the rest."
        ),
        N_(
            "Write a sample of five to eight people a group, spread over ages, autonomy, isolation, ease with "
            "digital tools and places. “Parents: 3” becomes “Parent alone: 2”, “Works nights: 2”, “Speaks little "
            "English: 2”."
        ),
        _thin_sample,
    ),
)
