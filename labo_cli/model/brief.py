"""What the specification says beyond the voices and the functions."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from labo_cli.i18n import N_
from labo_cli.model.base import Id, Part, Picture, Ref, Text, days_in_order, says
from labo_cli.model.values import Day
from labo_cli.model.words import BriefStatus

GroupId = Annotated[Id, Ref("groups")]
ContributionId = Annotated[Id, Ref("contributions")]
Degree = Annotated[int, Field(ge=1, le=4)]


class Finding(Part):
    """Something that the team understood, with the words that show it."""

    title: Text = says(N_("The finding in a sentence."))
    text: Text | None = says(N_("What it means, in a few sentences."), default=None)
    picture: Picture | None = says(N_("A picture that shows it."), default=None)
    sources: list[ContributionId] = says(N_("The contributions that show it."), alias="from", default=[])


class JourneyStage(Part):
    """A stage of the user's journey."""

    stage: Text = says(N_("What the person does or goes through."))
    feeling: Text | None = says(N_("How it feels, in a few words."), default=None)
    irritant: Text | None = says(N_("What goes wrong, or what is put right."), default=None)


class Journey(Part):
    """The user's journey today and as it should be."""

    today: list[JourneyStage] = says(N_("The journey as people live it today."), default=[])
    target: list[JourneyStage] = says(N_("The journey as it should become."), default=[])


class Scope(Part):
    """What the service covers and what it does not."""

    within: list[Text] = says(N_("What the service covers."), default=[])
    outside: list[Text] = says(N_("What it does not cover."), default=[])


class Point(Part):
    """A titled point."""

    title: Text = says(N_("The point in a few words."))
    text: Text = says(N_("What is asked for."))


class Responsibility(Part):
    """Who does what, as a RACI line."""

    task: Text = says(N_("The task or decision."))
    responsible: Text = says(N_("Who does it."))
    accountable: Text = says(N_("Who answers for it."))
    consulted: Text | None = says(N_("Who is asked beforehand."), default=None)
    informed: Text | None = says(N_("Who is told afterwards."), default=None)


class TrialStage(Part):
    """A stage of the trial."""

    title: Text = says(N_("The stage."))
    start: Day = says(N_("From when."))
    end: Day = says(N_("Until when."))
    text: Text | None = says(N_("What happens, and what decides whether to go on."), default=None)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        days_in_order(self.start, self.end)
        return self


class Indicator(Part):
    """What will tell whether the service does what it is for."""

    name: Text = says(N_("What is measured."))
    kind: Text = says(N_("Use, effect or equity."))
    baseline: Text | None = says(N_("The value today."), default=None)
    target: Text = says(N_("The value aimed at, and by when."))
    source: Text = says(N_("Where the figure comes from."))


class Risk(Part):
    """What could go wrong, and what is done about it."""

    risk: Text = says(N_("What could go wrong."))
    likelihood: Degree = says(N_("From 1, unlikely, to 4, almost certain."))
    severity: Degree = says(N_("From 1, slight, to 4, grave."))
    answer: Text = says(N_("What is done about it."))


class Term(Part):
    """An entry of the glossary."""

    term: Text = says(N_("The word or the acronym."))
    meaning: Text = says(N_("What it means, in plain words."))


class Brief(Part):
    """The specification's own content."""

    version: Text = says(N_("The version printed on the cover."), default="0.1")
    status: BriefStatus = says(N_("How far the document has come."), default=BriefStatus.DRAFT)
    date: Day | None = says(N_("The date printed on the cover."), default=None)
    summary: Text | None = says(N_("The service on one page, for those who will read nothing else."), default=None)
    limits: list[Text] = says(N_("What the co-design could not do: who was not met, what was not tried."), default=[])
    findings: list[Finding] = says(N_("What was understood, with the words that show it."), default=[])
    journey: Journey = says(N_("The user's journey today and as it should be."), default=Journey())
    scope: Scope = says(N_("What the service covers and what it does not."), default=Scope())
    service: list[Point] = says(N_("What the service must offer, with an alternative to digital."), default=[])
    constraints: list[Point] = says(N_("Data protection, accessibility, premises, plain language, law."), default=[])
    governance: list[Responsibility] = says(N_("Who does what, line by line."), default=[])
    means: list[Point] = says(N_("People, volunteers, training, premises, budget."), default=[])
    trial: list[TrialStage] = says(N_("The stages of the trial and of the launch."), default=[])
    indicators: list[Indicator] = says(N_("What will tell whether it works: use, effect, equity."), default=[])
    risks: list[Risk] = says(N_("What could go wrong, and what is done about it."), default=[])
    answering: Text | None = says(N_("How and when participants hear what became of their words."), default=None)
    glossary: list[Term] = says(N_("Acronyms and words of the trade."), default=[])
