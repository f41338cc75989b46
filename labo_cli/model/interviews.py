"""An interview, or a round of them with people of one profile."""

from typing import Annotated

from labo_cli.i18n import N_
from labo_cli.model.base import Accepted, Id, Part, Ref, Text, accepts, says
from labo_cli.model.values import Count, Day, Flag, Minutes, Tally

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
MethodId = Annotated[Id, Ref("methods")]


class Question(Part):
    """A question of one's own, that replaces the one labo would write for the theme."""

    theme: ThemeId = says(N_("The theme that the question opens."))
    ask: Text = says(N_("The broad, open question, as it is asked."))
    follow_ups: list[Text] = says(N_("Follow-ups, if the answer does not come by itself."), default=[])


class Profile(Part):
    """A profile to be heard, and how far the team has come with it."""

    profile: Text = says(N_("A broad profile, such as “75 and over, lives alone, no smartphone”. Never a name."))
    wanted: Count = says(N_("How many people of this profile are to be heard."))
    heard: Tally = says(N_("How many have been heard."), default=0)


class Interview(Part):
    """A round of interviews at one place with one group."""

    id: Id = says(N_("Short name of the round; in a file of its own, the file's name."))
    title: Text = says(N_("The title of the guide."))
    date: Day | None = says(N_("The day, or the first day, such as 2026-02-03."), default=None)
    place: Text | None = says(N_("Where people are met."), default=None)
    group: GroupId = says(N_("The group that the people met belong to."))
    method: MethodId = says(
        N_("The interview method, whose card gives the guide its frame."), default="entretien-semi-directif"
    )
    purpose: Text = says(N_("What the team wants to understand, in a sentence that can be read out."))
    themes: list[ThemeId] = says(N_("The themes to ask about, in order: three to six."), min_length=1)
    duration: Minutes = says(N_("How long one interview lasts, such as 45 min."), default=45)
    recording: Flag = says(N_("yes if the interviews are recorded, which needs a consent of its own."), default=False)
    questions: list[Question] = says(N_("Questions of your own, theme by theme."), default=[])
    sample: list[Profile] = says(N_("The profiles to be heard, non-users included."), default=[])
    accept: Accepted = accepts()
