"""The project itself, its themes, its groups and its team."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from labo_cli.i18n import N_
from labo_cli.model.base import Accepted, Id, Part, Picture, Ref, Text, accepts, days_in_order, says
from labo_cli.model.brief import Brief
from labo_cli.model.card_words import Public
from labo_cli.model.consultations import Consultation
from labo_cli.model.immersions import Immersion
from labo_cli.model.imports import ImportPlan
from labo_cli.model.interviews import Interview
from labo_cli.model.requirements import Requirement
from labo_cli.model.values import Count, Day, Months, TimeZone
from labo_cli.model.voices import Contribution, Recommendation
from labo_cli.model.words import GroupKind, Need, ProjectKind, Role
from labo_cli.model.workshops import Workshop


class Sponsor(Part):
    """Who commissioned the project."""

    name: Text = says(N_("The direction or service that asked for the project, such as DASES."))
    role: Text | None = says(N_("Its part in the project, such as “commissioning direction”."), default=None)


class Theme(Part):
    """A subject that is worked through; contributions and requirements hang on it."""

    id: Id = says(N_("Short name of the theme, used in the other files."))
    title: Text = says(N_("The subject as participants would name it."))
    question: Text | None = says(
        N_("The broad, open question that interviews ask about this theme. Left out, labo writes one."), default=None
    )
    follow_ups: list[Text] = says(N_("Follow-up questions for interviews about this theme."), default=[])


class Milestone(Part):
    """A date that matters to the project."""

    date: Day = says(N_("The day, such as 2026-03-12."))
    title: Text = says(N_("What happens on that day."))


class Calendar(Part):
    """From when to when the project runs."""

    start: Day = says(N_("First day of the project, such as 2026-01-12."))
    end: Day = says(N_("Last day of the project."))
    milestones: list[Milestone] = says(N_("Dates that matter between the two."), default=[])
    answers: Day | None = says(N_("By when every recommendation has its answer."), default=None)
    feedback: Day | None = says(N_("The day participants hear what became of what they said."), default=None)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        days_in_order(self.start, self.end)
        return self


class Retention(Part):
    """How long personal data is kept, for the data protection officer to confirm."""

    contacts: Months = says(N_("Lists of participants and their contacts, after the day of the feedback."), default=12)
    recordings: Months = says(N_("Sound recordings, after the session."), default=3)
    pictures: Months = says(N_("Pictures of people, after the session."), default=24)


class Feedback(Part):
    """What letters to participants say beside the answers themselves."""

    thanks: Text | None = says(
        N_("What participants are thanked for, at the head of their letters; left out, labo thanks them."), default=None
    )
    reply: Text | None = says(
        N_(
            "How to react to the answers: to whom, where, by what means, one of them without a screen. Left out, the "
            "letters say what answering: of the specification promises."
        ),
        default=None,
    )
    easy_reply: Text | None = says(
        N_("The same in easy language, for the simplified version: one idea a sentence."), default=None
    )
    until: Day | None = says(N_("Until when reactions are taken in."), default=None)
    signature: Text | None = says(
        N_("Who signs the letters, a line each; left out, the sponsor and those who lead the lab and the project."),
        default=None,
    )


class Member(Part):
    """Somebody in the team."""

    name: Text = says(N_("The name, or a first name: it is printed in the team's documents."))
    role: Role = says(N_("What this person does in the team."))


class Group(Part):
    """A group of people who take part."""

    id: Id = says(N_("Short name of the group, used in the other files."))
    name: Text = says(N_("The group's name as documents print it."))
    kind: GroupKind = says(N_("How these people stand to the service."))
    size: Count = says(N_("How many people the group counts."))
    needs: list[Need] = says(N_("What these people need in order to take part like everyone else."), default=[])
    publics: list[Public] = says(
        N_("Publics that methods are adapted for, such as seniors, children or low-literacy."), default=[]
    )
    profile: Text | None = says(
        N_("Who they are in a sentence: ages, situations, ease with digital tools. Never a name."), default=None
    )
    accept: Accepted = accepts()


MethodId = Annotated[Id, Ref("methods")]


class ProjectFile(Part):
    """What `project.yaml` may say, sections apart."""

    title: Text = says(N_("The project's title, as it is printed on every document."))
    language: Literal["fr", "en"] = says(N_("The language of the documents: fr or en."), default="fr")
    kind: ProjectKind = says(N_("What the lab was asked for."))
    sponsor: Sponsor = says(N_("Who commissioned the project."))
    challenge: Text = says(N_("The question that the project answers, as one open question."))
    context: Text | None = says(
        N_("Where the project comes from, in a few paragraphs: facts, earlier attempts, what is at stake."),
        default=None,
    )
    themes: list[Theme] = says(N_("The subjects that get worked through."), default=[])
    logo: Picture | None = says(N_("The logo printed on the cover of the specification."), default=None)
    calendar: Calendar | None = says(N_("From when to when the project runs."), default=None)
    team: list[Member] = says(N_("Who runs the project."), default=[])
    methods: list[MethodId] = says(N_("The methods chosen for the project, by their ids."), default=[])
    charter: list[Text] = says(
        N_("The rules that participants are offered at the start, eight to ten at most; left out, labo's own."),
        default=[],
        max_length=12,
    )
    feedback: Feedback = says(N_("What the letters to participants say beside the answers."), default=Feedback())
    retention: Retention = says(N_("How long personal data is kept in private/, for labo purge."), default=Retention())
    accept: Accepted = accepts()
    time_zone: TimeZone = says(
        N_("The time zone of the sessions, for calendars, such as Europe/Paris."), default="Europe/Paris"
    )


class Project(ProjectFile):
    """A whole project, whatever files it was written in."""

    brief: Brief = says(N_("What the specification says beyond the requirements."), default=Brief())
    groups: list[Group] = says(N_("The people who take part."), default=[])
    workshops: list[Workshop] = says(N_("The sessions where people work together."), default=[])
    interviews: list[Interview] = says(N_("The conversations with people one at a time."), default=[])
    immersions: list[Immersion] = says(N_("The times when the team goes and sees for itself."), default=[])
    consultations: list[Consultation] = says(
        N_("The times when people write: a participatory platform, a survey, an ideas box."), default=[]
    )
    imports: list[ImportPlan] = says(N_("How tables from elsewhere are read."), default=[])
    contributions: list[Contribution] = says(N_("What people said, needed, proposed, or were seen to do."), default=[])
    recommendations: list[Recommendation] = says(N_("What participants recommend, and what became of it."), default=[])
    requirements: list[Requirement] = says(N_("The functions that the service must fulfil."), default=[])

    def group(self, group_id: str) -> Group:
        """The group of that id; references are checked when a project is loaded."""
        return next(group for group in self.groups if group.id == group_id)

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id; references are checked when a project is loaded."""
        return next(theme for theme in self.themes if theme.id == theme_id)

    @property
    def sessions(self) -> list[Workshop | Interview | Immersion | Consultation]:
        """Every occasion on which somebody may have been heard."""
        return [*self.interviews, *self.immersions, *self.consultations, *self.workshops]
