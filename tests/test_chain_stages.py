"""A step of the chain that is still empty: `labo trace` says so at any time, `labo check` once its time has come."""

from pathlib import Path
from typing import Any

import pytest

from tests.chain_case import chain, third_group

AHEAD = {"start": "2025-01-06", "end": "2098-12-18"}
ENDED = {"start": "2025-01-06", "end": "2025-06-30"}
ANSWERED = {**AHEAD, "answers": "2025-06-30"}
WORDS: dict[str, Any] = {"c1": {}, "c2": {"group": "agents"}, "c3": {"group": "voisins"}}
OF_TWO = {"r1": {"from": ["c1", "c2"]}, "r2": {"from": ["c1"], "next_step": None}}
OF_THREE = {"r1": {"from": ["c1", "c2", "c3"]}}


def holes(labo, root: Path) -> list[str]:
    return [hole["rule"] for hole in labo("trace", "-p", root, "--json").json["holes"]]


def remarks(labo, root: Path, rule: str) -> list[dict[str, Any]]:
    problems = labo("check", "-p", root, "--json").json["problems"]
    return [problem for problem in problems if problem["rule"] == rule]


@pytest.mark.parametrize(
    ("recommended", "calendar", "brief", "rule", "due"),
    [
        ({}, None, None, "contribution-nowhere", False),
        ({}, AHEAD, None, "contribution-nowhere", False),
        ({}, ANSWERED, None, "contribution-nowhere", True),
        ({}, ENDED, None, "contribution-nowhere", True),
        (OF_TWO, AHEAD, None, "kept-without-function", False),
        (OF_TWO, ANSWERED, None, "kept-without-function", False),
        (OF_TWO, ENDED, None, "kept-without-function", True),
        (OF_TWO, AHEAD, {"status": "for-review"}, "kept-without-function", True),
        (OF_THREE, AHEAD, None, "shared-need-unmet", False),
        (OF_THREE, ENDED, None, "shared-need-unmet", True),
    ],
)
def test_what_is_still_missing_is_a_hole_and_a_warning_in_its_time(
    labo, project, recommended: dict[str, Any], calendar: Any, brief: Any, rule: str, due: bool
) -> None:
    files = chain(
        WORDS, recommended, bare=True, brief=brief, groups=third_group(), project={"calendar": calendar}, date=None
    )
    root = project(files)
    assert rule in holes(labo, root)
    shown = labo("trace", "-p", root).out
    assert "no hole" not in shown
    assert ("--explain" in shown) or not due
    # Told once for the whole step, however much there is.
    assert len(remarks(labo, root, rule)) == due


def test_the_sentence_says_how_many_wait(labo, project) -> None:
    root = project(chain(WORDS, OF_TWO, bare=True, groups=third_group(), project={"calendar": ENDED}, date=None))
    (problem,) = remarks(labo, root, "kept-without-function")
    assert problem["message"] == "no requirement is written yet: 2 recommendations kept reach none"
    assert problem["file"] == "recommendations.yaml"
    nothing = project(chain({"c1": {}}, bare=True, project={"calendar": ENDED}, date=None), "q")
    (problem,) = remarks(labo, nothing, "contribution-nowhere")
    assert problem["message"] == "no recommendation is written yet: 1 contribution waits for one"


def test_functions_without_recommendations_make_it_high_time(labo, project) -> None:
    files = chain({"c1": {}}, {}, {"FP1": {"from": [], "justification": "La loi."}}, bare=True)
    assert len(remarks(labo, project(files), "contribution-nowhere")) == 1


def test_a_step_that_is_empty_for_a_reason_is_no_hole(labo, project) -> None:
    accepted = {"r1": {"from": ["c1", "c2"], "accept": {"kept-without-function": "Fait par la voirie, dès juin."}}}
    root = project(chain({}, accepted, bare=True, project={"calendar": ENDED}, date=None))
    # Without the words that it came from there is nothing to trace.
    words = chain({"c1": {}, "c2": {}}, accepted, bare=True, project={"calendar": ENDED}, date=None)
    root = project(words, "q")
    assert remarks(labo, root, "kept-without-function") == []
    shown = labo("trace", "-p", root).out
    assert "no hole yet that is not justified" in shown
    assert "dès juin" in shown


def test_where_a_young_project_stands_is_not_called_broken(labo, project) -> None:
    root = project(chain({"c1": {}}, bare=True, project={"calendar": AHEAD}))
    assert labo("show-project", "-p", root, "--json").json["holes"] == []
