"""Importing a survey again: what was corrected there, what was mapped since, names written in other ways."""

from pathlib import Path

import pytest
import yaml

from labo_cli.project_files import load
from tests.conftest import SMALL

HEAD = "Horodateur;Vous êtes;Qu’est-ce qui vous gêne ?;Sujet\n"
ONE = "2026-01-14 09:00:01;Un usager;On attend une heure debout dans le couloir, sans savoir.;Attente"
TWO = "2026-01-15 10:00:02;Un usager;Les lettres sont écrites en tout petit.;Papiers"
THREE = "2026-01-20 11:00:03;Un élu;Le parking est loin de l'entrée principale.;Ailleurs"
MAPS = ("--map", "Qu'est-ce qui vous gêne?=text", "--map", "vous etes=group", "--map", "SUJET=theme")


@pytest.fixture
def survey(labo, project, tmp_path):
    """A small project, and what imports rows of one survey into it."""
    root = project()

    def take(*rows: str, more=(), status: int = 0):
        path = tmp_path / "enquete.csv"
        path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        ran = labo("import-contributions", path, "-p", root, *more)
        assert ran.status == status, ran.out + ran.err
        return ran

    return root, take


def held(root: Path):
    return {item.id: item for item in load(root, as_far_as_it_goes=True).project.contributions}


def plan(root: Path, **more) -> None:
    file = root / "imports" / "enquete.yaml"
    data = yaml.safe_load(file.read_text(encoding="utf-8")) | more
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def test_a_corrected_sentence_is_told_from_a_new_one(survey):
    _root, take = survey
    ran = take(ONE, TWO, more=(*MAPS, "--group", "usagers"))
    assert '--map "Horodateur=id"' in ran.out
    corrected = ONE.replace("sans savoir.", "sans savoir combien de temps.")
    ran = take(corrected, TWO, THREE)
    assert "e-3 looks like e-1, which is no longer in the export: keep one of the two." in ran.out
    assert 'in imports/enquete.yaml under columns: id: "Horodateur"' in ran.out
    assert ran.out.count("looks like") == 1


def test_rows_without_an_id_are_still_known_once_they_have_one(survey):
    root, take = survey
    take(ONE, TWO, TWO, more=(*MAPS, "--group", "usagers"))
    columns = {"text": "Qu'est-ce qui vous gêne ?", "group": "Vous êtes", "theme": "Sujet", "id": "Horodateur"}
    plan(root, columns=columns)
    again = TWO.replace("10:00:02", "10:00:07")
    answer = take(ONE, TWO, again, THREE, more=("--json",)).json
    assert (answer["new"], answer["unchanged"], answer["gone"]) == (1, 3, [])
    # The one that came with an id may be corrected.
    answer = take(ONE, TWO, again, THREE.replace("loin", "très loin"), more=("--json",)).json
    assert [change["field"] for change in answer["changes"]] == ["text"]
    assert answer["new"] == 0


def test_what_is_mapped_afterwards_is_told_with_its_line(survey):
    root, take = survey
    take(ONE, TWO, THREE, more=(*MAPS, "--group", "usagers"))
    [file] = (root / "contributions").iterdir()
    before = file.read_bytes()
    assert held(root)["e-2"].theme is None
    plan(root, themes={"Papiers": "attente"}, groups={"un elu": "agents"})
    ran = take(ONE, TWO, THREE)
    line = next(n for n, text in enumerate(before.decode().splitlines(), 1) if text == "- id: e-2")
    assert f"{file.name}:{line}  e-2: theme: attente" in ran.out
    assert "e-3: group: agents" in ran.out
    assert file.read_bytes() == before
    lines = before.decode().splitlines(keepends=True)
    at = next(n for n, text in enumerate(lines[line:], line) if "kind:" in text)
    file.write_text("".join([*lines[:at], "  theme: attente\n", *lines[at:]]), encoding="utf-8")
    answer = take(ONE, TWO, THREE, more=("--json",)).json
    assert [(gain["id"], gain["field"]) for gain in answer["would_say"]] == [("e-3", "group")]


@pytest.mark.parametrize("cell", ["L’attente", "L'ATTENTE", "\u200bL`attente\u00a0"])
def test_names_are_known_however_they_are_typed(survey, cell):
    root, take = survey
    take(ONE.replace("Attente", cell), more=(*MAPS, "--group", "usagers"))
    assert held(root)["e-1"].theme == "attente"


def test_accents_dots_and_blanks_of_a_column(survey, tmp_path, labo):
    root, _take = survey
    path = tmp_path / "boite.csv"
    # The accent stands alone, as a Mac writes it.
    path.write_text("Une ide\u0301e\u00a0: l\u2019accueil\u2026,x\nUn banc,1\n", encoding="utf-8")
    ran = labo("import-contributions", path, "-p", root, "--map", "Une idée : l'accueil...=text", "--group", "Usagers")
    assert ran.status == 0, ran.err
    assert [item.text for item in held(root).values()] == ["Un banc"]


