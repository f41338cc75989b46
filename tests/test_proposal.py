"""An agenda proposed by labo: it keeps to its constraints, says why, and is written out as it was shown."""

import re
from itertools import pairwise
from typing import Any

import pytest
import yaml

from tests.agendas import card_of, minute, on_time
from tests.conftest import ROOT

GOALS = ["understand", "define", "imagine", "prototype", "test", "decide", "report-back"]


def asked(goal: str, *, more: str = "", minutes: int = 150, groups: str = "{usagers: 12}") -> dict[str, Any]:
    return {
        "groups.yaml": "- {id: usagers, name: Usagers, kind: users, size: 40}\n"
        "- {id: aines, name: Aînés, kind: users, size: 40, publics: [seniors], needs: [seated, large-print]}\n",
        "workshops/premier.yaml": None,
        "workshops/neuf.yaml": f"title: Neuf\ndate: 2026-03-12\nstart: 9h30\nduration: {minutes}\ngoal: {goal}\n"
        f"groups: {groups}\nfacilitators: 3\n{more}",
    }


def proposed(labo, root, *options: str) -> Any:
    return labo("plan-workshop", "neuf", "-p", root, "--format", "html", "--json", *options).json


def names(plan: Any) -> list[str]:
    return [method["id"] for method in plan["methods"]]


