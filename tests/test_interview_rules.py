"""Rounds of interviews as labo reads them: where each rule speaks, and where it keeps silent."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from labo_cli.i18n import Language
from labo_cli.lint.interviews import INTERVIEW_RULES
from labo_cli.lint.rule import Finding, InterviewCase
from labo_cli.project_files import load
from tests.conftest import EXAMPLES, ROOT

RULES = {rule.id: rule for rule in INTERVIEW_RULES}


def findings(root: Path) -> dict[str, list[Finding]]:
    """What every rule finds in the rounds of a project."""
    loaded = load(root)
    project = loaded.project
    found: dict[str, list[Finding]] = {}
    for interview in project.interviews:
        case = InterviewCase(
            interview,
            project,
            project.group(interview.group),
            loaded.shelf.card(interview.method),
            Language(project.language),
        )
        for rule in INTERVIEW_RULES:
            if list_of := list(rule.find(case)):
                found[rule.id] = found.get(rule.id, []) + list_of
    return found


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_is_said_of_an_example(example: str) -> None:
    assert findings(ROOT / "examples" / example) == {}


PROJECT: dict[str, Any] = {
    "title": "Mieux accueillir",
    "language": "fr",
    "kind": "improve-service",
    "sponsor": {"name": "DLH"},
    "challenge": "Comment mieux accueillir ?",
    "themes": [
        {"id": name, "title": name} for name in ("venir", "attendre", "parler", "partir", "revenir", "lire", "dire")
    ],
}
GROUPS = [
    {"id": "usagers", "name": "Usagers", "kind": "users", "size": 12},
    {"id": "aines", "name": "Seniors du quartier", "kind": "users", "size": 12},
    {"id": "enfants", "name": "Enfants", "kind": "users", "size": 12},
    {"id": "absents", "name": "Absents", "kind": "non-users", "size": 8},
    {"id": "elus", "name": "Élus", "kind": "elected", "size": 8},
    {"id": "trio", "name": "Trio", "kind": "agents", "size": 3},
]
ROUND: dict[str, Any] = {
    "title": "Tournée",
    "group": "usagers",
    "purpose": "Comprendre.",
    "themes": ["venir", "attendre", "parler"],
    "duration": "45 min",
    "sample": [{"profile": "Vient souvent", "wanted": 3}, {"profile": "Ne vient plus", "wanted": 2}],
}


@pytest.fixture
def found(project):
    """What is found in a project whose rounds are the plain one with changes."""

    numbers = count()

    def look(*rounds: dict[str, Any], card: dict[str, Any] | None = None, **top: Any) -> dict[str, list[Finding]]:
        written = {
            f"interviews/tour-{n}.yaml": json.dumps({**ROUND, **changes}) for n, changes in enumerate(rounds or ({},))
        }
        root = project(
            {
                "project.yaml": json.dumps({**PROJECT, **top}),
                "groups.yaml": json.dumps(GROUPS),
                "workshops/premier.yaml": None,
                **({"methods/entretien-semi-directif.yaml": json.dumps(card)} if card else {}),
                **written,
            },
            folder=f"p{next(numbers)}",
        )
        return findings(root)

    return look


def asking(text: str, *follow_ups: str, theme: str = "venir") -> dict[str, Any]:
    return {"questions": [{"theme": theme, "ask": text, "follow_ups": list(follow_ups)}]}


def test_a_plain_round_is_left_alone(found) -> None:
    assert found() == {}


ONE_OF_EACH = {
    "closed-question": "Est-ce que vous venez souvent ?",
    "leading-question": "Ne pensez-vous pas que c'est long ?",
    "double-question": "Comment venez-vous et combien de temps mettez-vous ?",
    "hypothetical-question": "Seriez-vous prêt à venir le dimanche ?",
    "jargon-in-question": "Quels sont vos irritants ?",
    "unexplained-acronym": "Que vous a répondu la MDPH ?",
    "long-question": " ".join(["Racontez-moi", *["encore"] * 35]) + ".",
    "intrusive-question": "De quelle maladie souffrez-vous ?",
}


@pytest.mark.parametrize("rule", ONE_OF_EACH)
def test_a_question_of_the_round_is_found_where_it_is_written(found, rule: str) -> None:
    ask, follow_up = found(asking(ONE_OF_EACH[rule], "Qu'avez-vous fait ensuite ?", ONE_OF_EACH[rule]))[rule]
    assert (ask.path, ask.absolute) == (("questions", 0, "ask"), False)
    assert (follow_up.path, follow_up.absolute) == (("questions", 0, "follow_ups", 1), False)
    assert ask.hint


@pytest.mark.parametrize("rule", ONE_OF_EACH)
def test_a_question_of_a_theme_is_found_once(found, rule: str) -> None:
    themes = [dict(theme) for theme in PROJECT["themes"]]
    themes[1] |= {"question": ONE_OF_EACH[rule], "follow_ups": ["Où étiez-vous ?", ONE_OF_EACH[rule]]}
    places = [(one.path, one.absolute) for one in found({}, {}, themes=themes)[rule]]
    assert places == [(("themes", 1, "question"), True), (("themes", 1, "follow_ups", 1), True)]


def test_follow_ups_of_a_theme_are_looked_at_when_the_round_writes_none(found) -> None:
    themes = [dict(theme) for theme in PROJECT["themes"]]
    themes[0]["follow_ups"] = ["Est-ce que c'est loin ?"]
    (one,) = found(asking("Comment venez-vous ?"), themes=themes)["closed-question"]
    assert (one.path, one.absolute) == (("themes", 0, "follow_ups", 0), True)
    assert found(asking("Comment venez-vous ?", "Par où passez-vous ?"), themes=themes) == {}


def test_a_question_of_a_theme_that_no_round_asks_is_left_alone(found) -> None:
    themes = [dict(theme) for theme in PROJECT["themes"]]
    themes[0]["question"] = "Est-ce que vous venez souvent ?"
    themes[6]["question"] = "Est-ce que vous le dites ?"
    assert found(asking("Comment venez-vous ?"), themes=themes) == {}


def test_a_rewrite_is_in_the_language_of_the_project(found) -> None:
    start = Language("fr").gettext("Tell me about the last time…")
    (one,) = found(asking("Est-ce que vous venez souvent ?"))["closed-question"]
    assert start in one.hint
    assert "Est-ce que vous venez souvent" in one.message


def test_the_glossary_explains_an_acronym_and_the_sponsor_does_not(found) -> None:
    question = asking("Que vous a répondu la DLH ?")
    assert set(found(question)) == {"unexplained-acronym"}
    glossary = [{"term": "Direction du logement (DLH)", "meaning": "Elle tient les antennes."}]
    assert found(question, brief={"glossary": glossary}) == {}


def many(n: int) -> dict[str, Any]:
    follow_ups = ["Que s'est-il passé ensuite ?"] * n
    return {
        "questions": [{"theme": name, "ask": "Racontez-moi.", "follow_ups": follow_ups} for name in ROUND["themes"]]
    }


def test_more_than_fifteen_questions(found) -> None:
    assert found(many(4)) == {}
    (one,) = found(many(5))["too-many-questions"]
    assert one.path == ("questions",)
    assert "18" in one.message


def test_more_questions_in_the_themes_than_minutes(found) -> None:
    themes = [theme | {"follow_ups": ["Que s'est-il passé ensuite ?"] * 8} for theme in PROJECT["themes"]]
    assert "too-many-questions" in found({}, themes=themes)
    assert found({"duration": "60 min"}, themes=themes) == {}


def test_a_question_for_a_theme_that_is_not_asked_does_not_count(found) -> None:
    extra = {"theme": "lire", "ask": "Racontez-moi.", "follow_ups": ["Et ensuite ?"] * 9}
    assert found({"questions": [*many(2)["questions"], extra]}) == {}


def test_too_many_and_too_few_themes(found) -> None:
    names = [theme["id"] for theme in PROJECT["themes"]]
    assert set(found({"themes": names})) == {"too-many-themes"}
    assert found({"themes": names[:6]}) == {}
    assert set(found({"themes": names[:2]})) == {"too-few-themes"}
    assert found({"themes": names[:3]}) == {}


@pytest.mark.parametrize(
    ("group", "duration", "rules"),
    [
        ("usagers", "60 min", set()),
        ("usagers", "75 min", {"interview-too-long"}),
        ("aines", "45 min", set()),
        ("aines", "50 min", {"interview-too-long"}),
        ("usagers", "30 min", set()),
        ("usagers", "25 min", {"interview-too-short"}),
        ("enfants", "26 min", set()),
    ],
)
def test_how_long_an_interview_lasts(found, group: str, duration: str, rules: set[str]) -> None:
    said = found({"group": group, "duration": duration})
    assert set(said) == rules
    assert {one.path for ones in said.values() for one in ones} <= {("duration",)}


def test_a_card_of_ones_own_says_how_long_it_may_last(found) -> None:
    card = yaml.safe_load((ROOT / "methods" / "entretien-semi-directif.yaml").read_text(encoding="utf-8"))
    card["minutes"]["max"] = 90
    assert found({"duration": "75 min"}, card=card) == {}


PRESENT = {"sample": [{"profile": "Vient le matin", "wanted": 3}, {"profile": "Vient le soir", "wanted": 3}]}


def test_nobody_who_does_without_the_service(found) -> None:
    (one,) = found(PRESENT, PRESENT)["no-non-users"]
    assert one.path == ("sample",)
    assert "Absents" in one.hint


@pytest.mark.parametrize(
    "profile",
    [
        "Non-usager : ne sort presque plus",
        "A renoncé à venir",
        "Mal logé sans avoir jamais rien demandé",
        "Never came",
        "Turned down every offer",
    ],
)
def test_somebody_who_does_without_the_service(found, profile: str) -> None:
    assert found({"sample": [{"profile": profile, "wanted": 2}, {"profile": "Vient le soir", "wanted": 3}]}) == {}


def test_non_users_heard_in_a_round_of_their_own(found) -> None:
    assert found(PRESENT, PRESENT | {"group": "absents"}) == {}


def test_no_sample_a_thin_one_and_a_single_profile(found) -> None:
    (one,) = found({"sample": []})["thin-sample"]
    assert one.path == ()
    (one,) = found({"sample": [{"profile": "Ne vient plus", "wanted": 2}, {"profile": "Vient", "wanted": 2}]})[
        "thin-sample"
    ]
    assert one.path == ("sample",)
    assert "4" in one.message
    assert set(found({"sample": [{"profile": "Ne vient plus", "wanted": 6}]})) == {"thin-sample"}


def test_rounds_with_the_same_people_are_counted_together(found) -> None:
    few = {"sample": [{"profile": "Ne vient plus", "wanted": 3}]}
    assert found(few, few) == {}


@pytest.mark.parametrize("group", ["elus", "trio"])
def test_a_group_that_is_small_or_heard_for_its_office(found, group: str) -> None:
    assert found({"group": group, "sample": [{"profile": "Tous", "wanted": 3}]}) == {}


def test_every_rule_says_why_it_matters_and_shows_a_rewrite() -> None:
    assert len(RULES) == len(INTERVIEW_RULES)
    for rule in INTERVIEW_RULES:
        assert not rule.title.endswith(".")
        assert "“" in rule.remedy, rule.id
        assert len(rule.why) > 60
