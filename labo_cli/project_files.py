"""Finds a project folder and reads it whole: every problem of every file in one go."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from labo_cli.checks.references import SESSIONS, repeated_ids, unknown_ids
from labo_cli.errors import InvalidProject, LaboError, Problem
from labo_cli.folders import PROJECT, root_of
from labo_cli.i18n import _
from labo_cli.method_files import Shelf, read_yaml
from labo_cli.model.labels import word_hint
from labo_cli.model.project import Project
from labo_cli.pictures import missing_pictures
from labo_cli.problems import explain
from labo_cli.written import Written

if TYPE_CHECKING:
    from labo_cli.model.methods import MethodCard
    from labo_cli.model.workshops import Workshop
    from labo_cli.yaml_source import Path as Place
    from labo_cli.yaml_source import Source

__all__ = ["Broken", "Loaded", "load", "open_project", "project_near"]

LISTS = (
    "groups",
    "workshops",
    "interviews",
    "immersions",
    "consultations",
    "imports",
    "contributions",
    "recommendations",
    "requirements",
)
SECTIONS = (*LISTS, "brief")


@dataclass(frozen=True)
class Loaded:
    """A project that holds together, and where each part of it was written."""

    root: Path
    project: Project
    written: Written
    shelf: Shelf
    problems: tuple[Problem, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that keep documents from being made; warnings are not among them."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def position(self, workshop: Workshop) -> int:
        """Where a workshop stands among those of the project, proposed agenda or not."""
        return self._positions[workshop.id]

    @cached_property
    def own_cards(self) -> dict[str, MethodCard]:
        """The project's own method cards, by their files; once they are asked for, what they say has its place too."""
        cards = {}
        for file, card, source in self.shelf.own():
            self.written.add_file(file, source)
            cards[file.as_posix()] = card
        return cards

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {workshop.id: n for n, workshop in enumerate(self.project.workshops)}


class Broken(InvalidProject):
    """A project that does not hold together, with what was read of it.

    Attributes:
        root: its folder.
        written: what was typed.
        shelf: its method cards.
        faults: the paths of what is wrong beside what the models say.
        unread: the sections of which some file could not be read.
    """

    def __init__(self, problems: list[Problem], reading: _Reading, shelf: Shelf, faults: list[Place]) -> None:
        super().__init__(problems)
        self.root, self.written, self.shelf, self.faults = reading.root, reading.written, shelf, faults
        is_whole = all(problem.severity != "error" for problem in reading.problems)
        self.unread = () if is_whole else SECTIONS


def open_project(folder: Path | None, *, with_cards: bool = True, as_far_as_it_goes: bool = False) -> Loaded:
    """The project of that folder, or the nearest one upwards from where the user stands.

    Args:
        folder: the folder, or None.
        with_cards: whether the project's own method cards must hold together too.
        as_far_as_it_goes: whether a project is given together with its problems, as long as its parts can be read.
    """
    return load(root_of(folder), with_cards=with_cards, as_far_as_it_goes=as_far_as_it_goes)


def project_near(folder: Path | None) -> Loaded | None:
    """The project of that folder, or the nearest one upwards; None where the user stands in none and names none.

    Its own method cards are not checked: a broken one keeps nobody from printing another.
    """
    try:
        root = root_of(folder)
    except LaboError:
        if folder is not None:
            raise
        return None
    return load(root, with_cards=False)


def load(root: Path, *, with_cards: bool = True, as_far_as_it_goes: bool = False) -> Loaded:
    """Reads and checks a project.

    Args:
        root: its folder.
        with_cards: whether its own method cards are checked with it.
        as_far_as_it_goes: whether ids that name nothing and broken cards are told with the project rather than instead.

    Raises:
        InvalidProject: with every problem of every file.
    """
    reading = _Reading(root)
    written = reading.gather()
    shelf = Shelf(root)
    problems = [*reading.problems, *(shelf.problems() if with_cards else ())]
    project = None
    try:
        project = Project.model_validate(written.data)
    except ValidationError as error:
        problems += explain(error, written, Project.model_json_schema(), word_hint)
    apart = [*repeated_ids(written.data), *missing_pictures(root, written.data)]
    remarks = [*apart, *unknown_ids(written.data, reading.known_ids(shelf))]
    problems += map(written.problem, remarks)
    loaded = Loaded(root, project, written, shelf, tuple(problems)) if project else None
    if loaded is None or (loaded.faults and not as_far_as_it_goes):
        raise Broken(problems, reading, shelf, [remark.path for remark in apart])
    return loaded


