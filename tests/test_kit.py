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
from tests.conftest import ROOT, SMALL

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
    pages = PdfReader(kit / "01-a-imprimer.pdf").pages
    contents = "\n".join(page.extract_text(extraction_mode="layout") for page in pages)
    told = re.findall(r"^\W*(\S.*?)\s{2,}(\d+)(?:–(\d+))?\s+×\s*(\d+)\s+(A3|A4)", contents, re.MULTILINE)
    assert len(told) >= 10, contents
    last = len(pages)
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


@pytest.mark.xdist_group("kit")
def test_the_contents_of_a_usual_kit_hold_on_one_page(seniors: Path) -> None:
    assert len(PdfReader(seniors / "1-comprendre-kit" / "01-a-imprimer.pdf").pages) == 1


@pytest.mark.xdist_group("kit")
def test_one_group_in_need_of_large_print_gives_everybody_large_canvases_on_a3(seniors: Path) -> None:
    kit = seniors / "1-comprendre-kit"
    canvases = [path for path in kit.glob("*.pdf") if re.search(r"-(bilan|roti|carte|bulletin)-a\d", path.stem)]
    assert len(canvases) == 4
    contents = PdfReader(kit / "01-a-imprimer.pdf").pages[0].extract_text(extraction_mode="layout")
    for path in canvases:
        page = PdfReader(path).pages[0]
        assert max(page.mediabox.width, page.mediabox.height) == pytest.approx(420 * MM, abs=1), path.name
        title = page.extract_text().strip().splitlines()[0]
        assert re.search(rf"{re.escape(title)}\s.*×\s*1\s+A3", contents), contents


def look_of(page: Path) -> str:
    return re.findall(r"<style>.*?</style>", page.read_text(encoding="utf-8"), re.DOTALL)[-1]


@pytest.mark.parametrize("needs", ["[large-print]", "[]"])
def test_canvases_are_those_of_export_canvases_in_large_print_when_a_group_needs_it(
    labo, project, tmp_path: Path, needs: str
) -> None:
    groups = SMALL["groups.yaml"].replace("size: 6", f"size: 6, needs: {needs}")
    root = project({"groups.yaml": groups})
    options = ["--large-print", "--paper", "a3"] if needs == "[large-print]" else ["--paper", "a3"]
    where = ["--out", str(tmp_path), "--format", "html", "--quiet"]
    assert labo("export-canvases", "carte-empathie", *options, *where).status == 0
    assert labo("export-kit", "-p", root, "--format", "html", "--quiet").status == 0
    (alone,) = tmp_path.glob("carte-empathie*.html")
    (within,) = (root / "out" / "premier-kit").glob("*carte-empathie*.html")
    assert look_of(alone) == look_of(within)


def contents_of(labo, root: Path, formats: str, *options: str) -> str:
    ran = labo("export-kit", "1", "-p", root, "--format", formats, "--quiet", *options)
    assert ran.status == 0, ran.err
    folder = next((root / "out").glob("*-kit"))
    return (folder / f"01-what-to-print.{formats.split(',')[0]}").read_text(encoding="utf-8")


@pytest.fixture
def leaving(tmp_path: Path) -> Path:
    root = tmp_path / "p"
    shutil.copytree(LEAVING, root)
    return root


def test_what_the_kit_does_not_hold_is_to_be_found_with_how_many(labo, leaving: Path) -> None:
    contents = contents_of(labo, leaving, "md").split("To find or to prepare yourselves")[1]
    # Three tables tell printed stories, with one to spare; findings and verbatims are counted by the session.
    assert re.search(r"Printed stories without names – \W*3 \+ 1\b", contents), contents
    assert re.search(r"Findings in large print – \W*10\b", contents), contents
    assert "to be set" in next(line for line in contents.splitlines() if "Signs with an arrow" in line)
    assert not re.search(r"charter poster|sign-in|voting sheets|journey", contents, re.IGNORECASE)


