"""Where the files that come with labo are: in a checkout, and inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

from labo_cli.errors import LaboError

_PACKAGE = Path(__file__).resolve().parent


def shipped(folder: str) -> Path:
    """The folder of that name that comes with labo: templates, methods or examples.

    A wheel carries them inside the package; a checkout, or an editable installation,
    has them beside it, where `pyproject.toml` stands.
    """
    for place in (_PACKAGE / "_shipped" / folder, _PACKAGE.parent / folder):
        if place.is_dir():
            return place
    raise LaboError(
        f"labo was installed without its {folder}", "install it again: pip install --force-reinstall labo-cli"
    )
