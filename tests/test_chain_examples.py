"""The worked examples of the chain: one holds from end to end, one breaks everywhere and says where."""

import re
from datetime import date
from pathlib import Path

import pytest

from labo_cli.chain.graph import chain_of
from labo_cli.lint.rule import ChainCase
from labo_cli.lint.rules import CHAIN_RULES, lint_chain
from labo_cli.model.words import State
from labo_cli.project_files import load
from labo_cli.review_file import read_reviews
from tests.conftest import EXAMPLES, ROOT, SOUND, WITH_HOLES

SENIORS = ROOT / "examples" / "seniors-deplacements"
BROKEN = ROOT / "examples" / WITH_HOLES


def found_in(labo, root: Path) -> list[tuple[str, str]]:
    """What check finds: the rule, and the id of the item that it names."""
    problems = labo("check", "-p", root, "--json").json["problems"]
    return [(problem["rule"], re.search(r"“([^”]+)”", problem["where"])[1]) for problem in problems]


def promised() -> list[tuple[str, str]]:
    """The holes that the README of the broken example announces."""
    text = (BROKEN / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([a-z-]+)` \| `(\w+)` \|", text, re.MULTILINE)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_example_draws_no_remark_at_all(labo, name: str) -> None:
    assert found_in(labo, ROOT / "examples" / name) == []


def test_the_seniors_hold_the_whole_chain() -> None:
    project = load(SENIORS).project
    sizes = len(project.contributions), len(project.recommendations), len(project.requirements)
    assert sizes == (60, 15, 12)
    chain = chain_of(project)
    assert {said.group for said in project.contributions} == {group.id for group in project.groups}
    assert all(chain.words_of(function) or function.justification for function in project.requirements)
    assert {item.state for item in project.recommendations} == {*State} - {State.UNANSWERED}
    # Every answer can be read in easy language, and one of them was a yes before it was a no.
    assert all(item.easy and item.explanation for item in project.recommendations)
    (turned,) = [item for item in project.recommendations if any(past.state == "retained" for past in item.history)]
    assert turned.state is State.NOT_RETAINED
    imported = [said for said in project.contributions if said.origin]
    assert {said.session for said in imported} == {"sortir-en-ligne"}
    assert len(imported) == 5


def test_check_names_each_hole_that_the_readme_announces_and_no_other(labo) -> None:
    assert sorted(found_in(labo, BROKEN)) == sorted(promised())
    assert labo("check", "-p", BROKEN).status == 1


def test_every_rule_of_the_chain_is_shown_by_the_broken_example() -> None:
    # Nobody's name can be in an example: `private/` is not kept in git.
    assert {rule for rule, _ in promised()} == {rule.id for rule in CHAIN_RULES} - {"private-name-published"}


def test_trace_tells_the_same_holes(labo) -> None:
    holes = {rule.id for rule in CHAIN_RULES if rule.is_hole}
    ran = labo("trace", "-p", BROKEN)
    told = re.findall(r"\[([a-z-]+)\]\s+(\w+) ", ran.out)
    assert sorted(told) == sorted(pair for pair in promised() if pair[0] in holes)
    assert "r4" in labo("trace", "-p", BROKEN, "r4").out.partition("To be looked at again")[2]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_hole_that_is_accepted_is_one_and_has_a_reason(name: str) -> None:
    root = ROOT / "examples" / name
    project = load(root).project
    items = [project, *project.groups, *project.contributions, *project.recommendations, *project.requirements]
    known = {rule.id for rule in CHAIN_RULES}
    written = sorted(reason for item in items for rule, reason in item.accept.items() if rule in known)
    case = ChainCase(project, chain_of(project), date.today(), (), read_reviews(root)[0])
    assert sorted(reason for _, _, reason in lint_chain(case) if reason) == written
    assert all(len(reason) > 40 for reason in written)


def test_the_name_that_the_readme_proposes_is_found(labo, tmp_path: Path) -> None:
    root = tmp_path / "p"
    assert labo("new-project", root, "--example", WITH_HOLES).status == 0
    before = found_in(labo, root)
    (root / "private" / "participants.csv").write_text("Prénom;Nom;Groupe;Séances\nRose;Lavandier;habitants;\n")
    words = root / "contributions.yaml"
    words.write_text(words.read_text().replace("Ne le bougez pas.", "Mme Lavandier a encore les clés."))
    after = [pair for pair in found_in(labo, root) if pair not in before]
    # The words are not those that had been reviewed either.
    assert sorted(after) == [("private-name-published", "c5"), ("suspect-link", "r13")]


@pytest.mark.parametrize("export", ["decidim-ancien.csv", "decidim-nouveau.csv"])
def test_both_exports_of_the_platform_bring_the_same_six_proposals(labo, tmp_path: Path, export: str) -> None:
    root = tmp_path / "p"
    assert labo("new-project", root, "--example", SENIORS.name).status == 0
    before = {said.id: said for said in load(root).project.contributions}
    assert labo("import-contributions", root / "exports" / export, "-p", root).status == 0
    brought = [said for said in load(root).project.contributions if said.id not in before]
    assert [said.origin.id for said in brought if said.origin] == ["430", "433", "434", "437", "438", "441"]
    assert [said.votes for said in brought] == [12, 1, 8, 10, 4, 6]
    assert [said.theme for said in brought] == ["trajets", "trajets", "reussite", "profil", "benevoles", "isoles"]
    assert brought[2].text.startswith("=1+1, c'est tout le service")
    assert all("<" not in said.text and "&" not in said.text for said in brought)
    written = "".join(path.read_text(encoding="utf-8") for path in (root / "contributions").glob("*.yaml"))
    assert re.findall("trottinettes|grenadine|/profiles/", written) == []
    # Importing again adds nothing, and tells what changed of what is there without touching it.
    again = labo("import-contributions", root / "exports" / export, "-p", root)
    assert len(load(root).project.contributions) == 66
    assert "c35" in again.out
    assert load(root).project.contributions[0] == next(iter(before.values()))
