"""What leaves the project is looked through first: cards of its own, the chain's documents, drafts, names of files."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.chain_case import chain

LIST = "first name,last name,group\nBartholomew,Quincey,usagers\n"
NUMBER = "Call me on 06 12 34 56 78."


@pytest.fixture
def own_card(labo, project):
    """A sound project that has chosen a card of its own, with that name: `own_card("Walk")`."""

    def make(name: str, folder: str = "p", **project_keys: Any) -> Path:
        root = project(chain(project={"methods": ["walk"], **project_keys}, private=LIST), folder)
        if not (root / "methods" / "walk.yaml").exists():
            assert labo("new-method", "walk", "-p", root).status == 0
        card = root / "methods" / "walk.yaml"
        data = yaml.safe_load(card.read_text(encoding="utf-8"))
        data["name"] = {"fr": "Balade", "en": name}
        card.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return root

    return make


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Walk with b.quincey@free.fr", "personal-data-published"),
        ("Walk with Bartholomew Quincey", "private-name-published"),
    ],
)
def test_a_card_of_one_s_own_is_looked_through_like_all_that_is_published(labo, own_card, name: str, rule: str) -> None:
    root = own_card(name)
    (problem,) = [each for each in labo("check", "-p", root, "--json").json["problems"] if each["severity"] == "error"]
    assert (problem["file"], problem["line"], problem["where"]) == ("methods/walk.yaml", 3, "name, en")
    assert problem["rule"] == rule
    for command in ("export-brief", "export-library", "export-library --chosen"):
        ran = labo(*command.split(), "-p", root, "--format", "md")
        assert ran.status == 1
        assert "methods/walk.yaml:3" in ran.err
        assert "quincey" not in ran.err.casefold()
        assert not (root / "out").exists()
    assert labo("show-project", "-p", root, "--json").json["errors"] == 1


def test_what_others_wrote_and_what_is_not_printed_keeps_nothing_back(labo, own_card) -> None:
    # The author of a method signs it, as the team does.
    root = own_card("Walk")
    card = root / "methods" / "walk.yaml"
    data = yaml.safe_load(card.read_text(encoding="utf-8"))
    data["sources"] = [{"author": "Ada Quincey", "title": "Walks", "licence": "cc-by-sa"}]
    card.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert labo("check", "-p", root).status == 0
    # A book of other methods does not print what the project says.
    said = root / "contributions.yaml"
    said.write_text(said.read_text(encoding="utf-8").replace("Je reste debout.", NUMBER), encoding="utf-8")
    assert labo("check", "-p", root).status == 1
    assert labo("export-library", "--chosen", "-p", root, "--format", "md").status == 0


def test_the_project_s_cards_are_read_once(own_card, monkeypatch) -> None:
    from labo_cli import method_files
    from labo_cli.cli.case import case_of
    from labo_cli.project_files import load

    read = []
    real = method_files.read_yaml
    monkeypatch.setattr(method_files, "read_yaml", lambda root, file: (read.append(file.name), real(root, file))[1])
    loaded = load(own_card("Walk"))
    assert [*case_of(loaded).cards] == ["methods/walk.yaml"]
    loaded.shelf.card("walk")
    assert read == ["walk.yaml"]


@pytest.mark.parametrize("wanted", ["html", "pdf", "docx", "md", "xlsx", "json", "reqif", "needs"])
def test_the_chain_s_documents_are_refused_and_its_screen_is_not(labo, project, wanted: str) -> None:
    root = project(chain({"c1": {"text": NUMBER}}))
    ran = labo("trace", "-p", root, "--format", wanted)
    assert ran.status == 1
    assert "contributions.yaml:" in ran.err
    assert "write what was said without it" in ran.err
    assert "34 56" not in ran.err
    assert not (root / "out").exists()
    refused = labo("trace", "-p", root, "--format", wanted, "--json").json
    assert [problem["rule"] for problem in refused["problems"]] == ["personal-data-published"]
    assert labo("trace", "c1", "-p", root).status == 0


def test_a_draft_lifts_what_is_unanswered_and_no_personal_data(labo, project) -> None:
    waiting = {"r1": {"state": "unanswered", "explanation": None, "decided_by": None, "date": None, "next_step": None}}
    draft = ("export-feedback", "--draft", "--format", "md")
    assert labo(*draft, "-p", project(chain({}, waiting), "waiting")).status == 0
    for said in (NUMBER, "It was Bartholomew Quincey."):
        root = project(chain({"c1": {"text": said}}, waiting, private=LIST), f"p{len(said)}")
        ran = labo(*draft, "-p", root)
        assert ran.status == 1
        assert "contributions.yaml:" in ran.err
        assert not (root / "out").exists()
        # Who asks for the letters is not sent to a draft that is refused too.
        assert "once the personal data is taken out" in labo("export-feedback", "-p", root).err


SITE = "title: Guichet\ndate: 2026-03-12\nstart: 9h30\nend: 12:00\ngoal: understand\ngroups: {usagers: 8}\n"


@pytest.mark.parametrize(
    ("file", "text", "place", "hint"),
    [
        ("workshops/bartholomew-quincey.yaml", SITE, "workshops/bartholomew-quincey.yaml", "rename it"),
        ("workshops/Quincey_Bartholomew.yaml", SITE + "id: s4\n", "workshops/Quincey_Bartholomew.yaml", "rename it"),
        ("workshops/s4.yaml", SITE + "id: bartholomew.quincey\n", "workshops/s4.yaml", "take a code"),
        ("methods/bartholomew-quincey.yaml", None, "methods/bartholomew-quincey.yaml", "rename it"),
    ],
)
def test_a_name_in_an_id_or_a_file_name_is_found(
    labo, project, file: str, text: str | None, place: str, hint: str
) -> None:
    root = project({**chain(private=LIST), **({file: text} if text else {})})
    if text is None:
        assert labo("new-method", Path(file).stem, "--name", "Walk", "-p", root).status == 0
    found = [
        each
        for each in labo("check", "-p", root, "--json").json["problems"]
        if each["rule"] == "private-name-published"
    ]
    assert [(each["file"], each["severity"]) for each in found] == [(place, "error")]
    assert hint in found[0]["hint"]
    assert "quincey" not in found[0]["message"].casefold()
    assert labo("export-brief", "-p", root, "--format", "md").status == 1


@pytest.mark.parametrize("name", ["quincey-street", "bartholomew", "rose-blanc", "s4-quinceys"])
def test_half_a_name_in_an_id_is_nobody(labo, project, name: str) -> None:
    listed = LIST + "Rose,Blanc,usagers\n"
    root = project({**chain(private=listed), f"workshops/{name}.yaml": SITE})
    found = labo("check", "-p", root, "--json").json["problems"]
    assert "private-name-published" not in {each["rule"] for each in found}


SILENT = ("consents/Bartholomew Quincey.pdf", "s4.mp3", "wall.jpg", "READ-ME.txt", "purge-log.txt", ".~lock.x.docx")


def test_files_that_are_not_read_for_names_are_told_at_the_end(labo, project) -> None:
    root = project(chain(private=LIST))
    for name in SILENT:
        path = root / "private" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    (root / "out" / "private").mkdir(parents=True)
    (root / "out" / "private" / "badges.docx").write_bytes(b"")
    before = labo("check", "-p", root)
    assert "names" not in before.out
    assert labo("check", "-p", root, "--json").json["not_read_for_names"] == []
    for name in ("names.txt", "people.yaml", "notes.MD", "deeper/liste.docx"):
        path = root / "private" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    ran = labo("check", "-p", root)
    told = "4 files not read for names: private/deeper/liste.docx, private/names.txt, private/notes.MD, private/people.yaml."
    assert ran.status == before.status
    assert ran.out.startswith(before.out)
    assert told in ran.out
    assert "CSV, TSV and XLSX" in ran.out.splitlines()[-1]
    assert "read for names" not in labo("check", "-q", "-p", root).out
    assert json.loads(labo("check", "--json", "-p", root).out)["not_read_for_names"][0] == "private/deeper/liste.docx"


def test_quiet_is_quiet(labo, project) -> None:
    root = project(chain())
    made = labo("new-method", "walk", "-q", "-p", root)
    assert (made.status, made.out, made.err) == (0, "", "")
    assert (root / "methods" / "walk.yaml").exists()
    brief = ("export-brief", "-p", root, "--format", "md")
    assert "Still to be written" in labo(*brief).err
    quiet = labo(*brief, "--quiet")
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    strict = labo(*brief, "--quiet", "--strict")
    assert strict.status == 1
    assert "still to be written" in strict.err
