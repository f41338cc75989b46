"""The files of an import: what the project says that matters to it, how a source is read, and the new contributions."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from labo_cli.errors import InvalidProject, LaboError
from labo_cli.folders import PROJECT
from labo_cli.handwriting import handwritten
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.intake.entries import held_in, held_of
from labo_cli.method_files import read_yaml
from labo_cli.model.imports import ImportPlan
from labo_cli.model.labels import word_meant
from labo_cli.problems import explain
from labo_cli.written import Written
from labo_cli.yaml_source import MAX_BYTES, read_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from labo_cli.intake.entries import Held
    from labo_cli.yaml_source import Source

__all__ = ["Ground", "NewFiles", "ground_of", "held_contributions", "new_file", "plan_text"]

SESSIONS = ("consultations", "interviews", "immersions", "workshops")
LARGEST = MAX_BYTES - 100_000
"""Bytes of one file: below what labo reads, so that somebody may still write in it."""


@dataclass
class Ground:
    """What an import has to know of a project; its contributions are not among it.

    Attributes:
        language: the project's.
        groups: the names of the groups by their ids.
        themes: the titles of the themes by their ids.
        sessions: of each session the groups that it was with, by its id.
        consultations: the ids of those that are consultations.
        plans: how sources are read, by their ids, with the file that says it.
        homes: the sections that are written in `project.yaml` or a file of their own, which a folder would double.
    """

    root: Path
    language: str
    title: str
    groups: dict[str, str]
    themes: dict[str, str]
    sessions: dict[str, list[str]]
    consultations: list[str]
    plans: dict[str, tuple[ImportPlan, Path]] = field(default_factory=dict)
    homes: dict[str, Path] = field(default_factory=dict)

    def folder_for(self, section: str) -> str:
        """The folder of a section, in which new files may be put.

        Raises:
            LaboError: when the section is written elsewhere, with the commands that move it into its folder.
        """
        home = self.homes.get(section)
        if home is None:
            return section
        if home.name == PROJECT:
            hint = _(
                "cut {section}: out of project.yaml into a file {section}/{name}.yaml, its items at the margin, and "
                "run the command again"
            ).format(section=section, name=_("first"))
        else:
            move = "move" if os.name == "nt" else "mv"
            into = f"{section}/{_('first')}.yaml"
            hint = _("move it into the folder, then run the command again: {commands}").format(
                commands=f"mkdir {section} && {move} {home.name} {into}"
            )
        raise LaboError(
            _("new files go into the folder {section}/, and this project has {section} in {home}").format(
                section=section, home=home.name
            ),
            hint,
        )


def ground_of(root: Path) -> Ground:
    """Reads what an import has to know: project.yaml, the groups, the sessions' ids and the imports.

    Raises:
        InvalidProject: when a file of these cannot be read.
    """
    project = _whole(root, Path(PROJECT)).data
    project = project if isinstance(project, dict) else {}
    homes = _homes(root, project)
    sessions: dict[str, list[str]] = {}
    consultations: list[str] = []
    for section in SESSIONS:
        for item in _items(root, project, section):
            groups = item.get("groups") or item.get("group") or []
            sessions[item["id"]] = [groups] if isinstance(groups, str) else list(groups)
            if section == "consultations":
                consultations.append(item["id"])
    themes = project.get("themes")
    ground = Ground(
        root,
        str(project.get("language") or "fr"),
        str(project.get("title") or root.name),
        {item["id"]: str(item.get("name") or item["id"]) for item in _items(root, project, "groups")},
        {
            item["id"]: str(item.get("title") or item["id"])
            for item in (themes if isinstance(themes, list) else [])
            if isinstance(item, dict) and isinstance(item.get("id"), str)
        },
        sessions,
        consultations,
        homes=homes,
    )
    ground.plans.update(_plans(root, project))
    return ground


def held_contributions(ground: Ground, except_for: Collection[Path] = ()) -> Iterator[Held | str]:
    """The imported contributions that the project holds, and the bare ids of the others.

    Args:
        ground: the project.
        except_for: files that are not looked into.

    Raises:
        InvalidProject: when a file of contributions cannot be read.
    """
    files = [path for path in sorted((ground.root / "contributions").glob("*.yaml")) if path not in except_for]
    if (home := ground.homes.get("contributions")) is not None:
        files.append(ground.root / home)
    for path in files:
        try:
            content = path.read_text(encoding="utf-8") if path.name != PROJECT else ""
        except (OSError, UnicodeDecodeError):
            content = ""
        at_a_glance = held_in(content) if content else None
        if at_a_glance is not None:
            yield from at_a_glance
            continue
        data = _whole(ground.root, path.relative_to(ground.root)).data
        data = data.get("contributions") if path.name == PROJECT and isinstance(data, dict) else data
        held = {found.id: found for found in held_of(data)}
        for item in [data] if isinstance(data, dict) else data if isinstance(data, list) else []:
            own_id = item.get("id", path.stem) if isinstance(item, dict) else None
            if isinstance(own_id, str):
                yield held.get(own_id, own_id)


def plan_text(plan: Mapping[str, Any]) -> str:
    """An import's file, as a person would write it."""
    return handwritten(dict(plan))


def new_file(root: Path, name: str, content: str) -> Path:
    """Writes a file that is not there yet.

    Raises:
        LaboError: when it is there, or the disk refuses.
    """
    from labo_cli.writing import write_scaffold

    return write_scaffold(root, {name: content.encode()})[0]


