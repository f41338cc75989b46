"""Tables as they come: any encoding, broken rows, monstrous cells, words that YAML could take for something else."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from labo_cli.intake.html_text import to_text
from labo_cli.project_files import load

HEADER = "id;title;body;state;supports\n"
ACCENTS = "Où est l'accès ? Ça dépend : « à côté », près du café, 5 € – peut-être."
WITHOUT_EURO = "Où est l'accès ? Ça dépend : à côté, près du café."


def texts(root: Path) -> dict[str, str]:
    return {item.id: item.text for item in load(root, as_far_as_it_goes=True).project.contributions}


@pytest.fixture
def take(labo, project, tmp_path):
    """Imports a file of that content into a new small project: its folder, and what `--json` says."""

    def call(content: bytes | str, *more: str, name: str = "export.csv", status: int | None = None):
        root = project()
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        ran = labo("import-contributions", path, "-p", root, "--group", "usagers", "--json", *more)
        if status is not None:
            assert ran.status == status, ran.out
        return root, ran.json

    return call


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", ACCENTS),
        ("utf-8-sig", ACCENTS),
        ("utf-16", ACCENTS),
        ("utf-16-le", ACCENTS),
        ("utf-16-be", ACCENTS),
        ("cp1252", ACCENTS),
        ("latin-1", WITHOUT_EURO),
        ("mac_roman", ACCENTS),
    ],
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators_are_told(take, encoding, text, separator):
    rows = [["id", "title", "body", "state", "supports"], ["1", "Été", f'"{text}"', "", "3"], ["2", "b", "c", "", "4"]]
    content = "\r\n".join(separator.join(row) for row in rows) + "\r\n"
    root, answer = take(content.encode(encoding), status=0)
    assert texts(root) == {"d1": f"Été\n\n{text}", "d2": "b\n\nc"}
    assert answer["separator"] == separator


def test_an_accent_far_from_the_start_in_another_encoding(take):
    """The first million bytes are plain, and then a line comes from another program."""
    rows = "".join(f"{n};a;{'plain words ' * 20};;1\n" for n in range(4500))
    root, answer = take((HEADER + rows).encode() + "9000;Été;Ça va;;1\n9001;ok;été".encode("cp1252") + b";;1\n")
    assert texts(root)["d9000"] == "Été\n\nÇa va"
    assert texts(root)["d9001"] == "ok\n\nété"
    assert any("Windows-1252" in said for said in answer["said"])


def test_excel_says_its_separator_on_the_first_line(take):
    root, answer = take("sep=|\nid|title|body|state\n1|a;b;c|d,e,f|\n2|x|y||z\n", status=1)
    assert texts(root) == {"d1": "a;b;c\n\nd,e,f"}
    assert [fault["at"] for fault in answer["unreadable"]] == [4]


BROKEN = {
    "half a row": ("2;half", "half a row: 2 cells"),
    "more cells": ("2;a;b;;3;and more", "6 cells where the header has 5"),
    "no text": ("2;;<p> </p>;;3", "there is no text in it"),
    "stray quote": ('2;a;"he said "no" to me";;3', "a quotation mark"),
    "the same id": ("1;a;b;;3", "its id “1” is that of an earlier row too"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_row_is_told_and_the_rest_goes_in(take, name):
    row, reason = BROKEN[name]
    root, answer = take(f'{HEADER}1;a;"two\nlines";;1\n{row}\n3;c;last;;2\n', status=1)
    assert texts(root) == {"d1": "a\n\ntwo\nlines", "d3": "c\n\nlast"}
    [fault] = answer["unreadable"]
    assert fault["at"] == 4
    assert reason in fault["reason"]


@pytest.mark.parametrize("rest", ["3;c;{n};;2\n", '3;c;"{n}";;2\n', '"3";"c";"{n}";"";"2"\n', '3;"";"{n}";;2\n'])
def test_an_open_quotation_mark_costs_its_own_line_only(take, rest):
    rows = "".join(rest.replace("3", str(n), 1).format(n=f"words {n}") for n in range(3, 60))
    root, answer = take(f'{HEADER}1;a;b;;1\n2;a;"never closed;;3\n{rows}', status=1)
    assert [fault["at"] for fault in answer["unreadable"]] == [3]
    assert "quotation mark" in answer["unreadable"][0]["reason"]
    assert len(texts(root)) == 58
    assert "words 59" in texts(root)["d59"]


@pytest.mark.parametrize("last", ['4;e;f";;1', '4;e;f";1'])
def test_rows_are_not_swallowed_by_two_stray_quotation_marks(take, last):
    """The second one closes what the first one opened, far from it."""
    root, answer = take(f'{HEADER}1;a;b;;1\n2;a;"open;;3\n3;c;d;;1\n{last}\n5;g;"a, b; c\n1; 2; 3";;2\n')
    assert {"d1", "d3", "d5"} <= set(texts(root))
    assert answer["unreadable"][0]["at"] == 3


def test_a_file_cut_in_the_middle(take):
    root, answer = take(f'{HEADER}1;a;b;;1\n2;a;"cut here and ne', status=1)
    assert texts(root) == {"d1": "a\n\nb"}
    assert [fault["at"] for fault in answer["unreadable"]] == [3]


def test_missing_columns_are_done_without(take):
    root, _answer = take("id;body;url\n1;<b>Words</b> alone;https://x.example/1\n", status=0)
    assert texts(root) == {"d1": "Words alone"}


def test_a_column_that_was_remembered_and_is_missing(take, labo, tmp_path):
    table = "Idée,Âge,Ville\nUn banc,30,Nord\n"
    root, _answer = take(table, "--map", "Idée=text", "--map", "Âge=profile", name="boite.csv")
    other = tmp_path / "boite-2.csv"
    other.write_text("Idée,Ville\nUn arbre,Sud\n", encoding="utf-8")
    ran = labo("import-contributions", other, "-p", root)
    assert ran.status == 0
    assert "no column “Âge”" in ran.out
    other.write_text("Idées,Ville\nUn arbre,Sud\n", encoding="utf-8")
    ran = labo("import-contributions", other, "-p", root, "--as", "boite")
    assert ran.status == 1
    assert "did you mean “Idées”" in ran.err


def test_without_ids_the_words_tell_what_is_known(take, labo, tmp_path):
    root, _answer = take("Idée\nUn banc\nUn arbre\nUn banc\n", "--map", "Idée=text", name="boite.csv")
    assert sorted(texts(root).values()) == ["Un arbre", "Un banc", "Un banc"]
    path = tmp_path / "boite.csv"
    path.write_text("Idée\nUne fontaine\nUn banc\nUn arbre\nUn banc\n", encoding="utf-8")
    answer = labo("import-contributions", path, "-p", root, "--json").json
    assert (answer["new"], answer["unchanged"], answer["changes"], answer["gone"]) == (1, 3, [], [])


MEASURING = """
import atexit, pathlib, re, runpy, sys

