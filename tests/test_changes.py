"""An agenda that is too long: each change that is offered is made, and it fits; a smaller one would not do."""

import re
from typing import Any

import pytest

from tests.agendas import BARE, errors, minute, minute_said, plan, workshop

TOO_LONG = {
    "one step": ("[{title: A, minutes: 60}, {title: B, minutes: 40}]", 70, BARE),
    "two together": ("[{title: A, minutes: 30}, {title: B, minutes: 30}, {title: C, minutes: 30}]", 40, BARE),
    "with its frame": ("[{title: A, minutes: 50}, {method: carte-empathie, minutes: 60}]", 100, ""),
    "a frame that grows with the session": ("[{title: A, minutes: 45}, {title: B, minutes: 35}]", 100, ""),
    "an odd length": ("[{title: A, minutes: 47}, {title: B, minutes: 41}]", 75, ""),
    "breaks": ("[{title: A, minutes: 60}, {title: B, minutes: 60}, {title: C, minutes: 60}]", 200, ""),
    "nothing to shorten": ("[parcours-usager, persona, gommettes]", 110, ""),
    "a pinned step": ("[{title: A, minutes: 60}, {title: B, minutes: 20, at: '9:45'}]", 120, BARE),
    "tracks": (
        "[{parallel: [{name: U, groups: [usagers], steps: [{title: A, minutes: 70}]}, "
        "{name: D, groups: [aines], steps: [{title: B, minutes: 65}, {title: C, minutes: 10}]}]}]",
        60,
        BARE,
    ),
}
HINT = "the smallest changes that make it fit: "


def changed(agenda: Any, slot: int, more: str, change: str, less: int = 0) -> tuple[Any, int, str]:
    """The workshop with a change made as it is worded, or made by so many minutes less."""
    if end := re.match(r"end the session at (.+)$", change):
        return agenda, minute_said(end[1]) - minute("9:00") - less, more
    if refused := re.search(r"accept: \{(.*)\}$", change):
        rules = refused[1].replace("why", "fait")
        return agenda, slot, more.replace("}", f", {rules}}}") if more else f"accept: {{{rules}}}\n"
    if pinned := re.match(r"pin this step at (.+)$", change):
        at = minute_said(pinned[1]) - less
        return re.sub(r"at: '[\d:]+'", f"at: '{at // 60}:{at % 60:02}'", agenda), slot, more
    if change.startswith("leave out") and " and leave out" in change:
        for one in change.split(" and "):
            agenda, slot, more = changed(agenda, slot, more, one)
        return agenda, slot, more
    if left_out := re.match(r"leave out “(.+)” \(", change):
        name = {"Parcours usager": "parcours-usager", "Persona": "persona", "Gommettes": "gommettes"}.get(
            left_out[1], left_out[1]
        )
        name = "{method: carte-empathie, minutes: 60}" if name == "Carte d'empathie" else name
        without = re.sub(rf"(\{{title: {re.escape(name)}, [^}}]*\}}|{re.escape(name)})(, )?", "", agenda, count=1)
        assert without != agenda, name
        return without.replace(", ]", "]"), slot, more
    for one in change.split(" and "):
        given = re.fullmatch(r"give “(.+)” (\d+) minutes?", one)
        assert given, change
        step = given[1].partition(", ")[0]  # the name of a track may follow
        name = "method: carte-empathie" if step == "Carte d'empathie" else f"title: {step}"
        agenda, n = re.subn(rf"({name}, minutes: )\d+", rf"\g<1>{int(given[2]) + less}", agenda)
        assert n == 1, change
        # Only the last one named gives way less: those before it are at their shortest.
    return agenda, slot, more


@pytest.mark.parametrize("name", TOO_LONG)
def test_each_change_makes_it_fit_and_none_that_is_smaller(project, name: str) -> None:
    agenda, slot, more = TOO_LONG[name]

    def holds(agenda: Any, slot: int, more: str) -> bool:
        holds.tries = getattr(holds, "tries", 0) + 1  # type: ignore[attr-defined]
        files = workshop(agenda, minutes=slot, seniors=4, more=more)
        return not errors(plan(project(files, f"{holds.tries}")))  # type: ignore[attr-defined]

    (found,) = errors(plan(project(workshop(agenda, minutes=slot, seniors=4, more=more), "first")))
    assert found["hint"].startswith(HINT)
    changes = found["hint"].removeprefix(HINT).split("; or ")
    assert 1 <= len(changes) <= 3
    for change in changes:
        assert holds(*changed(agenda, slot, more, change)), change
        if not re.search("leave out|do without", change):
            assert not holds(*changed(agenda, slot, more, change, less=5)), change


def test_what_is_needed_and_what_there_is_are_told_to_the_minute(project) -> None:
    agenda, slot, more = TOO_LONG["one step"]
    (found,) = errors(plan(project(workshop(agenda, minutes=slot, more=more))))
    assert found["message"] == (
        "the agenda needs 100 minutes at the least, and the session has 70 minutes: 30 minutes too many"
    )
    assert found["hint"].split("; or ")[0].endswith("give “A” 30 minutes")
    assert "end the session at 10:40\u202fam" in found["hint"]


@pytest.mark.parametrize(("lang", "said"), [("fr", "10\u202fh\u202f40"), ("en", "10:40\u202fam")])
def test_a_time_is_written_as_the_language_of_messages_does(labo, project, lang: str, said: str) -> None:
    agenda, slot, more = TOO_LONG["one step"]
    ran = labo("check", "-p", project(workshop(agenda, minutes=slot, more=more)), "--json", lang=lang)
    (found,) = (problem for problem in ran.json["problems"] if problem["severity"] == "error")
    assert said in found["hint"]
    assert "10:40" not in found["hint"].replace(said, "")
