"""What is weighed when methods are suggested: each criterion gives sentences, and the points they weigh."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.i18n import _, ngettext
from labo_cli.library.rules_of_thumb import BUFFER, BUFFER_WITH_SENIORS
from labo_cli.library.running import run_method, table_sizes
from labo_cli.model.card_words import Basis, By, Consent, Difficulty, Fit, Public, Stance
from labo_cli.model.words import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from labo_cli.library.course import Moment
    from labo_cli.library.occasion import Occasion
    from labo_cli.model.methods import MethodCard

__all__ = ["CRITERIA", "PLACED", "Context", "Reason", "together"]

SMALL_TABLE = 5
MOST_IN_A_CIRCLE = 10
"""Beyond so many, a talk all together leaves some silent: 2 to 3 minutes a person is free exchange's rule of thumb."""


@dataclass(frozen=True)
class Reason:
    """A sentence for a method, or against it, with the points that it weighs."""

    points: int
    text: str
    against: bool = False


def together(card: MethodCard, occasion: Occasion) -> int:
    """How many do it together: on site, people go in teams."""
    return min(occasion.people, card.people.max)


class Context:
    """A method on an occasion, with what several criteria look at."""

    def __init__(
        self,
        name: str,
        card: MethodCard,
        occasion: Occasion,
        moment: Moment,
        before: Sequence[str],
        cards: Mapping[str, MethodCard],
        language: str,
    ) -> None:
        self.name, self.card, self.occasion, self.moment = name, card, occasion, moment
        self.before, self.cards, self.language = before, cards, language
        self.people = together(card, occasion)
        self.extra = max((a.more_minutes for a in card.adaptations if a.public in occasion.publics), default=0)
        self.wanted = min(run_method(card, self.people).minutes + self.extra, card.minutes.max + self.extra)
        self.minutes = min(self.wanted, moment.room)


def _serves_the_goal(c: Context) -> Iterator[Reason]:
    phase = next((phase for phase in c.card.phases if phase in c.moment.phases), None)
    if phase is not None:
        points = 6 if phase is c.card.phases[0] else 4
        yield Reason(points, _("its purpose: {purpose}").format(purpose=_said(c.card.purpose.within(c.language))))
    else:
        leading = next(phase for phase in c.card.phases if phase in c.moment.leading)
        yield Reason(2, _("it leads up to the goal: {phase}").format(phase=_(leading.label).lower()))


def _gives_what_is_needed(c: Context) -> Iterator[Reason]:
    given = [matter for matter in c.card.gives if matter in c.moment.aims]
    if given:
        yield Reason(min(2, len(given)), _("it gives {matters}").format(matters=", ".join(_(m.label) for m in given)))
    elif c.moment.aims:
        wanted = ", ".join(_(matter.label) for matter in c.moment.aims)
        yield Reason(-2, _("it gives nothing of what is wanted here: {matters}").format(matters=wanted), against=True)


def _holds_in_the_time(c: Context) -> Iterator[Reason]:
    room, share = c.moment.room, BUFFER_WITH_SENIORS if Public.SENIORS in c.occasion.publics else BUFFER
    if c.wanted > room:
        yield Reason(
            -2,
            _("it wants {wanted} min and there are {room}: run it shorter").format(wanted=c.wanted, room=room),
            against=True,
        )
    elif c.wanted > room * (1 - share):
        yield Reason(1, _("it holds in the {room} min there are").format(room=room))
        yield Reason(0, _("it leaves little margin"), against=True)
    else:
        yield Reason(2, _("{minutes} min: it holds with time to spare").format(minutes=c.wanted))
    if c.moment.is_main and c.wanted < room / 4:
        text = _("it fills {minutes} of the {room} min: chain it with another")
        yield Reason(-2, text.format(minutes=c.wanted, room=room), against=True)


def _suits_the_headcount(c: Context) -> Iterator[Reason]:
    if c.occasion.people > c.card.people.max:
        teams = ceil(c.occasion.people / c.card.people.max)
        yield Reason(0, ngettext("in {n} team", "in {n} teams", teams).format(n=teams))
        return
    if c.card.table is None:
        return
    sizes = table_sizes(c.card, c.occasion.people)
    if min(sizes) < c.card.table.min:
        text = _("{people} people make a table of {smallest}, too small for it").format(
            people=c.occasion.people, smallest=min(sizes)
        )
        yield Reason(-2, text, against=True)
    elif len(sizes) > 1:
        most = str(max(sizes)) if min(sizes) == max(sizes) else _("{a} to {b}").format(a=min(sizes), b=max(sizes))
        said = ", ".join(map(str, sizes)) if len(sizes) <= 6 else most
        yield Reason(0, _("{n} tables: {sizes}").format(n=len(sizes), sizes=said))


def _suits_the_publics(c: Context) -> Iterator[Reason]:
    for public in c.occasion.publics:
        adaptation = c.card.adaptation(public)
        if adaptation is None:
            yield Reason(-1, _("the card does not say how it suits: {public}").format(public=_(public.label)), True)
            continue
        text = _("{public}: {change}").format(
            public=_(public.label), change=_said(adaptation.change.within(c.language))
        )
        points = {Fit.WELL: 2, Fit.ADAPTED: 1, Fit.BADLY: -6}[adaptation.fit]
        yield Reason(points, text, against=adaptation.fit is Fit.BADLY)


