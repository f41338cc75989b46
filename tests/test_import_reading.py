"""How the cells of a table are read: titles, links, themes, lines in another encoding, rows above the header."""

import json

import pytest
from openpyxl import Workbook

from labo_cli.cli.import_afterwards import _within
from labo_cli.intake.sniffing import encoding_of
from labo_cli.intake.theme_names import ThemeNames
from labo_cli.project_files import load
from labo_cli.table_files.header_row import header_row

HEADER = "id;title;body;state;url\n"
LINE = '{"id": %d, "title": {"fr": "Titre"}, "body": {"fr": "Texte %d"}, "state": ""}'


@pytest.fixture
def root(project):
    """A small project."""
    return project()


@pytest.fixture
def take(labo, root, tmp_path):
    """Imports a file of that content into one small project: what ran."""

    def call(content: bytes | str, *more: str, name: str = "export.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return labo("import-contributions", path, "-p", root, "--group", "usagers", *more)

    return call


def held(root):
    return {item.id: item for item in load(root, as_far_as_it_goes=True).project.contributions}


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Bus", "Bust the fines.", "Bus\n\nBust the fines."),
        ("No", "Nothing should cost.", "No\n\nNothing should cost."),
        ("No", "No, nothing.", "No, nothing."),
        ("Un banc", "Un banc", "Un banc"),
        ("Pourquoi ?", "Pourquoi ? Parce que.", "Pourquoi ? Parce que."),
        ("L'été", "L'étés d'avant", "L'été\n\nL'étés d'avant"),
    ],
)
def test_a_title_is_said_twice_only_where_its_words_are(take, root, title, body, text):
    assert take(f"{HEADER}1;{title};{body};;\n").status == 0
    assert held(root)["d1"].text == text


@pytest.mark.parametrize(
    ("old", "new", "is_pair"),
    [
        ("Plus de bus le soir", "Moins de voitures !", False),
        ("Des bancs au soleil", "Ouvrir le dimanche.", False),
        ("Un banc", "Un banc près du guichet", False),
        ("Ouvrir plus longtemps", "On devrait ouvrir plus longtempsX le soir", False),
        ("Ouvrir le soir", "Je dirais : ouvrir le soir est une erreur, mieux vaut le matin.", False),
        ("Ouvrir le soir.", "Ouvrir le soir ! Et le samedi.", True),
        ("Ouvrir le soir", "Horaires\n\nOuvrir le soir.", True),
        ("Horaires\n\nOuvrir le soir.", "Ouvrir le soir", True),
        ("Ouvrir  le soir", "ouvrir le soir", True),
    ],
)
def test_texts_within_one_another(old, new, is_pair):
    assert _within([old], [new]) == ([(0, 0)] if is_pair else [])


def test_texts_within_several_are_no_pair():
    assert _within(["Ouvrir le soir", "Ouvrir le soir aussi"], ["Ouvrir le soir aussi, merci"]) == []
    assert _within(["Ouvrir le soir"], ["Ouvrir le soir, merci", "Ouvrir le soir, vite"]) == []


def test_one_broken_line_of_json_costs_itself(take, root):
    lines = [LINE % (n, n) for n in range(1, 7)]
    lines[2] = lines[2][:40]
    lines[4] = "[1, 2]"
    content = "\n".join([*lines, ""]).encode() + (LINE % (7, 7)).replace("Texte", "Été").encode("cp1252")
    ran = take(content, "--json", name="a.jsonl")
    assert sorted(held(root)) == ["d1", "d2", "d4", "d6", "d7"]
    assert held(root)["d7"].text.endswith("Été 7")
    faults = json.loads(ran.out)["unreadable"]
    assert [fault["at"] for fault in faults] == [3, 5]
    assert "starting at 37" in faults[0]["reason"]
    assert any("Windows-1252" in said for said in json.loads(ran.out)["said"])


@pytest.mark.parametrize("first", ['{"id": 1, "title": {"fr', "\n", LINE % (9, 9) + "\r"])
def test_the_first_line_of_json_may_be_broken_too(take, root, first):
    ran = take("\n".join([first, *(LINE % (n, n) for n in range(2, 5))]), name="a.jsonl")
    assert {"d2", "d3", "d4"} <= set(held(root))
    assert "line 1:" in ran.out or first[-1:] in "\n\r"


def test_numbers_of_json_lines_stay_as_they_are(take, root):
    rows = '{"n": 1.50, "idea": "Un banc"}\n{"n": 12345678901234567890, "idea": "Un arbre"}\n'
    assert take(rows, "--map", "idea=text", "--map", "n=id", "--as", "b", name="b.jsonl").status == 0
    assert {item.origin.id for item in held(root).values()} == {"1.50", "12345678901234567890"}


def test_one_line_in_another_encoding(take, root):
    rows = HEADER.encode() + "1;Déjà;Le déjà vu;;\n".encode() + "2;Été;À côté, ça gêne déjà l'été;;\n".encode("cp1252")
    ran = take(rows, "--json")
    assert held(root)["d1"].text == "Déjà\n\nLe déjà vu"
    assert held(root)["d2"].text == "Été\n\nÀ côté, ça gêne déjà l'été"
    assert any("Windows-1252" in said for said in json.loads(ran.out)["said"])


