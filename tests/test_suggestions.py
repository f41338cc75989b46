"""What is suggested for whom: reasons on both sides, what cannot be done set aside, and the article's three occasions."""

from typing import Any

import pytest

from labo_cli.library.occasion import kind_named
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
    moments: list[dict[str, Any]] = ran.json["moments"]
    return moments


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
    # The welcome and the charter are counted apart: they compete with no icebreaker.
    assert "accueil-et-charte" not in ids(opening)
    assert {"portrait-chinois", "presentations-en-binome"} <= set(ids(opening))
    # They bring their own stories: what is told and put on a map comes first, seated, within the hour.
    assert ids(heart)[0] == "carte-empathie"
    cards = Shelf().cards()
    assert all(cards[name].stance != "standing" for name in ids(heart))
    assert all(cards[name].people.max >= 12 for name in ids(heart))
    assert {"construction-en-briques", "entretien-collectif"} <= set(heart["set_aside"])
    assert ids(closing)[0] == "garde-laisse-propose"


def test_twenty_mixed_people_for_three_hours(labo) -> None:
    understand = suggested(labo, *MIXED, "--goal", "understand")[1]
    assert {"carte-empathie", "frise-chronologique"} <= set(ids(understand))
    assert "parcours-usager" in ids(suggested(labo, *MIXED, "--goal", "understand", count=8)[1])
    define = suggested(labo, *MIXED, "--goal", "define")[1]
    assert {"arbre-a-problemes", "comment-pourrions-nous"} <= set(ids(define))
    assert "codeveloppement" in define["set_aside"]
    imagine = suggested(labo, *MIXED, "--goal", "imagine")[1]
    assert {"1-2-4-tous", "brainstorming", "brainwriting-635"} <= set(ids(imagine))
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


@pytest.mark.parametrize("minutes", [10, 29, 30, 45, 59, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600])
@pytest.mark.parametrize("group", ["Seniors 8", "Agents 20"])
@pytest.mark.parametrize("site", [[], ["--on-site"]], ids=["room", "site"])
def test_the_minutes_of_a_session_add_up(labo, minutes: int, group: str, site: list[str]) -> None:
    ran = labo("suggest-methods", "--minutes", str(minutes), "--group", group, *site, "--json").json
    rooms = [moment["minutes"] for moment in ran["moments"]]
    assert ran["welcome"] + ran["breaks"] + sum(rooms) == minutes
    assert all(room > 0 for room in rooms)
    assert max(rooms) >= minutes / 3
    # 15 minutes for every 90 at most, 20 for every 75 with seniors.
    assert (ran["breaks"] > 0) == (minutes > (75 if group.startswith("Seniors") else 90))


def test_what_an_experienced_facilitator_would_say_of_a_session_is_said(labo) -> None:
    ran = labo("suggest-methods", "--minutes", "3h", "--group", "Seniors 20", "--facilitators", "1", "--json").json
    assert any("two and a half hours" in remark for remark in ran["remarks"])
    assert any("take 2 facilitators" in remark for remark in ran["remarks"])
    reasons = [reason for m in ran["moments"] for method in m["methods"] for reason in method["against"]]
    assert any("wants a facilitator with these people" in reason for reason in reasons)
    ran = labo("suggest-methods", "--minutes", "2h", "--group", "Agents 12", "--facilitators", "1", "--json").json
    assert ran["remarks"] == []
    ran = labo("suggest-methods", "--minutes", "25h", "--group", "Agents 12", "--json").json
    assert ran["remarks"] == ["that is more than a day: ask for each day apart"]


def test_a_card_still_to_be_written_is_not_suggested(labo, project) -> None:
    root = project()
    assert labo("new-method", "a-nous", "-p", root).status == 0
    moments = suggested(labo, "--minutes", "2h", "--group", "Agents 12", "-p", str(root), count=64)
    assert not any("a-nous" in ids(moment) for moment in moments)
    assert moments[1]["set_aside"]["a-nous"] == "its card is still to be written"


def test_a_workshop_may_be_asked_about_with_another_length(labo, project) -> None:
    root = project()
    longer = labo("suggest-methods", "premier", "-p", root, "--minutes", "4h", "--json").json
    assert longer["welcome"] + longer["breaks"] + sum(m["minutes"] for m in longer["moments"]) == 240


@pytest.mark.parametrize(
    ("typed", "lang"), [("imaginer", "en"), ("définir", "fr"), ("Décider", "en"), ("imagine", "fr")]
)
def test_words_are_taken_in_either_language(labo, typed: str, lang: str) -> None:
    ran = labo("suggest-methods", "--minutes", "2h", "--group", "A 12", "--goal", typed, lang=lang)
    assert ran.status == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Non usagers", "non-users"), ("Non-usagers du 14e", "non-users"), ("Élus", "elected"), ("Usagers", "users")],
)
def test_the_name_of_a_group_tells_its_kind(name: str, kind: str) -> None:
    assert kind_named(name) == kind


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
        (["--group", "Seniors 8", "--minutes", "2h", "--need", "seted"], "did you mean seated (stay seated)?"),
        (["--group", "Seniors 8", "--minutes", "2h", "--goal", "dicide"], "did you mean decide?"),
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
