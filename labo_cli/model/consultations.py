"""The times when people write rather than meet: a participatory platform, a survey, an ideas box."""

from typing import Annotated, Self

from pydantic import model_validator

from labo_cli.i18n import N_
from labo_cli.model.base import Id, Part, Ref, Text, days_in_order, says
from labo_cli.model.values import Count, Day, Link

GroupId = Annotated[Id, Ref("groups")]


class Consultation(Part):
    """A consultation in writing, whose contributions are imported."""

    id: Id = says(N_("Short name of the consultation; in a file of its own, the file's name."))
    title: Text = says(N_("The title, as participants saw it."))
    place: Text | None = says(N_("Where people wrote: the platform's name, the desk with the box."), default=None)
    link: Link | None = says(N_("Its address on the web."), default=None)
    start: Day | None = says(N_("The first day."), default=None)
    end: Day | None = says(N_("The last day."), default=None)
    groups: list[GroupId] = says(N_("The groups that it was meant for."), default=[])
    people: Count | None = says(N_("How many people took part."), default=None)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        days_in_order(self.start, self.end)
        return self