def note(file=pathlib.Path(sys.argv.pop(1))):
    file.write_text(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])

atexit.register(note)
runpy.run_module("labo_cli", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a process's memory")
def test_a_process_is_measured_without_the_one_that_starts_it(project, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "1;a;b;;1\n", encoding="utf-8")
    ballast = bytearray(b"x") * 300_000_000
    _answer, peak = measured(path, project())
    assert len(ballast) / 1_000_000 > 2 * peak


def measured(path: Path, root: Path):
    """What `--json` says of an import, and the megabytes that its process took at most."""
    # What a process took is counted from its start: one that a large one forks would begin with all that this one has.
    peak = root / "peak.txt"
    command = [
        sys.executable,
        "-c",
        MEASURING,
        peak,
        "import-contributions",
        path,
        "-p",
        root,
        "--group",
        "usagers",
        "--json",
        "--lang",
        "en",
    ]
    printed = subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout
    return json.loads(printed), int(peak.read_text()) / 1000


def test_a_monstrous_cell_or_line_is_told_and_held_in_no_memory(project, tmp_path):
    root = project()
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + '1;a;b;;1\n2;a;"')
        for _ in range(150):
            file.write("x" * 1_000_000)
        file.write('";;1\n3;c;d;;1\n4;e;"')
        for _ in range(60):
            file.write("y " * 500 + "\n" * 1000)
        file.write('";;1\n5;"e";f;;1\n')
    answer, peak = measured(path, root)
    faults = answer["unreadable"]
    assert faults[0] == {"at": 3, "reason": "a cell has more than 1 000 000 characters"}
    assert texts(root) == {"d1": "a\n\nb", "d3": "c\n\nd", "d4": texts(root)["d4"], "d5": "e\n\nf"}
    assert peak < 200


