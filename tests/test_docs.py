"""The documentation is true: every command shown is run, every output shown is real.

After a change on purpose: LABO_UPDATE_DOCS=1 pytest tests/test_docs.py
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from labo_cli.cli.app import COMMANDS
from tests.conftest import ROOT, SMALL

TUTORIALS = {"tutoriel.md": "fr", "tutorial.en.md": "en"}
PLAYED = {**TUTORIALS, "chaine.md": "fr", "chain.en.md": "en"}
"""Pages whose commands are run, in the order of the page; the tutorials show every command."""
BLOCK = re.compile(r"```console\n(?P<body>.*?)```", re.DOTALL)
EDIT = re.compile(r"```(?:yaml|csv)\n# (?P<file>\S+\.(?:yaml|csv))(?P<append> …)?\n(?P<text>.*?)```", re.DOTALL)


def play(command: str, folder: Path, language: str) -> str:
    environment = {**os.environ, "LABO_LANG": language, "COLUMNS": "100", "NO_COLOR": "1"}
    words = shlex.split(command)
    assert words[0] == "labo", command
    ran = subprocess.run(
        [sys.executable, "-m", "labo_cli", *words[1:]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    lines = [line.rstrip() for line in ran.stdout.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip("\n"))


def replayed(text: str, folder: Path, language: str) -> str:
    """The page with the outputs that its commands print today, its YAML blocks written where they say."""
    here = folder
    pieces = []
    last = 0
    for found in re.finditer(f"{BLOCK.pattern}|{EDIT.pattern}", text, re.DOTALL):
        pieces.append(text[last : found.start()])
        last = found.end()
        if found["file"]:
            path = here / found["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if found["append"] else ""
            path.write_text(before + found["text"], encoding="utf-8")
            pieces.append(found[0])
            continue
        shown = []
        for line in found["body"].splitlines():
            if line.startswith("$ cd "):
                here = here / line.removeprefix("$ cd ")
                shown.append(line)
            elif line.startswith("$ mv "):
                before, after = line.removeprefix("$ mv ").split()
                (here / before).replace(here / after)
                shown.append(line)
            elif line.startswith("$ cat "):
                shown += [line, *(here / line.removeprefix("$ cat ")).read_text(encoding="utf-8").splitlines()]
            elif line.startswith("$ "):
                shown += [line, *play(line.removeprefix("$ "), here, language).splitlines()]
        pieces.append("```console\n" + "\n".join(shown) + "\n```")
    return "".join([*pieces, text[last:]])


def lasting(page: str) -> str:
    """A page without what changes by itself: sizes follow the templates, imported files bear the day in their name."""
    return re.sub(r"-\d{4}-\d\d-\d\d\.yaml", "-DAY.yaml", re.sub(r" +\d+ (KB|ko)", " n KB", page))


@pytest.mark.parametrize("name", PLAYED)
def test_the_page_shows_what_its_commands_print(tmp_path: Path, name: str) -> None:
    path = ROOT / "docs" / name
    text = path.read_text(encoding="utf-8")
    true = replayed(text, tmp_path, PLAYED[name])
    assert "labo-fault" not in true, "a command broke down"
    if os.environ.get("LABO_UPDATE_DOCS"):
        path.write_text(true, encoding="utf-8")
    assert lasting(text) == lasting(true)


@pytest.mark.parametrize("name", TUTORIALS)
def test_every_command_is_in_the_tutorial(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"labo {command}" not in text] == []


def test_every_link_of_the_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_every_command_of_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^    labo ([a-z-]+)", text, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


HANDBOOKS = {"ateliers.md": "fr", "workshops.en.md": "en"}


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table that begins with a heading."""
    table = page.split(f"| {heading} |")[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()[2:]]


@pytest.mark.parametrize(
    ("name", "heading"), [("ateliers.md", "dans la séance"), ("workshops.en.md", "in the session")]
)
def test_the_handbook_gives_the_points_that_are_given(name: str, heading: str) -> None:
    from labo_cli.agenda import reasons, scoring

    told = [int(cells[-1].replace("−", "-")) for cells in rows((ROOT / "docs" / name).read_text("utf-8"), heading)[:-1]]
    assert scoring.A_POINT_OF_WORK == 10
    assert told == [
        scoring.CHANGE,
        1,
        scoring.CHAINS,
        scoring.CONTRAST,
        scoring.STALE,
        scoring.MORE_OF_THE_SAME,
        scoring.FROM_NOTHING,
        reasons.AHEAD,
        scoring.SHORTENED,
        reasons.EARLY_CHOICE,
        scoring.ASKED,
    ]


@pytest.mark.parametrize(("name", "heading"), [("ateliers.md", "partie"), ("workshops.en.md", "part")])
def test_the_handbook_says_how_to_refuse_whatever_is_added(name: str, heading: str) -> None:
    from labo_cli.lint.rules import RULES
    from labo_cli.model.words import AgendaPart

    told = [cells[-1].strip("`") for cells in rows((ROOT / "docs" / name).read_text("utf-8"), heading)]
    assert sorted(told) == sorted(f"no-{part}" for part in AgendaPart if f"no-{part}" in RULES)


@pytest.mark.parametrize("name", HANDBOOKS)
def test_what_the_handbook_writes_is_understood(labo, project, name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    pieces = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(pieces) == 4
    for n, piece in enumerate(pieces):
        rest = [
            line
            for line in SMALL["workshops/premier.yaml"].partition("agenda:")[0].splitlines()
            if not re.search(rf"^{line.partition(':')[0]}:", piece, re.MULTILINE)
            and not (line.startswith("end:") and "duration:" in piece)
        ]
        root = project({"workshops/premier.yaml": "\n".join([*rest, piece])}, folder=f"p{n}")
        found = labo("check", "-p", root, "--json")
        assert [problem for problem in found.json["problems"] if problem["severity"] == "error"] == []
        assert labo("plan-workshop", "-p", root, "--format", "md").status == 0


def test_the_readme_counts_the_rules() -> None:
    from labo_cli.lint.rules import RULES

    assert len(RULES) == 159
    assert "Cent cinquante-neuf règles" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_section_of_a_project_is_documented() -> None:
    from labo_cli.model.project import Project

    text = (ROOT / "docs" / "fichiers.md").read_text(encoding="utf-8")
    assert [key for key in Project.model_fields if f"`{key}`" not in text] == []
