"""What the user wrote, gathered from several files, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labo_cli.errors import Problem, Remark
from labo_cli.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from labo_cli.yaml_source import Path, Source

__all__ = ["Written"]

_NOUNS = {
    # The list an item stands in, and what a user calls one item of it.
    "groups": N_("group"),
    "themes": N_("theme"),
    "team": N_("team member"),
    "milestones": N_("milestone"),
    "workshops": N_("workshop"),
    "interviews": N_("interview"),
    "immersions": N_("immersion"),
    "consultations": N_("consultation"),
    "imports": N_("import"),
    "contributions": N_("contribution"),
    "recommendations": N_("recommendation"),
    "requirements": N_("requirement"),
    "agenda": N_("step"),
    "steps": N_("step"),
    "parallel": N_("track"),
    "criteria": N_("criterion"),
    "questions": N_("question"),
    "sample": N_("profile"),
    "places": N_("place"),
    "slots": N_("slot"),
    "pairs": N_("pair"),
    "itinerary": N_("stage"),
    "authorisations": N_("authorisation"),
    "history": N_("earlier state"),
    "reactions": N_("reaction"),
    "findings": N_("finding"),
    "today": N_("stage of today"),
    "target": N_("target stage"),
    "service": N_("point"),
    "constraints": N_("constraint"),
    "governance": N_("line"),
    "means": N_("point"),
    "trial": N_("stage"),
    "indicators": N_("indicator"),
    "risks": N_("risk"),
    "glossary": N_("term"),
    "materials": N_("material"),
    "adaptations": N_("adaptation"),
    "sources": N_("source"),
}
_NAMING_KEYS = ("id", "title", "name", "method", "term", "task")


@dataclass(frozen=True)
class _Piece:
    """The file that a part comes from, and the part's path within that file."""

    file: FilePath
    source: Source
    inside: Path


@dataclass
class Written:
    """The data of several files as one tree, with the way back to each file.

    Attributes:
        data: the tree, in the shape that the models validate.
    """

    data: dict[str, Any] = field(default_factory=dict)
    _pieces: dict[Path, _Piece] = field(default_factory=dict)

    def add(self, path: Path, file: FilePath, source: Source, inside: Path = ()) -> None:
        """Notes that the part of the tree at `path` was read from a place in a file."""
        self._pieces[path] = _Piece(file, source, inside)
        self.add_file(file, source)

    def add_file(self, file: FilePath, source: Source) -> None:
        """Notes a file under its own name, for what is to be said of it or of what the tree does not hold."""
        self._pieces[file.as_posix(),] = _Piece(file, source, ())

    @property
    def files(self) -> tuple[str, ...]:
        """The name of each file that was read, with strokes."""
        return tuple(dict.fromkeys(piece.file.as_posix() for piece in self._pieces.values()))

    def source_of(self, path: Path) -> Source:
        """The source that the part at `path` was read from."""
        return self._pieces[path].source

    def problem(self, remark: Remark) -> Problem:
        """A remark, placed in the file that it is about and named in the user's words."""
        path = remark.path
        length = next(n for n in range(len(path), -1, -1) if path[:n] in self._pieces)
        piece = self._pieces[path[:length]]
        place = piece.source.place((*piece.inside, *path[length:]), of_key=remark.of_key)
        return Problem(
            piece.file,
            place.line,
            place.column,
            self.noun(path[1:] if path[:1] == (piece.file.as_posix(),) else path),
            remark.message,
            remark.hint,
            remark.severity,
            remark.rule,
        )

    def has(self, path: Path) -> bool:
        """Whether something was written at that path."""
        return self._at(path) is not _NOWHERE

    def noun(self, path: Path) -> str:
        """What the user calls a part: “group ‘seniors’, size”, and never `groups.0.size`."""
        words: list[str] = []
        for n, step in enumerate(path):
            if isinstance(step, int):
                words.append(self._item(path[: n + 1]))
            elif n + 1 == len(path) or not isinstance(path[n + 1], int) or step not in _NOUNS:
                words.append(step)
        return ", ".join(words)

    def _item(self, path: Path) -> str:
        noun = _(_NOUNS[str(path[-2])]) if len(path) > 1 and path[-2] in _NOUNS else _("item")
        item = self._at(path)
        names = (item.get(key) for key in _NAMING_KEYS) if isinstance(item, dict) else ()
        name = item if isinstance(item, str) else next((name for name in names if isinstance(name, str)), None)
        if name is None:
            return _("{noun} {number}").format(noun=noun, number=int(path[-1]) + 1)
        return _("{noun} “{name}”").format(noun=noun, name=name)

    def _at(self, path: Path) -> Any:
        part: Any = self.data
        for step in path:
            try:
                part = part[step]
            except (KeyError, IndexError, TypeError):
                return _NOWHERE
        return part


_NOWHERE = object()
