"""What an editor shows in a project's files, asked of the server that editors run: yaml-language-server.

The server comes from npm, once, into the ignored folder .cache. Without node these tests
are skipped, except where CI is set.
"""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from labo_cli.i18n import Language
from labo_cli.i18n.typography import typeset
from labo_cli.model.project import Group, Project
from labo_cli.model.workshops import MethodStep, Pause, Place, Workshop
from tests.conftest import EXAMPLES, ROOT
from tests.language_server import Buffer, Diagnostic, LanguageServer

CACHE = ROOT / ".cache" / "npm"
SERVER = "yaml-language-server"
VERSION = "2.0.0"
SETTINGS = {
    # What an editor sends by itself, but for the catalogues of schemas that it would fetch from the network.
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}
ANSWERS = ("--title", "Mieux accueillir", "--sponsor", "DLH", "--challenge", "Comment ?", "--date", "2026-03-12")
PROJECTS = pytest.mark.parametrize("project", ["fr", "en", *EXAMPLES])
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def _labo(*words: str | Path) -> str:
    command = [sys.executable, "-m", "labo_cli", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# The server and the projects.


def _without(reason: str) -> Any:
    return pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture(scope="session")
def command() -> list[str | Path]:
    """The server's command, installed first if it is not there."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        _without("node and npm are needed to run yaml-language-server")
    home = CACHE / "node_modules" / SERVER
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        # Several test processes may run at once; one installs, the others wait.
        fcntl.flock(lock, fcntl.LOCK_EX)
        manifest = home / "package.json"
        if not manifest.is_file() or json.loads(manifest.read_text())["version"] != VERSION:
            quiet = ["--no-audit", "--no-fund", "--no-save", "--no-package-lock"]
            install = [npm, "install", *quiet, "--prefix", CACHE, f"{SERVER}@{VERSION}"]
            try:
                subprocess.run(install, capture_output=True, text=True, timeout=240, check=True)
            except subprocess.SubprocessError as error:
                _without(f"npm cannot install {SERVER}: {error}\n{getattr(error, 'stderr', '')}")
    return [node, home / "bin" / SERVER, "--stdio"]


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new project in each language, and every example."""
    folder = tmp_path_factory.mktemp("projects")
    for language in ("fr", "en"):
        _labo("new-project", folder / language, "--language", language, *ANSWERS)
    for name in EXAMPLES:
        _labo("new-project", folder / name, "--example", name)
    return folder


@pytest.fixture(scope="session")
def server(command: list[str | Path], projects: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with LanguageServer(command, projects, SETTINGS, tmp_path_factory.mktemp("server") / "log") as running:
        yield running


def _file(project: Path, name: str) -> Path:
    """A file of a new project; a folder stands for the one file in it, whose name is in the project's language."""
    path = project / name
    return path if path.suffix else next(path.glob("*.yaml"))


@contextmanager
def _all_opened(
    server: LanguageServer, folder: Path, changed: Callable[[str], str] = str
) -> Iterator[dict[Path, Buffer]]:
    """Every YAML file of a folder, all open at once, so that the server's delays run side by side."""
    with ExitStack() as stack:
        yield {
            file: stack.enter_context(server.opened(file, changed(file.read_text(encoding="utf-8"))))
            for file in sorted(folder.rglob("*.yaml"))
        }


# What is offered.


def _offered(server: LanguageServer, file: Path, text: str) -> dict[str, str]:
    """What is offered where the text has a ¦."""
    assert text.count("¦") == 1, text
    with server.opened(file, text.replace("¦", "")) as buffer:
        return buffer.completions(text.index("¦"))


@LANGUAGES
def test_a_new_line_of_the_project_is_offered_the_keys_that_it_does_not_have_yet(
    server: LanguageServer, projects: Path, language: str
) -> None:
    file = projects / language / "project.yaml"
    text = file.read_text(encoding="utf-8")
    for place in (text + "¦", text.replace("\nthemes:", "\n¦\nthemes:")):
        offered = _offered(server, file, place)
        assert {"context", "logo", "team", "groups", "brief"} <= set(offered)
        assert not {"title", "challenge", "themes"} & set(offered), "these are written already"


@LANGUAGES
def test_a_key_that_is_chosen_comes_with_its_colon_and_with_nothing_to_delete(
    server: LanguageServer, projects: Path, language: str
) -> None:
    file = projects / language / "project.yaml"
    offered = _offered(server, file, file.read_text(encoding="utf-8") + "¦")
    assert offered["context"] == "context: "
    assert offered["groups"].startswith("groups:\n  - id: $1\n    name: $2\n    kind: $3\n")
    for key, typed in offered.items():
        assert typed.startswith(f"{key}:")
        assert not re.search(r"null|\[\]|\{\}", typed), typed


@LANGUAGES
def test_an_item_of_the_groups_is_offered_its_other_keys(server: LanguageServer, projects: Path, language: str) -> None:
    file = projects / language / "groups.yaml"
    text = file.read_text(encoding="utf-8")
    assert set(_offered(server, file, re.sub(r"(\n  size: .*)", r"\1\n  ¦", text, count=1))) == {
        "accept",
        "profile",
        "publics",
    }
    begun = _offered(server, file, text + "- id: x\n  n¦\n")
    assert {"name", "kind", "size", "needs", "profile"} <= set(begun)


@LANGUAGES
def test_a_step_is_offered_every_way_of_writing_one(server: LanguageServer, projects: Path, language: str) -> None:
    file = _file(projects / language, "workshops")
    text = file.read_text(encoding="utf-8")
    assert {"method", "title", "break", "lunch", "parallel"} <= set(_offered(server, file, text + "  - ¦"))
    after = _offered(server, file, text + "  - method: maquettage\n    ¦")
    assert set(after) == {"minutes", "at", "themes", "part", "lead", "helpers", "notes", "title"}


WORDS = {
    "groups.yaml": {"kind": "users non-users caregivers associations agents elected partners residents"},
    "project.yaml": {"kind": "new-service improve-service solve-problem", "language": "fr en"},
    "workshops": {"goal": "understand define imagine prototype test decide report-back"},
}


@LANGUAGES
@pytest.mark.parametrize(("name", "key"), [(name, key) for name, keys in WORDS.items() for key in keys])
def test_the_words_that_a_key_takes_are_offered(
    server: LanguageServer, projects: Path, language: str, name: str, key: str
) -> None:
    file = _file(projects / language, name)
    text = file.read_text(encoding="utf-8")
    written = re.compile(rf"^(\W*{key}: ).*$", re.MULTILINE)
    assert set(_offered(server, file, written.sub(r"\1¦", text, count=1))) == set(WORDS[name][key].split())


# What is explained.


def _alternatives(node: dict[str, Any], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a schema that may apply where a node does."""
    while "$ref" in node:
        target: Any = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    yield node
    for choice in node.get("anyOf", []):
        yield from _alternatives(choice, schema)


def _explained_keys(
    written: yaml.Node, nodes: list[dict[str, Any]], schema: dict[str, Any]
) -> Iterator[tuple[yaml.Node, str]]:
    """Every key of a file, with the description that the schema has for it there."""
    found = [part for node in nodes for part in _alternatives(node, schema)]
    if isinstance(written, yaml.SequenceNode):
        for item in written.value:
            yield from _explained_keys(item, [part["items"] for part in found if "items" in part], schema)
    elif isinstance(written, yaml.MappingNode):
        keys = {key.value for key, _ in written.value}
        kinds = [
            part for part in found if set(part.get("required", [])) <= keys <= set(part.get("properties", {})) != set()
        ]
        if not kinds:
            # A map from the user's own words, such as a group's id, which nothing can explain.
            assert any("properties" not in part and part.get("type") == "object" for part in found), keys
            return
        for key, value in written.value:
            fields = [kind["properties"][key.value] for kind in kinds]
            whole = {
                said for field in fields for part in _alternatives(field, schema) if (said := part.get("description"))
            }
            assert len(whole) == 1, f"{key.value}: {whole}"
            yield key, whole.pop()
            yield from _explained_keys(value, fields, schema)


def _schema(file: Path) -> dict[str, Any]:
    """The schema that the file's first line names, read as any JSON."""
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, f"{file} names no schema: {first}"
    return json.loads((file.parent / named[1]).read_text(encoding="utf-8"))


def _first_words(hover: str) -> str:
    """The first paragraph of a hover, without the marks of Markdown."""
    return re.sub(r"\\(?=\W)", "", hover.partition("\n\n")[0])


def _hovers(buffer: Buffer, schema: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every key of a file: its name and line, what the schema says of it, what the editor shows."""
    for key, said in _explained_keys(yaml.compose(buffer.text, yaml.SafeLoader), [schema], schema):
        # Not on the first letter, which the server counts with the list that may end just before.
        shown = _first_words(buffer.hover(key.start_mark.index + 1))
        yield f"{key.value}, line {key.start_mark.line + 1}", said, shown


@PROJECTS
def test_every_key_is_explained_by_its_own_description(server: LanguageServer, projects: Path, project: str) -> None:
    with _all_opened(server, projects / project) as buffers:
        for file, buffer in buffers.items():
            hovers = list(_hovers(buffer, _schema(file)))
            assert {where: shown for where, _, shown in hovers} == {where: said for where, said, _ in hovers}, file


@LANGUAGES
def test_the_explanations_are_those_of_the_fields_in_the_language_of_the_project(
    server: LanguageServer, projects: Path, language: str
) -> None:
    """The schema that the test above trusts says what the models say, and names no class."""
    fields = [
        ("project.yaml", r"^challenge", Project, "challenge"),
        ("project.yaml", r"^kind", Project, "kind"),
        ("project.yaml", r"^sponsor", Project, "sponsor"),
        ("groups.yaml", r"^  size", Group, "size"),
        ("groups.yaml", r"^  kind", Group, "kind"),
        ("workshops", r"^facilitators", Workshop, "facilitators"),
        ("workshops", r"^place", Workshop, "place"),
        ("workshops", r"(?<=\{)name", Place, "name"),
        ("workshops", r"(?<=\{)method", MethodStep, "method"),
        ("workshops", r"(?<=\{)break", Pause, "minutes"),
    ]
    with _all_opened(server, projects / language) as buffers:
        for name, pattern, model, field in fields:
            buffer = buffers[_file(projects / language, name)]
            found = re.search(pattern, buffer.text, re.MULTILINE)
            said = model.model_fields[field].description
            assert found, pattern
            assert said
            shown = buffer.hover(found.end() - 1)
            assert _first_words(shown) == typeset(Language(language).gettext(said), language)
            assert model.__name__ not in shown
            assert "#### " not in shown, "a title"


# What is marked.


def _marked(buffers: dict[Path, Buffer]) -> dict[str, list[Diagnostic]]:
    return {file.name: buffer.diagnostics for file, buffer in buffers.items() if buffer.diagnostics}


@PROJECTS
def test_nothing_is_marked_in_files_that_labo_ships(server: LanguageServer, projects: Path, project: str) -> None:
    with _all_opened(server, projects / project) as buffers:
        assert _marked(buffers) == {}


@PROJECTS
def test_a_key_too_many_is_marked_in_each_of_those_files(server: LanguageServer, projects: Path, project: str) -> None:
    """Nothing marked is no proof by itself: each of these files is really being checked."""

    def spoilt(text: str) -> str:
        indent = "  " if re.search(r"^- ", text, re.MULTILINE) else ""
        return text.rstrip("\n") + f"\n{indent}titel: x\n"

    with _all_opened(server, projects / project, spoilt) as buffers:
        for file, buffer in buffers.items():
            last = buffer.text.count("\n")
            assert [(line, "titel" in message) for line, message in buffer.diagnostics] == [(last, True)], file


def test_nothing_is_marked_in_the_method_cards(server: LanguageServer, projects: Path, tmp_path: Path) -> None:
    """A project's own cards are like those of the library."""
    schema = projects / "fr" / ".labo" / "methods.schema.json"
    shutil.copytree(ROOT / "methods", tmp_path, dirs_exist_ok=True)
    with _all_opened(server, tmp_path, lambda text: f"# yaml-language-server: $schema={schema}\n{text}") as buffers:
        assert len(buffers) > 10
        assert _marked(buffers) == {}


MISTAKES = [
    # The file, what is found in it, what is written instead, a word of the message.
    ("project.yaml", r"^title: .*", r"\g<0>\ntitel: x", "titel"),
    ("project.yaml", r"^language: \w+", "language: english", "Value is not accepted"),
    ("project.yaml", r"^sponsor: \{", r"\g<0>nmae: x, ", "nmae"),
    ("groups.yaml", r"^  kind: users", "  kind: usersz", "Value is not accepted"),
    ("groups.yaml", r"^  size: \d+", "  size: many", "integer"),
    ("groups.yaml", r"^  size: \d+", "  size: 0", "minimum"),
    ("groups.yaml", r"^- id: .*", "- id: two words", "espace|space"),
    ("groups.yaml", r"^  needs: .*", "  needs: [large-prnt]", "Value is not accepted"),
    ("workshops", r"^goal: \w+", "goal: undrstand", "Value is not accepted"),
    ("workshops", r"^groups: \{\w+: \d+", r"\g<0>x", "integer"),
    ("workshops", r"^  - \{method: [\w-]+, ", r"\g<0>minuts: 3, ", "minuts"),
    ("workshops", r"\{break: 15", r"{break: 15, att: 9:30", "att"),
]


@LANGUAGES
@pytest.mark.parametrize(("name", "found", "written", "word"), MISTAKES)
def test_a_mistake_is_marked_on_its_line_and_nowhere_else(
    server: LanguageServer, projects: Path, language: str, name: str, found: str, written: str, word: str
) -> None:
    file = _file(projects / language, name)
    text = file.read_text(encoding="utf-8")
    spoilt, count = re.subn(found, written, text, count=1, flags=re.MULTILINE)
    assert count == 1
    lines = zip(text.splitlines(), spoilt.splitlines(), strict=False)
    line = next(number for number, (before, after) in enumerate(lines, start=1) if before != after)
    with server.opened(file, spoilt) as buffer:
        assert {line for line, _ in buffer.diagnostics} == {line}
        assert all(re.search(word, message) for _, message in buffer.diagnostics), buffer.diagnostics


LIBERTIES = {
    # Everything here is read by labo as it stands, though YAML takes much of it for numbers.
    "project.yaml": """\
title: 2026
kind: new-service
sponsor:
  name: 75
  role:
challenge: 3.5
themes:
  - {id: 1, title: 36}
  - {id: santé-école, title: Santé}
workshops:
  title: 1
  id: un
  start: 9
  duration: 300
  facilitators: 2
  date: 12 mars 2026
  goal: understand
  groups: {1: 3, aînés: 8}
  agenda:
    - meteo-interieure
    - break
    - break: 20
    - lunch:
    - {pause: 10 min, at: 11h30}
    - {déjeuner: 1h}
    - {title: 5, minutes: 10}
    - parallel:
        - {name: 1, groups: [1], steps: [{break: 5}, {title: 2, minutes: 5}]}
        - {name: B, groups: [aînés], steps: [{title: x, minutes: 10, at: }]}
""",
    "brief.yaml": "version: 1.0\nindicators:\n  - {name: x, kind: use, baseline: 12, target: 24, source: 3}\n",
    "groups.yaml": """\
- {id: 1, name: 4e, kind: users, size: 3, profile: }
- {id: aînés, name: Aînés, kind: users, size: 8}
""",
    "requirements/FP1.yaml": """\
kind: main
statement: Informer
theme: 1
importance: K4
justification: 1901
criteria:
  - {name: x, level: 24, limit: 48.5, flexibility: F1}
""",
}


def test_nothing_is_marked_that_labo_reads(server: LanguageServer, projects: Path, tmp_path: Path) -> None:
    for name, text in LIBERTIES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        section = name.partition("/")[0].removesuffix(".yaml")
        schema = projects / "fr" / ".labo" / f"{section}.schema.json"
        file.write_text(f"# yaml-language-server: $schema={schema}\n{text}", encoding="utf-8")
    _labo("check", "--project", tmp_path)
    with _all_opened(server, tmp_path) as buffers:
        assert len(buffers) == len(LIBERTIES)
        assert _marked(buffers) == {}
