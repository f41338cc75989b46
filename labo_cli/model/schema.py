"""JSON Schemas of a project's files, for editors that complete and validate while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.model.base import Part
from labo_cli.model.brief import Brief
from labo_cli.model.consultations import Consultation
from labo_cli.model.immersions import Immersion
from labo_cli.model.imports import ImportPlan
from labo_cli.model.interviews import Interview
from labo_cli.model.methods import MethodCard
from labo_cli.model.project import Group, Project
from labo_cli.model.requirements import Requirement
from labo_cli.model.voices import Contribution, Recommendation
from labo_cli.model.workshops import PAUSES, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SCHEMA_OF", "schemas"]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that yaml-language-server reads best."""

_ITEMS: dict[str, type[Part]] = {
    "groups": Group,
    "workshops": Workshop,
    "interviews": Interview,
    "immersions": Immersion,
    "consultations": Consultation,
    "imports": ImportPlan,
    "contributions": Contribution,
    "recommendations": Recommendation,
    "requirements": Requirement,
}
_WHOLES: dict[str, type[Part]] = {"project": Project, "brief": Brief, "methods": MethodCard}
SCHEMA_OF = (*_WHOLES, *_ITEMS)
"""The name of each schema: the section that it describes, or project."""


def schemas(translate: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    """Every schema by its name.

    Args:
        translate: gives a description in the language of the project.
    """
    wholes = {name: _drafted(model) for name, model in _WHOLES.items()}
    for name in _ITEMS:
        # A section of project.yaml with a single item may leave out the dash.
        section = wholes["project"]["properties"][name]
        section |= {"type": ["array", "object"], "anyOf": [{"type": "array"}, section["items"]]}
    made = {name: _finished(schema, translate) for name, schema in wholes.items()}
    for name, model in _ITEMS.items():
        schema = _drafted(model)
        definitions = schema.pop("$defs", {})
        # In a file of its own an item needs no id: the file's name is its id.
        alone = schema | {"required": [key for key in schema.get("required", []) if key != "id"]}
        listed = {"type": "array", "items": schema}
        made[name] = _finished({"anyOf": [alone, listed], "$defs": definitions}, translate)
    return made


def _drafted(model: type[Part]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _finished(schema: dict[str, Any], translate: Callable[[str], str]) -> dict[str, Any]:
    finished: dict[str, Any] = _walked(schema, translate, schema.get("$defs", {}))
    return {"$schema": DIALECT} | finished


def _walked(node: Any, translate: Callable[[str], str], definitions: dict[str, Any]) -> Any:
    """The schema in the user's words: descriptions translated, the models' own names left out."""
    if isinstance(node, list):
        return [_walked(item, translate, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "discriminator" in node or _is_step(node):
        node = {key: value for key, value in node.items() if key not in {"oneOf", "discriminator"}} | {
            "anyOf": [*node["oneOf"], *_SHORTHANDS]
        }
    if isinstance(node.get("$ref"), str) and len(node) > 1:
        # Draft 7 ignores what stands beside a $ref: a definition that a field describes is written out there.
        rest = {key: value for key, value in node.items() if key != "$ref"}
        node = definitions[node["$ref"].rsplit("/", 1)[1]] | rest
    walked: dict[str, Any] = {}
    for key, value in node.items():
        if key == "properties":
            walked[key] = {name: _walked(field, translate, definitions) for name, field in value.items()}
        elif key in {"description", "patternErrorMessage"}:
            walked[key] = translate(value)
        elif key != "title" and (key != "default" or _is_worth_typing(value)):
            walked[key] = _walked(value, translate, definitions)
    return walked


def _is_worth_typing(default: Any) -> bool:
    """Whether an editor that completes a key should type its default too: nothing starts from a null or a []."""
    return default is not None and default != [] and not isinstance(default, dict)


def _is_step(node: dict[str, Any]) -> bool:
    return any(choice.get("$ref", "").endswith("MethodStep") for choice in node.get("oneOf", []))


_SHORTHANDS = [
    {"type": "string"},
    *(
        {
            "type": "object",
            "required": [word],
            "properties": {
                word: {"$ref": "#/$defs/Pause/properties/minutes"},
                "at": {"$ref": "#/$defs/Pause/properties/at"},
            },
            "additionalProperties": False,
        }
        for word in PAUSES
    ),
]
"""What a user may write for a step besides the full form: a method's id, or `break: 20`."""
