"""How a table from elsewhere is read: which column says what, remembered from one import to the next."""

from typing import Annotated

from labo_cli.i18n import N_
from labo_cli.model.base import Id, Part, Ref, Text, says
from labo_cli.model.words import ContributionKind

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
SessionId = Annotated[Id, Ref("session")]


class ImportPlan(Part):
    """How the contributions of one source are imported."""

    id: Id = says(N_("Short name of the source; in a file of its own, the file's name."))
    columns: dict[str, Text] = says(
        N_("The column that each field is read from, such as text: “Votre idée”."), default={}
    )
    session: SessionId = says(N_("The consultation or session that the contributions come from."), alias="from")
    group: GroupId | None = says(N_("The group of those whose row does not say it."), default=None)
    theme: ThemeId | None = says(N_("The theme of those whose row does not say it."), default=None)
    kind: ContributionKind = says(N_("What sort of contributions these are."), default=ContributionKind.IDEA)
    groups: dict[str, GroupId] = says(
        N_("What a cell of the group's column means, such as “Un parent”: parents."), default={}
    )
    themes: dict[str, ThemeId] = says(N_("What a cell of the theme's column means."), default={})
    left_out: list[Text] = says(
        N_("Ids at the source of what is never to be taken in, such as advertising or an insult."), default=[]
    )
