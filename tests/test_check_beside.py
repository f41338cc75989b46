"""A fault of form hides nothing: what holds is looked at all the same, and nothing false is said of it."""

import re
import shutil
from pathlib import Path

import pytest

from labo_cli.lint.elsewhere import LINKS_IN, WORDS_IN
from labo_cli.lint.rules import RULES
from labo_cli.model.project import Project

ROOT = Path(__file__).parents[1]
SENIORS = ROOT / "examples" / "seniors-deplacements"
REST = "Once these are mended, labo looks at the rest"

FAULTS = [
    # the file, what is replaced there the first time, by what
    ("recommendations.yaml", "reason: running-cost", "reason: because"),
    ("recommendations.yaml", "state: retained", "state: keept"),
    ("recommendations.yaml", "date: 2026-05-04", "date: 2026-13-45"),
    ("recommendations.yaml", "  from: [", "  from: [c999, "),
    ("recommendations.yaml", "- id: r1\n", "- id: r1\n  colour: red\n"),
    ("recommendations.yaml", "- id: r2\n", "- id: r1\n"),
    ("recommendations.yaml", "- id: r6\n", "- name: r6\n"),
    ("requirements.yaml", "flexibility: F1", "flexibility: F4"),
    ("requirements.yaml", "  importance: ", "  importance: K9 #"),
    ("requirements.yaml", "  statement:", "  statment:"),
    ("requirements.yaml", "  from: [", "  from: [r99, "),
    ("groups.yaml", "  kind: ", "  kind: nobody-"),
    ("groups.yaml", "  size: ", "  size: many"),
    ("groups.yaml", "  needs: [", "  needs: [wings, "),
    ("contributions/atelier-1.yaml", "  kind: ", "  kind: x"),
    ("contributions/atelier-1.yaml", "  group: ", "  group: x"),
    ("contributions/atelier-2.yaml", "  theme: ", "  theme: x"),
    ("contributions/aidants-a-domicile.yaml", "  text: ", "  text: \n  txt: "),
    ("workshops/1-comprendre.yaml", "goal: ", "goal: un"),
    ("workshops/1-comprendre.yaml", "start: ", "start: soon "),
    ("workshops/2-imaginer.yaml", "method: ", "method: x"),
    ("workshops/3-decider.yaml", "facilitators: ", "facilitators: [Ana, Bo] #"),
    ("interviews/restaurant-emeraude.yaml", "group: ", "group: x"),
    ("immersions/une-matinee-avec-odile.yaml", "methods:", "metods:"),
    ("consultations/sortir-en-ligne.yaml", "start: ", "start: x"),
    ("project.yaml", "calendar:", "calender:"),
    ("project.yaml", "  start: 20", "  start: x20"),
    ("project.yaml", "team:", "color: red\nteam:"),
    ("project.yaml", "    title: ", "    title: []\n    x: "),
    ("brief.yaml", "glossary:", "glosary:"),
    ("groups.yaml", "- id:", "- id: [\n- id:"),
    ("interviews/aidants-a-domicile.yaml", "\nthemes: ", "\nthemes: somewhere #"),
    ("workshops/1-comprendre.yaml", "\nthemes: ", "\nthemes: somewhere #"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{file}: {new.strip()}" for file, _old, new in FAULTS])
def test_a_fault_makes_no_rule_speak_for_nothing(labo, tmp_path: Path, fault: tuple[str, str, str]) -> None:
    root = shutil.copytree(SENIORS, tmp_path / "p")
    file, old, new = fault
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = labo("check", "-p", root, "--json")
    assert ran.status == 1
    # The project itself is sound: whatever a rule finds now, it finds for nothing.
    assert ran.json["problems"]
    assert [problem for problem in ran.json["problems"] if problem["rule"]] == []


HEARD = "".join(
    f"- {{id: c{n}, group: usagers, from: premier, theme: attente, kind: need, text: Un banc}}\n" for n in range(1, 5)
)
NO = "state: not-retained, decided_by: Le conseil, "
WHY = "explanation: La rue est trop étroite pour un banc et une poussette ; nous en mettons deux sur la place voisine."
ANSWERS = f"""\
- {{id: r1, text: Des bancs, from: [c1], {NO} date: 2026-04-02, reason: because, {WHY!r}}}
- {{id: r2, text: Des bancs, from: [c2], {NO} date: 2026-04-02, reason: land}}
- {{id: r3, text: Des bancs, from: [c3], {NO} date: 2025-04-02, reason: land, {WHY}}}
""".replace(repr(WHY), WHY)
FUNCTIONS = """\
- {id: FP1, kind: main, statement: Asseoir, importance: 3, from: [r2], criteria: [{name: bancs, level: 3 bancs, limit: 2, flexibility: F0, verification: comptage}]}
- {id: FP2, kind: main, statement: Asseoir, importance: K9, from: [r2]}
"""
REAL = {"contributions.yaml": HEARD, "recommendations.yaml": ANSWERS}


def rules_of(ran) -> set[tuple[str, str]]:
    return {(problem["where"], problem["rule"]) for problem in ran.json["problems"]}


def test_faults_of_form_and_what_the_rules_find_are_told_together(labo, project) -> None:
    root = project({**REAL, "requirements.yaml": FUNCTIONS})
    ran = labo("check", "-p", root, "--json")
    found = rules_of(ran)
    assert {
        ("recommendation “r1”, reason", ""),
        ("requirement “FP2”, importance", ""),
        ("recommendation “r2”", "refusal-unexplained"),
        ("recommendation “r3”, date", "decision-before-words"),
        ("requirement “FP1”, criterion “bancs”, limit", "rigid-with-limit"),
        ("workshop “premier”", "no-place"),
    } <= found
    # Sessions are looked at, and what had a fault itself is not.
    assert not any(rule for where, rule in found if "r1" in where or "FP2" in where)
    # c4 is in no from:, which may be because of what was left out only where links were.
    assert ("contribution “c4”", "contribution-nowhere") in found
    shown = labo("check", "-p", root).out
    assert REST in shown
    assert "recommendations.yaml:2:3  error  recommendation “r2”  [refusal-unexplained]" in shown


def test_places_are_those_that_were_typed_though_items_before_were_left_out(labo, project) -> None:
    files = {**REAL, "recommendations.yaml": ANSWERS.replace("text: Des bancs", "text: []", 1)}
    found = {p["rule"]: p["line"] for p in labo("check", "-p", project(files), "--json").json["problems"]}
    assert (found["refusal-unexplained"], found["decision-before-words"]) == (2, 3)
    # r1 was left out whole, and might have been the one that takes a contribution up.
    assert "contribution-nowhere" not in found


@pytest.mark.parametrize("fault", ["goal: understood", "goal: [", "objective: understand"])
def test_a_fault_in_a_session_hides_nothing_of_what_became_of_what_was_said_there(labo, project, fault: str) -> None:
    base = (project() / "workshops" / "premier.yaml").read_text(encoding="utf-8")
    root = project({**REAL, "workshops/premier.yaml": base.replace("goal: understand", fault)}, "q")
    found = rules_of(labo("check", "-p", root, "--json"))
    assert ("recommendation “r2”", "refusal-unexplained") in found
    # The day of the session is not known any more.
    assert "decision-before-words" not in {rule for _where, rule in found}


def test_what_is_said_of_the_rest_is_true(labo, project) -> None:
    # Nothing can be made of a project without a title: nothing else was looked at.
    broken = project({**REAL, "project.yaml": "language: fr\nkind: improve-service\n"}, "broken")
    out = labo("check", "-p", broken).out
    assert f"{REST}: sessions, interviews" in out
    assert "[refusal-unexplained]" not in out
    # A card that no session uses keeps no rule from anything.
    card = project({"methods/mine.yaml": "name: {fr: À moi}\n"}, "card")
    out = labo("check", "-p", card).out
    assert "methods/mine.yaml" in out
    assert "[no-place]" in out
    assert REST not in out


def test_a_word_that_was_set_aside_is_not_told_because_the_project_spells_it_wrong(labo, project) -> None:
    base = (project() / "project.yaml").read_text(encoding="utf-8")
    aside = "accept: {{group-never-heard: On les verra en mai., {}: Assez.}}\n"
    heard = {"contributions.yaml": HEARD}
    wrong = project({**heard, "project.yaml": base + aside.format("no-such-rule")}, "wrong")
    assert not re.search(r"group-never-heard", labo("check", "-p", wrong).out.replace("accept", ""))
    without = project({**heard, "project.yaml": base}, "without")
    assert "[group-never-heard]" in labo("check", "-p", without).out


def test_where_rules_look_are_rules_and_keys_that_there_are() -> None:
    for table in (LINKS_IN, WORDS_IN):
        assert set(table) <= set(RULES)
        assert set().union(*table.values()) <= set(Project.model_fields)
