"""The pictures of a project: found in its folder and nowhere else, and put into its documents."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from labo_cli.checks.references import marked
from labo_cli.errors import LaboError, Remark
from labo_cli.i18n import _
from labo_cli.model.base import InProject
from labo_cli.problems import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["missing_pictures", "picture_uri"]

PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


def missing_pictures(root: Path, data: Any) -> list[Remark]:
    """What is wrong with the pictures that a project names, each where it is named."""
    remarks = []
    for path, _mark, name in marked(data, InProject):
        try:
            _picture_in(root, name)
        except LaboError as error:
            remarks.append(Remark(path, error.message, error.hint))
    return remarks


def _picture_in(root: Path, name: str) -> Path:
    """A picture of the project's folder, and of nowhere else.

    Raises:
        LaboError: when it is missing, is no picture, or lies outside the folder, be it
            by `..` or by a link.
    """
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise LaboError(
            _("“{name}” is outside the project's folder").format(name=name),
            _("copy the picture into the project, and name it from there"),
        )
    if not path.is_file():
        names = [p.relative_to(root).as_posix() for p in root.rglob("*") if p.suffix.lower() in PICTURES]
        raise LaboError(_("there is no picture “{name}”").format(name=name), did_you_mean(name, names))
    if path.suffix.lower() not in PICTURES:
        raise LaboError(
            _("“{name}” is not a picture that documents can hold").format(name=name), _("use a png, jpg or svg file")
        )
    return path


def picture_uri(root: Path, name: str) -> str:
    """A picture of the project's folder, as a data URI."""
    path = _picture_in(root, name)
    return f"data:{PICTURES[path.suffix.lower()]};base64,{b64encode(path.read_bytes()).decode()}"
