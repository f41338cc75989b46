"""Importing what people wrote elsewhere: platforms and tables of any kind, by the real command line."""

import json
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from labo_cli.project_files import load
from tests.conftest import SMALL

EXPORTS = Path(__file__).parent / "exports"


def contributions(root: Path):
    return {item.id: item for item in load(root, as_far_as_it_goes=True).project.contributions}


def files_of(root: Path):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def taken(labo, project):
    """A small project after an import of one of the exports, and what the command printed."""

    def take(name, *more, files=None, status=0, group="usagers"):
        root = project(files)
        groups = ("--group", group) if group else ()
        ran = labo("import-contributions", EXPORTS / name, "-p", root, *groups, *more)
        assert ran.status == status, ran.out + ran.err
        return root, ran

    return take


def test_decidim_with_categories_and_semicolons(taken, labo):
    root, ran = taken("decidim-categories.csv")
    held = contributions(root)
    assert sorted(held) == ["d101", "d102", "d103", "d105"]
    first = held["d101"]
    assert first.text == (
        "Des sièges près du guichet\n\nOn attend debout une heure.\n\nIl faudrait :\n\n- des sièges\n"
        "- un écran qui dit l'heure"
    )
    assert (first.votes, first.theme, str(first.date), first.group) == (48, "attente", "2026-01-14", "usagers")
    assert first.origin.id == "101"
    assert first.origin.platform == "decidim"
    assert first.origin.link == "https://participer.example.org/processes/accueil/f/12/proposals/101"
    assert first.origin.state == "accepted"
    assert held["d103"].text.startswith("A plain word\n\n")
    assert held["d105"].text.endswith('=HYPERLINK("https://exemple.org";"Ouvrir") le samedi matin')
    assert "Left out, withdrawn by their authors: 1" in ran.out
    assert "endorsements/user_endorsements" in ran.out.split("Left out on purpose")[1].splitlines()[0]
    assert "answer/fr" in ran.out.split("Not taken in, since")[1].splitlines()[0]
    assert '"Horaires": …' in ran.out
    written = "".join(path.read_text(encoding="utf-8") for path in (root / "contributions").iterdir())
    assert "habitant" not in written
    assert "Accordé" not in written
    assert not [
        p for p in labo("check", "-p", root, "--json").json["problems"] if p["severity"] == "error" and p["rule"] == ""
    ]


def test_what_tells_who_spoke_is_pointed_out_with_its_line(taken):
    root, ran = taken("decidim-categories.csv")
    [file] = (root / "contributions").iterdir()
    places = [line.split()[0] for line in ran.out.splitlines() if "an e-mail address" in line or "telephone" in line]
    assert len(places) == 2
    for place in places:
        name, line = place.rsplit(":", 1)
        assert name.endswith(file.name)
        assert "jeanne.exemple@example.org" in file.read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_decidim_with_taxonomies_and_machine_translations(taken):
    root, ran = taken("decidim-taxonomies.csv")
    held = contributions(root)
    assert sorted(held) == ["d201", "d202"]
    assert held["d201"].theme == "attente"
    assert "poussette" in held["d201"].text
    assert "pushchair" not in held["d201"].text
    assert held["d202"].text == "Clear words\n\nLetters should have clear words."
    assert "machine's translation" in ran.out
    assert "author/name" in ran.out.split("Left out on purpose")[1].splitlines()[0]


def test_decidim_with_plain_columns_and_as_json(taken, labo):
    root, _ran = taken("decidim-plain.csv")
    assert contributions(root)["d302"].votes == 19
    ran = labo("import-contributions", EXPORTS / "decidim.json", "-p", root)
    assert ran.status == 0
    held = contributions(root)
    assert held["d401"].text == "Un agent dans la file\n\nQuelqu'un qui passe et qui explique."
    assert held["d401"].theme == "attente"
    assert held["d402"].text.startswith("A bench outside")
    assert "None of the 2 contributions" in ran.out


