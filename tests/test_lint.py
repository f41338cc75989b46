"""Every rule of the field: where it fires, where it just does not, and what it says."""

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest

from labo_cli.lint.rule import Severity
from labo_cli.lint.rules import RULES
from tests import lint_cases
from tests.lint_cases.small import small

MODULES: list[Any] = [
    importlib.import_module(f"{lint_cases.__name__}.{module.name}")
    for module in pkgutil.iter_modules(lint_cases.__path__)
    if module.name != "small"
]
FIRES = {rule: files for module in MODULES for rule, files in module.FIRES.items()}
SILENT = {rule: files for module in MODULES for rule, files in module.SILENT.items()}
EDGES = [edge for module in MODULES for edge in getattr(module, "EDGES", ())]
PLACES = {rule: line for module in MODULES for rule, line in getattr(module, "PLACES", {}).items()}


def _found(labo, root: Path, rule: str) -> list[dict[str, Any]]:
    problems = labo("check", "-p", root, "--json").json["problems"]
    return [problem for problem in problems if problem["rule"] == rule]


def test_every_rule_has_a_case_where_it_fires_and_one_where_it_is_silent() -> None:
    assert set(FIRES) == set(RULES)
    assert set(SILENT) == set(RULES)


@pytest.mark.parametrize("rule", sorted(FIRES))
def test_a_rule_fires(labo, project, rule: str) -> None:
    root = project(FIRES[rule])
    found = _found(labo, root, rule)
    assert found
    for problem in found:
        assert problem["message"]
        assert "{" not in problem["message"].replace("{no-", "")
        assert problem["severity"] in set(Severity)
        assert (root / problem["file"]).is_file()


@pytest.mark.parametrize("rule", sorted(SILENT))
def test_a_rule_is_silent_near_by(labo, project, rule: str) -> None:
    assert _found(labo, project(SILENT[rule]), rule) == []


@pytest.mark.parametrize(("rule", "fires", "files"), EDGES, ids=[f"{n}-{edge[0]}" for n, edge in enumerate(EDGES)])
def test_a_rule_keeps_to_its_other_thresholds(labo, project, rule: str, fires: bool, files: Any) -> None:
    assert bool(_found(labo, project(files), rule)) is fires


@pytest.mark.parametrize("rule", sorted(PLACES))
def test_a_finding_points_to_its_line(labo, project, rule: str) -> None:
    root = project(FIRES[rule])
    lines = [
        (root / problem["file"]).read_text(encoding="utf-8").splitlines()[problem["line"] - 1].strip()
        for problem in _found(labo, root, rule)
    ]
    assert PLACES[rule] in lines


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_says_why_and_what_to_do(rule: str) -> None:
    one = RULES[rule]
    assert one.id == rule
    assert one.title[-1] != "."
    for text in (one.why, one.remedy):
        assert text.lstrip("“")[0].isupper()
        assert text[-1] in ".”?"
        assert len(text) > 40


def test_what_is_accepted_is_not_remarked_upon(labo, project) -> None:
    files = small(accept={"no-closing": "Le mot de la fin se dit au restaurant."})
    assert _found(labo, project(files), "no-closing") == []
    assert _found(labo, project(small(), folder="q"), "no-closing")


@pytest.mark.parametrize(("minutes", "severity"), [(37, "advice"), (38, "warning")])
def test_time_that_is_a_little_short_is_an_advice_and_very_short_a_warning(
    labo, project, minutes: int, severity: str
) -> None:
    agenda = [
        {"title": "Accueil et règles", "minutes": 10},
        {"title": "Qui est là", "minutes": 15},
        {"title": "Ce que nous vivons", "minutes": 50},
        {"break": 15},
        {"title": "Ce qui revient", "minutes": minutes},
        {"title": "La suite", "minutes": 5},
        {"title": "Mot de la fin", "minutes": 10},
    ]
    (found,) = _found(labo, project(small(agenda=agenda)), "short-buffer")
    assert found["severity"] == severity


@pytest.mark.parametrize(("minutes", "severity"), [(45, "advice"), (44, "warning")])
def test_a_lunch_that_is_a_little_short_is_an_advice_and_a_very_short_one_a_warning(
    labo, project, minutes: int, severity: str
) -> None:
    agenda = [{"title": "Accueil", "minutes": 150}, {"lunch": minutes}, {"title": "Travail", "minutes": 30}]
    (found,) = _found(labo, project(small(agenda=agenda, end="16:00")), "lunch-too-short")
    assert found["severity"] == severity


def test_a_stretch_runs_through_the_longest_track(labo, project) -> None:
    def track(name: str, *steps: Any) -> dict[str, Any]:
        return {"name": name, "groups": [name], "room": name, "steps": list(steps)}

    agenda = [
        {"title": "Accueil et règles", "minutes": 15},
        {"title": "Qui est là", "minutes": 15},
        {
            "parallel": [
                track(
                    "usagers", {"title": "Raconter", "minutes": 30}, {"break": 15}, {"title": "Choisir", "minutes": 30}
                ),
                track("agents", {"title": "Relire", "minutes": 75}),
            ]
        },
        {"title": "Mise en commun", "minutes": 15},
        {"break": 15},
        {"title": "Mot de la fin", "minutes": 10},
    ]
    (found,) = _found(labo, project(small(agenda=agenda)), "no-break")
    # The users had their break; for the agents, 30 + 75 + 15 minutes ran without one.
    assert "120 minutes" in found["message"]
    assert "Relire" in found["hint"]


def test_two_people_with_one_lead_are_told_apart(labo, project) -> None:
    def track(name: str, lead: str) -> dict[str, Any]:
        steps = [{"title": f"Étape {name}", "minutes": 20, "lead": lead}]
        return {"name": name, "groups": [name], "room": name, "steps": steps}

    both = [{"parallel": [track("usagers", "un animateur par table"), track("agents", "un animateur par table")]}]
    assert _found(labo, project(small(agenda=both)), "leads-twice-at-once") == []
    both = [{"parallel": [track("usagers", "Inès, Maud"), track("agents", "MAUD & Karim")]}]
    assert _found(labo, project(small(agenda=both), folder="q"), "leads-twice-at-once")