class NewFiles:
    """Files of contributions as they fill, moved into place together at the end; none of them stays otherwise."""

    def __init__(self, folder: Path, stem: str, head: str, *, is_dry: bool = False) -> None:
        """Starts.

        Args:
            folder: where they go.
            stem: their name without its ending; numbered when there are several.
            head: the comment at the top of each.
            is_dry: whether to write nothing.
        """
        self._folder, self._stem, self._is_dry = folder, stem, is_dry
        self._head = head.encode()
        self._waiting: list[Path] = []
        self._parts: list[bytes] = []
        self._size = 0
        self._line = 1
        self.count = 0

    def __enter__(self) -> NewFiles:
        """The files themselves."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Takes away what was not moved into place."""
        for path in self._waiting:
            with suppress(OSError):
                path.unlink()
        self._waiting = []

    def add(self, entry: str) -> tuple[int, int]:
        """Adds an item.

        Returns:
            The number of its file, from 0, and the line that it starts on.
        """
        content = entry.encode()
        if self._parts and self._size + len(content) > LARGEST:
            self._flush()
        if not self._parts:
            self._parts, self._size = [self._head], len(self._head)
            self._line = self._head.count(b"\n") + 1
        self._parts.append(content)
        self._size += len(content)
        self.count += 1
        line = self._line
        self._line += content.count(b"\n")
        return len(self._waiting), line

    def finish(self) -> list[Path]:
        """Moves the files into place, under names that nobody has taken.

        Raises:
            LaboError: when the disk refuses; nothing is left behind then.
        """
        if self._parts:
            self._flush()
        stem, again = self._stem, 2
        while any(self._folder.glob(f"{stem}.yaml")) or any(self._folder.glob(f"{stem}-[0-9]*.yaml")):
            stem = f"{self._stem}{_letter(again)}"
            again += 1
        width = len(str(len(self._waiting)))
        names = [f"{stem}-{n:0{width}}.yaml" for n in range(1, len(self._waiting) + 1)]
        paths = [self._folder / name for name in (names if len(names) > 1 else [f"{stem}.yaml"])]
        if self._is_dry:
            return paths[: len(self._waiting)]
        try:
            for temporary, path in zip(list(self._waiting), paths, strict=False):
                temporary.replace(path)
        except OSError as error:
            raise self._refused(error) from None
        made, self._waiting = paths[: len(self._waiting)], []
        return made

    def _flush(self) -> None:
        content, self._parts, self._size = b"".join(self._parts), [], 0
        if self._is_dry:
            self._waiting.append(self._folder / f".labo-{len(self._waiting)}")
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".labo-", dir=self._folder)
            self._waiting.append(Path(temporary))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(0o644)
        except OSError as error:
            raise self._refused(error) from None

    def _refused(self, error: OSError) -> LaboError:
        return LaboError(
            _("cannot write in {folder}: {why}").format(folder=self._folder, why=why(error)),
            _("make room or choose another disk, and run the command again; nothing was changed"),
        )


def _letter(n: int) -> str:
    """How a second import on the same day is told from the first, whose files may be numbered: b, c, and so on."""
    return chr(ord("a") + n - 1) if n <= 26 else f"z{n}"


def _homes(root: Path, project: dict[str, Any]) -> dict[str, Path]:
    homes: dict[str, Path] = {}
    for section in ("contributions", "consultations", "imports"):
        if section in project:
            homes[section] = Path(PROJECT)
        elif (root / f"{section}.yaml").is_file():
            homes[section] = Path(f"{section}.yaml")
    return homes


def _items(root: Path, project: dict[str, Any], section: str) -> Iterator[dict[str, Any]]:
    """The items of a section that have an id, wherever they are written."""
    for data, stem in _parts(root, project, section):
        items = [{"id": stem, **data} if stem else data] if isinstance(data, dict) else data
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item


def _parts(root: Path, project: dict[str, Any], section: str) -> Iterator[tuple[Any, str]]:
    if section in project:
        yield project[section], ""
    if (root / f"{section}.yaml").is_file():
        yield _whole(root, Path(f"{section}.yaml")).data, ""
    for path in sorted((root / section).glob("*.yaml")):
        wanted = frozenset({"id", "title", "name", "group", "groups"})
        keys = read_keys(path.read_bytes(), wanted) if section in SESSIONS else None
        # A file whose margin has none of these keys is one item all the same, named by the file.
        yield (keys if keys is not None else _whole(root, path.relative_to(root)).data), path.stem


def _plans(root: Path, project: dict[str, Any]) -> Iterator[tuple[str, tuple[ImportPlan, Path]]]:
    sources: list[tuple[Path, Any, Source | None]] = []
    if "imports" in project:
        sources.append((Path(PROJECT), project["imports"], None))
    files = [Path("imports.yaml")] if (root / "imports.yaml").is_file() else []
    files += [path.relative_to(root) for path in sorted((root / "imports").glob("*.yaml"))]
    for file in files:
        read = _whole(root, file)
        sources.append((file, read.data, read))
    for file, data, source in sources:
        for n, item in enumerate(data if isinstance(data, list) else [data]):
            if isinstance(item, dict):
                named = {"id": file.stem, **item} if file.parent.name == "imports" else item
                plan = _plan(file, source, named, (n,) if isinstance(data, list) else ())
                yield plan.id, (plan, file)


def _plan(file: Path, source: Source | None, item: dict[str, Any], inside: tuple[int, ...]) -> ImportPlan:
    try:
        return ImportPlan.model_validate(item)
    except ValidationError as error:
        written = Written({"imports": [item]})
        written.add((), file, source or _no_source())
        if source:
            written.add(("imports", 0), file, source, inside)
        problems = explain(error, written, ImportPlan.model_json_schema(), word_meant, within=("imports", 0))
        raise InvalidProject(problems) from None


def _no_source() -> Source:
    from labo_cli.yaml_source import Source

    return Source(data={})


def _whole(root: Path, file: Path) -> Source:
    source, problems = read_yaml(root, file)
    if source is None:
        raise InvalidProject(problems)
    return source
