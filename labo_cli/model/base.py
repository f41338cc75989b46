"""The ground that every model stands on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from labo_cli.i18n import N_, _

__all__ = [
    "Accepted",
    "Id",
    "InProject",
    "Part",
    "Picture",
    "Ref",
    "RuleId",
    "Text",
    "Word",
    "accepts",
    "days_in_order",
    "not_understood",
    "says",
]


def _undocumented(schema: dict[str, Any]) -> None:
    """Leaves a docstring out of a JSON Schema: users read what is said of the field."""
    schema.pop("description", None)


class Part(BaseModel):
    """A part of a project: immutable, and strict about its keys.

    Unknown keys are refused, so that a misspelt one is reported and never ignored.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, json_schema_extra=_undocumented)


class Word(StrEnum):
    """A fixed word that a user writes in YAML, with the label that documents print for it."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Makes a member from the word and the label's key in the catalogue."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The words alone."""
        schema = handler(core)
        _undocumented(handler.resolve_ref_schema(schema))
        return schema


@dataclass(frozen=True)
class Ref:
    """Marks a field that names an item of another section by its id.

    Attributes:
        section: the section the id must be found in, or "session" for an interview,
            an immersion or a workshop.
    """

    section: str


# An editor takes 12 for a number where labo, which reads every scalar as text, does not.
_SCALAR = ["string", "number"]

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[^\W_][\w.-]*$", max_length=60),
    WithJsonSchema(
        {
            "type": _SCALAR,
            # The same said without \w, which has no accented letters in the JavaScript of editors.
            "pattern": r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$",
            "patternErrorMessage": N_(
                "an id starts with a letter or a figure and has letters, figures, hyphens and dots, without spaces"
            ),
            "maxLength": 60,
        }
    ),
]
"""A short name that other files refer to: letters, digits, `-`, `_` and `.`, at most 60 characters."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": _SCALAR, "minLength": 1}),
]
"""A text that is not empty."""


def says(description: str, **rules: Any) -> Any:
    """A field, described in the words that the editor shows when hovering over it.

    Args:
        description: one or two sentences in English, translated by the catalogue.
        rules: anything that pydantic's `Field` takes.
    """
    return Field(description=description, **rules)


RuleId = Annotated[Id, Ref("rules")]
Accepted = dict[RuleId, Text]
"""Rules set aside, each with the reason."""


def accepts() -> Any:
    """The field in which a part sets rules aside."""
    return says(N_("Warnings set aside: each rule with the reason."), default={})


def not_understood(message: str, hint: str) -> PydanticCustomError:
    """The error of a value that cannot be read, with what to write instead."""
    return PydanticCustomError("labo", "{message}", {"message": message, "hint": hint})


def days_in_order(start: date | None, end: date | None) -> None:
    """Refuses a period that ends before it starts; one of a single day is fine, and so is one without an end.

    Raises:
        PydanticCustomError: for one that does.
    """
    if start and end and end < start:
        raise not_understood(
            _("this ends on {end}, before it starts on {start}").format(end=end, start=start),
            _("check the two days, their year first of all"),
        )


class InProject:
    """Marks a field that names a picture in the project's folder."""


class Picture(Part):
    """A picture of the project's own."""

    file: Annotated[Text, InProject()] = says(
        N_("The picture's place in the project folder, such as pictures/desk.jpg.")
    )
    alt: Text = says(N_("What the picture shows, for those who cannot see it."))