def test_without_pdfs_the_contents_name_the_files_and_how_many_of_each(labo, leaving: Path) -> None:
    contents = contents_of(labo, leaving, "md,docx")
    folder = next((leaving / "out").glob("*-kit"))
    rows = re.findall(r"^\|.*\| *(\d\d-\S+)\.md, \.docx *\| *\**× *(\d+)\W+(A3|A4)", contents, re.MULTILINE)
    on_disk = {path.stem for path in folder.glob("*.docx")}
    assert {stem for stem, _copies, _paper in rows} == on_disk - {"01-what-to-print"}
    copies = {stem[3:]: int(copies) for stem, copies, _paper in rows}
    # Twenty come, and four run it.
    assert copies["facilitation-plan"] == 4
    assert copies["programme"] == 20
    assert copies["end-of-session"] == 22
    assert not re.search(r"pages of each line|in this file|in the file", contents)
    still = contents.split("Still to be made")[1].split("To find")[0]
    assert all(title in still for title in ("Pocket cards", "Charter poster", "Table cards", "Name badges"))
    assert re.search(r"I keep, I leave, I propose\W+× 20, A4", still), still


def test_a_kit_in_word_leaves_the_pdfs_and_takes_away_its_own_kind(labo, leaving: Path) -> None:
    contents_of(labo, leaving, "html,pdf")
    folder = next((leaving / "out").glob("*-kit"))
    printed = {path.name: path.read_bytes() for path in [*folder.glob("*.pdf"), *folder.glob("*.html")]}
    contents_of(labo, leaving, "md")
    assert {name: (folder / name).read_bytes() for name in printed} == printed
    before = set(folder.glob("*.md"))
    # Without its two canvases every paper after them has another number.
    path = leaving / "workshops" / "1-what-it-is-like.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("method: parcours-usager", "method: mur-connaissance"))
    contents_of(labo, leaving, "md")
    after = set(folder.glob("*.md"))
    assert before - after
    assert len({path.name[:2] for path in after}) == len(after)
    assert set(printed) <= {path.name for path in folder.iterdir()}


def test_word_and_markdown_are_left_out_where_places_on_the_sheet_are_all(labo, leaving: Path) -> None:
    ran = labo("plan-workshop", "1", "-p", leaving, "--format", "html,docx,md", "--quiet")
    assert ran.status == 0, ran.err
    endings = {path.suffix for path in (leaving / "out").glob("*pocket-cards*")}
    assert endings == {".html"}
    assert {path.suffix for path in (leaving / "out").glob("*programme*")} == {".html", ".docx", ".md"}
    contents_of(labo, leaving, "html,docx,md")
    folder = next((leaving / "out").glob("*-kit"))
    for name in ("pocket-cards", "name-badges", "table-cards", "charter-poster", "-a3", "-a4"):
        assert {path.suffix for path in folder.glob(f"*{name}*")} == {".html"}, name


def test_each_person_signs_two_consent_forms_named_after_what_is_asked(labo, leaving: Path) -> None:
    path = next((leaving / "workshops").glob("1-*.yaml"))
    own = re.sub(r"^(pictures|recording):.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for more, title in {"": "Keeping in touch", "pictures: yes\n": "Pictures, contact"}.items():
        path.write_text(own + more, encoding="utf-8")
        contents = contents_of(labo, leaving, "md")
        (row,) = [line for line in contents.splitlines() if "participant-consent" in line]
        assert f"{title}: what I agree to" in row
        # Twenty people, one sheet for them and one for the team, and two to spare.
        assert "two each" in row
        assert re.search(r"× *42\b", row), row


TOO_LONG = SMALL["workshops/premier.yaml"].replace("end: 12:00", "end: 10:15")


def test_no_kit_is_made_of_a_session_that_does_not_fit(labo, project) -> None:
    root = project({"workshops/premier.yaml": TOO_LONG})
    ran = labo("export-kit", "-p", root, "--format", "html")
    assert ran.status == 1
    assert "workshops/premier.yaml" in ran.err
    assert not (root / "out").exists()
    assert labo("export-kit", "-p", root, "--format", "html", "--json").status == 1
    assert not (root / "out").exists()


def test_the_programme_gives_no_end_that_does_not_hold(labo, project) -> None:
    for workshop, is_told in ((SMALL["workshops/premier.yaml"], True), (TOO_LONG, False)):
        own = {"project.yaml": SMALL["project.yaml"] + "language: en\n", "workshops/premier.yaml": workshop}
        root = project(own)
        labo("plan-workshop", "-p", root, "--format", "md", "--quiet")
        programme = (root / "out" / "premier-programme.md").read_text(encoding="utf-8")
        assert ("We say goodbye" in programme) is is_told
        spoken = re.sub(r"\s", " ", programme)
        assert "from 9:30 am" in spoken
        assert "to 10:15" not in spoken
        assert ("from 9:30 am to 12 noon" in spoken) is is_told, programme