def test_a_monstrous_text_in_json(project, tmp_path):
    path = tmp_path / "export.json"
    with path.open("w", encoding="utf-8") as file:
        file.write('[{"id": 1, "title": "a", "body": "b", "state": ""}, {"id": 2, "title": "c", "state": "", "body": "')
        for _ in range(100):
            file.write("é\\u00e9" * 100_000)
        file.write('"}, {"id": 3, "title": "c", "body": "d", "state": ""}]')
    answer, peak = measured(path, project())
    assert answer["new"] == 2
    assert [fault["at"] for fault in answer["unreadable"]] == [2]
    assert peak < 200


def test_json_that_breaks_off(take):
    root, answer = take('[{"id": 1, "title": "a", "body": "b", "state": ""}, {"id": 2, "tit', name="a.json", status=1)
    assert texts(root) == {"d1": "a\n\nb"}
    assert answer["unreadable"][0]["at"] == 2


@pytest.mark.parametrize(
    "content",
    [
        '{"data": {"proposals": [{"id": 7, "title": {"fr": "a"}, "body": {"fr": "b"}, "state": ""}]}}',
        '{"tags": ["x"], "proposals": [{"id": 7, "title": {"fr": "a"}, "body": {"fr": "b"}, "state": ""}]}',
        '{"id": 7, "title": {"fr": "a"}, "body": {"fr": "b"}, "state": "", "tags": []}\n',
        '{"id": 7, "title": {"fr": "a"}, "body": {"fr": "b"}, "state": "", "taxonomies": [{"id": 1}]}\n{"id": "x"}\n',
        '\ufeff[{"id": 7, "title": {"fr": "a"}, "body": {"fr": "b"}, "state": ""}]',
    ],
)
def test_shapes_of_json(take, content):
    root, _answer = take(content, name="a.json")
    assert texts(root) == {"d7": "a\n\nb"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n \n", "is empty"),
        (b"%PDF-1.7 ...", "is not a table"),
        (b"<!DOCTYPE html><html>sign in</html>", "is not a table"),
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "cannot be read"),
        (b"{}", "no list of objects"),
        (b"[1, 2]", "no list of objects"),
        (b'{"a": }', "not JSON"),
    ],
)
def test_what_is_no_table_is_told_in_words(take, content, said):
    _root, answer = take(content, status=1)
    assert said in answer["error"]["message"]
    assert answer["error"]["hint"]


def test_a_folder_a_missing_file_and_a_zip(labo, project, tmp_path):
    root = project()
    for path in (tmp_path / "nothing.csv", tmp_path):
        ran = labo("import-contributions", path, "-p", root)
        assert ran.status == 1
        assert "cannot read" in ran.err
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("proposals.csv", HEADER + "1;a;b;;1\n")
        archive.writestr("__MACOSX/proposals.csv", "x")
    assert labo("import-contributions", packed, "-p", root, "--group", "usagers").status == 0
    assert texts(root) == {"d1": "a\n\nb"}


def test_many_broken_rows_are_listed_in_a_file(labo, project, tmp_path):
    root = project()
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "1;a;b;;1\n" + "".join(f"{n};half\n" for n in range(2, 60)), encoding="utf-8")
    ran = labo("import-contributions", path, "-p", root, "--group", "usagers")
    assert ran.status == 1
    assert "58 rows could not be read" in ran.out
    assert ran.out.count("half a row") == 20
    lists = (root / "out" / "import-decidim-rows.txt").read_text(encoding="utf-8").splitlines()
    assert len(lists) == 58
    assert lists[-1].startswith("line 60: half a row")


def test_a_column_of_names_may_not_shift_unseen(take):
    """A separator in a text without quotes would put half of it in the next column."""
    root, answer = take("id,title,body,state\n1,a,one, two,\n2,a,fine,\n", status=1)
    assert texts(root) == {"d2": "a\n\nfine"}
    assert "a text with “,” in it goes in quotes" in answer["unreadable"][0]["reason"]


def test_rows_that_all_end_with_a_separator(take):
    root, _answer = take("id;title;body;state\n" + "".join(f"{n};a;b{n};;;\n" for n in range(9)), status=0)
    assert len(texts(root)) == 9


