"""What holds of a project in which something does not: the rest of it can be looked at all the same."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import ValidationError

from labo_cli.checks.references import SESSIONS, marked, may_link
from labo_cli.lint.elsewhere import looks_past
from labo_cli.model.base import Ref
from labo_cli.model.project import Project
from labo_cli.problems import located
from labo_cli.written import Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.errors import Remark

__all__ = ["Held", "salvage"]

Path = tuple[str | int, ...]
_LISTS = frozenset(name for name, kind in Project.model_fields.items() if get_origin(kind.annotation) is list)
_ALL = frozenset(Project.model_fields)


@dataclass
class Held:
    """What is left of a project once all that has a fault is taken out.

    Attributes:
        data: what was typed, without it.
        project: the same, validated; its references hold.
        faulty: the paths of the items that something was taken out of, and of those taken out whole.
        touched: the keys at the top of the project under which something is missing now.
        thinned: those among them under which whole items, or what may link them to others, are missing.
    """

    data: dict[str, Any]
    project: Project | None = None
    faulty: set[Path] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    thinned: set[str] = field(default_factory=set)
    _places: dict[str, list[int]] = field(default_factory=dict)

    @property
    def is_all(self) -> bool:
        """Whether nothing is missing that rules look at."""
        return not (self.faulty or self.touched)

    def kept(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        """The remarks that cannot come from what is missing, with the paths of what was typed.

        None is kept about an item that had a fault, nor from a rule that looks for something where it may just be
        missing: `labo_cli.lint.elsewhere` says where each looks. All other rules judge an item by itself.
        """
        for remark in remarks:
            path = self.typed(remark.path)
            if _item(path) in self.faulty or looks_past(remark, self.touched, self.thinned):
                continue
            yield replace(remark, path=path)

    def typed(self, path: Path) -> Path:
        """Where a part was, as it was typed."""
        if len(path) > 1 and path[0] in self._places and isinstance(path[1], int):
            return (path[0], self._places[str(path[0])][path[1]], *path[2:])
        return path

    def without(self, paths: Iterable[Path]) -> None:
        """Takes parts out, the last ones first, so that the places of those before them stay."""
        for path in sorted({_whole(path, self.data) for path in paths}, key=_order, reverse=True):
            self._note(path)
            *above, last = path
            part: Any = self.data
            for step in above:
                part = part[step]
            del part[last]
            if len(path) == 2 and path[0] in self._places:
                del self._places[str(path[0])][int(last)]

    def number(self) -> None:
        """Notes where each item of a list was typed."""
        self._places = {name: [*range(len(items))] for name, items in self.data.items() if isinstance(items, list)}

    def _note(self, path: Path) -> None:
        top = str(path[0])
        if top not in _ALL:
            # It may have been meant for any other key.
            self.touched |= _ALL
            self.thinned |= _ALL
            return
        self.faulty.add(_item(self.typed(path)))
        self.touched.add(top)
        if top not in _LISTS or len(path) < 3 or may_link(top, str(path[2])):
            self.thinned.add(top)


def salvage(
    data: dict[str, Any], faults: Iterable[Path], known: Mapping[str, set[str]], unread: Iterable[str] = ()
) -> Held | None:
    """Leaves out of a project what has a fault, until the rest holds together.

    A faulty key is left out where the model can do without it, or else the part that it stands in, up to the item; so
    is a reference to what is not there, or no longer; but what was said in a session that is left out stays.

    Args:
        data: what was typed, in the shape that the models validate.
        faults: the paths of what is known to be wrong beside what the models and the references say.
        known: the ids of what is not in the project: methods and rules.
        unread: the sections of which some file could not be read.

    Returns:
        None when nothing sensible is left: a key that the project itself cannot do without is wrong, or its language,
        by which its texts are judged.
    """
    held = Held(deepcopy(data), touched={*unread}, thinned={*unread})
    held.number()
    _note_lost_sessions(held)
    wrong = {path for path in faults if path}
    # Whatever is taken out may leave a list too short, or a reference without what it names.
    while True:
        held.without(wrong)
        wrong = _invalid(held) or _dangling(held, known)
        if () in wrong:
            return None
        if not wrong:
            break
    if "language" in held.touched and "language" not in held.data:
        return None
    held.faulty |= _sessions_beside(held)
    return held


def _invalid(held: Held) -> set[Path]:
    """The paths of what the models refuse."""
    try:
        held.project = Project.model_validate(held.data)
    except ValidationError as error:
        written = Written(held.data)
        return {located(fault["loc"], written) for fault in error.errors(include_url=False)}
    return set()


def _dangling(held: Held, known: Mapping[str, set[str]]) -> set[Path]:
    """The paths of the references to what is not there; a section without any item is missing as a whole."""
    ids = {name: _ids(held.data.get(name)) for name in _LISTS}
    ids |= known
    written = Written(held.data)
    wrong = set()
    for path, mark, text in marked(held.data, Ref):
        # “-” is no id: where it may stand it means none.
        if mark.section == "session" or text == "-" or text in ids[mark.section]:
            continue
        wrong.add(located(path, written))
        if mark.section in _LISTS and not ids[mark.section]:
            held.touched.add(mark.section)
            held.thinned.add(mark.section)
    return wrong


def _note_lost_sessions(held: Held) -> None:
    """Notes who names a session that is nowhere, and leaves the name: rules do without a session's day.

    Otherwise a fault in one workshop would take out all that was said there, and so all that comes from it.
    """
    ids = set().union(*(_ids(held.data.get(name)) for name in SESSIONS))
    lost = [path for path, mark, text in marked(held.data, Ref) if mark.section == "session" and text not in ids]
    held.touched.update(SESSIONS if lost else ())
    # Where some file could not be read, the session may well be in it.
    if not held.thinned.issuperset(SESSIONS):
        held.faulty.update(map(_item, lost))


def _sessions_beside(held: Held) -> set[Path]:
    """The sessions of groups and themes that have a fault: their rules look at both."""
    found = set()
    for path, mark, text in marked(held.data, Ref):
        if path[0] in SESSIONS and mark.section in {"groups", "themes"}:
            items = enumerate(held.data.get(mark.section, ()))
            named = next(((mark.section, n) for n, item in items if item["id"] == text), ())
            if held.typed(named) in held.faulty:
                found.add(_item(held.typed(path)))
    return found


def _item(path: Path) -> Path:
    """The item that a path leads into: one of a list, a part of the brief, or what stands at the top."""
    is_apart = len(path) > 1 and (isinstance(path[1], int) or path[0] == "brief")
    return path[:2] if is_apart else path[:1]


def _order(path: Path) -> tuple[tuple[str, int, str], ...]:
    """In the order of a tree, numbers by their size."""
    return tuple(("", step, "") if isinstance(step, int) else ("key", 0, str(step)) for step in path)


def _whole(path: Path, data: Any) -> Path:
    """A path as far as it leads to a part: a text that stands for a list of one has no parts of its own."""
    for n, step in enumerate(path):
        if data is None or isinstance(data, str):
            return path[:n]
        data = data[step]
    return path


def _ids(items: Any) -> set[str]:
    return {item["id"] for item in items or () if isinstance(item, dict) and isinstance(item.get("id"), str)}
