"""What an import has to know of a project, read without its contributions being checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from labo_cli.errors import InvalidProject
from labo_cli.folders import PROJECT
from labo_cli.intake.entries import held_in, held_of
from labo_cli.method_files import read_yaml
from labo_cli.model.imports import ImportPlan
from labo_cli.model.labels import word_hint
from labo_cli.problems import explain
from labo_cli.written import Written
from labo_cli.yaml_source import Source, read_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from labo_cli.intake.entries import Held

__all__ = ["Ground", "ground_of", "held_contributions", "places_of"]

SESSIONS = ("consultations", "interviews", "immersions", "workshops")
_ID = re.compile(r"""[ -]*\{? *id: *(?:["']([^"']+)["']|([^\s"',}#]+))""")


@dataclass
class Ground:
    """What an import has to know of a project; its contributions are not among it.

    Attributes:
        language: the project's.
        groups: the names of the groups by their ids.
        themes: the titles of the themes by their ids.
        sessions: of each session the groups that it was with, by its id.
        consultations: the ids of those that are consultations.
        titles: of each session, by its id.
        plans: how sources are read, by their ids, with the file that says it.
    """

    root: Path
    language: str
    title: str
    groups: dict[str, str]
    themes: dict[str, str]
    sessions: dict[str, list[str]]
    consultations: list[str]
    titles: dict[str, str] = field(default_factory=dict)
    plans: dict[str, tuple[ImportPlan, Path]] = field(default_factory=dict)


def ground_of(root: Path) -> Ground:
    """Reads what an import has to know: project.yaml, the groups, the sessions' ids and the imports.

    Raises:
        InvalidProject: when a file of these cannot be read.
    """
    project = _whole(root, Path(PROJECT)).data
    project = project if isinstance(project, dict) else {}
    sessions: dict[str, list[str]] = {}
    consultations: list[str] = []
    titles: dict[str, str] = {}
    for section in SESSIONS:
        for item in _items(root, project, section):
            groups = item.get("groups") or item.get("group") or []
            sessions[item["id"]] = [groups] if isinstance(groups, str) else list(groups)
            titles[item["id"]] = str(item.get("title") or item["id"])
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
        titles,
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
    whole = ground.root / PROJECT
    for path in _files_of_contributions(ground):
        if path in except_for:
            continue
        try:
            content = path.read_text(encoding="utf-8") if path != whole else ""
        except (OSError, UnicodeDecodeError):
            content = ""
        at_a_glance = held_in(content) if content else None
        if at_a_glance is not None:
            yield from at_a_glance
            continue
        data = _whole(ground.root, path.relative_to(ground.root)).data
        data = data.get("contributions") if path == whole and isinstance(data, dict) else data
        held = {found.id: found for found in held_of(data)}
        for item in [data] if isinstance(data, dict) else data if isinstance(data, list) else []:
            own_id = item.get("id", path.stem) if isinstance(item, dict) else None
            if isinstance(own_id, str):
                yield held.get(own_id, own_id)


def places_of(ground: Ground, ids: Collection[str]) -> dict[str, tuple[Path, int]]:
    """The files, from the project's folder, and the lines that the ids of some contributions stand on."""
    places: dict[str, tuple[Path, int]] = {}
    for path in _files_of_contributions(ground):
        content = path.read_text(encoding="utf-8", errors="replace")
        for n, line in enumerate(content.splitlines(), 1):
            found = _ID.match(line)
            if found and (found[1] or found[2]) in ids:
                places.setdefault(found[1] or found[2], (path.relative_to(ground.root), n))
    return places


def _files_of_contributions(ground: Ground) -> list[Path]:
    elsewhere = (ground.root / "contributions.yaml", ground.root / PROJECT)
    return [*sorted((ground.root / "contributions").glob("*.yaml")), *filter(Path.is_file, elsewhere)]


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
        written.add((), file, source or Source(data={}))
        if source:
            written.add(("imports", 0), file, source, inside)
        problems = explain(error, written, ImportPlan.model_json_schema(), word_hint, within=("imports", 0))
        raise InvalidProject(problems) from None


def _whole(root: Path, file: Path) -> Source:
    source, problems = read_yaml(root, file)
    if source is None:
        raise InvalidProject(problems)
    return source
