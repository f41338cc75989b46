"""The two readings of a YAML text: they see the same nodes, and the second is made only where there is a place to say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labo_cli import yaml_source
from labo_cli.project_files import load
from labo_cli.yaml_source import Place, read
from tests.conftest import ROOT, SOUND

FILES = sorted(file for folder in ("examples", "methods") for file in (ROOT / folder).rglob("*.yaml"))


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in inside:
        yield from _paths(below, (*path, step))


def test_every_node_of_every_file_of_ours_has_its_place_and_no_other_has_one() -> None:
    assert len(FILES) > 60
    for file in FILES:
        source = read(file.read_bytes())
        paths = list(_paths(source.data))
        assert list(source.values) == paths, file
        assert list(source.keys) == [path for path in paths if path and isinstance(path[-1], str)], file


def test_a_place_is_where_the_text_itself_stands() -> None:
    file = ROOT / "examples" / "seniors-deplacements" / "requirements.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    source = read(file.read_bytes())
    for n, item in enumerate(source.data):
        place = source.place((n, "id"))
        assert lines[place.line - 1][place.column - 1 :] == item["id"]
        place = source.place((n, "criteria"), of_key=True)
        assert lines[place.line - 1][place.column - 1 :] == "criteria:"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("b", 2), Place(2, 4)),  # the list, which has no third item
        (("b", "x"), Place(2, 4)),
        (("b", 0, 1), Place(2, 5)),
        (("a", "x", 3), Place(1, 4)),
        (("z",), Place(1, 1)),
    ],
)
def test_what_is_not_written_has_the_place_of_the_nearest_thing_above(
    path: tuple[str | int, ...], place: Place
) -> None:
    assert read(b"a: 1\nb: [2, 3]\n").place(path) == place


def test_a_project_without_a_problem_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        raise AssertionError("read a second time")

    monkeypatch.setattr(yaml_source, "nodes", refuse)
    for name in SOUND:
        project = Path(ROOT / "examples" / name)
        assert load(project).project.title
