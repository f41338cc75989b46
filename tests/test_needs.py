"""The chain as needs.json, as Sphinx-Needs takes it in: every id and every link, nothing run, nothing lost."""

import json
import re
from html import unescape
from typing import Any

import pytest

from labo_cli.i18n import Language
from labo_cli.model.project import Project
from labo_cli.project_files import load
from labo_cli.rendering.needs import to_needs
from tests.conftest import ROOT
from tests.peers import needed, run

SENIORS = ROOT / "examples" / "seniors-deplacements"
SETTINGS = """
import json
from pathlib import Path

extensions = ["sphinx_needs"]
needs_id_regex = r"^[\\w-]+$"
needs_types = [
    {"directive": name, "title": name.title(), "prefix": "", "color": "#DDDDDD", "style": "node"}
    for name in ("contribution", "recommendation", "function")
]
properties = {}
for file in Path(__file__).parent.glob("*.json"):
    data = json.loads(file.read_text(encoding="utf-8"))
    properties |= data["versions"][data["current_version"]]["needs_schema"]["properties"]
needs_fields = {
    name: {"nullable": True, "schema": {"type": "string"}, "description": each["description"]}
    for name, each in properties.items()
    if each["field_type"] == "extra"
}
needs_build_json = True
"""
HARD = {
    "z1": "« Été » & <b>gras</b> *étoile* _x_ mot_ `a`_ ``code`` |a| [1]_ http://exemple.fr/a_b fin::",
    "z2": "- Un banc.\n\n1. À l'ombre.\n\n.. raw:: html\n\n:champ: valeur\n\n====\n\nA. Bout. \\ \\* 2) fin",
    "z3": "[[copy('id')]] et [[echo('x')]] <<a:b>> <{c}>",
    "z4": "(a) un\n\n#. deux\n\n>>> print()\n\n| ligne\n\n-o option\n\niv. quatre\n\n__ anonyme\n\nc) trois",
}


def small() -> Project:
    said = [{"id": name, "group": "g", "from": "s", "kind": "idea", "text": text} for name, text in HARD.items()]
    wanted = {
        "from": ["z1", "z2", "z.1"],
        "state": "retained",
        "explanation": HARD["z3"],
        "passed_on_to": "[[copy('id')]]",
    }
    return Project.model_validate(
        {
            "title": "Essai",
            "kind": "new-service",
            "sponsor": {"name": "DLH"},
            "challenge": "Comment ?",
            "groups": [{"id": "g", "name": "Gens", "kind": "users", "size": "12"}],
            "consultations": [{"id": "s", "title": "Boîte à idées"}],
            "contributions": [*said, {**said[0], "id": "z.1", "profile": "S4, 75–80 ans"}],
            "recommendations": [{"id": "Z1", "text": HARD["z3"], **wanted}, {"id": "z_1", "text": "Z", "from": ["z3"]}],
            "requirements": [{"id": "zf", "kind": "main", "statement": "Asseoir", "importance": "4", "from": ["Z1"]}],
        }
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    """The needs that Sphinx-Needs has once it took in two projects without a warning, and the page that it made."""
    needed()
    folder = tmp_path_factory.mktemp("sphinx")
    (folder / "conf.py").write_text(SETTINGS, encoding="utf-8")
    (folder / "seniors.json").write_bytes(to_needs(load(SENIORS).project, Language("fr")))
    (folder / "small.json").write_bytes(to_needs(small(), Language("en")))
    page = "Essai\n=====\n\n.. needimport:: seniors.json\n\n.. needimport:: small.json\n"
    (folder / "index.rst").write_text(page, encoding="utf-8")
    run("sphinx-build", "-W", "--keep-going", "-q", "-b", "html", ".", "out", folder=folder)
    data = json.loads((folder / "out" / "needs.json").read_text(encoding="utf-8"))
    return data["versions"][""]["needs"], (folder / "out" / "index.html").read_text(encoding="utf-8")


def test_every_id_and_every_link_is_there_both_ways(built: tuple[dict[str, Any], str]) -> None:
    needs, page = built
    project = load(SENIORS).project
    links = {item.id: set() for item in (*project.contributions, *project.recommendations, *project.requirements)}
    for item in (*project.recommendations, *project.requirements):
        links[item.id] |= {*item.sources, getattr(item, "merged_into", None)} - {None}
    there = {name: need for name, need in needs.items() if name in links}
    assert set(there) == set(links)
    assert {name: set(need["links"]) for name, need in there.items()} == links
    back = {name: {other for other, names in links.items() if name in names} for name in links}
    assert {name: set(need["links_back"]) for name, need in there.items()} == back
    ours = json.loads(to_needs(project, Language("fr")))["versions"][project.brief.version]["needs"]
    assert {name: set(need["links_back"]) for name, need in ours.items()} == back
    for name, names in links.items():
        assert f'id="{name}"' in page
        assert all(f'href="#{other}"' in page for other in names)
    assert {name: need["status"] for name, need in there.items() if need["type"] == "recommendation"} == {
        item.id: item.state.value for item in project.recommendations
    }


def test_texts_are_shown_as_they_were_said(built: tuple[dict[str, Any], str]) -> None:
    _needs, page = built
    shown = _shown(page)
    texts = [item.text for item in load(SENIORS).project.contributions] + [*HARD.values()]
    missing = [text for text in texts for line in text.splitlines() if line.strip() and _plain(line) not in shown]
    assert missing == []


def _shown(page: str) -> str:
    """What a reader sees; signs that nobody sees and typographic quotes apart."""
    text = unescape(re.sub(r"<[^>]+>", "", page)).replace("\N{WORD JOINER}", "")
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("’‘“”–", "''\"\"-")).split())


def test_nothing_is_run_and_ids_stay_apart(built: tuple[dict[str, Any], str]) -> None:
    needs, _page = built
    assert needs["recommendation-Z1"]["passed_on_to"].replace("\N{WORD JOINER}", "") == "[[copy('id')]]"
    assert set(needs["recommendation-Z1"]["links"]) == {"contribution-z1", "z2", "z_1"}
    assert needs["z_1_"]["links"] == ["z3"]
    assert needs["zf"]["importance"] == "4"


def test_the_same_project_gives_the_same_bytes_and_says_nothing_of_who_spoke() -> None:
    first, again = (to_needs(small(), Language("fr")) for _ in range(2))
    assert first == again
    assert b"75" not in first