def test_nothing_taken_in_makes_no_consultation_and_the_next_one_has_its_days(survey, labo):
    root, take = survey
    unknown = [row.replace("Un usager", "Une passante") for row in (ONE, TWO)]
    ran = take(*unknown, more=(*MAPS, "--map", "Horodateur=date"), status=1)
    assert not (root / "consultations").exists()
    assert "from" not in yaml.safe_load((root / "imports" / "enquete.yaml").read_text(encoding="utf-8"))
    assert "imports/enquete.yaml" in ran.out
    assert not [p for p in labo("check", "-p", root, "--json").json["problems"] if "imports" in p["file"]]
    plan(root, groups={"Une passante": "usagers"})
    take(*unknown)
    made = yaml.safe_load((root / "consultations" / "enquete.yaml").read_text(encoding="utf-8"))
    assert (str(made["start"]), str(made["end"])) == ("2026-01-14", "2026-01-15")
    assert {item.session for item in held(root).values()} == {"enquete"}
    [consultation] = load(root, as_far_as_it_goes=True).project.consultations
    assert str(consultation.end) == "2026-01-15"
    assert take(*unknown, more=("--json",)).json["new"] == 0


def test_a_plan_that_names_the_consultation_to_come_makes_it(survey):
    root, take = survey
    take(ONE.replace("Un usager", "Une passante"), more=MAPS, status=1)
    plan(root, groups={"Une passante": "usagers"}, **{"from": "enquete"})
    take(ONE.replace("Un usager", "Une passante"))
    assert {item.session for item in held(root).values()} == {"enquete"}
    assert (root / "consultations" / "enquete.yaml").exists()


def test_a_dash_leaves_a_group_out_and_means_no_theme(survey, labo):
    root, take = survey
    ran = take(TWO, more=(*MAPS, "--theme", "attente", "--group", "usagers", "--dry-run"))
    assert "write - in the place of a theme" in ran.out
    ran = take(TWO, THREE, more=(*MAPS, "--theme", "attente"), status=1)
    assert "write - in the place of a group" in ran.out
    plan(root, groups={"Un élu": "-", "Un usager": "usagers"}, themes={"Papiers": "-"})
    ran = take(TWO, THREE)
    assert "Left out, as the import's file says of their group: 1" in ran.out
    assert {own_id: item.theme for own_id, item in held(root).items()} == {"e-1": None}
    assert not [p for p in labo("check", "-p", root, "--json").json["problems"] if "imports" in p["file"]]


@pytest.mark.parametrize(
    ("meant", "said"), [("nobody", "groups: there is no group “nobody”"), ("--", "cannot be an id")]
)
def test_what_a_cell_means_is_an_id_or_a_dash(survey, meant, said):
    root, take = survey
    take(ONE, more=(*MAPS, "--group", "usagers"))
    plan(root, groups={"Un élu": meant})
    ran = take(ONE, status=1)
    assert said in ran.err


def test_cells_that_cannot_be_read_are_told_with_their_line(survey):
    _root, take = survey
    ran = take(ONE, TWO.replace("2026-01-15 10:00:02", "hier"), more=(*MAPS, "-m", "Horodateur=date", "--group", "usa"))
    assert "line 3: the date could not be read: “hier”" in ran.out


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_day_of_an_import_is_a_plain_date(labo, project, tmp_path, language):
    root = project({"project.yaml": SMALL["project.yaml"] + f"language: {language}\n"})
    path = tmp_path / "boite.csv"
    path.write_text("Idée\nUn banc\n", encoding="utf-8")
    assert labo("import-contributions", path, "-p", root, "-m", "Idée=text", "--group", "agents").status == 0
    [file] = (root / "contributions").iterdir()
    head = file.read_text(encoding="utf-8").splitlines()[0]
    assert not any(day in head for day in ("lundi", "Monday", "mardi", "Tuesday", "mercredi", "jeudi", "vendredi"))


@pytest.mark.parametrize(
    ("option", "typed", "found"),
    [
        ("--group", "usa", "usagers"),
        ("--group", "USAGERS", "usagers"),
        ("--theme", "l’attente", "attente"),
        ("--theme", "att", "attente"),
        ("--from", "prem", "premier"),
        ("--from", "PREMIER ATELIER", "premier"),
    ],
)
def test_an_id_its_beginning_or_the_name_is_enough_in_every_command(labo, project, tmp_path, option, typed, found):
    root = project()
    given = {"--group": "usagers", "--from": "premier", option: typed}
    flags = [part for pair in given.items() for part in pair]
    path = tmp_path / "boite.csv"
    path.write_text("Idée\nUn banc\n", encoding="utf-8")
    assert labo("import-contributions", path, "-p", root, "-m", "Idée=text", *flags).status == 0
    assert labo("add-contribution", "-p", root, *flags, "--text", "Une chaise.").status == 0
    if option != "--group":
        own = {"--from": "--session"}.get(option, option)
        assert labo("sort-contributions", "-p", root, own, typed).status == 0
    key = {"--group": "group", "--theme": "theme", "--from": "session"}[option]
    assert [getattr(item, key) for item in held(root).values()] == [found, found]


def test_what_begins_several_is_told(labo, project):
    groups = SMALL["groups.yaml"] + "- {id: usines, name: Usines, kind: residents, size: 3}\n"
    root = project({"groups.yaml": groups})
    ran = labo("add-contribution", "-p", root, "--from", "premier", "--group", "us", "--text", "Un banc.")
    assert ran.status == 2
    assert "“us” may be several: usagers, usines" in ran.err


def test_sorting_nothing_says_how_to_begin(labo, project):
    ran = labo("sort-contributions", "-p", project())
    assert ran.status == 0
    assert "There are no contributions yet" in ran.out
    assert "labo import-contributions" in ran.out
