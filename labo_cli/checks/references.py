"""Ids that name another part, and ids given twice.

The checks read what was typed, led by the models' types, so that a part with another
fault in it still has its references checked in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from labo_cli.errors import Remark
from labo_cli.i18n import N_, _
from labo_cli.model.base import InProject, Part, Ref
from labo_cli.model.project import Project
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic.fields import FieldInfo

__all__ = ["SESSIONS", "marked", "may_link", "repeated_ids", "unknown_ids"]

Path = tuple[str | int, ...]
Mark = TypeVar("Mark", Ref, InProject)
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


def marked(data: Any, wanted: type[Mark], model: type[Part] = Project) -> list[tuple[Path, Mark, str]]:
    """Every text whose field carries a mark: its path, the mark, the text.

    A map's key has the path of its value.

    Args:
        data: what was typed.
        wanted: the kind of mark.
        model: the model of the data.
    """
    found: list[tuple[Path, Mark, str]] = []
    walk = _through_part(model, wanted)  # type: ignore[arg-type] # classes can be hashed
    if walk:
        walk(data, (), found)
    return found


def may_link(section: str, key: str) -> bool:
    """Whether what stands under a key may name another part; any key may that labo does not know.

    Args:
        section: a list of items at the top of the project.
        key: one of an item's keys.
    """
    item: type[Part] = get_args(Project.model_fields[section].annotation)[0]
    field = next((field for name, field in item.model_fields.items() if (field.alias or name) == key), None)
    return field is None or _through_field(field, Ref) is not None


# A large project has tens of thousands of ids: what leads to a mark is worked out once for each type, as a function
# that goes through a piece of data of that type; None for a type that leads to none.
_Walk = Callable[[Any, Path, list[Any]], None]


@cache
def _through_part(part: Any, wanted: Any) -> _Walk | None:
    fields = ((field.alias or name, _through_field(field, wanted)) for name, field in part.model_fields.items())
    steps = [(key, walk) for key, walk in fields if walk]

    def walk(data: Any, path: Path, found: list[Any]) -> None:
        if isinstance(data, dict):
            for key, step in steps:
                if key in data:
                    step(data[key], (*path, key), found)

    return walk if steps else None


def _through_field(field: FieldInfo, wanted: Any) -> _Walk | None:
    return _through_marks(field.annotation, tuple(field.metadata), wanted)


def _through_marks(kind: Any, metadata: tuple[Any, ...], wanted: Any) -> _Walk | None:
    below = _through(kind, wanted)
    marks = [mark for mark in metadata if isinstance(mark, wanted)]
    readers = [mark.func for mark in metadata if isinstance(mark, BeforeValidator)]
    if not marks and (not below or not readers):
        return below

    def walk(data: Any, path: Path, found: list[Any]) -> None:
        try:
            for read in readers:
                data = read(data)  # type: ignore[call-arg]
        except PydanticCustomError:
            return
        if isinstance(data, str):
            found += [(path, mark, data) for mark in marks]
        if below:
            below(data, path, found)

    return walk


def _through(kind: Any, wanted: Any) -> _Walk | None:
    """The way through a type without marks of its own."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _through_marks(inner[0], inner[1:], wanted)
    if isinstance(kind, type) and issubclass(kind, Part):
        return _through_part(kind, wanted)
    steps = [_through(part, wanted) for part in inner]
    if not any(steps):
        return None
    if origin is list:
        return _through_list(steps[0])
    return _through_map(*steps) if origin is dict else _through_choices(steps)


def _through_list(step: _Walk | None) -> _Walk:
    def walk(data: Any, path: Path, found: list[Any]) -> None:
        if step and isinstance(data, list):
            for n, item in enumerate(data):
                step(item, (*path, n), found)

    return walk


def _through_map(of_key: _Walk | None, of_value: _Walk | None) -> _Walk:
    def walk(data: Any, path: Path, found: list[Any]) -> None:
        for key, value in data.items() if isinstance(data, dict) else ():
            if of_key:
                of_key(key, (*path, key), found)
            if of_value:
                of_value(value, (*path, key), found)

    return walk


def _through_choices(steps: Sequence[_Walk | None]) -> _Walk:
    def walk(data: Any, path: Path, found: list[Any]) -> None:
        for step in steps:
            if step:
                step(data, path, found)

    return walk


def unknown_ids(
    data: Mapping[str, Any], known: Mapping[str, set[str] | None], model: type[Part] = Project
) -> Iterator[Remark]:
    """A remark for each id that names nothing.

    Args:
        data: the project as it was typed.
        known: the ids of each section; None for a section that could not be read, about
            which nothing is said.
        model: the model whose fields say which texts are ids.
    """
    said: set[Path | str] = set()
    for path, mark, text in marked(data, Ref, model):
        ids = known.get(mark.section)
        # “-” is no id: where it may stand it means none.
        if ids is None or text in ids or text == "-" or path in said or mark.section in said:
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
