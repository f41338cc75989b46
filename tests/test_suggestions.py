"""What is suggested for whom: reasons on both sides, what cannot be done set aside, and the article's three occasions."""

from typing import Any

import pytest

from labo_cli.method_files import Shelf
from tests.conftest import ROOT

SENIORS = [
    "--goal",
    "understand",
    "--minutes",
    "2h",
    "--group",
    "Seniors 8",
    "--group",
    "Aidants 4",
    "--need",
    "seated",
]
MIXED = [
    "--minutes",
    "3h",
    *(f"--group={g}" for g in ("Seniors 6", "Aidants 4", "Associations 4", "Agents 5", "Elus 1")),
]
ADVISERS = ["--goal", "understand", "--minutes", "7h", "--group", "Conseillers logement 5", "--on-site"]


def suggested(labo, *arguments: str, count: int | None = None) -> list[dict[str, Any]]:
    more = ["--count", str(count)] if count else []
    ran = labo("suggest-methods", *arguments, *more, "--json")
    assert ran.status == 0
    found: list[dict[str, Any]] = ran.json
    return found


def ids(moment: dict[str, Any]) -> list[str]:
    return [method["id"] for method in moment["methods"]]


@pytest.mark.parametrize("arguments", [SENIORS, MIXED, ADVISERS], ids=["seniors", "mixed", "advisers"])
def test_each_suggestion_can_be_run_and_says_what_speaks_on_both_sides(labo, arguments: list[str]) -> None:
    cards = Shelf().cards()
    for moment in suggested(labo, *arguments, count=64):
        assert moment["methods"], moment["moment"]
        for method in moment["methods"]:
            card = cards[method["id"]]
            assert method["for"]
            assert method["against"]
            assert card.minutes.min <= method["minutes"] <= moment["minutes"]
        scores = [method["score"] for method in moment["methods"]]
        assert scores == sorted(scores, reverse=True)
        assert not set(ids(moment)) & set(moment["set_aside"])


def test_eight_seniors_and_four_carers_for_two_hours(labo) -> None:
    opening, heart, closing = suggested(labo, *SENIORS)
    assert set(ids(opening)) <= {"accueil-et-charte", "portrait-chinois", "presentations-en-binome", "meteo-interieure"}
    # They bring their own stories: what is told and put on a map comes first, seated, within the hour.
    assert ids(heart)[0] == "carte-empathie"
    cards = Shelf().cards()
    assert all(cards[name].stance != "standing" for name in ids(heart))
    assert all(cards[name].people.max >= 12 for name in ids(heart))
    assert {"world-cafe", "parcours-usager", "entretien-collectif"} <= set(heart["set_aside"])
    assert ids(closing)[0] == "garde-laisse-propose"


def test_twenty_mixed_people_for_three_hours(labo) -> None:
    understand = suggested(labo, *MIXED, "--goal", "understand")[1]
    assert {"carte-empathie", "parcours-usager"} <= set(ids(understand))
    define = suggested(labo, *MIXED, "--goal", "define")[1]
    assert "arbre-a-problemes" in ids(define)[:2]
    assert "codeveloppement" in define["set_aside"]
    imagine = suggested(labo, *MIXED, "--goal", "imagine")[1]
    assert {"1-2-4-tous", "brainstorming", "brainwriting-635"} & set(ids(imagine))
    assert not {"1-2-4-tous", "brainstorming"} & set(ids(understand))


def test_five_housing_advisers_on_site_for_a_day(labo) -> None:
    on_site, back, _closing = suggested(labo, *ADVISERS)
    assert ids(on_site)[:2] == ["observation", "safari-de-service"]
    assert set(ids(on_site)) <= {"observation", "safari-de-service", "rapport-etonnement", "entretien-semi-directif"}
    # A walk needs six people; a method of the room is not suggested for the site.
    assert "6 people" in on_site["set_aside"]["marche-exploratoire"]
    assert not set(ids(on_site)) & set(ids(back))
    assert any("On-site observation" in reason for method in back["methods"] for reason in method["for"])


def test_what_a_public_needs_changes_the_order(labo) -> None:
    def score(method: str, *more: str) -> int:
        moments = suggested(labo, "--minutes", "3h", "--goal", "imagine", *more, count=64)
        return next(m["score"] for moment in moments for m in moment["methods"] if m["id"] == method)

    # 25/10 is done standing, with hundreds of cards changing hands: better another method for seniors.
    assert score("25-10", "--group", "Agents 14") - score("25-10", "--group", "Seniors 14") >= 6
    assert score("25-10", "--group", "Agents 14") - score("25-10", "--group", "Agents 14", "--need", "seated") == 6


def test_a_lone_facilitator_is_told_what_takes_several(labo) -> None:
    def against(facilitators: int) -> list[str]:
        moments = suggested(labo, *SENIORS, "--facilitators", str(facilitators), count=64)
        return [reason for moment in moments for method in moment["methods"] for reason in method["against"]]

    assert any("in the team, and you are 1" in reason for reason in against(1))
    assert not any("in the team, and you are 9" in reason for reason in against(9))


def test_a_workshop_of_the_project_knows_what_came_before(labo) -> None:
    seniors = ROOT / "examples" / "seniors-deplacements"
    workshops = sorted(path.stem for path in (seniors / "workshops").glob("*.yaml"))
    moments = suggested(labo, workshops[-1], "-p", str(seniors), count=64)
    reasons = [reason for moment in moments for method in moment["methods"] for reason in method["for"]]
    doubts = [reason for moment in moments for method in moment["methods"] for reason in method["against"]]
    assert any(reason.startswith("it takes up what") for reason in reasons)
    assert any(reason.startswith("already used in “") for reason in doubts)
    assert "chosen in your project" in reasons


def test_suggestions_are_the_same_each_time(labo_process) -> None:
    runs = {labo_process("suggest-methods", *SENIORS, env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2", "3")}
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--minutes", "2h"], "--group and --minutes together"),
        (["--group", "Seniors 8"], "--group and --minutes together"),
        (["x", "--group", "Seniors 8", "--minutes", "2h"], "--group and --minutes together"),
        (["--group", "Seniors", "--minutes", "2h"], "is not a group with its size"),
        (["--group", "Seniors 8", "--minutes", "2h", "--need", "seat"], "did you mean “seated”?"),
        (["--group", "Seniors 8", "--minutes", "2h", "--goal", "decid"], "did you mean “decide”?"),
        (["--group", "Seniors 8", "--minutes", "longtemps"], "is not a length of time"),
        ([], "no project"),
    ],
)
def test_an_occasion_that_cannot_be_read_is_said(labo, tmp_path, monkeypatch, arguments: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    ran = labo("suggest-methods", *arguments)
    assert ran.status in {1, 2}
    assert said in ran.err


def test_an_occasion_that_no_method_suits_is_said(labo) -> None:
    ran = labo("suggest-methods", "--minutes", "15", "--group", "Habitants 900")
    assert ran.status == 0
    assert "No method of the library suits." in ran.out
