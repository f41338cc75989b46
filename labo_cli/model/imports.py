"""How a table from elsewhere is read: which column says what, remembered from one import to the next."""

from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from labo_cli.i18n import N_
from labo_cli.model.base import Id, Part, Ref, Text, says
from labo_cli.model.words import ContributionKind

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
SessionId = Annotated[Id, Ref("session")]
NONE = "-"
"""What a cell means that names a group or a theme of which nothing is wanted."""
_Meant = Annotated[
    str,
    StringConstraints(pattern=r"^(-|[^\W_][\w.-]*)$", max_length=60),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": r"^(-|[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*)$",
            "patternErrorMessage": N_("write an id of the project, or - for nothing"),
            "maxLength": 60,
        }
    ),
]
MeantGroup = Annotated[_Meant, Ref("groups")]
MeantTheme = Annotated[_Meant, Ref("themes")]


class ImportPlan(Part):
    """How the contributions of one source are imported."""

    id: Id = says(N_("Short name of the source; in a file of its own, the file's name."))
    columns: dict[str, Text] = says(
        N_("The column that each field is read from, such as text: “Votre idée”."), default={}
    )
    session: SessionId | None = says(
        N_("The consultation or session that the contributions come from."), alias="from", default=None
    )
    group: GroupId | None = says(N_("The group of those whose row does not say it."), default=None)
    theme: ThemeId | None = says(N_("The theme of those whose row does not say it."), default=None)
    kind: ContributionKind = says(N_("What sort of contributions these are."), default=ContributionKind.IDEA)
    groups: dict[str, MeantGroup] = says(
        N_("What a cell of the group's column means, such as “Un parent”: parents; - leaves its rows out."), default={}
    )
    themes: dict[str, MeantTheme] = says(N_("What a cell of the theme's column means; - for no theme."), default={})
    left_out: list[Text] = says(
        N_("Ids at the source of what is never to be taken in, such as advertising or an insult."), default=[]
    )