NASTY = [
    "a: b",
    "- a\n- b",
    "\"quoted\" 'text'",
    "yes",
    "null",
    "~",
    "12",
    "01000",
    "1e3",
    "2026-03-12",
    "---",
    "...",
    "--- a\n...\n--- b",
    "# not a comment",
    "a # not one either",
    "%TAG ! x",
    "&anchor *alias !tag",
    "{a: b}, [c]",
    "| block",
    "> folded",
    "=1+1",
    "@home",
    "`code`",
    "tab\there",
    "first\n\tsecond begins with a tab",
    "first\n    four blanks\n  two blanks",
    "a\n\nb\n\n\n\nc",
    "👩‍👧 🇫🇷 emoji",
    "العربية עברית",
    "a\u00a0b\u202fc\u200bd",
    "line\u2028separator",
    "para\u2029separator",
    "next\u0085line",
    "nul\x00 bell\x07 escape\x1b del\x7f",
    "bom\ufeffinside \ufffe",
    "\\n is no line break, \\u00e9 no letter",
    "trailing blanks   \nnext",
    "a\r\nb\rc",
    "x" * 5000,
    "word " * 400,
    "- id: d1\n  group: usagers",
    "  text: |-\n    not ours",
    "<3 a < b > c & d <moi@toi>",
]


def expected(text: str) -> str:
    """What may change: what nobody sees is gone, line breaks are plain, one empty line at most."""
    for mark in ("\r\n", "\r", "\u2028", "\u0085"):
        text = text.replace(mark, "\n")
    text = text.replace("\u2029", "\n\n")
    for mark in "\x00\x07\x1b\x7f\ufeff\ufffe":
        text = text.replace(mark, "")
    lines = [line.rstrip() for line in text.strip().split("\n")]
    kept = [line for n, line in enumerate(lines) if line or lines[n - 1]]
    return "\n".join(kept)


def test_nasty_texts_come_back_the_same(take, labo, tmp_path):
    import csv

    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "body", "state", "url"])
    for n, text in enumerate(NASTY, 1):
        writer.writerow([n, text, "a: #b" if n % 2 else "yes", 'https://x.example/?a="b",c}d#e'])
    root, _answer = take(table.getvalue(), status=0)
    found = texts(root)
    assert [found[f"d{n}"] for n in range(1, len(NASTY) + 1)] == [expected(text) for text in NASTY]
    [file] = (root / "contributions").iterdir()
    for item, text in zip(yaml.safe_load(file.read_text(encoding="utf-8")), NASTY, strict=True):
        assert item["text"] == expected(text)  # whatever reads it
        assert item["origin"]["link"] == 'https://x.example/?a="b",c}d#e'
        assert item["origin"]["state"] in {"a: #b", "yes"}
    before = file.read_bytes()
    again = labo("import-contributions", tmp_path / "export.csv", "-p", root, "--json").json
    assert (again["new"], again["unchanged"], again["changes"], again["gone"]) == (0, len(NASTY), [], [])
    assert file.read_bytes() == before


def test_ids_of_any_shape(take):
    ids = ["12", "PAR-2026/1", "a b", "été", "x" * 70, "0012", "-3", "#4", "1.5_b-c", "é" * 5]
    rows = "".join(f'"{own}";words {n};https://x.example\n' for n, own in enumerate(ids))
    root, _answer = take(f"id;body;url\n{rows}", status=0)
    project = load(root, as_far_as_it_goes=True).project
    assert [item.origin.id for item in project.contributions] == ids
    assert len({item.id for item in project.contributions}) == len(ids)
    assert {"d12", "d0012", "d1.5_b-c"} <= set(texts(root))


def test_a_large_import_is_several_files_that_labo_reads(take):
    rows = "".join(f"{n};Title;{'words ' * 200}{n};;1\n" for n in range(5000))
    root, answer = take(HEADER + rows, status=0)
    assert len(answer["files"]) == 2
    assert all(Path(name).stat().st_size < 5_000_000 for name in answer["files"])
    assert all(Path(name).stem.endswith(f"-{n}") for n, name in enumerate(answer["files"], 1))
    assert len(texts(root)) == 5000
    assert not list((root / "contributions").glob(".labo-*"))


