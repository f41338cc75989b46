"""The sheets to fill in, in both languages and both sizes: whole, legible, about this project, fit for any printer."""

import atexit
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from labo_cli.canvases.layouts import draw
from labo_cli.canvases.sheets import Sheet
from labo_cli.method_files import Shelf
from tests import verapdf
from tests.conftest import SMALL

ASKED_FOR = {
    "carte-empathie-carte",
    "parcours-usager-parcours",
    "persona-portrait",
    "cartographie-acteurs-carte",
    "arbre-a-problemes-arbre",
    "cinq-pourquoi-chaine",
    "comment-pourrions-nous-question",
    "crazy-8s-huit-cases",
    "brainwriting-635-grille",
    "storyboard-planche",
    "blueprint-de-service-plan",
    "matrice-impact-effort-matrice",
    "blason-blason",
    "observation-aeiou",
    "observation-poems",
    "rapport-etonnement-etonnements",
    "garde-laisse-propose-roti",
    "gommettes-bulletin",
    "brainstorming-fiche-idee",
}
CANVASES = {
    f"{name}-{canvas.id}": canvas for name in Shelf().ids for card in [Shelf().card(name)] for canvas in card.canvases
}
MM = 72 / 25.4
POINTS = {"a4": (210 * MM, 297 * MM), "a3": (297 * MM, 420 * MM)}
SMALLEST = 8.0
"""Points on A4, the line at the foot included; what is to be read while working has 9.9."""

per_language = pytest.mark.parametrize(
    "language", [pytest.param(code, marks=pytest.mark.xdist_group(f"canvases-{code}")) for code in ("fr", "en")]
)


