"""The shelf of method cards: those that come with labo, and the project's own before them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from labo_cli.errors import InvalidProject, LaboError, Problem
from labo_cli.folders import root_of
from labo_cli.i18n import _
from labo_cli.i18n.faults import why
from labo_cli.problems import did_you_mean, explain
from labo_cli.resources import shipped
from labo_cli.written import Written
from labo_cli.yaml_source import Source, YamlFault, read, read_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from labo_cli.model.card_outline import CardOutline
    from labo_cli.model.methods import MethodCard

Card = TypeVar("Card", bound="CardOutline")

__all__ = ["Shelf", "read_yaml", "shelf_near"]


class Shelf:
    """Where each method's card is; a card is read when it is asked for."""

    def __init__(self, project: Path | None = None) -> None:
        """Finds the cards.

        Args:
            project: a project whose own `methods/` folder comes first, or None.
        """
        self._shipped = shipped("methods")
        self._project = project
        self._comes_with_labo = {path.stem: path for path in sorted(self._shipped.glob("*.yaml"))}
        own = sorted((project / "methods").glob("*.yaml")) if project else []
        self._own = {path.stem: path for path in own}
        self._files = self._comes_with_labo | self._own
        self._cards: dict[str, MethodCard] = {}
        self._own_read: dict[Path, tuple[MethodCard | None, list[Problem], Source | None]] = {}

    @property
    def ids(self) -> list[str]:
        """The id of every method, in alphabetical order."""
        return sorted(self._files)

    def card(self, method_id: str) -> MethodCard:
        """The card of a method.

        Raises:
            LaboError: when there is no such method.
            InvalidProject: when the card has problems.
        """
        path = self._file(method_id)
        if method_id not in self._cards:
            card, problems = self._read(path)
            if card is None:
                raise InvalidProject(problems)
            self._cards[method_id] = card
        return self._cards[method_id]

    def content(self, method_id: str) -> bytes:
        """The text of a method's card, as it was written.

        Raises:
            LaboError: when there is no such method.
        """
        return self._file(method_id).read_bytes()

    def cards(self, method_ids: Iterable[str] | None = None) -> dict[str, MethodCard]:
        """The cards of some methods, or of all, by their ids."""
        return {method_id: self.card(method_id) for method_id in (self.ids if method_ids is None else method_ids)}

    def faults_of(self, method_ids: Iterable[str]) -> list[Problem]:
        """What is wrong with the cards of those methods that are there."""
        wanted = (name for name in method_ids if name in self._files and name not in self._cards)
        return [problem for name in wanted for problem in self._read(self._files[name])[1]]

    def those_readable(self, method_ids: Iterable[str]) -> dict[str, MethodCard]:
        """The cards of those methods that are there and hold together, by their ids."""
        found = {
            name: self._cards.get(name) or self._read(self._files[name])[0]
            for name in method_ids
            if name in self._files
        }
        self._cards |= {name: card for name, card in found.items() if card}
        return {name: card for name, card in found.items() if card}

    def readable(self) -> tuple[dict[str, MethodCard], list[Problem]]:
        """Every card that holds together, and what is wrong with the others."""
        return self._all(self._read)

    def neighbours(self, method_id: str) -> dict[str, MethodCard]:
        """The cards that say they go before or after a method, or that it says so of; broken ones are left out."""
        card = self.card(method_id)
        named = {*card.goes_before, *card.follows}
        word = method_id.encode()
        # A file that does not have the id in it cannot name it: only the others are worth reading.
        mention = (name for name, path in self._files.items() if name in named or word in path.read_bytes())
        found = {name: self._read(self._files[name])[0] for name in mention if name != method_id}
        return {name: neighbour for name, neighbour in found.items() if neighbour}

    def outlines(self) -> tuple[dict[str, CardOutline], list[Problem]]:
        """What every card says of itself, and what is wrong with those that cannot be read."""
        return self._all(self._outline)

    def _all(
        self, read_card: Callable[[Path], tuple[Card | None, list[Problem]]]
    ) -> tuple[dict[str, Card], list[Problem]]:
        """Every card, read one way or another; where a project's own card is broken, labo's stands in for it."""
        cards: dict[str, Card] = {}
        problems: list[Problem] = []
        for method_id in self.ids:
            card, faults = read_card(self._files[method_id])
            problems += faults
            if card is None and method_id in self._own and method_id in self._comes_with_labo:
                card = read_card(self._comes_with_labo[method_id])[0]
            if card:
                cards[method_id] = card
        return cards, problems

    def problems(self) -> list[Problem]:
        """What is wrong with the project's own cards."""
        return [problem for path in self._own.values() for problem in self._read(path)[1]]

    def own(self) -> Iterator[tuple[Path, MethodCard, Source]]:
        """The project's own cards that hold together, each with its file in the project and what was typed there."""
        for path in self._own.values():
            card, _problems, source = self._read_own(path)
            if card and source and self._project:
                yield path.relative_to(self._project), card, source

    def _file(self, method_id: str) -> Path:
        method_id = method_id if method_id in self._files else method_id.lower()
        if method_id not in self._files:
            raise LaboError(
                _("there is no method “{id}”").format(id=method_id),
                did_you_mean(method_id, self.ids) or _("labo list-methods shows them all"),
            )
        return self._files[method_id]

    def _outline(self, path: Path) -> tuple[CardOutline | None, list[Problem]]:
        """The outline of a card, read alone where it can be; the whole card where it has a fault to place."""
        from pydantic import ValidationError

        from labo_cli.model.card_outline import CardOutline

        try:
            data = read_keys(path.read_bytes(), frozenset(CardOutline.model_fields))
            return CardOutline.model_validate(data), []
        except (OSError, ValidationError):
            return self._read(path)

    def _read(self, path: Path) -> tuple[MethodCard | None, list[Problem]]:
        card, problems, _source = self._read_own(path) if path in self._own.values() else self._read_at(path)
        return card, problems

    def _read_own(self, path: Path) -> tuple[MethodCard | None, list[Problem], Source | None]:
        """A card of the project, which is checked, looked through and used: read once for all."""
        if path not in self._own_read:
            self._own_read[path] = self._read_at(path)
        return self._own_read[path]

    def _read_at(self, path: Path) -> tuple[MethodCard | None, list[Problem], Source | None]:
        from pydantic import ValidationError

        from labo_cli.checks.references import unknown_ids
        from labo_cli.library.soundness import unsound, unsound_as_typed
        from labo_cli.model.methods import MethodCard

        root = self._project if path in self._own.values() and self._project else self._shipped
        file = path.relative_to(root)
        source, problems = read_yaml(root, file)
        if source is None:
            return None, problems, None
        written = Written()
        written.add((), file, source)
        written.data = source.data if isinstance(source.data, dict) else {}
        problems += map(written.problem, unknown_ids(written.data, {"methods": set(self._files)}, MethodCard))
        try:
            card = MethodCard.model_validate(source.data)
        except ValidationError as error:
            problems += map(written.problem, unsound_as_typed(written.data))
            from labo_cli.model.labels import word_hint

            return None, [*explain(error, written, MethodCard.model_json_schema(), word_hint), *problems], source
        problems += map(written.problem, unsound(card, path.stem))
        return (None if problems else card), problems, source


def shelf_near(folder: Path | None) -> Shelf:
    """The methods of a project, or those that come with labo where the user stands in none."""
    try:
        return Shelf(root_of(folder))
    except LaboError:
        if folder is not None:
            raise
        return Shelf()


def read_yaml(root: Path, file: Path) -> tuple[Source | None, list[Problem]]:
    """Reads a file of a folder: what it says, or the problems that keep it from being read."""
    try:
        source = read((root / file).read_bytes())
    except YamlFault as error:
        return None, [Problem(file, f.place.line, f.place.column, "", f.message, f.hint) for f in error.faults]
    except OSError as error:
        return None, [Problem(file, 0, 0, "", _("this file cannot be read: {why}").format(why=why(error)), "")]
    if source.data is None:
        return None, [Problem(file, 1, 1, "", _("this file is empty"), _("write something in it, or remove it"))]
    return source, []
