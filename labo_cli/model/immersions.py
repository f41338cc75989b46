"""An immersion: the team goes to see, and puts itself in the users' place."""

from typing import Annotated, Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Id, Part, Ref, Text, not_understood, says
from labo_cli.model.values import ClockTime, Day, Minutes
from labo_cli.model.words import Grid
from labo_cli.model.words import Posture as PostureWord

MethodId = Annotated[Id, Ref("methods")]
GroupId = Annotated[Id, Ref("groups")]


class Site(Part):
    """A place to go to."""

    name: Text = says(N_("The place."))
    address: Text | None = says(N_("Street and number."), default=None)
    contact: Text | None = says(N_("Whom to ask for there: a function, not a name."), default=None)


class Slot(Part):
    """A time slot on site."""

    date: Day = says(N_("The day, such as 2026-02-17."))
    start: ClockTime = says(N_("When it starts."))
    end: ClockTime = says(N_("When it ends."))
    why: Text = says(N_("What makes this slot different from the others: rush hour, quiet afternoon…"))

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end <= self.start:
            raise not_understood(
                _("this slot ends at {end:%H:%M}, before it starts at {start:%H:%M}").format(
                    end=self.end, start=self.start
                ),
                _("check the start and the end: 14:00 is two in the afternoon"),
            )
        return self


class Pair(Part):
    """Two people who go together: one lives the situation, the other one notes."""

    name: Text = says(N_("What the pair is called."))
    people: list[Text] = says(N_("Who is in it, by first name or function."), min_length=1)
    posture: PostureWord = says(N_("How this pair places itself."))
    part: Text | None = says(N_("The part it plays, such as a family of four asking for a larger flat."), default=None)


class Stage(Part):
    """A stage of the itinerary."""

    title: Text = says(N_("What is done at this stage."))
    minutes: Minutes = says(N_("How long it lasts."))
    watch: list[Text] = says(N_("What to look at, listen to, or count."), default=[])


class Authorisation(Part):
    """An agreement to be had before going."""

    ask: Text = says(N_("Who gives the agreement."))
    subject: Text = says(N_("What the agreement is about."))
    granted: Day | None = says(N_("The day it was given; left out, it is still to be had."), default=None)


class Immersion(Part):
    """An immersion in a service."""

    id: Id = says(N_("Short name of the immersion; in a file of its own, the file's name."))
    title: Text = says(N_("The title of the plan."))
    question: Text = says(N_("The question that the team goes there with."))
    hypotheses: list[Text] = says(N_("What the team believes, and wants to see confirmed or refuted."), default=[])
    groups: list[GroupId] = says(N_("The groups met on site, or whose place the team takes."), default=[])
    places: list[Site] = says(N_("Where the team goes."), min_length=1)
    slots: list[Slot] = says(N_("When: contrasted slots, so that one morning is not taken for the rule."), min_length=1)
    methods: list[MethodId] = says(N_("The methods used, by their ids."), default=["observation", "rapport-etonnement"])
    grid: Grid = says(N_("The observation grid: aeiou or poems."), default=Grid.AEIOU)
    pairs: list[Pair] = says(N_("Who goes with whom, and in what part."), min_length=1)
    itinerary: list[Stage] = says(N_("The stages of the visit, in order."), min_length=1)
    instructions: list[Text] = says(N_("Instructions of your own, besides those of the method cards."), default=[])
    authorisations: list[Authorisation] = says(N_("The agreements to be had before going."), default=[])
    debrief: Minutes = says(N_("How long the debrief lasts, on the same day."), default=45)
    synthesis: Day | None = says(
        N_("When the synthesis is due; left out, five days after the last slot."), default=None
    )
    outputs: list[Text] = says(N_("What the immersion must bring back."), default=[])
