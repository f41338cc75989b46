"""The book of the methods: one card a page, contents and index that lead where they say."""

import atexit
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from labo_cli.method_files import Shelf
from tests import verapdf
from tests.test_canvases import sizes_of_type

BOOKS = {"fr": "methodes", "en": "methods"}
per_language = pytest.mark.parametrize(
    "language", [pytest.param(code, marks=pytest.mark.xdist_group(f"book-{code}")) for code in BOOKS]
)


@cache
def book(language: str) -> Path:
    """The book in a language, as PDF and HTML, made once for all the tests of a worker."""
    folder = Path(tempfile.mkdtemp(prefix="labo-book-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    command = [sys.executable, "-m", "labo_cli", "export-library", "--lang", language]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "out" / f"{BOOKS[language]}.pdf"


@cache
def pages(language: str) -> list[str]:
    """The text of each page, as it is laid out."""
    text = subprocess.run(["pdftotext", "-layout", book(language), "-"], capture_output=True, text=True, check=True)
    return text.stdout.split("\f")[:-1]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'"))


def pages_of(language: str, method: str) -> list[int]:
    """The pages, counted from 0, that have the method's id at the top right."""
    ends = re.compile(rf"\s{re.escape(method)}$")
    return [n for n, page in enumerate(pages(language)) if ends.search(page.splitlines()[0])]


def page_of(language: str, method: str) -> int:
    (page,) = pages_of(language, method)
    return page


@per_language
def test_each_card_is_one_page(language: str) -> None:
    numbers = sorted(page_of(language, method) for method in Shelf().ids)
    # Nothing between two cards: none runs over onto a second page.
    assert numbers == list(range(numbers[0], numbers[0] + len(Shelf().ids)))
    assert len(pages(language)) - len(numbers) <= 8


@per_language
def test_contents_and_index_lead_to_the_right_pages(language: str) -> None:
    shown = [plain(page) for page in pages(language)]
    contents, index = shown[1], " ".join(shown[-3:])
    for method in Shelf().ids:
        card = Shelf().card(method)
        name = plain(card.name.within(language))
        number = page_of(language, method) + 1
        assert re.search(rf"{re.escape(name)} {card.minutes.min}–{card.minutes.max} min {number}\b", contents), name
        assert re.search(rf"{re.escape(name)} {number}\b", index), name


@per_language
def test_a_page_tells_all_that_the_card_says(language: str) -> None:
    html = plain(unescape(re.sub(r"<[^>]+>", " ", book(language).with_suffix(".html").read_text(encoding="utf-8"))))
    for method in ("world-cafe", "observation", "energiseur-assis"):
        card = Shelf().card(method)
        page = re.sub(r"\W+", "", pages(language)[page_of(language, method)])
        for words in (
            card.purpose,
            card.fallback,
            card.room,
            *(step.title for step in card.steps),
            *(material.name for material in card.materials),
        ):
            assert plain(words.within(language)) in html
            if len(words.within(language)) < 25:  # longer ones are cut over lines that columns put apart
                assert re.sub(r"\W+", "", plain(words.within(language))) in page, (method, words)


@pytest.mark.xdist_group("book-fr")
def test_the_french_book_has_no_english_left_in_it() -> None:
    text = " ".join(pages("fr"))
    assert set(re.findall(r"\b(?:sheets?|pads?|packs?|sets?|rolls?|each|suits|tables of|usually)\b", text)) == set()


@per_language
def test_the_book_is_pdf_ua(language: str) -> None:
    assert verapdf.broken_rules([book(language)]) == {}
    reader = PdfReader(book(language))
    assert reader.trailer["/Root"]["/Lang"].startswith(language)


def test_only_the_chosen_methods_go_into_a_project_s_book(labo, project) -> None:
    root = project()
    assert labo("export-library", "--chosen", "-p", root, "--format", "html").status == 0
    text = (root / "out" / "methods.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<article class="method"[^>]*id="method-([^"]+)"', text)) == {
        "meteo-interieure",
        "carte-empathie",
    }


def test_the_book_in_large_print_has_no_small_print(labo, project) -> None:
    root = project()
    assert labo("export-library", "--chosen", "--large-print", "-p", root).status == 0
    (path,) = (root / "out").glob("*.pdf")
    assert min(sizes_of_type(path)) > 12.9
    assert verapdf.broken_rules([path]) == {}
    text = unescape(path.with_suffix(".html").read_text(encoding="utf-8"))
    whom = text.partition('<ul class="whom">')[2].partition("</ul>")[0]
    assert all(name in whom.replace("’", "'") for name in ("Inner weather check-in", "Empathy map"))


def test_chosen_without_a_project_is_wrong_usage(labo, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = labo("export-library", "--chosen")
    assert ran.status == 2
    assert "--chosen needs a project" in ran.err


def test_a_book_with_words_that_may_not_be_shared_says_so(labo, project) -> None:
    root = project()
    assert labo("new-method", "a-nous", "-p", root).status == 0
    path = root / "methods" / "a-nous.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  - {licence: common-use}", "  - {author: X, title: Le livre, licence: cc-by-nc, taken: words}"),
        encoding="utf-8",
    )
    (root / "project.yaml").write_text(
        (root / "project.yaml").read_text(encoding="utf-8") + "methods: [a-nous]\n", encoding="utf-8"
    )
    ran = labo("export-library", "--chosen", "-p", root, "--format", "html")
    assert ran.status == 0
    assert "a-nous: its words come from Le livre, CC BY-NC" in ran.err


def test_a_card_is_printed_as_one_page(labo, project) -> None:
    root = project()
    ran = labo("show-method", "world-cafe", "--print", "-p", root, "--json")
    assert [file["pages"] for file in ran.json["files"]] == [None, 1]
    assert verapdf.broken_rules([root / "out" / "world-cafe-method-card.pdf"]) == {}
