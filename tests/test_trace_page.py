"""The documents of the chain: the page to filter and follow, the PDF, the workbook, the data."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import lxml.html
import openpyxl
import pytest

from labo_cli.i18n import Language
from tests import verapdf
from tests.chain_case import chain

OPEN = {"state": "unanswered", "explanation": None, "next_step": None, "decided_by": None, "date": None}
FILES = chain(
    {"c3": {"text": "L'été, on attend dehors."}, "c4": {"text": "Et le chien ?"}, "c5": {"text": "Trop de bruit."}},
    {
        "r2": {"text": "Un banc dehors.", "from": ["c3"], "state": "merged", "merged_into": "r1", "next_step": None},
        "r3": {"text": "Moins de bruit.", "from": ["c5"], **OPEN},
    },
    {"FC1": {"kind": "constraint", "statement": "Respecter le calme", "from": [], "justification": "La loi."}},
)
NONE = Language("fr").gettext("none kept")
ENTRIES = "//tr[@class='entry']"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of a project with holes, made once."""
    from labo_cli.cli.app import run

    folder = tmp_path_factory.mktemp("trace")
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(str(content), encoding="utf-8")
    formats = "html,pdf,docx,md,xlsx,json"
    assert run(["trace", "-p", str(folder), "--format", formats, "--out", str(folder), "-q", "--lang", "en"]) == 0
    return folder


@pytest.fixture(scope="module")
def page(made: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((made / "trace.html").read_text(encoding="utf-8"))


def test_every_entry_is_there_with_links_both_ways(made: Path, page: lxml.html.HtmlElement) -> None:
    data = json.loads((made / "trace.json").read_text(encoding="utf-8"))
    rows = {row.get("id"): row for row in page.xpath(ENTRIES)}
    names = [f"{section[:3]}-{item['id']}" for section in _ENTRIES for item in data[section]]
    assert list(rows) == names
    leads = {
        (name, link.get("href")[1:]) for name, row in rows.items() for link in row.xpath(".//td[@class='links']//a")
    }
    assert leads
    assert leads == {(end, start) for start, end in leads}
    assert ("con-c1", "rec-r1") in leads
    assert {target for _name, target in leads} <= set(rows)


_ENTRIES = ("contributions", "recommendations", "requirements")


def test_the_page_asks_nothing_of_the_network_and_works_without_its_script(page: lxml.html.HtmlElement) -> None:
    assert not page.xpath("//script[@src] | //link | //iframe")
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|https?://", page.xpath("//script")[0].text)
    (form,) = page.xpath("//form")
    assert form.get("hidden") is not None
    assert not page.xpath("//tr[@hidden]")
    for field in form.xpath(".//input | .//select"):
        assert form.xpath(".//label[@for=$id]", id=field.get("id"))
    assert form.xpath(".//output")[0].get("aria-live") == "polite"


def test_holes_are_printed_with_their_place(made: Path, page: lxml.html.HtmlElement) -> None:
    holes = json.loads((made / "trace.json").read_text(encoding="utf-8"))["holes"]
    open_ones = {hole["id"] for hole in holes if not hole["reason"]}
    assert open_ones
    assert {head.text_content().strip() for head in page.xpath("//table[@class='holes']//tbody//th")} >= open_ones
    assert {head.text.strip() for head in page.xpath("//tr[@data-hole]/th")} == open_ones
    for hole in holes:
        lines = (made / hole["file"]).read_text(encoding="utf-8").splitlines()
        assert hole["id"] in lines[hole["line"] - 1]


TYPED = "f.dispatchEvent(new Event('input'))"
FILTERS = {
    "words, whatever their accents": ("f.text.value = 'L’ETE'", {"con-c3"}),
    "a state": ("f.state.value = 'merged'", {"rec-r2"}),
    "holes": ("f.holes.checked = true", {"con-c4", "rec-r3"}),
    "a step and a group": ("f.step.value = 'con'; f.group.value = 'agents'", {"con-c2"}),
    "the chain of one": (
        "document.querySelector('#con-c3 .follow').click()",
        {"con-c3", "rec-r2", "rec-r1", "req-FP1"},
    ),
    "a link to what is hidden": (f"f.text.value = 'zzz'; {TYPED}; location.hash = '#rec-r2'", None),
    "everything again": (f"f.text.value = 'zzz'; {TYPED}; f.reset()", None),
}


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_page_filters_in_a_browser(made: Path, tmp_path: Path) -> None:
    html = (made / "trace.html").read_text(encoding="utf-8")
    every = set(re.findall(r'<tr class="entry" id="([^"]+)"', html))
    # All filters are tried in one start of the browser, one after the other on a page that is reset in between.
    steps = json.dumps([script for script, _expected in FILTERS.values()])
    script = f"""
    (async () => {{
      const wait = (ms) => new Promise((done) => setTimeout(done, ms));
      const f = document.querySelector(".filter");
      const found = [];
      for (const step of {steps}) {{
        eval(step);
        await wait(40);
        if (!/hash|reset|click/.test(step)) f.dispatchEvent(new Event("input"));
        found.push([...document.querySelectorAll(".entry:not([hidden])")].map((row) => row.id));
        found[found.length - 1].push(f.querySelector("output").textContent);
        f.reset();
        await wait(40);
      }}
      const told = document.createElement("pre");
      told.id = "told";
      told.textContent = JSON.stringify(found);
      document.body.append(told);
    }})();"""
    tried = tmp_path / "tried.html"
    tried.write_text(html.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000", "--dump-dom"]
    ran = subprocess.run(
        [*map(str, command), f"file://{tried}"], capture_output=True, text=True, check=False, timeout=120
    )
    told = lxml.html.fromstring(ran.stdout).xpath("//*[@id='told']")
    assert told, ran.stderr
    for (name, (_script, expected)), shown in zip(FILTERS.items(), json.loads(told[0].text), strict=True):
        count = shown.pop()
        assert str(len(shown)) in count, name
        assert set(shown) == (every if expected is None else expected), name


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (chain({"c2": None}, {"r1": {"from": ["c1"]}}), ["1 reprise", "1 retenue", "1 dans une fonction"]),
        (chain(), ["2 reprises", "1 retenue", "1 dans une fonction"]),
        (chain({"c3": {}}, {"r1": {"next_step": None, **OPEN}}, {"FP1": None}), ["2 reprises", NONE, ""]),
    ],
)
def test_how_many_go_on_is_said_in_number(labo, project, tmp_path: Path, files: Any, told: list[str]) -> None:
    labo("trace", "-p", project(files), "--format", "html", "--out", tmp_path / "o", lang="fr")
    page = lxml.html.parse(tmp_path / "o" / "trace.html")
    cells = page.xpath("//table[@class='passages']//tbody/tr/td[2]")
    assert [cell.text_content().replace("\xa0", " ") for cell in cells][:3] == told