def test_polis(taken):
    root, ran = taken("polis.csv")
    held = contributions(root)
    assert sorted(held) == ["p0", "p1"]
    assert (held["p0"].votes, held["p0"].against, held["p0"].kind) == (50, 1, "verbatim")
    assert str(held["p0"].date) == "2026-01-14"
    assert "Left out, refused by the moderation of the platform: 1" in ran.out
    assert "1 is not moderated yet" in ran.out


@pytest.mark.parametrize(
    ("name", "own_id", "text", "state"),
    [
        (
            "consul-fr.csv",
            "k51",
            "Abri devant la mairie\n\nUn abri contre la pluie, le temps d'attendre.",
            "Réalisable, sélectionné",
        ),
        ("consul-en.csv", "k61", "A shelter in front of the town hall", "Feasible (€10000)"),
    ],
)
def test_consul(taken, name, own_id, text, state):
    root, ran = taken(name)
    held = contributions(root)[own_id]
    assert held.text == text
    assert held.origin.state == state
    assert "habitant" not in (root / "contributions").joinpath(next((root / "contributions").iterdir())).read_text()
    assert "investments on Consul" in ran.out


MAPS = (
    "--map",
    "votre idee ou votre remarque=text",
    "--map",
    "Vous êtes=group",
    "-m",
    "Tranche d'âge=profile",
    "-m",
    "Horodateur=date",
)


def test_an_unknown_table_is_explained_with_the_command_to_type(taken, labo):
    root, ran = taken("enquete.csv", group=None, status=2)
    assert "Tranche d'âge                   60–75" in ran.err
    assert '--map "Votre idée ou votre remarque=text"' in ran.err
    assert '--map "Vous êtes=group"' in ran.err
    assert '"Adresse e-mail=' not in ran.err
    assert not (root / "contributions").exists()
    assert not (root / "imports").exists()
    offered = ran.err.split("enquete.csv ")[1].splitlines()[0]
    import shlex

    again = labo("import-contributions", EXPORTS / "enquete.csv", "-p", root, *shlex.split(offered), "--json")
    assert again.json["new"] == 2


def test_a_survey_is_mapped_once_and_remembered(taken, labo, tmp_path):
    root, ran = taken("enquete.csv", *MAPS, group=None, status=1)
    assert [item.text for item in contributions(root).values()] == [
        "On attend trop longtemps debout.",
        "Le logiciel tombe en panne le lundi.\nPersonne ne nous prévient.",
    ]
    assert [item.group for item in contributions(root).values()] == ["usagers", "agents"]
    assert [str(item.date) for item in contributions(root).values()] == ["2026-03-12", "2026-03-12"]
    assert "line 5: the group “Un parent”" in ran.out
    assert '"Un parent": …' in ran.out
    assert "there are: usagers, agents" in ran.out
    assert "une.personne@example.org" not in "".join(p.read_text(encoding="utf-8") for p in root.rglob("*.yaml"))
    plan = root / "imports" / "enquete.yaml"
    assert yaml.safe_load(plan.read_text(encoding="utf-8"))["columns"]["text"] == "Votre idée ou votre remarque"
    mine = plan.read_text(encoding="utf-8") + "groups:\n  Un parent: usagers\n"
    plan.write_text(mine, encoding="utf-8")
    later = tmp_path / "enquete-2026-04.csv"
    later.write_bytes((EXPORTS / "enquete.csv").read_bytes() + b"14/03/2026 09:15;Usagers;Merci.;;;Non\n")
    ran = labo("import-contributions", later, "-p", root)
    assert ran.status == 0
    assert "2 contributions taken in" in ran.out
    assert len(contributions(root)) == 4
    assert plan.read_text(encoding="utf-8") == mine
    before = files_of(root)
    ran = labo("import-contributions", later, "-p", root)
    assert "Nothing new: the project has all 4" in ran.out
    assert files_of(root) == before


def test_a_flag_that_contradicts_what_is_remembered_is_told(taken, labo):
    root, _ran = taken("polis.csv")
    before = files_of(root)
    ran = labo("import-contributions", EXPORTS / "polis.csv", "-p", root, "--group", "agents")
    assert ran.status == 2
    assert "imports/polis.yaml says group: usagers, and the command says agents" in ran.err
    assert files_of(root) == before


