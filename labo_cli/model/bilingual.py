"""Words written in both languages, side by side, so that a card is one file."""

from typing import Self

from pydantic import model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Part, Text, not_understood, says

__all__ = ["Lists", "Names", "Words"]


class Words(Part):
    """A text in both languages."""

    fr: Text = says(N_("The text in French."))
    en: Text = says(N_("The text in English."))

    def within(self, language: str) -> str:
        """The text in one of the two languages."""
        return self.fr if language == "fr" else self.en


class Lists(Part):
    """A list of sentences in both languages, as many in one as in the other."""

    fr: list[Text] = says(N_("The sentences in French."), min_length=1)
    en: list[Text] = says(N_("The sentences in English."), min_length=1)

    @model_validator(mode="after")
    def _are_as_long(self) -> Self:
        if len(self.fr) != len(self.en):
            raise not_understood(
                _("{fr} sentences in French, {en} in English").format(fr=len(self.fr), en=len(self.en)),
                _("give each sentence in both languages, in the same order"),
            )
        return self

    def within(self, language: str) -> list[str]:
        """The sentences in one of the two languages."""
        return self.fr if language == "fr" else self.en


class Names(Part):
    """Other names of a thing; the languages need not have as many."""

    fr: list[Text] = says(N_("Other names in French."), default=[])
    en: list[Text] = says(N_("Other names in English."), default=[])

    def within(self, language: str) -> list[str]:
        """The names in one of the two languages."""
        return self.fr if language == "fr" else self.en
