"""What a method card says of itself in a list, apart from how it is run.

A list of thousands of cards reads these keys of each file and leaves the rest alone.
"""

from typing import Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Part, not_understood, says
from labo_cli.model.bilingual import Lists, Names, Words
from labo_cli.model.card_words import Difficulty, Energy, Fit, Matter, Public, Stance, Where
from labo_cli.model.values import Count, Minutes, Tally
from labo_cli.model.words import Phase

__all__ = ["Adaptation", "CardOutline", "Length", "Range"]


class Length(Part):
    """How long a method lasts, in minutes."""

    min: Minutes = says(N_("The shortest that still works."))
    usual: Minutes = says(N_("What it usually takes; the steps add up to it."))
    max: Minutes = says(N_("The longest before people tire."))

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if not self.min <= self.usual <= self.max:
            raise not_understood(
                _("these minutes are not in order: {min}, {usual}, {max}").format(
                    min=self.min, usual=self.usual, max=self.max
                ),
                _("write min, then usual, then max, from the shortest to the longest"),
            )
        return self


class Range(Part):
    """A number of people, from the fewest to the most."""

    min: Count = says(N_("The fewest."))
    max: Count = says(N_("The most."))

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.min > self.max:
            raise not_understood(
                _("this range is upside down: {min} to {max}").format(min=self.min, max=self.max),
                _("write the smaller number at min and the larger one at max"),
            )
        return self


class Adaptation(Part):
    """What to change for a public."""

    public: Public = says(N_("The public."))
    fit: Fit = says(N_("How well the method suits it: well, adapted or badly."), default=Fit.ADAPTED)
    more_minutes: Tally = says(N_("How many minutes more it then takes."), default=0)
    change: Words = says(N_("What to do differently, or what to run instead."))


class CardOutline(Part):
    """What a card says of itself in a list: enough to find it, and to tell whom and what it suits."""

    name: Words = says(N_("The method's name."))
    also: Names | None = says(N_("Other names it goes by."), default=None)
    phases: list[Phase] = says(N_("Where it belongs in a project or a session."), min_length=1)
    purpose: Words = says(N_("What it is for, in a sentence."))
    when: Lists = says(N_("When to use it."))
    avoid: Lists = says(N_("When not to use it."))
    where: list[Where] = says(
        N_("Where it is run: room, site or home; several may hold."), default=[Where.ROOM], min_length=1
    )
    minutes: Length = says(N_("How long it lasts."))
    people: Range = says(N_("How many people it suits, all tables together."))
    table: Range | None = says(N_("How many people sit at a table; left out, everybody works together."), default=None)
    difficulty: Difficulty = says(N_("How much experience it asks of its facilitator."))
    energy: Energy = says(N_("How lively it is."))
    stance: Stance = says(N_("seated, moving (from seat to seat), standing, or either."))
    takes: list[Matter] = says(N_("What goes in: ideas, needs, facts… Methods chain on these words."), default=[])
    gives: list[Matter] = says(N_("What comes out, in the same words."), default=[])
    adaptations: list[Adaptation] = says(N_("What to change for a public."), default=[])

    def adaptation(self, public: str) -> Adaptation | None:
        """What to change for a public; None when the card does not say."""
        return next((adaptation for adaptation in self.adaptations if adaptation.public == public), None)
