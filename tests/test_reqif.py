"""The chain as ReqIF: to the letter of its schema, and as the requirements tool StrictDoc takes it over."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from labo_cli.i18n import Language
from labo_cli.model.project import Project
from labo_cli.project_files import load
from labo_cli.rendering.reqif import to_reqif
from tests.conftest import ROOT
from tests.peers import needed, run

SENIORS = ROOT / "examples" / "seniors-deplacements"
SPACE = "{http://www.omg.org/spec/ReqIF/20110401/reqif.xsd}"
HARD = "« Été » & <b>gras</b> *étoile* _x_ [[échappe]] \\ ``code`` |a| 1. deux"


def small(**changes: Any) -> Project:
    """A project with one contribution, one recommendation and one function that share their id."""
    data: dict[str, Any] = {
        "title": "Essai",
        "kind": "new-service",
        "sponsor": {"name": "DLH"},
        "challenge": "Comment ?",
        "themes": [{"id": "été", "title": "L'été, (la chaleur)"}],
        "groups": [{"id": "g", "name": "Gens, d'ici", "kind": "users", "size": "12"}],
        "consultations": [{"id": "s", "title": "Boîte à idées"}],
        "contributions": [
            {
                "id": "x.1",
                "group": "g",
                "from": "s",
                "kind": "idea",
                "text": HARD,
                "profile": "S4, 75–80 ans",
                "votes": 3,
            },
            {
                "id": "c2",
                "group": "g",
                "from": "s",
                "theme": "été",
                "kind": "need",
                "text": "- Un banc.\n\n1. À l'ombre.",
            },
        ],
        "recommendations": [
            {"id": "x.1", "text": HARD, "from": ["x.1", "c2"], "state": "merged", "merged_into": "r2"},
            {"id": "r2", "text": "Des bancs", "from": ["c2"], "state": "retained", "explanation": "Oui.\nDès juin."},
        ],
        "requirements": [{"id": "X.1", "kind": "main", "statement": "Asseoir", "importance": "K4", "from": ["r2"]}],
    }
    return Project.model_validate({**data, **changes})


def written(folder: Path, project: Project, language: str) -> Path:
    path = folder / "chain.reqif"
    path.write_bytes(to_reqif(project, Language(language)))
    return path


@pytest.fixture(scope="session")
def peers() -> None:
    needed()


@pytest.mark.usefixtures("peers")
@pytest.mark.parametrize(("project", "language"), [("seniors", "fr"), ("small", "en")])
def test_the_library_of_the_format_finds_it_valid(tmp_path: Path, project: str, language: str) -> None:
    path = written(tmp_path, load(SENIORS).project if project == "seniors" else small(), language)
    said = run("reqif", "validate", "--use-reqif-schema", path, folder=tmp_path)
    assert "0 errors, 0 schema issues found, 0 semantic issues found" in said
    # The library writes what it has read: nothing is lost on the way.
    run("reqif", "passthrough", path, "again.reqif", folder=tmp_path)
    assert _whole(tmp_path / "again.reqif") == _whole(path)


def _whole(path: Path) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Objects and their texts, relations, places in the hierarchy."""
    tree = etree.parse(path)
    objects = [
        (item.get("IDENTIFIER"), "".join("".join(item.itertext()).split())) for item in tree.iter(f"{SPACE}SPEC-OBJECT")
    ]
    relations = ["".join(" ".join(item.itertext()).split()) for item in tree.iter(f"{SPACE}SPEC-RELATION")]
    return objects, relations, [item.get("IDENTIFIER") for item in tree.iter(f"{SPACE}SPEC-HIERARCHY")]


def _strictdoc(folder: Path, path: Path) -> tuple[dict[str, dict[str, Any]], str]:
    """What StrictDoc has once it took a file over, by id, and all its pages."""
    (folder / "sdoc").mkdir()
    run("strictdoc", "convert", "--input-format", "reqif-sdoc", path, "sdoc", folder=folder)
    run("strictdoc", "export", "sdoc", "--formats", "html,json", "--output-dir", "out", folder=folder)
    index = json.loads((folder / "out" / "json" / "index.json").read_text(encoding="utf-8"))
    nodes: dict[str, dict[str, Any]] = {}
    waiting = list(index["DOCUMENTS"])
    while waiting:
        node = waiting.pop()
        waiting += node.get("NODES", [])
        if "UID" in node:
            nodes[node["UID"]] = node
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (folder / "out" / "html" / "sdoc").glob("*.html"))
    return nodes, pages


