"""Every list of people in private/ is read for its names, and what cannot be read is said."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from labo_cli.private_lists import decoded, lists_people, named_in
from tests.chain_case import chain

CSV = "Civilité;Nom;Prénom\nMme;Vasseron;Odile\n"


def workbook(*rows: tuple[str, ...], second: bool = False) -> bytes:
    book = Workbook()
    sheet = book.create_sheet() if second else book.active
    for row in rows:
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("inscrits.csv", CSV),
        ("2026/mars/rappels.tsv", CSV.replace(";", "\t")),
        ("titre.csv", f"Liste du 12 mars;;\n\n{CSV}"),
        ("adresses.csv", 'Nom;Prénom;Adresse\nVasseron;Odile;"3, rue Basse\n75012 Paris"\n'),
        ("seule.csv", "Nom et prénom\nVASSERON Odile\n"),
        ("nom.csv", "nom;téléphone\nOdile Vasseron;0612345678\n"),
        ("inscrits.xlsx", workbook(("Prénom", "Nom"), ("Odile", "Vasseron"))),
        ("deux feuilles.xlsx", workbook(("Prénom", "Nom"), ("Odile", "Vasseron"), second=True)),
        ("participants.xlsx", workbook(("Nom",), ("Odile Vasseron",))),
        ("sans titres.csv", "Odile;Vasseron;x\n"),
        ("sans titres, autrement.csv", "1;Vasseron;Odile\n"),
        ("noms.csv", "Odile Vasseron\n"),
        ("identités.csv", "Identité;Mail\nOdile Vasseron;o@exemple.fr\n"),
        ("élus.csv", "Nom;Fonction;Organisme\nVasseron Odile;Maire;Ville\n"),
        ("enfants.csv", "Prénom;Nom du représentant légal\nOdile;Vasseron\n"),
        ("carers.csv", "Carer's name,Phone\nOdile Vasseron,07700 900123\n"),
    ],
)
def test_the_names_of_every_list_are_taken(project, name: str, content: str | bytes) -> None:
    listed = named_in(project({f"private/{name}": content}))
    assert [one.casefold() for one in listed.names] == ["vasseron, odile"]
    assert listed.problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("votes.csv", "groupe;voix\nusagers;3\n"),
        ("salles.csv", "nom;places\nVasseron;12\n"),
        ("mois.csv", "mois;euros\nmai;120\n"),
        ("salles avec adresse.csv", "Nom de la salle;Mail\nSalle Vasseron;salle@exemple.fr\n"),
        ("notes.txt", CSV),
    ],
)
def test_a_table_of_something_else_is_let_be(project, name: str, content: str) -> None:
    root = project({f"private/{name}": content})
    assert named_in(root) == named_in(project({}, "empty"))
    assert not lists_people(root / "private" / name)


def test_each_list_that_cannot_be_read_is_said(labo, project, tmp_path: Path) -> None:
    root = project(
        chain(private="colonne\nOdile Vasseron\n")
        | {"private/inscrits.ods": b"PK", "private/cassé.xlsx": b"PK", "private/~$inscrits.xlsx": b"lock"}
    )
    outside = tmp_path / "elsewhere.csv"
    outside.write_text(CSV, encoding="utf-8")
    (root / "private" / "lien.csv").symlink_to(outside)
    ran = labo("check", "-p", root, "--json")
    said = {one["file"]: one["severity"] for one in ran.json["problems"] if not one["rule"]}
    assert said == {
        f"private/{name}": "warning" for name in ("participants.csv", "inscrits.ods", "cassé.xlsx", "lien.csv")
    }
    assert ran.status == 0


def test_a_name_of_any_list_is_kept_out_of_what_is_published(labo, project) -> None:
    root = project(chain({"c1": {"text": "Odile Vasseron attend."}}) | {"private/mars/inscrits.csv": CSV})
    assert "private-name-published" in {
        problem["rule"] for problem in labo("check", "-p", root, "--json").json["problems"]
    }
    assert labo("purge", "-p", root, "--json").json["files"][0]["kind"] == "contacts"


def test_a_table_in_which_nothing_is_understood_is_said(project) -> None:
    listed = named_in(project({"private/divers.csv": "Wer;Was\nZdenko Verdelot;4\n"}))
    assert listed.names == ()
    assert [(str(problem.file), problem.severity) for problem in listed.problems] == [("private/divers.csv", "warning")]
    assert "no column of names is found" in listed.problems[0].message


@pytest.mark.parametrize("length", range(3996, 4001))
def test_a_list_cut_within_a_letter_is_read_whatever_begins_it(length: int) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        text = "Prénom;Nom\n" + "é" * 3000
        read = decoded((mark + text.encode())[:length])
        assert text.startswith(read)
        assert len(read) > 1900


def test_a_long_list_that_a_spreadsheet_wrote_is_one(project) -> None:
    for start in ("", "x"):
        content = "\ufeff" + f"Prénom;Nom;{start}\n" + "é" * 4000
        assert lists_people(project({"private/a.csv": content}) / "private" / "a.csv")