@pytest.mark.parametrize("groups", ["{usagers: 12}", "{aines: 10}"])
@pytest.mark.parametrize("goal", GOALS)
def test_a_proposal_keeps_to_its_constraints_and_adds_up(labo, project, goal: str, groups: str) -> None:
    root = project(asked(goal, groups=groups))
    said = proposed(labo, root)
    assert said["proposed"]
    assert proposed(labo, root)["proposal"] == said["proposal"]
    plans = said["proposal"]["plans"]
    people = int(groups.split(": ")[1][:-1])
    assert 1 <= len(plans) <= 3
    assert [plan["score"] for plan in plans] == sorted((plan["score"] for plan in plans), reverse=True)
    assert len({tuple(sorted(names(plan))) for plan in plans}) == len(plans)
    for plan in plans:
        work = [name for name in names(plan) if card_of(name)["phases"][0] not in ("icebreaker", "closing")]
        assert 1 <= len(work) <= 3
        assert len(set(names(plan))) == len(names(plan))
        minutes = 0
        for method in plan["methods"]:
            card = card_of(method["id"])
            assert card["people"]["min"] <= people <= card["people"]["max"]
            assert "room" in card.get("where", ["room"])
            assert "aines" not in groups or card["stance"] != "standing"
            assert any(reason["points"] > 0 for reason in method["reasons"])
            assert all(reason["text"] for reason in method["reasons"])
            minutes += card["minutes"]["min"]
        assert minutes <= 150
        # The score is what its reasons weigh, less 8 points for each activity, with a point for each 10 minutes of work.
        reasons = sum(reason["points"] for method in plan["methods"] for reason in method["reasons"])
        minutes_of_work = [method["minutes_of_work"] for method in plan["methods"] if method["id"] in work]
        assert plan["score"] == reasons - 8 * len(work) + sum(n // 10 for n in minutes_of_work), plan
    on_time(said, minute("9:30"), 150)
    assert [line["method"] for line in said["agenda"] if line["method"]] == names(plans[0])


def test_a_chosen_method_is_in_every_plan_or_set_aside_with_the_reason(labo, project) -> None:
    said = proposed(labo, project(asked("imagine", more="methods: [pire-idee, entretien-semi-directif]\n")))
    assert all("pire-idee" in names(plan) for plan in said["proposal"]["plans"])
    assert "entretien-semi-directif" not in str(said["proposal"]["plans"])
    assert said["proposal"]["set_aside"] == {"entretien-semi-directif": "it takes 2 people at most"}


@pytest.mark.parametrize("matter", ["priorities", "questions", "needs"])
def test_what_must_come_out_comes_out(labo, project, matter: str) -> None:
    plan = proposed(labo, project(asked("define", more=f"outputs: [{matter}]\n")))["proposal"]["plans"][0]
    assert any(matter in card_of(name)["gives"] for name in names(plan))
    assert any(
        reason["text"].startswith("the session must put out") for m in plan["methods"] for reason in m["reasons"]
    )


def test_a_method_of_another_session_is_proposed_only_with_a_word_about_it(labo, project) -> None:
    fresh = names(proposed(labo, project(asked("understand"), "a"))["proposal"]["plans"][0])
    agenda = ", ".join(fresh)
    other = f"title: Avant\nstart: 9h\nend: 17:00\ngoal: understand\ngroups: {{usagers: 12}}\nagenda: [{agenda}]\n"
    root = project({**asked("understand"), "workshops/avant.yaml": other}, "b")
    for plan in proposed(labo, root)["proposal"]["plans"]:
        for method in plan["methods"]:
            told = any("already used in “Avant”" in reason["text"] for reason in method["reasons"])
            assert told is (method["id"] in fresh)
    assert names(proposed(labo, root)["proposal"]["plans"][0]) != fresh


# `--write`.


def test_a_proposal_is_written_out_as_it_was_shown_and_over_nothing(labo, project) -> None:
    aim = "On raconte ce qui se passe : « l'attente », et on choisit. " * 3
    more = (
        f'aim: "{aim.strip()}"\nplace: {{name: Mairie, seats: 40, access: [step-free]}}\nthemes: [attente, paroles]\n'
    )
    root = project(asked("understand", more=more, minutes=170))
    first = root / "workshops" / "neuf.yaml"
    before = first.read_bytes()
    shown = proposed(labo, root)
    assert labo("plan-workshop", "neuf", "-p", root, "--format", "html", "--write").status == 0
    assert labo("plan-workshop", "neuf", "-p", root, "--format", "html", "--write").status == 0
    assert first.read_bytes() == before
    written = sorted(set((root / "workshops").iterdir()) - {first}, key=lambda path: len(path.name))
    assert len(written) == 2
    text = written[0].read_text(encoding="utf-8")
    assert re.search(r"\n  - method: \S+\n(    title: .*\n)?    minutes: \d+\n", text)
    assert "themes: [attente, paroles]\n" in text
    assert "groups: {usagers: 12}\n" in text
    assert "    seats: 40\n" in text.replace("  seats", "    seats")
    assert "aim: >-\n" in text
    kept, typed = yaml.safe_load(text), yaml.safe_load(before)
    assert {key: kept[key] for key in typed} == typed
    assert max(map(len, text.splitlines()[1:])) <= 130
    for path in (first, *written[1:]):
        path.unlink()
    ran = labo("plan-workshop", "-p", root, "--format", "html", "--json")
    assert ran.status == 0
    lines = [(line["start"], line["minutes"], line["method"]) for line in ran.json["agenda"]]
    assert lines == [(line["start"], line["minutes"], line["method"]) for line in shown["agenda"]]
    assert not any(line["added"] for line in ran.json["agenda"])


def test_workshops_that_share_a_file_are_printed_rather_than_written(labo, project) -> None:
    files = asked("understand")
    one = yaml.safe_load(files.pop("workshops/neuf.yaml")) | {"id": "neuf", "date": "2026-03-12"}
    root = project({**files, "workshops/premier.yaml": None, "workshops.yaml": yaml.safe_dump([one])})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    ran = labo("plan-workshop", "-p", root, "--format", "html", "--write")
    assert ran.status == 1
    assert "workshops.yaml" in ran.err
    assert re.search(r"^  - method: \S+$", ran.out, re.MULTILINE)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_workshop_with_an_agenda_is_proposed_another_when_asked(labo, project) -> None:
    root = project()
    assert not labo("plan-workshop", "-p", root, "--format", "html", "--json").json["proposed"]
    said = labo("plan-workshop", "-p", root, "--format", "html", "--json", "--propose").json
    assert said["proposed"]
    assert said["proposal"]["plans"]
    for before, after in pairwise(said["agenda"]):
        assert before["end"] == after["start"]
    assert (ROOT / "methods" / f"{names(said['proposal']['plans'][0])[0]}.yaml").is_file()


@pytest.mark.parametrize("goal", ["understand", "imagine", "test", "decide"])
@pytest.mark.parametrize(("groups", "minutes"), [("{aines: 8, usagers: 20}", 150), ("{usagers: 20}", 480)])
def test_the_work_gets_the_minutes_that_it_was_chosen_for(labo, project, goal: str, groups: str, minutes: int) -> None:
    """The room that a plan is chosen for is still there once the breaks have come in."""
    said = proposed(labo, project(asked(goal, groups=groups, minutes=minutes)))
    chosen = {m["id"]: m["minutes_of_work"] for m in said["proposal"]["plans"][0]["methods"] if m["minutes_of_work"]}
    given = {line["method"]: line["minutes"] for line in said["agenda"] if line["method"] in chosen}
    assert set(given) == set(chosen)
    assert sum(given.values()) >= 0.9 * sum(chosen.values()), (given, chosen)
