"""Several documents bound into one: still PDF/UA-1, every page as it was, every copy with tags of its own."""

import atexit
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from labo_cli.rendering.binding import Part, bind
from labo_cli.rendering.pdf import to_pdf
from tests import verapdf
from tests.conftest import ROOT

TITLE = "Trousse <à imprimer> & cie"
LINKED = """<html lang="{lang}"><title>{title}</title><h1>{title}</h1><p><a href="#end">{title} 1</a></p>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th scope="row">C</th><td>1</td></tr></tbody></table>
<h2 id="end" style="break-before: page">{title} 2</h2><p><a href="https://example.org/">example.org</a></p></html>"""


@cache
def kit() -> tuple[Part, ...]:
    """Documents of each shape: landscape, large print, A3, tables, links from page to page, another language."""
    out = Path(tempfile.mkdtemp(prefix="labo-kit-"))
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    for command in (
        ["plan-workshop", "2"],
        ["plan-workshop", "2", "--large-print"],
        ["plan-interview", "aidants"],
        ["export-canvases", "carte-empathie"],
    ):
        subprocess.run(
            [
                *(sys.executable, "-m", "labo_cli", *command, "-p", ROOT / "examples" / "seniors-deplacements"),
                *("--out", out, "--format", "pdf", "--lang", "fr", "--json"),
            ],
            check=False,  # the plan may have something to say of the workshop
            capture_output=True,
        )
    copies = {"2-imaginer-programme": 3, "aidants-a-domicile-consentement": 2}
    others = re.compile("materiel|plan-de-salle|cartes-de-poche|brief-equipe")  # of shapes that are here already
    files = [path for path in sorted(out.glob("*.pdf")) if not others.search(path.name)]
    assert len(files) == 9, files
    made = [Part(file.stem, file.read_bytes(), copies.get(file.stem, 1)) for file in files]
    made += [
        Part(title, to_pdf(LINKED.format(lang=lang, title=title)).content, 2)
        for lang, title in (("fr", "Liens"), ("en", "Links"))
    ]
    return tuple(made)


@cache
def bound() -> bytes:
    return bind(kit(), TITLE)


@cache
def singles() -> tuple[bytes, ...]:
    """The documents one by one, as often as they are printed."""
    return tuple(part.pdf for part in kit() for _copy in range(part.copies))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "kit.pdf").write_bytes(bound())
    return tmp_path / "kit.pdf"


def opened(content: bytes) -> PdfReader:
    import io

    return PdfReader(io.BytesIO(content))


def test_what_is_bound_is_pdf_ua(book: Path) -> None:
    assert verapdf.broken_rules([book]) == {}
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", book], check=True, capture_output=True)


def test_the_whole_has_a_title_a_language_and_asks_for_the_right_trays() -> None:
    reader = opened(bound())
    root: Any = reader.root_object
    assert reader.metadata
    assert reader.metadata.title == TITLE
    assert reader.xmp_metadata
    assert reader.xmp_metadata.dc_title == {"x-default": TITLE}
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/ViewerPreferences"]["/PickTrayByPDFSize"].value is True
    assert reader.page_labels == [str(n + 1) for n in range(len(reader.pages))]


def test_pages_keep_their_sizes_and_their_order() -> None:
    def sizes_of(content: bytes) -> list[list[int]]:
        return [[round(n) for n in page.mediabox[2:]] for page in opened(content).pages]

    sizes = sizes_of(bound())
    assert sizes == [size for single in singles() for size in sizes_of(single)]
    assert {max(size) for size in sizes} == {842, 1191}
    assert any(size[0] > size[1] for size in sizes)


def test_every_page_looks_and_reads_as_in_its_own_document(book: Path, tmp_path: Path) -> None:
    def pictures(file: Path, folder: Path) -> list[str]:
        folder.mkdir()
        subprocess.run(["pdftoppm", "-r", "20", file, folder / "page"], check=True)
        return [hashlib.sha256(page.read_bytes()).hexdigest() for page in sorted(folder.iterdir())]

    def text(file: Path) -> str:
        return subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout

    looks: list[str] = []
    words = ""
    for n, single in enumerate(singles()):
        file = tmp_path / f"{n}.pdf"
        file.write_bytes(single)
        looks += pictures(file, tmp_path / str(n))
        words += text(file)
    assert pictures(book, tmp_path / "book") == looks
    assert text(book) == words


