"""The kit of a session: everything for the day, in order, in the right number, and no name where none belongs."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import verapdf
from tests.conftest import ROOT

SENIORS = ROOT / "examples" / "seniors-deplacements"
LEAVING = ROOT / "examples" / "leaving-care"
LIST = """\
prénom;nom;groupe;ateliers
Rosalie;Exemple;Seniors;
Anatole;Modèle;aidants;1-comprendre
Zoé;Specimen;Agents DASES et CASVP;3-decider
"""
MM = 72 / 25.4


def kit_of(labo, root: Path, *options: str) -> dict[str, Path]:
    """The files of the first session's kit, by what their names say."""
    ran = labo("export-kit", "1", "-p", root, "--format", "pdf", "--json", *options)
    assert ran.status == 0, ran.err
    return {re.sub(r"^\d\d-", "", Path(file["path"]).stem): Path(file["path"]) for file in ran.json["files"]}


@pytest.fixture(scope="module")
def seniors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kit") / "p"
    shutil.copytree(SENIORS, root)
    (root / "private").mkdir(exist_ok=True)
    (root / "private" / "participants.csv").write_text(LIST, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "labo_cli", "export-kit", "1", "-p", root, "--format", "pdf", "--quiet"],
        check=True,
        capture_output=True,
    )
    return root / "out"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.mark.xdist_group("kit")
def test_the_papers_of_the_day_are_there_in_order(seniors: Path) -> None:
    kit = seniors / "1-comprendre-kit"
    found = [name for name in names(kit) if name.endswith(".pdf")]
    numbers = [int(name[:2]) for name in found]
    assert numbers == sorted(set(numbers))
    order = ["tout-imprimer", "a-imprimer", "conducteur", "programme", "affiche-charte", "materiel", "carte-empathie"]
    order += ["chevalets-de-table", "autorisations", "fiche-de-fin"]
    places = [next(n for n, name in enumerate(found) if part in name) for part in order]
    assert places == sorted(places), found


@pytest.mark.xdist_group("kit")
def test_names_are_in_the_private_folder_and_nowhere_else(seniors: Path) -> None:
    private = seniors / "private" / "1-comprendre-kit"
    told = "".join(page.extract_text() for path in private.glob("*.pdf") for page in PdfReader(path).pages)
    assert "Rosalie" in told
    assert "Anatole" in told
    assert "Zoé" not in told  # who comes to another session
    for path in [*(seniors / "1-comprendre-kit").glob("*.pdf")]:
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert not re.search("Rosalie|Anatole|Specimen", text), path.name
    with zipfile.ZipFile(seniors / "1-comprendre-kit.zip") as archive:
        assert not any("private" in name or "badge" in name or "emargement" in name for name in archive.namelist())
        assert {Path(name).name for name in archive.namelist()} == set(names(seniors / "1-comprendre-kit"))


@pytest.mark.xdist_group("kit")
def test_the_print_file_holds_every_paper_at_the_pages_that_the_contents_say(seniors: Path) -> None:
    kit = seniors / "1-comprendre-kit"
    whole = PdfReader(kit / "00-tout-imprimer.pdf")
    contents = PdfReader(kit / "01-a-imprimer.pdf").pages[0].extract_text(extraction_mode="layout")
    told = re.findall(r"^\W*(\S.*?)\s{2,}(\d+)(?:–(\d+))?\s+×\s*(\d+)\s+(A3|A4)", contents, re.MULTILINE)
    assert len(told) >= 10, contents
    last = len(PdfReader(kit / "01-a-imprimer.pdf").pages)
    for _title, first, until, _times, paper in told:
        assert int(first) == last + 1, contents
        last = int(until or first)
        box = whole.pages[int(first) - 1].mediabox
        assert (max(box.width, box.height) > 300 * MM) == (paper == "A3")
    assert last == len(whole.pages)
    bookmarks = [entry for entry in whole.outline if not isinstance(entry, list)]
    assert len(bookmarks) == len(told) + 1


@pytest.mark.xdist_group("kit")
def test_the_print_file_is_accessible(seniors: Path) -> None:
    kit = seniors / "1-comprendre-kit"
    assert verapdf.broken_rules([kit / "00-tout-imprimer.pdf", kit / "01-a-imprimer.pdf"]) == {}


@pytest.mark.xdist_group("kit")
def test_canvases_are_in_the_print_file_in_the_right_number(seniors: Path) -> None:
    # Twelve seniors and carers draw empathy maps at tables of six at most: two maps. Twenty-two people get
    # a sheet each at the end.
    whole = PdfReader(seniors / "1-comprendre-kit" / "00-tout-imprimer.pdf")
    first_lines = [page.extract_text().strip().splitlines()[0] for page in whole.pages]
    assert first_lines.count("Carte d’empathie") == 2
    assert first_lines.count("Je garde, je laisse, je propose") == 22


def test_without_a_list_sheet_and_badges_are_blank_and_in_the_kit(labo, tmp_path: Path) -> None:
    kit = kit_of(labo, LEAVING, "--out", str(tmp_path))
    assert not (tmp_path / "private").exists()
    assert {"sign-in-sheet", "name-badges", "charter-poster", "print-everything"} <= set(kit)


def test_what_an_earlier_kit_left_is_taken_away_but_nothing_of_ones_own(labo, tmp_path: Path) -> None:
    root = tmp_path / "p"
    shutil.copytree(LEAVING, root)
    kit_of(labo, root)
    folder = next((root / "out").glob("*-kit"))
    own = folder / "99-notes.txt"
    own.write_text("mine", encoding="utf-8")
    changed = next(folder.glob("*user-journey*.pdf"), None) or next(folder.glob("*parcours-usager*.pdf"))
    kept = next(folder.glob("*mur*"), None)
    assert kept is None  # a knowledge wall has no sheet
    path = root / "workshops" / "1-what-it-is-like.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("method: parcours-usager", "method: mur-connaissance"))
    kit_of(labo, root)
    assert own.read_text(encoding="utf-8") == "mine"
    assert not changed.exists()


def test_the_same_kit_twice_has_the_same_bytes(labo, tmp_path: Path) -> None:
    one = kit_of(labo, LEAVING, "--out", str(tmp_path / "a"))
    two = kit_of(labo, LEAVING, "--out", str(tmp_path / "b"))
    assert set(one) == set(two)
    assert [name for name in one if one[name].read_bytes() != two[name].read_bytes()] == []