@pytest.mark.usefixtures("peers")
def test_strictdoc_takes_over_every_id_and_every_link(tmp_path: Path) -> None:
    project = load(SENIORS).project
    nodes, pages = _strictdoc(tmp_path, written(tmp_path, project, "fr"))
    links = {item.id: set() for item in (*project.contributions, *project.recommendations, *project.requirements)}
    for item in (*project.recommendations, *project.requirements):
        links[item.id] |= set(item.sources)
    for item in project.recommendations:
        links[item.id] |= {item.merged_into} - {None}
    assert set(nodes) == set(links)
    assert {name: {link["VALUE"] for link in node.get("RELATIONS", [])} for name, node in nodes.items()} == links
    assert all(f">{name}<" in pages or f'"{name}"' in pages for name in links)
    said = {item.id: item.text for item in project.contributions}
    assert {name: nodes[name]["STATEMENT"].strip() for name in said} == said


def test_what_two_kinds_call_by_one_id_is_told_apart_and_texts_stay_as_they_are(tmp_path: Path) -> None:
    tree = etree.parse(written(tmp_path, small(), "en"))
    ids, texts = ([value.get("THE-VALUE") for value in tree.iter(f"{SPACE}ATTRIBUTE-VALUE-STRING")], _texts(tree))
    assert ids == ["contribution-x.1", "c2", "recommendation-x.1", "r2", "function-X.1"]
    assert texts["contribution-x.1"] == [HARD]
    assert texts["contribution-c2"] == ["- Un banc.", "1. À l'ombre."]
    links = {tuple(item.itertext(f"{SPACE}*")) for item in tree.iter(f"{SPACE}SPEC-RELATION")}
    assert {tuple(word for word in link if word.strip()) for link in links} == {
        ("type-comes-from", "recommendation-x.1", "contribution-x.1"),
        ("type-comes-from", "recommendation-x.1", "contribution-c2"),
        ("type-merged-into", "recommendation-x.1", "recommendation-r2"),
        ("type-comes-from", "recommendation-r2", "contribution-c2"),
        ("type-answers", "function-X.1", "recommendation-r2"),
    }


def _texts(tree: Any) -> dict[str, list[str]]:
    """The paragraphs of each object's text, by the object's identifier."""
    found = {}
    for item in tree.iter(f"{SPACE}SPEC-OBJECT"):
        for value in item.iter(f"{SPACE}ATTRIBUTE-VALUE-XHTML"):
            if value.find(f"{SPACE}DEFINITION")[0].text.endswith("-has-text"):
                found[item.get("IDENTIFIER")] = [
                    "".join(line.itertext()) for line in value.iter("{http://www.w3.org/1999/xhtml}p")
                ]
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_labels_stay_apart_in_tools_that_know_capitals_and_underscores_only(language: str) -> None:
    tree = etree.fromstring(to_reqif(small(), Language(language)))
    for kind in tree.iter(f"{SPACE}SPEC-OBJECT-TYPE"):
        labels = [field.get("LONG-NAME") for field in kind.find(f"{SPACE}SPEC-ATTRIBUTES")]
        plain = [re.sub(r"[^A-Za-z0-9]", "_", label).upper() for label in labels]
        assert len(set(plain)) == len(plain)
        assert all(label[0].isascii() for label in labels)
    # StrictDoc writes the choices of a field with commas between them, in brackets.
    assert not [word for value in tree.iter(f"{SPACE}ENUM-VALUE") for word in ",()" if word in value.get("LONG-NAME")]


def test_the_same_project_gives_the_same_bytes_and_says_nothing_of_who_spoke() -> None:
    first, again = (to_reqif(small(), Language("fr")) for _ in range(2))
    assert first == again
    assert b"75" not in first
    assert b"Gens, d'ici" in first


def test_a_project_without_a_chain_is_still_a_file() -> None:
    empty = small(contributions=[], recommendations=[], requirements=[])
    tree = etree.fromstring(to_reqif(empty, Language("fr")))
    assert len(tree.findall(f".//{SPACE}SPECIFICATION")) == 3
    assert not tree.findall(f".//{SPACE}SPEC-OBJECT")
