"""What people said, what they recommend, and what became of it."""

from typing import Annotated

from labo_cli.i18n import N_
from labo_cli.model.base import Accepted, Id, Part, Ref, Text, accepts, says
from labo_cli.model.values import Day, Link, Tally
from labo_cli.model.words import ContributionKind, Reason, Stance, State

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
SessionId = Annotated[Id, Ref("session")]
ContributionId = Annotated[Id, Ref("contributions")]
RecommendationId = Annotated[Id, Ref("recommendations")]


class Origin(Part):
    """Where an imported contribution was published first."""

    platform: Text = says(N_("The platform or the file it came from, such as decidim."))
    id: Text = says(N_("Its id there."))
    link: Link | None = says(N_("Its address there."), default=None)
    state: Text | None = says(N_("What the platform said of it, such as accepted or rejected."), default=None)


class Contribution(Part):
    """One thing that somebody said, needed or proposed, or that the team saw."""

    id: Id = says(N_("Short name, such as c12."))
    group: GroupId = says(N_("The group it comes from."))
    session: SessionId = says(N_("The interview, immersion or workshop it comes from."), alias="from")
    theme: ThemeId | None = says(N_("The theme it belongs to."), default=None)
    kind: ContributionKind = says(N_("Whether it is a verbatim, an observation, a need, an idea or a disagreement."))
    text: Text = says(N_("The words themselves, unchanged, without anything that tells who spoke."))
    votes: Tally | None = says(N_("How many votes it received."), default=None)
    against: Tally | None = says(N_("How many votes it received against it."), default=None)
    profile: Text | None = says(
        N_("Code and broad profile, such as “S4, 75–80, lives alone”. Never a name."), default=None
    )
    date: Day | None = says(N_("The day it was said or written; left out, the day of the session."), default=None)
    origin: Origin | None = says(N_("Where it was published first, when it was imported."), default=None)
    accept: Accepted = accepts()


class NextStep(Part):
    """What happens next with a recommendation."""

    what: Text = says(N_("What will be done."))
    pilot: Text = says(N_("Who is in charge of it: a direction or a function."))
    deadline: Day = says(N_("By when."))


class PastState(Part):
    """A state that a recommendation was in before."""

    state: State = says(N_("The state at the time."))
    date: Day = says(N_("Since when."))
    explanation: Text | None = says(N_("What was said about it at the time."), default=None)
    reason: Reason | None = says(N_("Why it could not be kept whole at the time."), default=None)
    decided_by: Text | None = says(N_("Who decided at the time."), default=None)


class Reaction(Part):
    """What participants said of an answer."""

    group: GroupId = says(N_("The group that reacted."))
    date: Day | None = says(N_("The day it was said."), default=None)
    text: Text = says(N_("What they said of the answer, in their words."))


class Recommendation(Part):
    """What participants recommend, and the answer to it."""

    id: Id = says(N_("Short name, such as r3."))
    text: Text = says(N_("The recommendation, in the words agreed with the participants."))
    sources: list[ContributionId] = says(N_("The contributions it comes from."), alias="from", min_length=1)
    theme: ThemeId | None = says(N_("The theme it belongs to."), default=None)
    state: State = says(N_("What became of it."), default=State.UNANSWERED)
    reason: Reason | None = says(N_("Why it could not be kept whole."), default=None)
    explanation: Text | None = says(N_("The answer to the participants, in clear words."), default=None)
    kept: Text | None = says(N_("The part that is kept, when it is not the whole."), default=None)
    decided_by: Text | None = says(
        N_("Who decided: a direction, a committee, an elected member's office."), default=None
    )
    date: Day | None = says(N_("The day of the decision."), default=None)
    merged_into: RecommendationId | None = says(N_("The recommendation it was merged into."), default=None)
    next_step: NextStep | None = says(N_("What happens next, who is in charge, by when."), default=None)
    history: list[PastState] = says(N_("The states it was in before, oldest first."), default=[])
    answer_by: Day | None = says(
        N_("By when it is to be answered; left out, the project's calendar says."), default=None
    )
    easy: Text | None = says(
        N_("The answer in easy language: one idea a sentence, common words, nothing abstract."), default=None
    )
    easy_request: Text | None = says(N_("The recommendation itself in easy language, as it was agreed."), default=None)
    link: Link | None = says(N_("Where the proof is: a decision, a law, a page of the city's site."), default=None)
    passed_on_to: Text | None = says(N_("To whom it was passed on, when others are competent."), default=None)
    positions: dict[GroupId, Stance] = says(N_("How each group stands to it, when that was said."), default={})
    divergence: Text | None = says(N_("What the groups disagree on, in a sentence fair to each."), default=None)
    reactions: list[Reaction] = says(N_("What participants said of the answer."), default=[])
    accept: Accepted = accepts()
