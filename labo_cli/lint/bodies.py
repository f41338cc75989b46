"""Rules for bodies: what people need in order to be there, and what a session asks of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import publics_of
from labo_cli.lint.present import lines, names, notes_of, words_of
from labo_cli.lint.reading import lasting, place, titled
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Public, Stance, Where
from labo_cli.model.words import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.agenda.timing import Item
    from labo_cli.model.project import Group


__all__ = ["BODY_RULES"]

LONGEST_STANDING = 60
"""Minutes that people who stand well stay on their feet before they look for a wall to lean on."""
LONG_SESSION = 120
_OFFERED = (
    # What the place or the team must lay on, and so announce; print and words are the documents' affair.
    Need.STEP_FREE,
    Need.HEARING_LOOP,
    Need.SIGN_LANGUAGE,
    Need.CAPTIONS,
    Need.INTERPRETER,
    Need.QUIET_PLACE,
    Need.TRANSPORT,
    Need.CHILDCARE,
)
_RIDES = re.compile(
    r"\b(taxis?|navettes?|minibus|bus fares?|billets? (de|aller)|tickets? de (bus|metro|transport)|"
    r"(vient|viennent) chercher|"
    r"fares? (is|are)|lifts? home|rides? home|picked up|driven (home|there|back))\b"
)
"""What says that the way there and back is looked after."""
_SEATS = re.compile(
    r"\b(assis(es?)?|chaises?|sieges?|fauteuils?|tabourets?|bancs?|se leve|asse(ye|oi)\w*|"
    r"seats?|seated|sit|sits|sitting|chairs?|stools?|bench(es)?|gets? up)\b"
)


def _asks_to_sit(group: Group) -> bool:
    return Need.SEATED in group.needs


def _must_sit(group: Group) -> bool:
    return _asks_to_sit(group) or Public.SENIORS in publics_of(group)


def _standing_with_seniors(case: SessionCase) -> Iterator[Finding]:
    yield from _on_their_feet(
        case,
        Stance.STANDING,
        _must_sit,
        _("“{method}” is done standing for {time}, and these people need to sit: {groups}"),
        _("write in its notes where the chairs are and who comes to whom, or choose a method done seated"),
    )


def _moving_with_seated(case: SessionCase) -> Iterator[Finding]:
    yield from _on_their_feet(
        case,
        Stance.MOVING,
        # Seniors sit through most methods; whether they can change chairs is theirs to say.
        _asks_to_sit,
        _("“{method}” has people change places over {time}, and these need to stay seated: {groups}"),
        _("let papers and facilitators go round instead of people, and write it in the notes"),
    )


def _on_their_feet(
    case: SessionCase, stance: Stance, must_sit: Callable[[Group], bool], message: str, hint: str
) -> Iterator[Finding]:
    for line in lines(case):
        card = line.item.card
        if card is None or card.stance is not stance:
            continue
        groups = [group for group in line.groups if must_sit(group)]
        if groups and not _SEATS.search(notes_of(line)):
            text = message.format(method=titled(line.item), time=lasting(line.item.minutes), groups=names(groups))
            yield Finding(line.path, text, hint)


def _long_standing(case: SessionCase) -> Iterator[Finding]:
    standing = 0
    for item in case.agenda.items:
        longest = 0
        for chain in [track.items for track in item.tracks] or [(item,)]:
            on_feet = standing
            for inner in chain:
                on_feet = on_feet + inner.minutes if _is_standing(inner) else 0
                if on_feet - inner.minutes <= LONGEST_STANDING < on_feet:
                    yield Finding(
                        place(inner),
                        _("with “{method}”, people have been on their feet for {time} without a seat").format(
                            method=titled(inner), time=lasting(on_feet)
                        ),
                        _("put a break or something done seated before it, or bring chairs to the wall"),
                    )
            longest = max(longest, on_feet)
        standing = longest


def _is_standing(item: Item) -> bool:
    return item.card is not None and item.card.stance is Stance.STANDING and Where.ROOM in item.card.where


def _need_not_met(case: SessionCase) -> Iterator[Finding]:
    place = case.workshop.place
    if place is None:
        return
    for need in _OFFERED:
        groups = [group for group, _count in case.groups if need in group.needs]
        if need is Need.TRANSPORT and _RIDES.search(words_of(case)):
            continue
        if groups and need not in place.access:
            yield Finding(
                ("place", "access") if place.access else ("place",),
                _("nothing announces it, and these people need it: {need} ({groups})").format(
                    need=_(need.label), groups=names(groups)
                ),
                _("once it is arranged, add {word} to the place's access: the programme then says so").format(
                    word=need.value
                ),
            )


def _no_quiet_place(case: SessionCase) -> Iterator[Finding]:
    place = case.workshop.place
    asked = any(Need.QUIET_PLACE in group.needs for group, _count in case.groups)
    if place is None or asked or Need.QUIET_PLACE in place.access or case.workshop.slot <= LONG_SESSION:
        return
    groups = [
        group
        for group, _count in case.groups
        if {Public.SENIORS, Public.COGNITIVE, Public.CHILDREN} & {*publics_of(group)}
    ]
    if groups:
        yield Finding(
            ("place", "access") if place.access else ("place",),
            _("the session lasts {time} and there is no quiet place for: {groups}").format(
                time=lasting(case.workshop.slot), groups=names(groups)
            ),
            _("find a room with two armchairs next door, and add quiet-place to the place's access"),
        )


BODY_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "standing-with-seniors",
        Family.INCLUSION,
        Severity.WARNING,
        N_("A method done standing, with people who need to sit"),
        N_(
            "Someone who cannot stand for half an hour does not say so: they hang back, sit down away from the wall "
            "where things happen, and the others choose without them."
        ),
        N_(
            "Bring the wall to the chairs: sheets on the tables, a facilitator who carries notes to the wall. Write it "
            "in the step's notes; a mention of seats there settles the matter."
        ),
        _standing_with_seniors,
    ),
    Rule(
        "moving-with-seated",
        Family.INCLUSION,
        Severity.WARNING,
        N_("People change places, and some need to stay seated"),
        N_(
            "Getting up, finding one's cane and another chair takes an older person two or three minutes and a share "
            "of their strength; after the second move, some stay where they are and miss the rest."
        ),
        N_(
            "Let those who sit be the fixed point: facilitators, sheets and the other participants go from table to "
            "table. Write in the notes who stays seated."
        ),
        _moving_with_seated,
    ),
    Rule(
        "long-standing",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("On their feet for more than an hour"),
        N_(
            "After an hour at a wall, people lean, drift to the edge of the group and stop reading. Backs that hurt "
            "are not announced at registration."
        ),
        N_("Alternate: an hour standing at most, then something done seated or a break. Leave chairs near the wall."),
        _long_standing,
    ),
    Rule(
        "need-not-met",
        Family.INCLUSION,
        Severity.WARNING,
        N_("A need that nothing in the session answers"),
        N_(
            "People who asked for a ramp, a loop or an interpreter read the programme to find out whether to come. "
            "What it does not announce, they take for absent, and they stay at home."
        ),
        N_(
            "Arrange it with the place or the service, then write it in the place's access. What cannot be had must be "
            "told to the people concerned before the day, with what is offered instead."
        ),
        _need_not_met,
    ),
    Rule(
        "no-quiet-place",
        Family.INCLUSION,
        Severity.ADVICE,
        N_("More than two hours, and nowhere to rest"),
        N_(
            "Two hours of several voices at once tire older people, children and anyone who has to filter out noise. "
            "Without a place to sit in silence for ten minutes, the only way to rest is to go home."
        ),
        N_("Book a small room nearby, show it at the welcome, and let people go there without asking."),
        _no_quiet_place,
    ),
)
"""What is looked after for those who come with a need of their own."""