@cache
def printed(language: str, *options: str) -> Path:
    """Every canvas in both sizes, about a theme of the small project, made once for all the tests of a worker."""
    folder = Path(tempfile.mkdtemp(prefix="labo-canvases-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, content in SMALL.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    methods = sorted({name for name in Shelf().ids if Shelf().card(name).canvases})
    command = [sys.executable, "-m", "labo_cli", "export-canvases", *methods, "-p", folder, "--theme", "attente"]
    ran = subprocess.run(
        [*command, "--format", "pdf", "--lang", language, *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "out"


def words(path: Path) -> list[tuple[float, float, float, float, str]]:
    """Every word of a page with its box, in points from the top left."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)
    return [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in found]


def test_the_canvases_that_a_team_expects_are_there() -> None:
    assert len(ASKED_FOR) >= 16
    assert set(CANVASES) >= ASKED_FOR


@per_language
@pytest.mark.parametrize("size", ["a4", "a3"])
def test_a_canvas_is_one_page_of_its_paper_drawn_in_vectors(language: str, size: str) -> None:
    files = sorted(printed(language).glob(f"*-{size}.pdf"))
    assert {path.name for path in files} == {f"{name}-attente-{size}.pdf" for name in CANVASES}
    for path in files:
        reader = PdfReader(path)
        assert len(reader.pages) == 1, path.name
        (page,) = reader.pages
        assert sorted(map(float, page.mediabox[2:])) == pytest.approx(POINTS[size], abs=1)
        assert not page.images
        text = page.extract_text().replace("’", "'")
        assert "Mieux accueillir" in text
        assert "L'attente" in text
        canvas = CANVASES[path.name.removesuffix(f"-attente-{size}.pdf")]
        held = re.sub(r"\W+", "", text)
        for said in (canvas.title, canvas.instruction, *(box.title for box in canvas.boxes)):
            assert re.sub(r"\W+", "", said.within(language).replace("’", "'")) in held, (path.name, said)


@per_language
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_words_stay_in_their_places(language: str, large: bool) -> None:
    folder = printed(language, "--large-print") if large else printed(language)
    size = "a3" if large else "a4"
    for name, canvas in CANVASES.items():
        sheet = Sheet.of(canvas.paper, size, large_print=large)
        unit = MM * sheet.scale
        top = (sheet.margin + sheet.header) * unit
        places = [
            (x * unit, y * unit, (x + spot.width) * unit, (y + spot.height) * unit)
            for spot in draw(canvas, *sheet.room, sheet.larger).spots
            for x, y in [(spot.x + sheet.margin, spot.y + sheet.margin + sheet.header)]
        ]
        (path,) = folder.glob(f"{name}-attente-{size}*.pdf")
        found = words(path)
        upright = canvas.layout == "matrix"
        for left, high, right, low, word in found:
            assert left > 5 * MM, (name, word)
            assert right < (sheet.width - 5) * unit, (name, word)
            assert low < (sheet.height - 3) * unit, (name, word)
            # A word's box is a line high, and stands above its place by the line's leading.
            slack = 7 * sheet.scale * sheet.larger
            if high < top - slack:
                assert low < top + 1, (name, word, "runs out of the head")
            elif not (upright and left < (sheet.margin + 11) * unit) and low < (sheet.height - 9) * unit:
                assert any(
                    x1 - 1 <= left and right <= x2 + 2 and y1 - slack <= high and low <= y2 + slack / 2
                    for x1, y1, x2, y2 in places
                ), (name, word)
        for n, (left, high, right, low, word) in enumerate(found):
            for other in found[n + 1 :]:
                across = min(right, other[2]) - max(left, other[0])
                down = min(low, other[3]) - max(high, other[1])
                assert across < 1 or down < 0.45 * (low - high), (name, word, other[4], "overprinted")


def sizes_of_type(path: Path) -> list[float]:
    """The size, in points, of each piece of text of a PDF."""
    sizes: list[float] = []

    def visit(text: str, matrix: list[float], font: list[float], _dict: object, size: float) -> None:
        if text.strip():
            sizes.append(size * (font[0] ** 2 + font[1] ** 2) ** 0.5 * (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5)

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    return sizes


@per_language
def test_nothing_is_tiny(language: str) -> None:
    for name in CANVASES:
        sizes = sizes_of_type(printed(language) / f"{name}-attente-a4.pdf")
        assert min(sizes) >= SMALLEST, name
        large = sizes_of_type(next(printed(language, "--large-print").glob(f"{name}-*.pdf")))
        assert sorted(large)[1] >= 15.9, name  # all but the line at the foot


@per_language
def test_a_canvas_loses_nothing_in_black_and_white(language: str, tmp_path: Path) -> None:
    for name in sorted(ASKED_FOR):
        subprocess.run(
            ["pdftoppm", "-r", "20", "-singlefile", printed(language) / f"{name}-attente-a4.pdf", tmp_path / "page"],
            check=True,
        )
        with Image.open(tmp_path / "page.ppm") as picture:
            colours = picture.convert("RGB").getcolors(1_000_000)
        assert all(max(rgb) - min(rgb) <= 40 for _count, rgb in colours), name


@per_language
def test_every_canvas_is_pdf_ua(language: str) -> None:
    assert verapdf.broken_rules(sorted(printed(language).glob("*-a4.pdf"))) == {}


def test_the_canvases_are_listed_when_none_is_named(labo) -> None:
    ran = labo("export-canvases")
    assert ran.status == 0
    assert all(name in ran.out for name in ("carte-empathie", "gommettes", "observation"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["carte-empathi"], "did you mean “carte-empathie”?"),
        (["meteo-interieure"], "there is no sheet to fill in for: meteo-interieure"),
        (["carte-empathie", "--paper", "a5"], "labo does not print on “a5”"),
        (["carte-empathie", "--paper", ""], "labo does not print on “”"),
        (["carte-empathie", "--paper", "a4", "--large-print"], "large print holds on A3 only"),
        (["--theme", "attente"], "which methods?"),
        (["carte-empathie", "--theme", "attentes"], "there is no theme “attentes”"),
    ],
)
def test_what_cannot_be_printed_is_said(labo, project, arguments: list[str], said: str) -> None:
    root = project()
    ran = labo("export-canvases", *arguments, "-p", root)
    assert ran.status in {1, 2}
    assert said in ran.err
    assert not (root / "out").exists()


def test_a_canvas_without_a_project_leaves_lines_to_fill_in(labo, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert labo("export-canvases", "carte-empathie", "--paper", "a4", "--format", "html").status == 0
    text = (tmp_path / "out" / "carte-empathie-carte-a4.html").read_text(encoding="utf-8")
    assert "Project" in text
    assert "Theme" in text
