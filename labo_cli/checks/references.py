"""Ids that name another part, and ids given twice.

The checks read what was typed, led by the models' types, so that a part with another
fault in it still has its references checked in the same run.
"""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from labo_cli.errors import Remark
from labo_cli.i18n import N_, _
from labo_cli.model.base import InProject, Part, Ref
from labo_cli.model.project import Project
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SESSIONS", "marked", "repeated_ids", "unknown_ids"]

Path = tuple[str | int, ...]
Marked = tuple[Path, Ref | InProject, str]
SESSIONS = ("interviews", "immersions", "consultations", "workshops")

_UNKNOWN = {
    "groups": N_("there is no group “{id}”"),
    "themes": N_("there is no theme “{id}”"),
    "methods": N_("there is no method “{id}”"),
    "session": N_("there is no interview, immersion, consultation or workshop “{id}”"),
    "contributions": N_("there is no contribution “{id}”"),
    "recommendations": N_("there is no recommendation “{id}”"),
    "rules": N_("there is no rule “{id}”"),
}


def marked(data: Any, model: Any = Project) -> Iterator[Marked]:
    """Every text whose field carries a mark: its path, the mark, the text.

    A map's key has the path of its value.
    """
    yield from _marked(model, (), data, ())


def _marked(kind: Any, marks: tuple[Any, ...], data: Any, path: Path) -> Iterator[Marked]:
    for mark in marks:
        if isinstance(mark, BeforeValidator):
            try:
                data = mark.func(data)  # type: ignore[call-arg]
            except PydanticCustomError:
                return
        elif isinstance(mark, Ref | InProject) and isinstance(data, str):
            yield path, mark, data
    for below, metadata, value, place in _below(kind, data, path):
        yield from _marked(below, metadata, value, place)


def _below(kind: Any, data: Any, path: Path) -> Iterator[tuple[Any, tuple[Any, ...], Any, Path]]:
    """What a type is made of, with the part of the data that each piece describes."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield inner[0], inner[1:], data, path
    elif origin in (Union, UnionType):
        yield from ((choice, (), data, path) for choice in inner)
    elif origin is list and isinstance(data, list):
        yield from ((inner[0], (), item, (*path, n)) for n, item in enumerate(data))
    elif isinstance(data, dict) and origin is dict:
        for key, value in data.items():
            yield inner[0], (), key, (*path, key)
            yield inner[1], (), value, (*path, key)
    elif isinstance(data, dict) and isinstance(kind, type) and issubclass(kind, Part):
        for key, below, metadata in _fields(kind):
            if key in data:
                yield below, metadata, data[key], (*path, key)


@cache
def _fields(part: type[Part]) -> tuple[tuple[str, Any, tuple[Any, ...]], ...]:
    """The fields of a part that carry a mark, or lead to one: key, type, metadata."""
    fields = (
        (field.alias or name, field.annotation, tuple(field.metadata)) for name, field in part.model_fields.items()
    )
    return tuple(field for field in fields if _leads_to_a_mark(field[1], field[2]))


def _leads_to_a_mark(kind: Any, metadata: tuple[Any, ...] = ()) -> bool:
    if any(isinstance(mark, Ref | InProject) for mark in metadata):
        return True
    if isinstance(kind, type) and issubclass(kind, Part):
        return bool(_fields(kind))
    inner = get_args(kind)
    return _leads_to_a_mark(inner[0], inner[1:]) if get_origin(kind) is Annotated else any(map(_leads_to_a_mark, inner))


def unknown_ids(
    data: Mapping[str, Any], known: Mapping[str, set[str] | None], model: Any = Project
) -> Iterator[Remark]:
    """A remark for each id that names nothing.

    Args:
        data: the project as it was typed.
        known: the ids of each section; None for a section that could not be read, about
            which nothing is said.
        model: the model whose fields say which texts are ids.
    """
    said: set[Path | str] = set()
    for path, mark, text in marked(data, model):
        ids = known.get(mark.section) if isinstance(mark, Ref) else None
        if isinstance(mark, InProject) or ids is None or text in ids or path in said or mark.section in said:
            continue
        hint = did_you_mean(text, ids)
        if not ids:
            # A whole section is missing: one cause, and no use in a remark for each id that it would have held.
            said.add(mark.section)
            hint = _("none is written yet, in {section}; this is said once for all that refer to it").format(
                section=", ".join(SESSIONS) if mark.section == "session" else mark.section
            )
        said.add(path)
        yield Remark(path, _(_UNKNOWN[mark.section]).format(id=text), hint, of_key=path[-1] == text)


def repeated_ids(data: Mapping[str, Any]) -> Iterator[Remark]:
    """A remark for each id that an earlier item of the same kind has already.

    Capitals make no difference, because files are named after ids and some disks do not
    tell them apart. Interviews, immersions and workshops share their ids, because
    contributions name any of them.
    """
    spaces: list[tuple[str, ...]] = [(name,) for name in data if name not in SESSIONS]
    for sections in [*spaces, SESSIONS]:
        first: dict[str, Path] = {}
        for section in sections:
            items = data.get(section)
            for n, item in enumerate(items if isinstance(items, list) else ()):
                name = item.get("id") if isinstance(item, dict) else None
                if not isinstance(name, str):
                    continue
                if name.casefold() in first:
                    message = _("the id “{id}” is already taken").format(id=name)
                    yield Remark((section, n, "id"), message, _("give one of the two another id"))
                first.setdefault(name.casefold(), (section, n))
