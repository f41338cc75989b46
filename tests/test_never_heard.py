"""Why a group was never heard: once the team has said so, it is printed wherever the voices are compared."""

from pathlib import Path

import openpyxl
import pytest

from tests.chain_case import chain, third_group

REASON = "Le foyer a fermé en mars ; nous les verrons à la rentrée."
ACCEPTED = {"accept": {"group-never-heard": REASON}}


@pytest.fixture
def unheard(project) -> Path:
    return project(chain(groups=third_group(**ACCEPTED)))


@pytest.mark.parametrize("width", ["60", "100"])
def test_the_screen_says_why(labo, unheard: Path, monkeypatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    shown = " ".join(labo("trace", "-p", unheard).out.split())
    assert f"Voisins was not heard: {REASON}" in shown
    # Nobody is sent to meet those of whom it is known why they were not met.
    assert "meet those who" not in shown


def test_the_documents_say_why(labo, unheard: Path, tmp_path: Path) -> None:
    made = labo("trace", "-p", unheard, "--format", "html,md,xlsx,json", "--out", tmp_path, "--json")
    assert made.status == 0
    assert REASON.replace(" ;", "\N{NARROW NO-BREAK SPACE};") in (tmp_path / "trace.md").read_text(encoding="utf-8")
    assert "Le foyer a fermé en mars" in (tmp_path / "trace.html").read_text(encoding="utf-8")
    voices = openpyxl.load_workbook(tmp_path / "trace.xlsx").worksheets[-1]
    assert str(voices.cell(4, voices.max_column).value).startswith("Le foyer a fermé en mars")
    data = labo("trace", "-p", unheard, "--json").json
    assert [voice["reason"] for voice in data["voices"]] == [None, None, REASON]


def test_the_specification_says_why(labo, project, unheard: Path, tmp_path: Path) -> None:
    def annex(root: Path) -> str:
        out = tmp_path / root.name
        assert labo("export-brief", "-p", root, "--format", "md", "--out", out).status == 0
        (page,) = out.glob("*.md")
        return page.read_text(encoding="utf-8")

    assert "Le foyer a fermé en mars" in annex(unheard)
    # A reason that holds for the whole project is one as well.
    general = chain(groups=third_group(), project=ACCEPTED)
    assert "Le foyer a fermé en mars" in annex(project(general, "q"))
