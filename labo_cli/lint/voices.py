"""Rules for voices: who speaks, and who dares to in front of whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.i18n.plain import plain
from labo_cli.lint.present import lines, names, notes_of, of_kinds, percent, words_of
from labo_cli.lint.reading import lasting
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.words import AgendaPart, Format, GroupKind

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["VOICE_RULES"]

MOST_IN_A_CIRCLE = 12
"""Beyond so many, a talk all together leaves some silent."""
PLENARY_SHARE = 0.6
"""Instructions and what tables bring back take a third of most methods: beyond this, it is how the session works."""
SMALL_GROUP, SHORT_SESSION = 6, 60
"""From so many people and minutes on, a session needs a moment alone or in pairs."""
_SMALL = re.compile(
    r"\b(a deux|par deux|binomes?|paires?|(d'abord|chacun) seule?s?|chacun (ecrit|note)|voisin|voisine|"
    r"pairs?|two by two|in twos|alone|on (your|their) own|neighbour)\b"
)
_POWER = re.compile(
    r"\b(elus?|elues?|elected|councillors?|maires?|mayors?|adjoints?|responsables?|managers?|hierarchie|chefs?|directeurs?|"
    r"decideurs?)\b"
)
_LISTENS = re.compile(
    r"\b(ecout\w*|en dernier|apres les autres|ne votent pas|listen\w*|speaks? last|last to speak|do not vote)\b"
)


def _elected_listen_first(case: SessionCase) -> Iterator[Finding]:
    elected = [group for group, _count in of_kinds(case, {GroupKind.ELECTED})]
    rules = case.project.charter
    # Without a charter of the project's own, labo's says it.
    if not elected or not rules or any(map(_asks_to_listen, rules)):
        return
    if not any(_asks_to_listen(notes_of(line)) for line in lines(case)):
        yield Finding(
            ("groups", elected[0].id),
            _("neither your charter nor a step asks them to listen first: {groups}").format(groups=names(elected)),
            _("add a rule to the charter, such as: “Elected members and managers listen first.”"),
        )


def _asks_to_listen(text: str) -> bool:
    text = plain(text)
    return bool(_POWER.search(text) and _LISTENS.search(text))


def _many_speak_little(case: SessionCase) -> Iterator[Finding]:
    together = all_of_it = 0
    for line in lines(case):
        if AgendaPart.WORK not in line.item.parts:
            continue
        if line.item.card is None:
            # Nobody knows how many speak in a step of the user's own; in a small track, everybody can.
            all_of_it += line.item.minutes * line.item.people if line.item.people <= MOST_IN_A_CIRCLE else 0
        for moment in line.item.moments:
            spent = moment.minutes * line.item.people
            all_of_it += spent
            if moment.step.format is Format.PLENARY and line.item.people > MOST_IN_A_CIRCLE:
                together += spent
    if all_of_it and together > all_of_it * PLENARY_SHARE:
        yield Finding(
            ("agenda",),
            _(
                "{people} people spend {share} of the working time all together, where one speaks and the others wait"
            ).format(people=case.workshop.headcount, share=percent(together / all_of_it)),
            _("replace one of these methods by one done at tables, or split the group into parallel tracks"),
        )


def _no_small_moment(case: SessionCase) -> Iterator[Finding]:
    workshop = case.workshop
    if workshop.headcount < SMALL_GROUP or workshop.slot < SHORT_SESSION:
        return
    small = {Format.INDIVIDUAL, Format.PAIR}
    if any(moment.step.format in small for line in lines(case) for moment in line.item.moments):
        return
    if not _SMALL.search(words_of(case)):
        yield Finding(
            ("agenda",),
            _("in {time} with {people} people, nobody has a moment alone or with one other person").format(
                time=lasting(workshop.slot), people=workshop.headcount
            ),
            _("begin one step with two minutes in which everybody writes or tells a neighbour"),
        )


VOICE_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "elected-listen-first",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("Elected members come, and nothing asks them to listen first"),
        N_(
            "When somebody who decides speaks first, the table answers them: it asks, thanks or complains, and no "
            "longer tells what it lives through."
        ),
        N_(
            "Put it in the charter, tell them before the day, and give them a turn at the end in which they say what "
            "they have heard."
        ),
        _elected_listen_first,
    ),
    Rule(
        "many-speak-little",
        Family.INCLUSION,
        Severity.WARNING,
        N_("More than twelve people, mostly all together"),
        N_(
            "Twenty people in a circle for an hour have three minutes each, and in fact five speak and fifteen listen. "
            "Those who stay silent are those for whom the session was held."
        ),
        N_("Give the same question to tables of five or six, and keep the whole group for what they bring back."),
        _many_speak_little,
    ),
    Rule(
        "no-small-moment",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("No moment alone or in pairs"),
        N_(
            "Some people find their words by writing, or by trying them on one person first. Without that moment, the "
            "first idea that is said aloud becomes everybody's."
        ),
        N_(
            "Before a table talks, leave two minutes alone or with one's neighbour. 1-2-4-All does it in twelve "
            "minutes."
        ),
        _no_small_moment,
    ),
)
"""What is looked after so that everybody is heard."""
