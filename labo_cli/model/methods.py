"""A method card: what a facilitator needs in order to run a method never run before.

Facts are written once; words are written in both languages, side by side.
"""

from typing import Annotated, Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Id, Part, Ref, Text, not_understood, says
from labo_cli.model.values import Count, Minutes
from labo_cli.model.words import Basis, Difficulty, Energy, Format, GroupKind, Matter, Phase, Public, Stance

MethodId = Annotated[Id, Ref("methods")]


class Words(Part):
    """A text in both languages."""

    fr: Text = says(N_("The text in French."))
    en: Text = says(N_("The text in English."))

    def within(self, language: str) -> str:
        """The text in one of the two languages."""
        return self.fr if language == "fr" else self.en


class Lists(Part):
    """A list of sentences in both languages, as many in one as in the other."""

    fr: list[Text] = says(N_("The sentences in French."), min_length=1)
    en: list[Text] = says(N_("The sentences in English."), min_length=1)

    @model_validator(mode="after")
    def _are_as_long(self) -> Self:
        if len(self.fr) != len(self.en):
            raise not_understood(
                _("{fr} sentences in French, {en} in English").format(fr=len(self.fr), en=len(self.en)),
                _("give each sentence in both languages, in the same order"),
            )
        return self

    def within(self, language: str) -> list[str]:
        """The sentences in one of the two languages."""
        return self.fr if language == "fr" else self.en


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


class CardStep(Part):
    """A step of the method."""

    minutes: Minutes = says(N_("How long it takes, in the method's usual length."))
    format: Format = says(N_("Whether people work alone, in pairs, by table or all together."))
    title: Words = says(N_("The step in a few words."))
    say: Words = says(N_("What the facilitator says, word for word."))
    do: Words = says(N_("What participants do, and what the facilitator watches meanwhile."))


class Material(Part):
    """A thing to bring."""

    name: Words = says(N_("The thing, in the plural where there are several."))
    quantity: Count = says(N_("How many."))
    per: Basis = says(N_("What the quantity is counted by: person, table or session."))


class Adaptation(Part):
    """What to change for a public."""

    public: Public = says(N_("The public."))
    change: Words = says(N_("What to do differently."))


class CardRisk(Part):
    """What may go wrong, and what to do then."""

    risk: Words = says(N_("What may go wrong."))
    answer: Words = says(N_("What to do about it."))


class Source(Part):
    """Where a method comes from."""

    author: Text = says(N_("Who made it known, or “common use”."))
    title: Text | None = says(N_("The book, article or site."), default=None)
    year: int | None = says(N_("The year."), default=None)
    licence: Words = says(N_("Under what licence the source stands; the card itself copies none of its text."))


class Opening(Part):
    """How a theme is opened with people of certain groups."""

    groups: list[GroupKind] = says(N_("The kinds of groups this question suits; empty, all the others."), default=[])
    ask: Words = says(N_("The broad question, with {theme} where the theme's title goes."))
    follow_ups: Lists = says(N_("The follow-ups, with a lived example among them."))


class GuideFrame(Part):
    """The frame that a card gives an interview guide."""

    introduction: Lists = says(N_("What the interviewer says first: who, why, rights."))
    confidence: Lists = says(N_("Easy questions, to make both sides feel at ease."))
    openings: list[Opening] = says(N_("How a theme is opened, by kind of group."), min_length=1)
    priorities: Lists = says(N_("What matters most; the magic wand."))
    closing: Lists = says(N_("What has been forgotten, what comes next, thanks."))
    prompts: Lists = says(N_("Ways to help the words come without putting them in the person's mouth."))
    care: Lists = says(N_("What the team takes care of, before and during."))
    distress: Words = says(N_("What to do when the person is in distress."))


class GridRow(Part):
    """A heading of an observation grid."""

    heading: Words = says(N_("The heading."))
    look_for: Lists = says(N_("What to look for under it."))


class Grids(Part):
    """The observation grids that a card brings."""

    aeiou: list[GridRow] = says(
        N_("Activities, environments, interactions, objects, users."), min_length=5, max_length=5
    )
    poems: list[GridRow] = says(N_("People, objects, environments, messages, services."), min_length=5, max_length=5)


class MethodCard(Part):
    """A method of the library."""

    name: Words = says(N_("The method's name."))
    phases: list[Phase] = says(N_("Where it belongs in a project or a session."), min_length=1)
    purpose: Words = says(N_("What it is for, in a sentence."))
    when: Lists = says(N_("When to use it."))
    avoid: Lists = says(N_("When not to use it."))
    minutes: Length = says(N_("How long it lasts."))
    people: Range = says(N_("How many people it suits, all tables together."))
    table: Range | None = says(N_("How many people sit at a table; left out, everybody works together."), default=None)
    difficulty: Difficulty = says(N_("How much experience it asks of its facilitator."))
    energy: Energy = says(N_("How lively it is."))
    stance: Stance = says(N_("Seated, standing, or either."))
    steps: list[CardStep] = says(N_("The steps, in order; their minutes add up to the usual length."), min_length=1)
    materials: list[Material] = says(N_("What to bring, with quantities."), default=[])
    room: Words = says(N_("How the room is set up."))
    takes: list[Matter] = says(N_("What goes in: ideas, needs, facts… Methods chain on these words."), default=[])
    gives: list[Matter] = says(N_("What comes out, in the same words."), default=[])
    output: Words = says(N_("What the team leaves with."))
    adaptations: list[Adaptation] = says(N_("What to change for a public."), default=[])
    risks: list[CardRisk] = says(N_("What may go wrong, and what to do then."), default=[])
    data: Words = says(N_("What personal data it makes, and what consent it needs."))
    variants: Lists | None = says(N_("Other ways to run it."), default=None)
    fallback: Words = says(N_("Plan B: what to do when time runs short or the room does not follow."))
    goes_before: list[MethodId] = says(N_("The methods that follow it well."), default=[])
    guide: GuideFrame | None = says(N_("For an interview method: the frame of the guide."), default=None)
    grids: Grids | None = says(N_("For an observation method: the grids."), default=None)
    instructions: Lists | None = says(N_("For a method on site: what people in the field keep to."), default=None)
    sources: list[Source] = says(N_("Where it comes from."), min_length=1)

    @model_validator(mode="after")
    def _steps_add_up(self) -> Self:
        total = sum(step.minutes for step in self.steps)
        if total != self.minutes.usual:
            raise not_understood(
                _("the steps take {total} minutes, the method's usual length is {usual}").format(
                    total=total, usual=self.minutes.usual
                ),
                _("change a step or the usual length, so that the two agree"),
            )
        return self