class _Reading:
    """One reading of a folder: the tree as it fills, the problems as they are met."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written = Written()
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()

    def gather(self) -> Written:
        source = self._read(Path(PROJECT))
        data = source.data if source else {}
        if source and not isinstance(data, dict):
            self._shape(Path(PROJECT), source, data, _("write key: value pairs, starting with title:"))
            data = {}
        if not source or not data:
            # Nothing of the project is known: what other files refer to cannot be judged.
            self.unreadable |= {*SECTIONS, "themes"}
        self.written.add((), Path(PROJECT), source or _empty(), ())
        self.written.data = dict(data)
        for section in SECTIONS:
            if section in data:
                self._name_items(section)
            self._file(section)
            self._folder(section)
        self._strays()
        return self.written

    def known_ids(self, shelf: Shelf) -> dict[str, set[str] | None]:
        """The ids of each section as they were typed; None where a file could not be read."""
        known: dict[str, set[str] | None] = {"methods": set(shelf.ids), "rules": self._rules()}
        for section in (*LISTS, "themes"):
            items = self.written.data.get(section)
            known[section] = None if section in self.unreadable else _ids(items)
        sessions = [known[section] for section in SESSIONS]
        known["session"] = None if None in sessions else set().union(*(ids for ids in sessions if ids))
        return known

    def _rules(self) -> set[str] | None:
        """The ids of the rules that a user may set aside, read only where something is set aside."""
        data = self.written.data
        parts = [data, *(item for section in LISTS for item in data.get(section) or () if isinstance(item, dict))]
        if not any("accept" in part for part in parts):
            return None
        from labo_cli.lint.rules import RULES

        return set(RULES)

    def _read(self, file: Path) -> Source | None:
        source, problems = read_yaml(self.root, file)
        self.problems += problems
        return source

    def _file(self, section: str) -> None:
        file = Path(f"{section}.yaml")
        if not (self.root / file).is_file():
            return
        source = self._read(file)
        if source is None:
            self.unreadable.add(section)
        elif not self._is_elsewhere(section, file):
            self._take(section, file, source)

    def _folder(self, section: str) -> None:
        files = sorted((self.root / section).glob("*.yaml")) if section in LISTS else []
        for path in files:
            file = path.relative_to(self.root)
            source = self._read(file)
            if source is None:
                self.unreadable.add(section)
            else:
                self._take(section, file, source)

    def _is_elsewhere(self, section: str, file: Path) -> bool:
        """Lists add up, wherever their items are written; a map has one place."""
        if section in LISTS or section not in self.written.data:
            return False
        message = _("{section} are written both here and in {first}").format(section=section, first=PROJECT)
        self.problems.append(Problem(file, 0, 0, section, message, _("keep one of the two, with everything in it")))
        return True

    def _take(self, section: str, file: Path, source: Source) -> None:
        """Adds what a section's file says: one item, or a list of items."""
        if section not in LISTS:
            self.written.data[section] = source.data
            self.written.add((section,), file, source)
            if not isinstance(source.data, dict):
                self._shape(file, source, source.data, _("write key: value pairs"))
                del self.written.data[section]
            return
        items = self.written.data[section] = self.written.data.get(section) or []
        if not isinstance(items, list):
            # What project.yaml says of it is no list: that is told when it is validated.
            return
        if isinstance(source.data, dict):
            self.written.add((section, len(items)), file, source)
            items.append({"id": file.stem, **source.data} if file.parent.name == section else source.data)
        elif isinstance(source.data, list):
            for n, item in enumerate(source.data):
                self.written.add((section, len(items)), file, source, (n,))
                items.append(item)
        else:
            self._shape(file, source, source.data, _("write one item as key: value pairs, or a list of items"))

    def _name_items(self, section: str) -> None:
        """A section that project.yaml holds with a single item may leave out the dash."""
        if section in LISTS and isinstance(self.written.data[section], dict):
            self.written.data[section] = [self.written.data[section]]
            source = self.written.source_of(())
            self.written.add((section, 0), Path(PROJECT), source, (section,))

    def _shape(self, file: Path, source: Source, data: Any, hint: str) -> None:
        place = source.place(())
        message = (
            _("this file is a list, and a map is due") if isinstance(data, list) else _("this file is only a text")
        )
        self.problems.append(Problem(file, place.line, place.column, "", message, hint))

    def _strays(self) -> None:
        """A file or folder whose name is nearly a section's would otherwise be left unread in silence.

        Any other file is somebody's own business, which a warning is enough for.
        """
        names = [*SECTIONS, Path(PROJECT).stem, "methods"]
        for path in sorted(self.root.iterdir()):
            is_file = path.is_file() and path.suffix in {".yaml", ".yml"} and not path.name.startswith(".")
            near = get_close_matches(path.stem.casefold(), names, n=1, cutoff=0.75)
            is_stray_folder = path.is_dir() and path.name not in names and near and any(path.glob("*.y*ml"))
            if (is_file and path.name not in {f"{name}.yaml" for name in names}) or is_stray_folder:
                meant = f"{near[0]}.yaml" if near and is_file else near[0] if near else ""
                hint = (
                    _("did you mean “{word}”?").format(word=meant)
                    if meant
                    else _("leave it if it is a note of yours; what labo is to read goes into one of: {files}").format(
                        files=", ".join((PROJECT, *(f"{name}.yaml" for name in SECTIONS)))
                    )
                )
                file = path.relative_to(self.root)
                message = _("labo does not know what this is, and reads none of it")
                self.problems.append(Problem(file, 0, 0, "", message, hint, "error" if meant else "warning"))


def _empty() -> Source:
    from labo_cli.yaml_source import Source

    return Source(data={})


def _ids(items: Any) -> set[str]:
    if not isinstance(items, list):
        return set()
    return {item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}
