"""Documents that people can change, Word and Markdown: they hold what the page holds, as Word would have it."""

import atexit
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from bisect import bisect_left
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from tests.conftest import ROOT

ASKED = {
    "seniors-deplacements": (
        ["plan-workshop", "1-comprendre"],
        ["plan-interview", "aidants-a-domicile"],
        ["export-brief"],
    ),
    "leaving-care": (["plan-workshop", "1-what-it-is-like"], ["plan-interview", "young-people"], ["export-brief"]),
}
PLANS = {
    "seniors-deplacements": "1-comprendre-conducteur",
    "leaving-care": "1-what-it-is-like-facilitation-plan",
}
LANGUAGES = {"seniors-deplacements": "fr-FR", "leaving-care": "en-GB"}
per_example = pytest.mark.parametrize(
    "example", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ASKED]
)


def make(example: str, *options: str) -> Path:
    out = Path(tempfile.mkdtemp(prefix=f"labo-{example}-"))
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    for command in ASKED[example]:
        where = ["-p", ROOT / "examples" / example, "--out", out, "--format", "docx,md,html"]
        ran = subprocess.run(
            [sys.executable, "-m", "labo_cli", *command, *where, *options],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert ran.returncode == 0, ran.stderr
    return out


made = cache(make)


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def page_of(file: Path) -> Any:
    """The page's tree, without what is drawn or for screens only."""
    root = lxml.html.document_fromstring(file.with_suffix(".html").read_text(encoding="utf-8"))
    for drawn in root.xpath("//*[@aria-hidden='true' or self::script or self::style]"):
        drawn.drop_tree()
    return root


def headings_of(root: Any) -> list[tuple[int, str]]:
    found = root.xpath("//body//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
    return [(int(heading.tag[1]), words_of(heading.text_content())) for heading in found]


def style_of(paragraph: Any, document: Any) -> str:
    style = paragraph.find(f"./{qn('w:pPr')}/{qn('w:pStyle')}")
    if style is None:
        return "Normal"
    found = document.styles.element.find(f"./{qn('w:style')}[@{qn('w:styleId')}='{style.get(qn('w:val'))}']")
    assert found is not None, style.get(qn("w:val"))
    return str(found.find(qn("w:name")).get(qn("w:val")))


def paragraphs_of(document: Any) -> list[tuple[str, str]]:
    """Style and words of each paragraph, those in cells included, in the order of the file."""
    return [
        (style_of(paragraph, document), words_of("".join(part.text or "" for part in paragraph.iter(qn("w:t")))))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


@per_example
def test_headings_are_headings_of_word_in_the_order_of_the_page(example: str) -> None:
    files = sorted(made(example).glob("*.docx"))
    assert len(files) >= 6
    for file in files:
        named = {"Title": 1} | {f"heading {level}": level + 1 for level in range(1, 5)}
        found = [(named[style], words) for style, words in paragraphs_of(docx.Document(file)) if style in named]
        levels = [level for level, _words in found]
        assert levels[0] == 1, file.name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), file.name
        assert [(level, re.sub(r"\W", "", words)) for level, words in found] == [
            (level, re.sub(r"\W", "", words)) for level, words in headings_of(page_of(file))
        ], file.name


@per_example
def test_the_tables_of_the_plan_repeat_their_head_and_cut_no_row(example: str) -> None:
    file = made(example) / f"{PLANS[example]}.docx"
    tables = [
        table
        for table in docx.Document(file).element.body.iter(qn("w:tbl"))
        if table.find(f".//{qn('w:tblHeader')}") is not None
    ]
    page = page_of(file)
    assert len(tables) == len(page.xpath("//table")) == 2
    for table, twin in zip(tables, page.xpath("//table"), strict=True):
        rows = table.findall(qn("w:tr"))
        assert len(rows) == len(twin.xpath(".//tr"))
        assert [row.find(f"./{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f"./{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        columns = len(table.findall(f"./{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for row in rows:
            spans = [cell.find(f"./{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == columns


@per_example
def test_columns_of_the_plan_are_as_wide_as_the_page_sets_them(example: str) -> None:
    table = docx.Document(made(example) / f"{PLANS[example]}.docx").tables[-1]
    when, what, done, with_what = (column.width.mm for column in table.columns)
    assert 19 <= when <= 23
    assert what == pytest.approx(44, abs=3)
    assert with_what == pytest.approx(52, abs=3)
    assert when + what + done + with_what == pytest.approx(297 - 28, abs=1)


@per_example
def test_what_is_read_out_has_its_own_style(example: str) -> None:
    for file in made(example).glob("*.docx"):
        spoken = [
            words_of(part.text_content())
            for part in page_of(file).xpath("//*[contains(@class, 'say')]//*[self::p or self::li]")
        ]
        found = [words for style, words in paragraphs_of(docx.Document(file)) if style.startswith("Read Out")]
        assert found == spoken, file.name
    plan = docx.Document(made(example) / f"{PLANS[example]}.docx")
    assert sum(style == "Read Out" for style, _words in paragraphs_of(plan)) > 10


@per_example
def test_the_document_says_its_language_title_and_paper(example: str) -> None:
    for file in made(example).glob("*.docx"):
        document = docx.Document(file)
        language = document.styles.element.find(f"./{qn('w:docDefaults')}//{qn('w:lang')}")
        assert language.get(qn("w:val")) == LANGUAGES[example]
        told = document.core_properties
        assert told.title == words_of(page_of(file).findtext(".//title"))
        assert (told.author, told.language, told.comments) == ("labo", LANGUAGES[example], "")
        section = document.sections[0]
        paper = (round(section.page_width.mm), round(section.page_height.mm))
        assert paper == ((297, 210) if file.stem == PLANS[example] else (210, 297)), file.name
        project = page_of(file).xpath("string(//meta[@name='description']/@content)")
        assert section.header.paragraphs[0].text == project
        assert "NUMPAGES" in "".join(part.text or "" for part in section.footer._element.iter(qn("w:instrText")))


@per_example
def test_words_are_dressed_by_styles_alone(example: str) -> None:
    for file in made(example).glob("*.docx"):
        dressed = {child.tag for look in docx.Document(file).element.body.iter(qn("w:rPr")) for child in look}
        assert dressed <= {qn("w:rStyle")}, (file.name, dressed)


def test_large_print_is_16_points_in_word_too() -> None:
    for file in made("leaving-care", "--large-print").glob("*.docx"):
        size = docx.Document(file).styles.element.find(f"./{qn('w:docDefaults')}//{qn('w:sz')}")
        assert size.get(qn("w:val")) == "32", file.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@per_example
def test_word_processors_read_all_that_the_page_says_in_its_order(example: str, tmp_path: Path) -> None:
    files = sorted(made(example).glob("*.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for file in files:
        said = re.findall(r"\w+", " ".join(page_of(file).find(".//main").itertext()).casefold())
        pdf = subprocess.run(
            ["pdftotext", "-raw", tmp_path / f"{file.stem}.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        read = re.findall(r"\w+", pdf.casefold())
        missing = Counter(said) - Counter(read)
        assert missing.total() <= len(said) / 200, (file.name, missing)
        assert in_order(said, read) > 0.97, file.name


def in_order(said: list[str], read: list[str]) -> float:
    """The part of the words said once and read once that are read in the order in which they are said."""
    once = {word for word, count in Counter(said).items() if count == 1}
    places = {word: place for place, word in enumerate(read) if word in once and read.count(word) == 1}
    ends: list[int] = []
    for place in (places[word] for word in said if word in places):
        rank = bisect_left(ends, place)
        ends[rank : rank + 1] = [place]
    return len(ends) / len(places)


@per_example
def test_the_same_bytes_each_time(example: str) -> None:
    again = make(example)
    for file in [*made(example).glob("*.docx"), *made(example).glob("*.md")]:
        assert file.read_bytes() == (again / file.name).read_bytes(), file.name


@per_example
def test_markdown_has_the_headings_tables_and_boxes_of_the_page(example: str) -> None:
    files = sorted(made(example).glob("*.md"))
    assert len(files) >= 6
    for file in files:
        text = file.read_text(encoding="utf-8")
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
        headings = [
            (int(token.tag[1]), words_of("".join(part.content for part in tokens[place + 1].children)))
            for place, token in enumerate(tokens)
            if token.type == "heading_open"
        ]
        page = page_of(file)
        # A point between two parts of a heading is drawn on some pages, and written on others.
        plain, of_page = (
            [(level, words.replace("· ", "")) for level, words in told] for told in (headings, headings_of(page))
        )
        assert plain == of_page, file.name
        assert sum(token.type == "table_open" for token in tokens) == len(page.xpath("//table")), file.name
        assert len(re.findall(r"^\s*- \[ \] ", text, re.MULTILINE)) == len(
            page.xpath("//ul[contains(@class, 'checks')]/li")
        )
        assert not re.search(r"</?(?!br>)[a-z]+[ >]", text), file.name


@per_example
def test_markdown_quotes_what_is_read_out(example: str) -> None:
    guide = next(file for file in made(example).glob("*.md") if "guide" in file.name)
    quoted = words_of(
        " ".join(line[1:] for line in guide.read_text(encoding="utf-8").splitlines() if line.startswith(">"))
    )
    for part in page_of(guide).xpath("//*[contains(@class, 'say')]//p"):
        assert words_of(part.text_content()) in quoted.replace("\\", "")


def test_formats_can_be_asked_for_by_name_only(labo, project) -> None:
    ran = labo("plan-workshop", "-p", project(), "--format", "word")
    assert ran.status == 2
    assert "docx, html, md, pdf" in ran.err
    root = project()
    assert labo("plan-workshop", "-p", root, "--format", "md,docx").status == 0
    suffixes = {file.suffix for file in (root / "out").iterdir()}
    assert {".md", ".docx"} <= suffixes
    assert not {".html", ".pdf"} & suffixes


def test_a_sheet_to_fill_in_is_a_table_of_its_columns_and_lines(labo, tmp_path: Path) -> None:
    ran = labo("export-canvases", "parcours-usager", "--paper", "a3", "--out", tmp_path, "--format", "docx,md,html")
    assert ran.status == 0
    file = next(tmp_path.glob("*.docx"))
    page = page_of(file)
    heads, sides = (
        [words_of(part.text_content()) for part in page.xpath(f"//*[contains(@class, '{sort}')]//h2")]
        for sort in ("spot heading", "spot side")
    )
    table = docx.Document(file).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["", *heads]
    assert [row.cells[0].paragraphs[0].text for row in table.rows[1:]] == sides
    assert docx.Document(file).sections[0].page_width.mm == pytest.approx(420, abs=1)