def test_importing_again_adds_the_new_and_tells_what_changed(taken, labo, tmp_path):
    root, _ran = taken("decidim-categories.csv")
    before = files_of(root)
    text = (EXPORTS / "decidim-categories.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    changed = "".join(line for line in lines if not line.startswith("105;")).replace(";;48;2;", ";;53;2;")
    changed = changed.replace("<strong>une heure</strong>", "<strong>deux heures</strong>").replace(
        ";rejected;", ";withdrawn;"
    )
    changed += lines[1].replace("101;4", "110;4", 1)
    export = tmp_path / "proposals.csv"
    export.write_text(changed, encoding="utf-8")
    ran = labo("import-contributions", export, "-p", root)
    assert ran.status == 0
    assert "1 contribution taken in" in ran.out
    assert "d101, votes: 48 → 53" in ran.out
    assert "d101, text: “…" in ran.out
    assert "une heure. Il faudrait" in ran.out
    assert "→ “…" in ran.out
    assert "d102, state: rejected → withdrawn" in ran.out
    assert "  d105" in ran.out.split("not in this export any more")[1]
    assert {path: content for path, content in files_of(root).items() if path in before} == before
    assert "d110" in contributions(root)
    again = labo("import-contributions", export, "-p", root, "--json").json
    assert (again["new"], again["unchanged"], again["files"]) == (0, 4, [])


def test_what_a_person_changed_in_the_file_is_still_known(taken, labo):
    """The form that labo writes is read at a glance; what somebody wrote in it, by the YAML reader."""
    root, _ran = taken("polis.csv")
    [file] = (root / "contributions").iterdir()
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  text: |-\n    More seats, and a clock.", '  text: "More [seats], and a clock."'),
        encoding="utf-8",
    )
    answer = labo("import-contributions", EXPORTS / "polis.csv", "-p", root, "--json").json
    assert answer["new"] == 0
    assert [(c["id"], c["field"]) for c in answer["changes"]] == [("p0", "text")]
    (root / "imports" / "polis.yaml").write_text("from: polis\ngroup: usagers\nkind: verbatim\nleft_out: ['1']\n")
    file.write_text(text[: text.index("- id: p1")], encoding="utf-8")
    assert labo("import-contributions", EXPORTS / "polis.csv", "-p", root, "--json").json["new"] == 0


def test_a_dry_run_writes_nothing(taken):
    root, ran = taken("polis.csv", "--dry-run")
    assert "2 contributions would be taken in" in ran.out
    assert "- id: p0" in ran.out
    assert not (root / "contributions").exists()
    assert not (root / "imports").exists()


@pytest.mark.parametrize("file", ["contributions.yaml", "project.yaml"])
def test_a_project_with_its_contributions_in_one_file_gets_a_new_one_beside_it(taken, labo, file: str):
    own = "- {id: p0, group: usagers, from: premier, kind: need, text: Un banc.}\n"
    own = own if file == "contributions.yaml" else f"{SMALL['project.yaml']}contributions:\n{own}"
    root, _ran = taken("polis.csv", files={file: own})
    assert (root / file).read_text(encoding="utf-8") == own
    assert sorted(contributions(root)) == ["p0", "po0", "po1"]
    again = labo("import-contributions", EXPORTS / "polis.csv", "-p", root, "--group", "usagers")
    assert "Nothing new" in again.out


def test_ids_differ_from_those_that_are_there(taken):
    own = "- {id: p0, group: usagers, from: premier, kind: need, text: Un banc.}\n"
    root, _ran = taken("polis.csv", files={"contributions/mine.yaml": own})
    assert sorted(contributions(root)) == ["p0", "po0", "po1"]


def test_a_session_of_the_project_is_used_when_it_is_named_or_the_only_consultation(taken):
    root, _ran = taken("polis.csv", "--from", "premier")
    assert {item.session for item in contributions(root).values()} == {"premier"}
    assert not (root / "consultations").exists()


def test_the_only_consultation_is_taken_and_its_only_group(labo, project):
    root = project({"consultations/en-ligne.yaml": "title: En ligne\ngroups: [agents]\n"})
    assert labo("import-contributions", EXPORTS / "polis.csv", "-p", root).status == 0
    assert {(item.session, item.group) for item in contributions(root).values()} == {("en-ligne", "agents")}


