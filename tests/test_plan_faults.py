"""What plan-workshop does with files that are wrong: each fault with its place, no traceback, nothing made of them."""

import re

import pytest

from tests.agendas import errors, workshop
from tests.conftest import ROOT

BLOCK = "[{parallel: [{name: U, groups: [usagers], steps: [carte-empathie]}, %s]}, {title: Atelier, minutes: 10}]"
TWO = "{name: D, groups: [aines], steps: [gommettes]}"
PLACE = re.compile(r"^workshops/seul\.yaml:\d+:\d+", re.MULTILINE)


@pytest.mark.parametrize(
    "agenda",
    [
        BLOCK % "{name: D, groups: [usagers, aines], steps: [gommettes]}",
        BLOCK % "{name: D, groups: [agents], steps: [gommettes]}",
        BLOCK % "{name: D, groups: [aines], facilitators: 40, steps: [gommettes]}",
    ],
    ids=["in two tracks", "does not come", "facilitators"],
)
def test_a_fault_of_tracks_is_told_in_its_place_and_the_plan_is_shown(labo, project, agenda: str) -> None:
    ran = labo("plan-workshop", "-p", project(workshop(agenda, seniors=4)), "--format", "html")
    assert ran.status == 1
    assert PLACE.search(ran.err)
    assert "Atelier" in ran.out
    assert "Traceback" not in ran.err
    fine = labo("plan-workshop", "-p", project(workshop(BLOCK % TWO, seniors=4), "fine"), "--format", "html", "--json")
    assert errors(fine.json) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("usagers: 12", "usagers: 0"),
        ("duration: 150", 'end: "9:00"'),
        ("{title: Atelier, minutes: 10}", "{title: Atelier, minutes: 0}"),
        ("usagers: 12", "inconnus: 12"),
        ("gommettes", "gommetes"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_its_place(labo, project, before: str, after: str) -> None:
    root = project(workshop("[gommettes, {title: Atelier, minutes: 10}]"))
    path = root / "workshops" / "seul.yaml"
    typed = path.read_text(encoding="utf-8")
    path.write_text(typed.replace(before, after), encoding="utf-8")
    ran = labo("plan-workshop", "-p", root, "--format", "html")
    assert ran.status == 1
    assert PLACE.search(ran.err)
    assert "Traceback" not in ran.err
    if after in ("inconnus: 12", "gommetes"):
        assert "Atelier" in ran.out
        assert not (root / "out").exists()


def test_five_thousand_people_are_too_many_for_the_time(labo, project) -> None:
    root = project(workshop("[mur-connaissance, {title: Atelier, minutes: 10}]", people=5000))
    ran = labo("plan-workshop", "-p", root, "--format", "html", "--json")
    assert ran.status == 1
    assert any("at the least" in problem["message"] for problem in errors(ran.json))


@pytest.mark.parametrize("content", [None, "name: {fr: Non"])
def test_a_card_of_ones_own_that_vanished_or_broke(labo, project, content: str | None) -> None:
    card = (ROOT / "methods" / "gommettes.yaml").read_text(encoding="utf-8")
    root = project({**workshop("[a-nous, {title: Atelier, minutes: 10}]"), "methods/a-nous.yaml": card})
    assert labo("plan-workshop", "-p", root, "--format", "html").status in (0, 1)
    path = root / "methods" / "a-nous.yaml"
    path.unlink()
    if content:
        path.write_text(content, encoding="utf-8")
    before = {made: made.stat().st_mtime_ns for made in (root / "out").iterdir()}
    ran = labo("plan-workshop", "-p", root, "--format", "html")
    assert ran.status == 1
    assert re.search(r"(methods/a-nous|workshops/seul)\.yaml:\d+:\d+", ran.err)
    assert "Atelier" in ran.out
    assert {made: made.stat().st_mtime_ns for made in (root / "out").iterdir()} == before
