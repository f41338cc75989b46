"""A method card: what a facilitator needs in order to run a method never run before.

Facts are written once; words are written in both languages, side by side.
"""

from typing import Annotated, Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Id, Part, Ref, Text, not_understood, says
from labo_cli.model.bilingual import Lists, Words
from labo_cli.model.canvases import Canvas
from labo_cli.model.card_outline import CardOutline
from labo_cli.model.card_words import Basis, By, Consent, Licence, Taken, Trace, Unit
from labo_cli.model.fieldwork import Grids, GuideFrame
from labo_cli.model.values import Count, Minutes
from labo_cli.model.words import Format

MethodId = Annotated[Id, Ref("methods")]


class Turns(Part):
    """Time that grows, because people or tables come one after the other."""

    minutes: Minutes = says(N_("How long each one takes."))
    per: Basis = says(N_("Who comes one after the other: person or table."))


class CardStep(Part):
    """A step of the method."""

    minutes: Minutes = says(N_("How long it takes, in the method's usual length."))
    turns: Turns | None = says(
        N_("When people or tables come one after the other: how long each takes, and so the least the step lasts."),
        default=None,
    )
    format: Format = says(N_("Whether people work alone, in pairs, by table or all together."))
    title: Words = says(N_("The step in a few words."))
    say: Words = says(N_("What the facilitator says, word for word."))
    do: Words = says(N_("What participants do, and what the facilitator watches meanwhile."))


class Material(Part):
    """A thing to bring."""

    name: Words = says(N_("The thing, in the plural where there are several."))
    quantity: Count = says(N_("How many."))
    unit: Unit = says(N_("What it is counted in: piece, sheet, pad, pack, set, roll or metre."), default=Unit.PIECE)
    per: Basis = says(N_("What the quantity is counted by: person, table or session."))
    canvas: Id | None = says(N_("The canvas of this card that it is a print of."), default=None)


class CardRole(Part):
    """A part that somebody takes while the method runs."""

    name: Words = says(N_("What the role is called."))
    by: By = says(N_("Who takes it: team or participant."))
    quantity: Count = says(N_("How many of them."), default=1)
    per: Basis = says(N_("What the number is counted by: table or session."))
    does: Words = says(N_("What they do."))


class CardRisk(Part):
    """What may go wrong, and what to do then."""

    risk: Words = says(N_("What may go wrong."))
    answer: Words = says(N_("What to do about it."))


class PersonalData(Part):
    """What a method leaves behind about people, and what they must agree to."""

    leaves: list[Trace] = says(N_("The personal data it makes; left out, none."), default=[])
    consent: Consent = says(N_("What people must have agreed to: none, spoken or written."))
    note: Words = says(N_("What to do with it, in a sentence or two."))


class Source(Part):
    """Where a method comes from."""

    author: Text | None = says(N_("Who made it known; left out for a common practice."), default=None)
    title: Text | None = says(N_("The book, article or site."), default=None)
    year: int | None = says(N_("The year."), default=None)
    licence: Licence = says(N_("Under what licence the source stands, such as common-use, cc-by-sa."))
    taken: Taken = says(N_("What the card takes from it: idea, or words."), default=Taken.IDEA)
    note: Words | None = says(N_("What must be known of it, such as a trademark."), default=None)

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.author is None and self.title is None and self.licence is not Licence.COMMON_USE:
            raise not_understood(
                _("this source has neither an author nor a title"),
                _("credit who made the method known, or write licence: common-use"),
            )
        return self


class MethodCard(CardOutline):
    """A method of the library."""

    steps: list[CardStep] = says(N_("The steps, in order; their minutes add up to the usual length."), min_length=1)
    materials: list[Material] = says(N_("What to bring, with quantities."), default=[])
    canvases: list[Canvas] = says(N_("The sheets to print and fill in."), default=[])
    roles: list[CardRole] = says(N_("Who does what while it runs."), default=[])
    room: Words = says(N_("How the room is set up."))
    output: Words = says(N_("What the team leaves with."))
    risks: list[CardRisk] = says(N_("What may go wrong, and what to do then."), default=[])
    data: PersonalData = says(N_("What personal data it makes, and what consent it needs."))
    variants: Lists | None = says(N_("Other ways to run it."), default=None)
    fallback: Words = says(N_("Plan B: what to do when time runs short or the room does not follow."))
    goes_before: list[MethodId] = says(N_("The methods that follow it well."), default=[])
    follows: list[MethodId] = says(N_("The methods that it follows well."), default=[])
    guide: GuideFrame | None = says(N_("For an interview method: the frame of the guide."), default=None)
    grids: Grids | None = says(N_("For an observation method: the grids."), default=None)
    instructions: Lists | None = says(N_("For a method on site: what people in the field keep to."), default=None)
    sources: list[Source] = says(N_("Where it comes from."), min_length=1)
    licence: Licence | None = says(N_("Under what licence the card's own words are shared."), default=None)