def test_paper_has_the_same_entries_and_none_of_the_script(made: Path) -> None:
    assert verapdf.broken_rules([made / "trace.pdf"]) == {}
    words = (made / "trace.md").read_text(encoding="utf-8")
    document = zipfile.ZipFile(made / "trace.docx").read("word/document.xml").decode()
    pdf = (made / "trace.pdf").read_bytes()
    assert b"/JavaScript" not in pdf
    for text in (words, document):
        assert "querySelector" not in text
        assert "FC1" in text
    assert "Et le chien" in words


def test_the_workbook_has_a_sheet_for_each_thing(made: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO((made / "trace.xlsx").read_bytes()))
    data = json.loads((made / "trace.json").read_text(encoding="utf-8"))
    sizes = [sheet.max_row - 1 for sheet in book.worksheets]
    criteria = sum(max(1, len(item["criteria"])) for item in data["requirements"])
    counts = [len(data[key]) for key in ("contributions", "recommendations", "links", "holes", "voices")]
    assert sizes == [*counts[:2], criteria, *counts[2:]]
    assert [cell.value for cell in book.worksheets[0]["A"]][1:] == [item["id"] for item in data["contributions"]]


def test_nothing_that_people_typed_becomes_a_formula(labo, project, tmp_path: Path) -> None:
    typed = '=HYPERLINK("http://x.example","cliquez")'
    root = project(chain({"c1": {"text": typed}}, {"r1": {"text": "+33 sur la ligne", "kept": "@tous"}}))
    assert labo("trace", "-p", root, "--format", "xlsx", "--out", tmp_path / "o").status == 0
    book = openpyxl.load_workbook(tmp_path / "o" / "trace.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert typed in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    # No page was asked for, so that none is made.
    assert sorted(path.name for path in (tmp_path / "o").iterdir() if path.name[0] != ".") == ["trace.xlsx"]


def test_what_is_typed_stays_text_in_the_page(labo, project, tmp_path: Path) -> None:
    typed = '<script>alert(1)</script> & "dire" {{ 7*7 }}'
    root = project(chain({"c1": {"text": typed}}))
    labo("trace", "-p", root, "--format", "html", "--out", tmp_path / "o")
    page = lxml.html.parse(tmp_path / "o" / "trace.html")
    assert len(page.xpath("//script")) == 1
    assert typed in page.xpath("//*[@id='con-c1']")[0].text_content()


def test_a_folder_without_a_format_is_no_silence(labo, project, tmp_path: Path) -> None:
    ran = labo("trace", "-p", project(FILES), "--out", tmp_path / "o")
    assert ran.status == 2
    assert "--format" in ran.err


def test_formats_are_for_the_whole_chain(labo, project) -> None:
    root = project(FILES)
    assert labo("trace", "c1", "-p", root, "--format", "html").status == 2
    wrong = labo("trace", "-p", root, "--format", "odt")
    assert wrong.status == 2
    assert "xlsx" in wrong.err
