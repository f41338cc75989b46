"""What the rules of the chain weigh, what they count, and what they say in a sentence."""

from pathlib import Path
from typing import Any

import pytest

from tests.chain_case import chain, third_group
from tests.lint_cases.answers import HARD, OPEN, REFUSED, STUDY, answer


def found(labo, root: Path, rule: str, lang: str = "en") -> list[dict[str, Any]]:
    problems = labo("check", "-p", root, "--json", lang=lang).json["problems"]
    return [problem for problem in problems if problem["rule"] == rule]


def weights(labo, root: Path, rule: str) -> list[str]:
    return [problem["severity"] for problem in found(labo, root, rule)]


@pytest.mark.parametrize(
    ("recommended", "required", "weight"),
    [
        ({"r1": REFUSED}, {}, "error"),
        ({"r2": REFUSED}, {"FP1": {"from": ["r1", "r2"]}}, "warning"),
        ({"r1": REFUSED}, {"FP1": {"justification": "La loi de 2005."}}, "warning"),
        # Merged into one that was refused, it was refused with it.
        ({"r1": {"state": "merged", "merged_into": "r2"}, "r2": {**REFUSED, "from": ["c1"]}}, {}, "error"),
    ],
)
def test_a_function_without_any_origin_left_is_an_error(
    labo, project, recommended: dict[str, Any], required: dict[str, Any], weight: str
) -> None:
    assert weights(labo, project(chain(None, recommended, required)), "origin-refused") == [weight]


@pytest.mark.parametrize(
    ("calendar", "answer_by", "weight"),
    [
        ({"start": "2025-01-06", "end": "2025-12-19"}, None, "warning"),
        ({"start": "2025-01-06", "end": "2098-12-19"}, None, "advice"),
        ({"start": "2025-01-06", "end": "2098-12-19", "answers": "2025-06-30"}, None, "warning"),
        ({"start": "2025-01-06", "end": "2025-12-19", "answers": "2098-06-30"}, None, "advice"),
        ({"start": "2025-01-06", "end": "2098-12-19"}, "2025-06-30", "warning"),
        ({"start": "2025-01-06", "end": "2025-12-19"}, "2098-06-30", "advice"),
        (None, None, "advice"),
    ],
)
def test_an_answer_that_is_late_is_a_warning(
    labo, project, calendar: dict[str, str] | None, answer_by: str | None, weight: str
) -> None:
    files = chain(recommended={"r1": {**OPEN, "answer_by": answer_by}}, project={"calendar": calendar})
    assert weights(labo, project(files), "unanswered") == [weight]


def test_a_study_whose_day_is_past_is_an_advice(labo, project) -> None:
    assert weights(labo, project(answer(**STUDY)), "study-without-end") == ["advice"]
    assert weights(labo, project(answer(**STUDY, next_step=None), "q"), "study-without-end") == ["warning"]


def test_an_explanation_that_is_mostly_hard_is_a_warning(labo, project) -> None:
    assert weights(labo, project(answer(explanation=HARD)), "explanation-hard") == ["warning"]
    soft = "Oui. Les bancs seront là en mai. Vous en choisirez la couleur."
    assert weights(labo, project(answer(explanation=f"{soft} {HARD}"), "q"), "explanation-hard") == ["advice"]
    (problem,) = found(labo, project(answer(explanation=HARD), "r"), "explanation-hard")
    assert "“Nonobstant”" in problem["message"]
    assert "“malgré”" in problem["hint"]


def test_many_contributions_without_a_theme_are_told_once(labo, project) -> None:
    def without(count: int) -> dict[str, Any]:
        words = {f"p{n}": {"theme": None} for n in range(count)}
        return chain(words, {"r1": {"from": ["c1", "c2", *words]}})

    assert len(found(labo, project(without(3)), "contribution-without-theme")) == 3
    (problem,) = found(labo, project(without(40), "q"), "contribution-without-theme")
    assert "40 contributions" in problem["message"]
    assert "“p0”" in problem["message"]


def test_a_round_of_merged_recommendations_is_told_once(labo, project) -> None:
    def merged(into: str) -> dict[str, Any]:
        return {"state": "merged", "merged_into": into, "from": ["c2"], "next_step": None}

    files = chain(recommended={"r2": merged("r3"), "r3": merged("r4"), "r4": merged("r2"), "r5": merged("r2")})
    (problem,) = found(labo, project(files), "merged-in-a-round")
    assert "r2 → r3 → r4 → r2" in problem["message"]


def test_a_need_of_several_groups_names_them(labo, project) -> None:
    words = {"c3": {"group": "voisins"}}
    kept = {"r1": {"from": ["c1"]}, "r2": {"from": ["c1", "c2", "c3"]}}
    files = chain(words, kept, groups=third_group())
    (problem,) = found(labo, project(files), "shared-need-unmet")
    assert problem["message"].startswith("Usagers, Agents and Voisins voiced this")
    assert found(labo, project(files, "q"), "kept-without-function") == []
