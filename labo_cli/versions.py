"""The versions of a project: the files of this one, snapshots in `versions/`, and revisions that git keeps."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.brief.changes import Earlier
from labo_cli.brief.snapshot import from_data, to_data
from labo_cli.errors import InvalidProject, LaboError
from labo_cli.folders import PROJECT
from labo_cli.git_files import files_at
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.problems import nearest
from labo_cli.project_files import LISTS, SECTIONS, load
from labo_cli.writing import write_scaffold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.project import Project

__all__ = ["FOLDER", "earlier", "save", "snapshot", "sources"]

FOLDER = "versions"
_NAME = re.compile(r"[^\W_][\w .+-]{0,59}")


def snapshot(root: Path, project: Project) -> tuple[str, bytes]:
    """What the specification says now, and the name under which it is kept: `versions/<version>.json`.

    Raises:
        LaboError: when that version was kept already and said something else, or its name cannot name a file.
    """
    version = project.brief.version
    if not _NAME.fullmatch(version):
        raise LaboError(
            _("the version “{version}” cannot name a file").format(version=version),
            _("write it in brief.yaml with letters, figures, dots and hyphens, such as version: 0.2"),
        )
    name = f"{FOLDER}/{version}.json"
    content = json.dumps(to_data(project), ensure_ascii=False, indent=1).encode() + b"\n"
    path = root / name
    try:
        is_other = path.exists() and path.read_bytes() != content
    except OSError as error:
        message = _("{file} cannot be read: {why}").format(file=name, why=why(error))
        raise LaboError(message) from None
    if is_other:
        raise LaboError(
            _("{file} keeps version {version} already, and the project has changed since").format(
                file=name, version=version
            ),
            _("give the project its next version first: version: in brief.yaml"),
        )
    return name, content


def save(root: Path, kept: tuple[str, bytes]) -> Path:
    """Writes a snapshot."""
    name, content = kept
    write_scaffold(root, {name: content})
    return root / name


def earlier(root: Path, name: str) -> Earlier:
    """The project as it was: in the snapshot of that name, or else at that revision of git.

    Args:
        root: the project's folder.
        name: a version that was saved, or its file; or a revision: a tag, a branch, a commit.

    Raises:
        LaboError: when there is neither, or what there is cannot be read.
    """
    saved = {path.stem: path for path in sorted((root / FOLDER).glob("*.json"))}
    file = PurePosixPath(name.replace("\\", "/"))
    if file.suffix == ".json" and file.parent.name in {"", FOLDER} and file.stem in saved:
        name = file.stem
    if name in saved:
        return Earlier(name, _snapshot(saved[name]), file=f"{FOLDER}/{name}.json")
    try:
        revision = files_at(root, name)
    except LaboError as error:
        if not saved:
            hint = error.hint
        else:
            hint = _("versions that were saved: {names}").format(names=", ".join(saved))
            hint = " · ".join(filter(None, (nearest(name, saved), hint, error.hint)))
        raise LaboError(error.message, hint) from None
    return Earlier(name, _at_revision(revision.files, name), revision.short, revision.day)


def _snapshot(path: Path) -> Project:
    try:
        return from_data(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        message = _("{file} cannot be read: {why}").format(file=f"{FOLDER}/{path.name}", why=why(error))
        raise LaboError(message) from None
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise LaboError(
            _("{file} is not a version that labo saved, or was changed since").format(file=f"{FOLDER}/{path.name}"),
            _("take it back from git or from a backup, or compare with another version"),
        ) from None


def _at_revision(files: Mapping[str, bytes], name: str) -> Project:
    """The project of an earlier time, read by the ordinary reader from a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="labo-") as folder:
        try:
            for file, content in files.items():
                path = Path(folder) / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        except OSError as error:
            raise LaboError(
                _(
                    "the project as it was at {name} cannot be written to a folder for the time of reading: {why}"
                ).format(name=name, why=why(error))
            ) from None
        try:
            return load(Path(folder), with_cards=False, as_far_as_it_goes=True).project
        except InvalidProject as error:
            first = next(problem for problem in error.problems if problem.severity == "error")
            raise LaboError(
                _("the project as it was at {name} cannot be read: {place}: {message}").format(
                    name=name, place=first.place, message=first.message
                ),
                _("compare with a later revision, at which its files hold together, or with a version that was saved"),
            ) from None


def sources(root: Path) -> list[tuple[str, bytes]]:
    """The files that a project is read from, by their names in its folder, in their order.

    Nothing of `private/` or `out/` is among them, no hidden file, and nothing that is a link or lies behind one.
    """
    found = [root / PROJECT, *(root / f"{section}.yaml" for section in SECTIONS)]
    for folder in (*LISTS, "methods"):
        found += () if (root / folder).is_symlink() else (root / folder).glob("*.yaml")
    own = [path for path in found if path.is_file() and not path.is_symlink() and not path.name.startswith(".")]
    try:
        return sorted((path.relative_to(root).as_posix(), path.read_bytes()) for path in own)
    except OSError as error:
        raise LaboError(
            _("{file} cannot be read: {why}").format(file=error.filename or "", why=why(error)),
        ) from None
