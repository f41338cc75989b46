"""Files that are no tables, tables that lack a column, and names in several languages: told in words."""

import io
import random
import tracemalloc
import zipfile

import openpyxl
import pytest

from labo_cli.errors import LaboError
from labo_cli.intake.cells import names_in, said_in
from labo_cli.intake.comparing import folded, meant_by
from labo_cli.table_files.opening import open_table
from labo_cli.table_files.workbooks import sheets

NOISE = bytes(random.Random(7).choices(range(256), k=6000))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
HEADER = "id;title;body;state;url\n"


def packed(**files: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def workbook(*rows: list[object]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


BOOK = workbook(["id", "title", "body", "state"], *([n, f"t{n * 7919}", f"b{n * 104729}" * 9, ""] for n in range(300)))


@pytest.fixture
def take(labo, project, tmp_path):
    """Imports a file of that content and name: what ran."""
    root = project()

    def call(content: bytes | str, name: str = "export.csv", *more: str):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return labo("import-contributions", path, "-p", root, "--group", "usagers", *more)

    return call


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"%PDF-1.7\n" + NOISE, "it looks like a PDF"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + NOISE, "it looks like a picture"),
        ("a.csv", b"\x1f\x8b\x08\0" + NOISE, "it looks like a compressed file"),
        ("a.csv", b"SQLite format 3\0" + bytes(900), "it looks like a database"),
        ("a.csv", NOISE, "it is no text, or it is damaged"),
        ("a.csv", bytes(5000), "it is no text, or it is damaged"),
        ("a.xls", "\ufeff<meta charset=x><table><tr><td>id</td></tr></table>", "it looks like a web page"),
        ("a.xls", '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><W/>', "a spreadsheet saved as XML"),
        ("a.csv", packed(word__document_xml="<x/>"), "it looks like a text document"),
        ("a.ods", packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "this kind of spreadsheet"),
        ("a.numbers", packed(Index__Document_iwa="x"), "this kind of spreadsheet"),
        ("a.zip", packed(a_pdf="x"), "holds no table that labo can read in there: a.pdf"),
        ("a.zip", packed(a_csv=b"%PDF-1.7\n" + NOISE), "a.csv is not a table: it looks like a PDF"),
        ("a.zip", packed(), "is empty"),
        ("a.xlsx", OLD + "EncryptedPackage".encode("utf-16-le") + bytes(900), "is protected by a password"),
        ("a.xls", OLD + "WordDocument".encode("utf-16-le") + bytes(900), "it looks like a text document"),
        ("a.xls", OLD + NOISE, "it is damaged, or has not arrived whole"),
        ("a.xlsx", BOOK[: len(BOOK) // 2], "cannot be unpacked"),
        ("a.xlsx", BOOK[: len(BOOK) // 2] + NOISE[:300] + BOOK[len(BOOK) // 2 + 300 :], "it is damaged"),
        ("a.xlsx", packed(xl__workbook_xml="<broken"), "it is damaged"),
        ("a.json", "null", "no list of objects"),
        ("a.json", "[" * 5000, "not JSON"),
        ("a.json", '[{"id": 1, "ti', "breaks off"),
        ("a.csv", HEADER, "a row of headers, and nothing below it"),
        ("a.xlsx", workbook(["id", "title", "body", "state"]), "a row of headers, and nothing below it"),
    ],
)
def test_what_is_no_table_is_told_by_what_it_looks_like(take, name, content, said):
    ran = take(content, name, "--json")
    assert ran.status == 1
    assert said in ran.json["error"]["message"]
    assert ran.json["error"]["hint"]


@pytest.mark.parametrize(
    ("missing", "header"), [("id", "Title/fr;body/fr;state;url"), ("body", "id;title/fr;state;url")]
)
def test_the_column_that_decidim_has_and_the_table_lacks_is_named(take, missing, header):
    ran = take(f"{header}\na;b;;\n")
    assert ran.status == 2
    assert f"without its column “{missing}”" in ran.err
    assert '=text"' in ran.err


def test_a_header_in_capitals_is_known(take):
    ran = take("ID;Title;BODY;State;Published at\n4;a;b;;2026-01-02\n", "a.csv", "--json")
    assert (ran.json["platform"], ran.json["new"]) == ("decidim", 1)


def test_translations_are_read_in_the_language_of_the_project(take):
    row = (
        '1;"{""en""=>""A bench"", ""fr""=>""Un banc""}";"{""fr""=>""<p>Près d\'ici</p>""}";;;"{""fr"" => ""Voirie""}"\n'
    )
    ran = take(HEADER.replace("\n", ";category\n") + row, "a.csv", "--dry-run")
    assert "    Un banc\n\n    Près d'ici" in ran.out
    assert '"Voirie": …' in ran.out
    assert "=>" not in ran.out


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ('{"fr"=>"Transports"}', ["Transports"]),
        ('{"en": "Roads", "fr": "Voirie"}', ["Voirie"]),
        ('[{"fr"=>"A, b", "en"=>"C"}, {"en"=>"B"}]', ["A, b", "B"]),
        ('{:fr=>"dit \\"oui\\", \\u00e9t\\u00e9"}', ['dit "oui", été']),
        ('{"id"=>12, "name"=>{"fr"=>"Parcs", "en"=>"P"}}', ["Parcs"]),
    ],
)
def test_names_in_several_languages(cell, names):
    assert names_in(cell, "fr") == names


@pytest.mark.parametrize("cell", ['[banc] je veux en: "un"', "{", "[]", 'fr: "oui"', '{"fr"=>"a"} et la suite'])
def test_a_text_that_only_begins_like_translations_stays(cell):
    assert said_in(cell, "fr") == cell


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Un usager", "usagers"),
        ("Usagères", "usagers"),
        ("une agente d'accueil", "agents"),
        ("Usagrs", "usagers"),
        ("Élu", "elus"),
        ("Passants", None),
        ("Habitants", None),
    ],
)
def test_a_group_is_suggested_for_the_same_words_only(name, group):
    called = ("Les agents", "agents", "Élus", "elus", "usagers")
    known = {folded(one): folded(one).removeprefix("les ") for one in called}
    assert meant_by(name, known) == group
    assert meant_by("Usagers", {"agents": "agents"}) is None


def test_comments_without_end_before_a_page_take_no_time(take):
    # A pattern that tries each way to read them would not come to an end in anybody's life.
    ran = take("<!---->" * 580 + "a;b\n", "a.csv", "--json")
    assert ran.status in {0, 1, 2}
    page = take("<!-- x --><!---->" * 100 + "<html><body>Sign in</body></html>", "a.csv", "--json")
    assert "a web page" in page.json["error"]["message"]


def test_what_a_zip_says_of_itself_is_not_unpacked_whole(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed(mimetype=bytes(40_000_000)))
    tracemalloc.start()
    with pytest.raises(LaboError, match="this kind of spreadsheet"):
        open_table(path)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("part", ["xl/styles.xml", "[Content_Types].xml", "xl/strings.xml"])
def test_a_part_of_a_workbook_that_is_held_whole_is_not_unpacked_when_it_is_large(tmp_path, part):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in book.namelist():
            if name != part:
                made.writestr(name, book.read(name))
        made.writestr(part, b"<x>" + b" " * 31_000_000 + b"</x>")
    tracemalloc.start()
    for read in (open_table, sheets):
        with pytest.raises(LaboError, match="unpacks to more than 30 MB"):
            read(path)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