def _starts_from_what_is_there(c: Context) -> Iterator[Reason]:
    for name in reversed(c.before):
        given = [matter for matter in c.cards[name].gives if matter in c.card.takes] if name in c.cards else []
        if given:
            text = _("it takes up what {method} gave: {matters}").format(
                method=c.cards[name].name.within(c.language), matters=", ".join(_(m.label) for m in given)
            )
            yield Reason(2, text)
            return
    brought = [matter for matter in c.card.takes if matter in c.occasion.brought]
    if c.card.takes and not brought:
        matters = ", ".join(_(matter.label) for matter in c.card.takes)
        yield Reason(-2, _("it starts from {matters}, which are still to be gathered").format(matters=matters), True)


def _lets_everyone_speak(c: Context) -> Iterator[Reason]:
    steps = c.card.steps
    if any(step.format in {Format.INDIVIDUAL, Format.PAIR} for step in steps):
        yield Reason(1, _("some of it is done alone or in pairs: quieter people find their words"))
    elif c.card.table and c.card.table.max <= SMALL_TABLE:
        yield Reason(1, _("small tables: everybody's turn comes"))
    elif (
        c.people > MOST_IN_A_CIRCLE
        and all(step.format is Format.PLENARY for step in steps)
        and not any(step.turns and step.turns.per is Basis.PERSON for step in steps)
    ):
        text = _("everything happens all together: with {people} people, some will not speak")
        yield Reason(-2, text.format(people=c.people), against=True)


def _suits_bodies(c: Context) -> Iterator[Reason]:
    if not c.occasion.must_sit:
        return
    if c.card.stance is Stance.STANDING:
        yield Reason(-6, _("it is done standing, and some must stay seated"), against=True)
    elif c.card.stance is Stance.MOVING:
        yield Reason(-3, _("people change places several times, and some must stay seated"), against=True)
    elif c.card.stance is Stance.SEATED:
        yield Reason(1, _("everybody can stay seated"))


def _is_within_reach(c: Context) -> Iterator[Reason]:
    if c.card.difficulty is Difficulty.EASY:
        yield Reason(1, _("easy to run the first time"))
    elif c.card.difficulty is Difficulty.HARD:
        yield Reason(-2, _("it asks an experienced facilitator"), against=True)
    if c.occasion.facilitators is None:
        return
    tables = len(table_sizes(c.card, c.people)) if c.card.table else 1
    team = sum(
        role.quantity * (tables if role.per is Basis.TABLE else 1) for role in c.card.roles if role.by is By.TEAM
    )
    if c.occasion.is_vulnerable and tables > max(team, c.occasion.facilitators):
        text = _("each of the {n} tables wants a facilitator with these people, and you are {there}")
        yield Reason(-2, text.format(n=tables, there=c.occasion.facilitators), against=True)
    elif team > c.occasion.facilitators:
        text = _("it takes {n} in the team, and you are {there}").format(n=team, there=c.occasion.facilitators)
        yield Reason(-3, text, against=True)


def _is_chosen_or_used(c: Context) -> Iterator[Reason]:
    if c.name in c.occasion.chosen:
        yield Reason(2, _("chosen in your project"))
    if c.occasion.used and c.name in c.occasion.used:
        text = _("already used in “{session}”").format(session=c.occasion.used[c.name])
        yield Reason(-3, text, against=True)


def _leads_on(c: Context) -> Iterator[Reason]:
    following = [name for name in c.card.goes_before if name in c.cards]
    if c.moment.is_main and following:
        names = ", ".join(c.cards[name].name.within(c.language) for name in following[:3])
        yield Reason(0, _("then, for instance: {methods}").format(methods=names))


def _is_careful(c: Context) -> Iterator[Reason]:
    if c.card.data.consent is Consent.WRITTEN:
        yield Reason(0, _("it needs a written consent, asked beforehand"), against=True)
    for line in c.card.avoid.within(c.language):
        yield Reason(0, _("not if: {line}").format(line=_said(line)), against=True)


CRITERIA: tuple[Callable[[Context], Iterator[Reason]], ...] = (
    _serves_the_goal,
    _gives_what_is_needed,
    _holds_in_the_time,
    _suits_the_headcount,
    _suits_the_publics,
    _starts_from_what_is_there,
    _lets_everyone_speak,
    _suits_bodies,
    _is_within_reach,
    _is_chosen_or_used,
    _leads_on,
    _is_careful,
)
"""What is weighed, in the order in which the reasons are read."""


PLACED = frozenset({_holds_in_the_time, _starts_from_what_is_there})
"""Criteria about a method's place among others: a plan weighs the same over the whole session."""


def _said(sentence: str) -> str:
    """A sentence of a card within another one: a small letter first, no full stop."""
    words = sentence.split(" ", 1)[0]
    first = sentence[:1] if words.isupper() and len(words) > 1 else sentence[:1].lower()
    return (first + sentence[1:]).rstrip(".")