def test_a_header_in_another_encoding(take, root):
    content = "Idée;Ville\n".encode("cp1252") + "Ouvrir l'été, déjà;Évry\n".encode()
    assert take(content, "--map", "Idée=text").status == 0
    assert [item.text for item in held(root).values()] == ["Ouvrir l'été, déjà"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_capitals_before_a_sign_are_no_other_encoding(encoding):
    text = "id;body\n1;« LE CAFÉ » À L’ÉTÉ\u00a0: ÇA GÊNE\n2;l’école, déjà\n"
    assert encoding_of(text.encode(encoding)) == encoding


def test_another_table_of_the_same_name_is_told_its_own_name(take, root):
    assert take("Votre souhait,Ville\nUn banc,Nord\n", "--map", "Votre souhait=text", name="any.csv").status == 0
    ran = take("Idea,Town\nA tree,North\n", "--map", "Idea=text", name="any.tsv")
    assert ran.status == 1
    assert "--as any-2" in ran.err
    assert "imports/any.yaml" in ran.err
    ran = take("Idea,Town\nA tree,North\n", "--map", "Idea=text", "--as", "any-2", name="any.tsv")
    assert ran.status == 0, ran.err
    again = take("Idea,Town\nA tree,North\nA path,South\n", name="any.tsv")
    assert again.status == 0, again.err
    assert sorted(item.text for item in held(root).values()) == ["A path", "A tree", "Un banc"]


def test_a_row_of_several_themes_takes_the_first_that_is_known(take, root):
    themes = ["Ailleurs, Attente", "Attente, Ailleurs", "Attente", "Ailleurs"]
    rows = "".join(f"{n};a{n};b;;;{json.dumps(theme)}\n" for n, theme in enumerate(themes, 1))
    ran = take(HEADER.replace("\n", ";taxonomies\n") + rows)
    assert [item.theme for item in held(root).values()] == ["attente", "attente", "attente", None]
    assert "2 rows name several themes; the first known one was taken" in ran.out


@pytest.mark.parametrize(
    ("cell", "theme", "names_more"),
    [
        ("Accueil, attente", "both", False),
        ("Attente;", "wait", False),
        ("Attente; Attente", "wait", False),
        ("Ville, Attente", "wait", False),
        ("Ville", "-", False),
        ("Ailleurs, Plus loin", None, False),
        ("Ailleurs, Attente", "wait", True),
        ('[{"fr"=>"Ailleurs, plus loin"}, {"fr"=>"Attente"}]', "wait", True),
        ('{"fr"=>"Accueil, attente", "en"=>"Welcome"}', "both", False),
    ],
)
def test_what_a_cell_names_of_themes(cell, theme, names_more):
    names = ThemeNames({"accueil, attente": "both", "attente": "wait", "ville": "-"}, "fr")
    assert names.named(cell) == names.named(cell) == (theme, names_more)


def test_rows_above_the_header_of_a_workbook(take, root, tmp_path):
    book = Workbook()
    rows = [("Budget participatif 2026",), (), ("Exporté le", "3 mars"), ("Idée", "Quartier", "Voix", "Date", "Note")]
    for row in [*rows, ("Un banc", "Nord", 3, "2026-01-02", None), ("Un arbre", "Sud", 4, "2026-01-03", "x")]:
        book.active.append(row)
    book.save(path := tmp_path / "made.xlsx")
    ran = take(path.read_bytes(), name="budget.xlsx")
    assert '--map "Idée=text"' in ran.err
    assert '--map "Voix=votes"' in ran.err
    ran = take(path.read_bytes(), "--map", "Idée=text", name="budget.xlsx")
    assert "the columns are named in row 4" in ran.out
    assert "Budget participatif 2026" in ran.out
    assert sorted(item.text for item in held(root).values()) == ["Un arbre", "Un banc"]


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["Profil", "", "Idées", "", ""], ["Âge", "Ville", "Idée", "Voix", "Date"], ["30", "Nord", "b", "", ""]], 2),
        ([["Idée", "", ""], ["Un banc", "Nord", "3"], ["Un arbre", "Sud", "4"]], 1),
        ([["Idée", "", ""], ["Un banc", "oui", "oui"]], 1),
        ([["Budget", "", "", ""], ["Idée", "Ville", "Voix", ""], ["Un banc", "Nord", "b", "x"]], 1),
        ([["Budget", ""], ["Idée", "Ville"], ["Un banc", "Nord"]], 1),
        ([["", ""], ["Idée", "Ville"], ["Un banc", ""]], 2),
        ([["", ""]] * 40 + [["Idée"]], 41),
    ],
)
def test_the_header_is_looked_for_where_it_is_plain(rows, at):
    assert header_row(rows)[0] == at


def test_a_header_stays_where_its_rows_are_wider(take, root, tmp_path):
    book = Workbook()
    for row in [("Idée", "Ville"), ("Un banc", "Nord", "une note"), ("Un arbre", "Sud", None)]:
        book.active.append(row)
    book.save(path := tmp_path / "made.xlsx")
    take(path.read_bytes(), "--map", "Idée=text", name="b.xlsx")
    assert "Un arbre" in {item.text for item in held(root).values()}


def test_only_web_addresses_are_kept_as_links(take, root):
    links = ["javascript:alert(1)", "https://x.example/2", "data:text/html,x", "HTTP://x.example/4", "JavaScript:x"]
    ran = take(HEADER + "".join(f"{n};a{n};b;;{link}\n" for n, link in enumerate(links, 1)))
    assert [item.origin.link for item in held(root).values()] == [None, links[1], None, links[3], None]
    assert "3 links from there on" in ran.out