def test_without_a_group_it_is_asked_for(labo, project):
    root = project()
    ran = labo("import-contributions", EXPORTS / "polis.csv", "-p", root)
    assert ran.status == 2
    assert "usagers (Usagers), agents (Agents)" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--map", "comment-body"), "does not say which column"),
        (("--map", "comment-bdy=text"), "did you mean “comment-body”"),
        (("--map", "comment-body=txt"), "did you mean “text”"),
        (("--map", "text=comment-body"), '--map "comment-body=text"'),
        (("--map", "author-id=profile"), "tells who spoke"),
        (("--from", "premeir"), "did you mean “premier”"),
        (("--theme", "atente"), "did you mean “attente”"),
        (("--kind", "plainte"), "verbatim"),
        (("--as", "Mon Site"), "--as mon-site"),
    ],
)
def test_mistakes_of_the_command_line_are_explained(taken, arguments, said):
    root, ran = taken("polis.csv", *arguments, status=2)
    assert said in ran.err
    assert not (root / "contributions").exists()


def test_json_says_everything(taken):
    _root, ran = taken("decidim-categories.csv", "--json")
    answer = json.loads(ran.out)
    assert (answer["new"], answer["source"], answer["platform"], answer["session"]) == (
        4,
        "decidim",
        "decidim",
        "decidim",
    )
    assert answer["left_out"] == {"withdrawn by their authors": 1}
    assert answer["themes"] == {"attente": 2, "": 2}
    assert answer["columns"]["text"] == ["body/fr", "body/en"]
    assert {Path(name).name for name in answer["other_files"]} == {"decidim.yaml"}
    assert [trace["line"] for trace in answer["personal_data"]] == [39, 39]


def workbook(path: Path, rows, title="Propositions", more=()):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for other in more:
        book.create_sheet(other).append(["x"])
    book.save(path)
    return path


def test_a_workbook_with_formulas(labo, project, tmp_path):
    import datetime

    rows = [
        ("id", "title", "body", "supports", "published_at", "url"),
        (1, "Un", '=HYPERLINK("https://exemple.org","Cliquez")', 3, datetime.datetime(2026, 1, 14, 9, 30), None),
        (2, "Deux", "=1+1 c'est deux", 4.0, None, "https://x.example/2"),
    ]
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active["C3"].data_type = "s"
    path = tmp_path / "a.xlsx"
    book.save(path)
    ran = labo("import-contributions", path, "-p", project(), "--group", "usagers")
    assert ran.status == 0
    held = contributions(tmp_path / "p")
    assert held["d1"].text == 'Un\n\n=HYPERLINK("https://exemple.org","Cliquez")'
    assert held["d2"].text == "Deux\n\n=1+1 c'est deux"
    assert (held["d2"].votes, str(held["d1"].date)) == (4, "2026-01-14")
    assert "1 cell is a formula" in ran.out


def test_other_sheets_are_named(labo, project, tmp_path):
    path = workbook(
        tmp_path / "a.xlsx", [(), ("id", "title", "body", "state"), (1, "a", "b", ""), (2, "c")], more=["Aide"]
    )
    ran = labo("import-contributions", path, "-p", project(), "--group", "usagers", "--json")
    assert ran.json["new"] == 2
    assert any("Propositions" in said and "Aide" in said for said in ran.json["said"])


def test_an_old_workbook(labo, project, tmp_path):
    import shutil
    import subprocess

    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice makes the old workbook")
    csv = tmp_path / "decidim-plain.csv"
    shutil.copy(EXPORTS / "decidim-plain.csv", csv)
    subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "xls:MS Excel 97",
            "--infilter=CSV:44,34,76",
            "--outdir",
            tmp_path,
            csv,
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    root = project()
    assert labo("import-contributions", tmp_path / "decidim-plain.xls", "-p", root, "--group", "usagers").status == 0
    held = contributions(root)
    assert held["d302"].text.endswith("Avec deux enfants, attendre sans toilettes est impossible.")
    assert held["d301"].votes == 5
