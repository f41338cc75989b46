"""The fonts that come with labo: Source Sans 3, which has every glyph that French needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

__all__ = ["FONTS"]


def _font(name: str) -> Path:
    import fontpkg_source_sans_3

    return Path(fontpkg_source_sans_3.__file__).parent / "files" / name


FONTS: dict[str, Callable[[], Path]] = {
    "SourceSans3.ttf": partial(_font, "SourceSans3[wght].ttf"),
    "SourceSans3-Italic.ttf": partial(_font, "SourceSans3-Italic[wght].ttf"),
}
"""The name that style sheets use for a font, and where it is."""