def test_there_is_one_bookmark_a_document_with_its_own_under_it() -> None:
    reader = opened(bound())
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry["/Title"] for entry in top] == [part.title for part in kit()]
    starts = [0]
    for part in kit():
        starts.append(starts[-1] + part.copies * len(opened(part.pdf).pages))
    assert [reader.get_destination_page_number(entry) for entry in top] == starts[:-1]  # type: ignore[arg-type]

    def flat(entries: Any) -> list[Any]:
        return [leaf for entry in entries for leaf in (flat(entry) if isinstance(entry, list) else [entry])]

    for part, (entry, following) in zip(kit(), _children(reader.outline), strict=True):
        own = opened(part.pdf)
        start = reader.get_destination_page_number(entry)
        assert start is not None
        assert [(e["/Title"], reader.get_destination_page_number(e)) for e in flat(following)] == [
            (e["/Title"], (own.get_destination_page_number(e) or 0) + start) for e in flat(own.outline)
        ]


def _children(outline: Any) -> list[tuple[Any, Any]]:
    return [
        (entry, following if isinstance(following, list) else [])
        for entry, following in pairwise([*outline, None])
        if not isinstance(entry, list)
    ]


def test_every_page_has_tags_of_its_own_which_lead_back_to_it() -> None:
    reader = opened(bound())
    tree: Any = reader.root_object["/StructTreeRoot"]
    nums = tree["/ParentTree"]["/Nums"]
    assert list(nums[::2]) == sorted(set(nums[::2]))
    elements = dict(zip(nums[::2], nums[1::2], strict=True))
    (document,) = tree["/K"]
    for page in reader.pages:
        for owner in elements.pop(page["/StructParents"]).get_object():
            assert owner.get_object()["/Pg"] == page
            element = owner.get_object()
            while element["/S"] not in {"/Document"} and "/P" in element:
                kids = element["/P"]["/K"]
                # What is in the margins is tagged, but belongs to no text that is read aloud.
                if element.indirect_reference not in kids:
                    break
                element = element["/P"]
            else:
                assert element == document.get_object()
        for annotation in page.get("/Annots", []):
            link = elements.pop(annotation.get_object()["/StructParent"]).get_object()
            assert [kid.get_object()["/Obj"] for kid in link["/K"] if not isinstance(kid, int)] == [
                annotation.get_object()
            ]
    assert elements == {}
    branches = [kid.get_object() for kid in document.get_object()["/K"]]
    assert [(branch["/S"], branch["/T"], branch.get("/Lang")) for branch in branches] == [
        ("/Part", part.title, "en" if part.title == "Links" else None) for part in kit() for _copy in range(part.copies)
    ]


def test_links_of_a_copy_lead_to_its_own_pages() -> None:
    pages = list(opened(bound()).pages)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(pages) if page.indirect_reference}
    leads = [
        (n, numbers[annotation.get_object()["/Dest"][0].idnum])
        for n, page in enumerate(pages)
        for annotation in page.get("/Annots", [])  # type: ignore[attr-defined]
        if "/Dest" in annotation.get_object()
    ]
    first = len(pages) - 8  # two documents of two pages, twice each
    assert leads == [(first + n, first + n + 1) for n in (0, 2, 4, 6)]


def test_headings_of_tables_are_found_by_ids_that_are_nobody_elses() -> None:
    reader = opened(bound())
    tree: Any = reader.root_object["/StructTreeRoot"]
    (leaf,) = tree["/IDTree"]["/Kids"]
    names = leaf.get_object()["/Names"]
    listed = {str(name): element.get_object() for name, element in zip(names[::2], names[1::2], strict=True)}
    assert list(map(str, names[::2])) == sorted(listed)
    found, asked = [], set()
    todo = list(tree["/K"])
    while todo:
        element = todo.pop().get_object()
        if "/ID" in element:
            found.append(str(element["/ID"]))
            assert listed[found[-1]] == element
        asked |= {str(name) for name in element.get("/A", {}).get("/Headers", [])}
        todo += [kid for kid in element.get("/K", []) if not isinstance(kid, int) and "/S" in kid.get_object()]
    assert len(found) == len(set(found))
    assert asked
    assert asked <= set(found)


def test_the_same_documents_bound_again_are_the_same_bytes() -> None:
    assert bind(kit(), TITLE) == bound()
    assert bind(kit(), "Autre") != bound()


def test_copies_take_little_room() -> None:
    programme = next(part for part in kit() if part.title == "2-imaginer-programme")
    once, many = (bind([Part(programme.title, programme.pdf, copies)], "x") for copies in (1, 20))
    assert len(opened(many).pages) == 20 * len(opened(once).pages)
    assert len(many) < 5 * len(once)
