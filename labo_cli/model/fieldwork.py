"""What a card brings to work in the field: the frame of an interview guide, the observation grids."""

from labo_cli.i18n import N_
from labo_cli.model.base import Part, says
from labo_cli.model.bilingual import Lists, Words
from labo_cli.model.words import GroupKind

__all__ = ["GridRow", "Grids", "GuideFrame", "Opening"]


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
