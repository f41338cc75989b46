"""Where a project is: the folder that has a `project.yaml`; and where it keeps what is nobody else's business."""

from __future__ import annotations

from pathlib import Path

from labo_cli.errors import LaboError
from labo_cli.i18n import _

__all__ = ["DOCUMENTS", "PRIVATE", "PROJECT", "find", "holds_private", "root_of"]

PROJECT = "project.yaml"
PRIVATE = "private"
"""The folder of what tells who people are, from the project's."""
DOCUMENTS = f"out/{PRIVATE}"
"""The folder of documents with people's names in them."""


def find(start: Path) -> Path:
    """The nearest folder upwards that has a `project.yaml`.

    Raises:
        LaboError: when there is none up to the root of the disk.
    """
    for folder in (start, *start.resolve().parents):
        if (folder / PROJECT).is_file():
            return folder
    raise LaboError(
        _("there is no project here: no {file} in {folder} or above it").format(file=PROJECT, folder=start.resolve()),
        _("go to a project's folder, name it with --project, or start one: labo new-project my-project"),
    )


def root_of(folder: Path | None) -> Path:
    """The folder of a project: the one named, or the nearest one upwards from where the user stands.

    Raises:
        LaboError: when there is no such folder, or no project in it or above it.
    """
    if folder is not None and not folder.is_dir():
        raise LaboError(
            _("there is no folder {folder}").format(folder=folder),
            _("check the name, or start a project: labo new-project"),
        )
    return find(folder or Path.cwd())


def holds_private(root: Path) -> bool:
    """Whether a project has, or points to, anything of that kind: nothing that reads it is imported otherwise."""
    return any((root / folder).exists() or (root / folder).is_symlink() for folder in (PRIVATE, DOCUMENTS))
