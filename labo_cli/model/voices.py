"""What people said, what they recommend, and what became of it."""

from typing import Annotated, Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Id, Part, Ref, Text, not_understood, says
from labo_cli.model.values import Day, Tally
from labo_cli.model.words import ContributionKind, Reason, State

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
SessionId = Annotated[Id, Ref("session")]
ContributionId = Annotated[Id, Ref("contributions")]
RecommendationId = Annotated[Id, Ref("recommendations")]


class Contribution(Part):
    """One thing that somebody said, needed or proposed, or that the team saw."""

    id: Id = says(N_("Short name, such as c12."))
    group: GroupId = says(N_("The group it comes from."))
    session: SessionId = says(N_("The interview, immersion or workshop it comes from."), alias="from")
    theme: ThemeId = says(N_("The theme it belongs to."))
    kind: ContributionKind = says(N_("Whether it is a verbatim, an observation, a need, an idea or a disagreement."))
    text: Text = says(N_("The words themselves, unchanged, without anything that tells who spoke."))
    votes: Tally | None = says(N_("How many votes it received."), default=None)
    profile: Text | None = says(
        N_("Code and broad profile, such as “S4, 75–80, lives alone”. Never a name."), default=None
    )


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

    @model_validator(mode="after")
    def _is_answered_in_full(self) -> Self:
        refused = self.state in {State.NOT_RETAINED, State.PARTLY_RETAINED}
        if refused and not self.explanation:
            raise not_understood(
                _("a recommendation that is not kept whole owes its authors an explanation"),
                _("add explanation: with the exact reason, in words that a participant understands"),
            )
        if refused and not self.reason:
            raise not_understood(
                _("a recommendation that is not kept whole needs a reason"),
                _("add reason: with one of {words}").format(words=", ".join(Reason)),
            )
        if self.state is State.MERGED and not self.merged_into:
            raise not_understood(
                _("a merged recommendation says which one it was merged into"),
                _("add merged_into: with the id of the other recommendation"),
            )
        return self