def test_nothing_is_left_behind_when_it_fails(take, monkeypatch):
    from labo_cli.table_files import table

    monkeypatch.setattr(table, "MOST_FAULTS", 50)
    root, answer = take(HEADER + "1;a;b;;1\n" + "2;half\n" * 60, status=1)
    assert "50 rows cannot be read" in answer["error"]["message"]
    assert not (root / "imports").exists()
    assert not list(root.glob("contributions/*"))
    assert not list(root.glob("contributions/.*"))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p>\n<p>b<br/>c</p>", "a\n\nb\nc"),
        ("<P CLASS='x'>a</P><DIV>b</DIV>", "a\n\nb"),
        (
            '<p>voir <a href="https://x.fr/?a=1&amp;b=2" target="_blank">ici</a>.</p>',
            "voir ici (https://x.fr/?a=1&b=2).",
        ),
        ('<a href="https://x.fr">https://x.fr</a>', "https://x.fr"),
        ('<a href="mailto:a@b.fr">a@b.fr</a>', "a@b.fr"),
        ('<a href="javascript:alert(1)">clic</a>', "clic"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<p>x</p><ul><li><p>a</p></li> <li><p>b</p></li></ul><p>y</p>", "x\n\n- a\n- b\n\ny"),
        ("<ol><li>a</li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<script>alert('<p>')</script>a<style>p{}</style><!-- <p>c</p> -->b", "ab"),
        ("a <script>never closed", "a"),
        ("R&amp;D &lt;b&gt; &eacute;t&eacute; &#233; &copy=1 &amp;nbsp;", "R&D <b> été é &copy=1 &nbsp;"),
        ("3 < 4 et <moi> aussi\nligne", "3 < 4 et <moi> aussi\nligne"),
        ("ligne 1\nligne <strong>2</strong>", "ligne 1\nligne 2"),
        ("<p>une\n  seule\tligne</p>", "une seule ligne"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>a<iframe src='https://video.example/1'></iframe></p>", "a https://video.example/1"),
        ("<p>&nbsp;</p><p></p>", ""),
        ("<p", "<p"),
        ("<img src=x onerror=alert(1)>mot", "mot"),
    ],
)
def test_html_becomes_plain_text(html, text):
    assert to_text(html) == text


def test_no_text_takes_long_to_clean():
    """Each of these would take minutes if its length counted twice; the whole test would then never end."""
    for piece in ("<p ", "<a>", "<script>", "<!--", "<ol><li>", "&#", " \n", "\n", "<a href=", "</", "<li><p>", "0 "):
        to_text(piece * (900_000 // len(piece)))


def test_importing_loads_nothing_heavy_for_a_csv(project, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(HEADER + "1;a;b;;1\n", encoding="utf-8")
    code = (
        "import sys; from labo_cli.cli.app import run; "
        f"run(['import-contributions', {str(path)!r}, '-p', {str(project())!r}, '--group', 'usagers', '-q']); "
        "print([name for name in ('openpyxl', 'xlrd', 'ijson', 'weasyprint', 'babel.messages') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_names_and_addresses_never_enter(take):
    header = "id,Nom,Prénom,E-mail,Quartier,Que pensez-vous de votre téléphone portable ?,url"
    rows = "1,Exemple,Jeanne,j@example.org,Nord,Rien.,x\n2,Exemple,Jean,,jean@example.org,Tout.,y\n"
    root, answer = take(
        f"{header}\n{rows}",
        "-m",
        "Que pensez-vous de votre téléphone portable ?=text",
        "-m",
        "Quartier=profile",
        status=0,
    )
    assert answer["personal"] == ["Nom", "Prénom", "E-mail"]
    written = "".join(path.read_text(encoding="utf-8") for path in root.rglob("*.yaml"))
    assert "Exemple" not in written
    assert "example.org" not in written
    assert [item.profile for item in load(root).project.contributions] == ["Nord", None]


def test_an_interruption_leaves_nothing(project, tmp_path):
    import signal
    import time

    root = project()
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for n in range(400_000):
            file.write(f"{n};Title;{'words ' * 50}{n};;1\n")
    command = [sys.executable, "-m", "labo_cli", "import-contributions", path, "-p", root, "--group", "usagers"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while process.poll() is None and not list(root.glob("contributions/.labo-*")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    assert not list(root.glob("contributions/*"))
    assert not list(root.glob("contributions/.*"))
    assert not (root / "imports").exists()
