"""The private list of those who take part: read whichever spreadsheet wrote it, and its faults told line by line."""

from pathlib import Path
from typing import Any

import pytest

from labo_cli.agenda.people import Participant
from labo_cli.errors import Problem
from labo_cli.private_files import participants
from labo_cli.project_files import load
from tests.conftest import SMALL

LIST = "Prénom;Nom;Groupe;Ateliers\nRosé;Martin;Usagers;\nÉloi;Ng;agents;premier\n"
SECOND: Any = {
    "workshops/second.yaml": SMALL["workshops/premier.yaml"].replace("{usagers: 8, agents: 4}", "{usagers: 8}"),
}


def listed(project, content: str | bytes, name: str = "participants.csv") -> tuple[list[Participant], list[Problem]]:
    loaded = load(project({**SECOND, f"private/{name}": content}))
    return participants(loaded.root, loaded.project)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_list_is_read_whichever_spreadsheet_wrote_it(project, separator: str, encoding: str, end: str) -> None:
    content = LIST.replace(";", separator).replace("\n", end).encode(encoding)
    people, problems = listed(project, content, "Participants.CSV")
    assert problems == []
    assert [(p.first_name, p.last_name, p.group.id) for p in people] == [
        ("Rosé", "Martin", "usagers"),
        ("Éloi", "Ng", "agents"),
    ]
    assert people[0].sessions == {"premier", "second"}
    assert people[1].sessions == {"premier"}


@pytest.mark.parametrize(
    ("content", "sessions"),
    [
        ('first name,name,group,workshops\nA,B,usagers,"premier, second"\n', {"premier", "second"}),
        ('GROUP ; FIRST-NAME ; Sessions\nusagers ; A ; "premier ; second"\n', {"premier", "second"}),
        ("prenom,groupe,seances\nA,USAGERS,second premier\n", {"premier", "second"}),
        ("Téléphone,Prénom,Groupe,Besoins\n01,A,Usagers,boucle magnétique\n", {"premier", "second"}),
        ('sep=;\nprenom;groupe;atelier\n"A\nA";usagers;sec\n', {"second"}),
        ("\n\nprenom;groupe;nom;\nA;usagers;B;\n;;;\n", {"premier", "second"}),
    ],
)
def test_columns_are_known_in_either_language_and_any_order(project, content: str, sessions: set[str]) -> None:
    people, problems = listed(project, content)
    assert problems == []
    assert [(person.first_name[0], person.group.name, person.sessions) for person in people] == [
        ("A", "Usagers", sessions)
    ]
    assert "\n" not in people[0].first_name


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("A;B;usager;", "there is no group “usager”", "did you mean “Usagers”?"),
        ("A;B;Agentes;", "there is no group “Agentes”", "did you mean “Agents”?"),
        ("A;B;xyz;", "there is no group “xyz”", "there are: agents, usagers"),
        ("A;B;;", "names no group", "there are: agents, usagers"),
        (";B;usagers;", "no first name", "write it"),
        ("A;B;usagers;premeir", "there is no workshop “premeir”", "did you mean “premier”?"),
        ("A;B;usagers;premier;second", "more cells", "quotation marks"),
        ('A;"B" C;usagers;', "do not go in pairs", "quotation mark"),
        (f"{'A' * 90};B;usagers;", "too long to be a name", "line break"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_are_taken(
    project, line: str, message: str, hint: str
) -> None:
    content = f'prénom;nom;groupe;ateliers\n"Li\nLi";Chen;agents;\n{line}\nRosé;Martin;usagers;\n'
    people, problems = listed(project, content)
    assert [person.last_name for person in people] == ["Chen", "Martin"]
    assert len(problems) == 1
    assert (problems[0].place, problems[0].severity) == ("private/participants.csv:4:1", "error")
    assert message in problems[0].message
    assert hint in problems[0].hint


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "this list is empty"),
        ("nom;groupe\nA;usagers\n", "no column “first name”"),
        ("prénom;nom\nA;B\n", "no column “group”"),
        ("A;B;usagers\n", "no column “first name”"),
        ("prénom;groupe;prenom\nA;usagers;B\n", "two columns say the same"),
        ('prénom;groupe\n"A;usagers\nB;usagers\n', "do not go in pairs"),
        (b"\x00\x01\x02\xff\xfe", "no column"),
    ],
)
def test_a_list_that_is_none_is_told(project, content: str | bytes, message: str) -> None:
    _people, problems = listed(project, content)
    assert any(message in problem.message for problem in problems), problems


def test_more_people_than_expected_and_people_named_twice_are_remarks(project) -> None:
    content = "prénom,nom,groupe\n" + "".join(f"P{n},N{n},agents\n" for n in range(13)) + "p0,n0,Agents\n"
    people, problems = listed(project, content)
    assert len(people) == 14
    assert {problem.severity for problem in problems} == {"warning"}
    assert [problem.message for problem in problems] == [
        "this line says the same as line 2",
        "14 people are listed for “Premier atelier”, which expects 12",
    ]


def test_without_a_list_there_is_nobody_and_no_problem(project) -> None:
    loaded = load(project())
    assert participants(loaded.root, loaded.project) == ([], [])


def test_a_spreadsheet_in_its_place_is_told(project) -> None:
    people, problems = listed(project, b"PK", "participants.xlsx")
    assert people == []
    assert "save it as CSV" in problems[0].hint


@pytest.mark.parametrize("of_folder", [False, True])
def test_a_list_outside_the_project_is_not_read(project, tmp_path: Path, of_folder: bool) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "participants.csv").write_text(LIST, encoding="utf-8")
    root = project()
    if of_folder:
        (root / "private").symlink_to(outside)
    else:
        (root / "private").mkdir()
        (root / "private" / "participants.csv").symlink_to(outside / "participants.csv")
    people, problems = participants(root, load(root).project)
    assert people == []
    assert "outside the project" in problems[0].message


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_project_shows_a_list_that_can_be_read(labo, tmp_path: Path, language: str) -> None:
    root = tmp_path / "new"
    answers = ("--title", "T", "--sponsor", "S", "--challenge", "C", "--language", language)
    assert labo("new-project", root, *answers, "--group", "Élèves 8", "--group", "Staff 4").status == 0
    readme = next((root / "private").iterdir())
    assert readme.stem == {"fr": "LISEZ-MOI", "en": "READ-ME"}[language]
    lines = [line.strip() for line in readme.read_text(encoding="utf-8").splitlines() if line.startswith("    ")]
    (root / "private" / "participants.csv").write_text("\n".join(lines), encoding="utf-8")
    loaded = load(root)
    people, problems = participants(root, loaded.project)
    assert problems == []
    assert [person.group.name for person in people] == ["Élèves", "Staff"]
    assert all(workshop.id in people[0].sessions for workshop in loaded.project.workshops)
    assert "private/" in (root / ".gitignore").read_text(encoding="utf-8")
