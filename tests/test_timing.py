"""Agendas on the clock: to the minute, within each card's bounds, pins kept, and what every session needs around."""

import random
from itertools import count

import pytest

from labo_cli.agenda.fitting import Span, fit
from tests.agendas import (
    BARE,
    added,
    bounds,
    card_of,
    errors,
    in_a_row,
    minute,
    on_time,
    plan,
    playing,
    stretches,
    titles,
    workshop,
)

METHODS = [
    "mur-connaissance",
    "carte-empathie",
    "cinq-pourquoi",
    "comment-pourrions-nous",
    "brainstorming",
    "gommettes",
]
PEOPLE = [4, 9, 12, 18, 25, 40, 90, 200]
SLOTS = range(30, 481, 7)


def sound(line, people: int, *, seniors: bool = False) -> None:
    """A line run with a method keeps to what its card allows for so many people."""
    least, most = bounds(line["method"], people, seniors=seniors)
    edge = {"opening": 20, "closing": 15}
    edges = [edge[part] for part in line["parts"] if part in edge]
    assert least <= line["minutes"] <= max([most, *edges][-1], -(-least // 5) * 5), (line["title"], people)


@pytest.mark.parametrize("seniors", [0, 3])
@pytest.mark.parametrize("turn", range(2))
def test_every_session_lasts_its_slot_to_the_minute(project, seniors: int, turn: int) -> None:
    """Each slot meets another headcount each turn; nothing is too long when the tightest agenda of that slot is not."""
    fitted = 0
    for n, slot in enumerate(SLOTS):
        people = max(PEOPLE[(n + turn * 3) % len(PEOPLE)], 4)
        chosen = METHODS[: 1 + slot // 90]
        planned = plan(project(workshop(chosen, minutes=slot, people=people, seniors=seniors), f"{slot}"))
        if errors(planned):
            needed = sum(bounds(method, people)[0] for method in chosen)
            assert slot < needed + 100 + slot // 4, errors(planned)
            continue
        fitted += 1
        on_time(planned, minute("9:00"), slot)
        for line in planned["agenda"]:
            if line["method"]:
                sound(line, people, seniors=bool(seniors))
            if slot % 5 == 0 or line["parts"] != ["buffer"]:
                assert line["minutes"] % 5 == 0, (slot, line)
        assert len(playing(planned, "buffer")) <= 1 + len(playing(planned, "lunch"))
    assert fitted > len(SLOTS) / 2


@pytest.mark.parametrize("seed", range(12))
def test_an_agenda_of_all_sorts_holds_to_the_minute(project, seed: int) -> None:
    """Methods, steps of one's own, pauses, tracks and odd lengths in any order."""
    chance = random.Random(seed)
    names = [*METHODS, "world-cafe", "parcours-usager", "meteo-interieure", "pitch-galerie", "garde-laisse-propose"]
    people, start = chance.choice([6, 12, 20, 33, 48]), chance.choice(["8:30", "9:00", "10:15", "13:30"])
    steps = []
    for n in range(chance.randint(1, 5)):
        method = {"method": chance.choice(names)} | (
            {"minutes": chance.choice([22, 45])} if chance.random() < 0.2 else {}
        )
        own = {"title": chance.choice(["Restitution", "Atelier", "Intervention", "Et après"]), "minutes": 13}
        track = {"name": f"A{n}", "groups": ["usagers"], "steps": [{"method": chance.choice(names)}]}
        other = {"name": f"B{n}", "groups": ["aines"], "steps": [{"method": chance.choice(names)}, own]}
        block = {"parallel": [track, other]}
        steps.append(chance.choice([method, method, method, own, {"break": 10}, "buffer", block]))
    for slot in count(300 + seed, 60):
        planned = plan(project(workshop(steps, start=start, minutes=slot, people=people, seniors=3), f"{slot}"))
        if not errors(planned):
            break
        assert slot < 800, errors(planned)
    on_time(planned, minute(start), slot)
    typed = [step for step in steps if isinstance(step, dict) and "method" in step]
    shown = [line for line in planned["agenda"] if line["method"]]
    assert [line["method"] for line in shown] == [step["method"] for step in typed]
    for step, line in zip(typed, shown, strict=True):
        if "minutes" in step:
            assert line["minutes"] == step["minutes"]
        else:
            sound(line, people, seniors=True)
    assert [line["minutes"] for line in planned["agenda"] if line["title"] in ("Intervention", "Atelier")] == [
        step["minutes"] for step in steps if isinstance(step, dict) and step.get("title") in ("Intervention", "Atelier")
    ]


def test_minutes_grow_in_proportion(project) -> None:
    """Half an hour and an hour and a half, each with the same room to shrink and to stretch: one third, two thirds."""
    files = workshop(["a", "b"], minutes=90, more=BARE)
    for name, usual in (("a", 20), ("b", 40)):
        card = card_of("carte-empathie") | {
            "name": {"fr": name, "en": name},
            "minutes": {"min": 10, "usual": usual, "max": 90},
        }
        steps = [step | {"minutes": usual // 4} for step in card["steps"][:4]]
        for step in steps:
            step.pop("turns", None)
        files[f"methods/{name}.yaml"] = __import__("yaml").safe_dump(
            card | {"steps": steps, "goes_before": [], "follows": []}, allow_unicode=True
        )
    for slot, expected in ((45, [15, 30]), (60, [20, 40]), (75, [25, 50]), (120, [40, 80]), (25, [10, 15])):
        root = project(files, folder=f"{slot}")
        path = root / "workshops" / "seul.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("duration: 90", f"duration: {slot}"), encoding="utf-8")
        planned = plan(root)
        assert [line["minutes"] for line in planned["agenda"]] == expected, slot


def test_shares_never_drift() -> None:
    """Whatever the bounds: the total to the minute, each share inside, on the grid where the total is."""
    chance = random.Random(7)
    for _each in range(500):
        spans = []
        for _n in range(chance.randint(1, 8)):
            least = chance.randrange(5, 60, 5)
            usual = least + chance.randrange(0, 60, 5)
            spans.append(Span(least, usual, usual + chance.randrange(0, 60, 5)))
        low, high = sum(s.least for s in spans), sum(s.most for s in spans)
        total = chance.randint(low, high)
        shares = fit(total, spans)
        assert sum(shares) == total
        assert all(s.least <= share <= s.most for s, share in zip(spans, shares, strict=True))
        assert sum(share % 5 != 0 for share in shares) <= (2 if total % 5 else 0)


# Pinned times.


def test_a_pinned_time_is_kept_and_leaves_one_free_line(project) -> None:
    agenda = (
        "[{title: Atelier, part: work, minutes: 20}, {method: carte-empathie, minutes: 40, at: '10:17'}, "
        "{title: Deuxième temps, minutes: 10}]"
    )
    planned = plan(project(workshop(agenda, minutes=150, more=BARE)))
    assert errors(planned) == []
    assert [(line["start"], line["minutes"], line["parts"]) for line in planned["agenda"][:3]] == [
        ("09:00", 20, ["work"]),
        ("09:20", 57, ["buffer"]),
        ("10:17", 40, ["work"]),
    ]
    on_time(planned, minute("9:00"), 150)
    assert len(playing(planned, "buffer")) == 2 - (planned["agenda"][-1]["parts"] != ["buffer"])


def test_time_before_a_first_pinned_step_is_free(project) -> None:
    agenda = "[{title: Atelier, part: work, minutes: 20, at: '9:30'}]"
    planned = plan(project(workshop(agenda, minutes=60, more=BARE)))
    assert [(line["start"], line["minutes"]) for line in planned["agenda"]] == [
        ("09:00", 30),
        ("09:30", 20),
        ("09:50", 10),
    ]


@pytest.mark.parametrize(
    ("agenda", "said", "place"),
    [
        (
            "[{title: A, minutes: 40}, {title: B, minutes: 30, at: '9:30'}]",
            "this step is pinned at 9:30\u202fam, and what comes before cannot end before 9:40\u202fam",
            "step “B”, at",
        ),
        (
            "[{title: A, minutes: 40, at: '9:30'}, {title: B, minutes: 30, at: '10:00'}]",
            "this step is pinned at 10\u202fam, and what comes before cannot end before 10:10\u202fam",
            "step “B”, at",
        ),
        (
            "[{title: A, minutes: 10, at: '8:30'}, {title: B, minutes: 30}]",
            "this step is pinned at 8:30\u202fam, and the session starts at 9\u202fam",
            "step “A”, at",
        ),
        (
            "[{title: A, minutes: 10}, {title: B, minutes: 30, at: '11:30'}]",
            "this step is pinned at 11:30\u202fam, and the session ends at 11\u202fam",
            "step “B”, at",
        ),
        (
            "[{title: A, minutes: 10, at: '10:00'}, {title: B, minutes: 10, at: '9:30'}]",
            "this step is pinned at 9:30\u202fam, and what comes before cannot end before 10:10\u202fam",
            "step “B”, at",
        ),
    ],
)
def test_a_pinned_time_that_cannot_be_kept_is_reported_and_not_moved(labo, project, agenda, said, place) -> None:
    ran = labo("plan-workshop", "-p", project(workshop(agenda, minutes=120, more=BARE)), "--format", "html", "--json")
    assert ran.status == 1
    found = errors(ran.json)
    assert said in [problem["message"] for problem in found]
    problem = next(problem for problem in found if problem["message"] == said)
    assert place in problem["where"]
    assert (problem["file"], problem["line"]) == ("workshops/seul.yaml", 9)
    assert problem["column"] > 1
    starts = {line["title"]: line["start"] for line in ran.json["agenda"]}
    for title, at in __import__("re").findall(r"title: (\w).*?at: '([\d:]+)'", agenda.replace("}, {", "}\n{")):
        assert starts[title] == f"{at:0>5}"


# What every session needs around its methods.

WORK = "{method: cinq-pourquoi}"


def test_what_every_session_needs_is_added(project) -> None:
    planned = plan(project(workshop(f"[{WORK}]", minutes=115)))
    assert added(planned) == ["charter+welcome", "opening", "buffer", "next-steps", "closing"]
    assert [line["method"] for line in planned["agenda"] if not line["added"]] == ["cinq-pourquoi"]


@pytest.mark.parametrize(
    ("step", "missing"),
    [
        ("{title: Accueil et règles, minutes: 10}", {"welcome", "charter"}),
        ("{method: accueil-et-charte}", {"welcome", "charter"}),
        ("{title: On y va, part: welcome, minutes: 10}", {"welcome"}),
        ("{title: Notre charte, minutes: 5}", {"charter"}),
        ("{title: Tour de table, minutes: 10}", {"opening"}),
        ("{method: meteo-interieure}", {"opening"}),
        ("{title: Qui sommes-nous, part: opening, minutes: 10}", {"opening"}),
    ],
)
def test_what_begins_a_session_is_not_added_twice(project, step: str, missing: set[str]) -> None:
    planned = plan(project(workshop(f"[{step}, {WORK}]", minutes=115)))
    there = {part for line in planned["agenda"] if line["added"] for part in line["parts"]}
    assert there - {"break"} == {"welcome", "charter", "opening", "buffer", "next-steps", "closing"} - missing
    for part in missing:
        assert len(playing(planned, part)) == 1


@pytest.mark.parametrize(
    ("step", "part"),
    [
        ("{title: Ce que deviennent vos idées, minutes: 5}", "next-steps"),
        ("{title: Et après, minutes: 5}", "next-steps"),
        ("{title: What happens next, minutes: 5}", "next-steps"),
        ("{title: On se quitte, part: next-steps}", "next-steps"),
        ("{title: Un dernier tour, minutes: 10}", "closing"),
        ("{method: garde-laisse-propose}", "closing"),
        ("{title: Merci, part: closing, minutes: 10}", "closing"),
        ("buffer", "buffer"),
        ("{buffer: 20}", "buffer"),
    ],
)
def test_what_ends_a_session_is_not_added_twice(project, step: str, part: str) -> None:
    planned = plan(project(workshop(f"[{WORK}, {step}]", minutes=150)))
    there = {name for line in planned["agenda"] if line["added"] for name in line["parts"]}
    assert part not in there
    assert {"welcome", "charter", "opening", "next-steps", "closing"} - {part} <= there


@pytest.mark.parametrize(
    "part", ["welcome", "opening", "next-steps", "closing", "buffer", "break", "lunch", "energiser"]
)
def test_what_is_refused_with_a_reason_is_not_added(project, part: str) -> None:
    agenda = "[cinq-pourquoi, carte-empathie, persona, comment-pourrions-nous]"
    for refused in (False, True):
        more = f"accept: {{no-{part}: nous préférons}}\n" if refused else ""
        planned = plan(project(workshop(agenda, minutes=510, more=more), f"{refused}"))
        assert errors(planned) == []
        assert any(part in line["parts"] for line in planned["agenda"] if line["added"]) is not refused
        on_time(planned, minute("9:00"), 510)


def test_refusing_the_rules_keeps_the_welcome(project) -> None:
    planned = plan(project(workshop(f"[{WORK}]", more="accept: {no-charter: affichée}\n")))
    assert added(planned)[0] == "welcome"


@pytest.mark.parametrize("start", ["8:00", "8:30", "9:00", "9:45", "10:30", "11:00", "11:30"])
@pytest.mark.parametrize("slot", [300, 360, 420, 480])
def test_lunch_comes_between_noon_and_one_with_something_to_wake_up_after(project, start, slot) -> None:
    agenda = "[cinq-pourquoi, carte-empathie, comment-pourrions-nous, brainwriting-635]"
    planned = plan(project(workshop(agenda, start=start, minutes=slot)))
    if minute(start) + slot <= 14 * 60:
        assert not playing(planned, "lunch")
        return
    assert errors(planned) == []
    (lunch,) = playing(planned, "lunch")
    assert lunch["minutes"] == 60
    assert 12 * 60 <= minute(lunch["start"]) <= 13 * 60
    after = planned["agenda"][planned["agenda"].index(lunch) + 1]
    lively = after["method"] and card_of(after["method"])["energy"] == "lively"
    assert lively or {"energiser", "opening"} & {*after["parts"]}
    on_time(planned, minute(start), slot)


@pytest.mark.parametrize("seed", range(12))
def test_an_added_lunch_runs_over_nothing(project, seed: int) -> None:
    """A long morning, breaks put in, odd lengths: the lunch gives way, between noon and one where the steps allow."""
    chance = random.Random(seed)
    names = [
        "parcours-usager",
        "persona",
        "entretien-collectif",
        "cinq-pourquoi",
        "blueprint-de-service",
        "carte-empathie",
    ]
    agenda = [chance.choice(names) for _n in range(chance.randint(2, 4))]
    slot, start = chance.randint(400, 520), chance.choice(["8:30", "9:00", "10:00", "10:30"])
    planned = plan(project(workshop(agenda, start=start, minutes=slot, people=10)))
    if not errors(planned):
        on_time(planned, minute(start), slot)
        assert playing(planned, "lunch")


@pytest.mark.parametrize(("seniors", "stretch", "pause"), [(0, 90, 15), (4, 75, 20)])
@pytest.mark.parametrize("slot", [95, 120, 150, 180, 210, 240, 280])
def test_nobody_works_longer_than_the_rules_without_a_break(project, seniors, stretch, pause, slot) -> None:
    agenda = ["cinq-pourquoi", "carte-empathie", "comment-pourrions-nous", "brainwriting-635", "gommettes"][
        : slot // 45
    ]
    planned = plan(project(workshop(agenda, start="13:30", minutes=slot, seniors=seniors)))
    if errors(planned):
        assert slot <= 120
        return
    working = [dict(line, minutes=0) if line["parts"] == ["buffer"] else line for line in planned["agenda"]]
    assert max(stretches({"agenda": working})) <= stretch
    breaks = playing(planned, "break")
    assert all(line["minutes"] == pause and line["added"] for line in breaks)
    # As few as that: without one of them, somebody would be kept too long.
    for one in breaks:
        without = [line for line in working if line["start"] != one["start"]]
        assert max(stretches({"agenda": without})) > stretch
    for before, line in zip(planned["agenda"], planned["agenda"][1:], strict=False):
        if "break" in line["parts"]:
            assert before["parts"] != ["buffer"]
        if "break" in before["parts"]:
            assert not {"closing", "next-steps", "buffer", "opening", "charter"} & {*line["parts"]}


def test_a_break_of_ones_own_is_the_only_one(project) -> None:
    planned = plan(project(workshop(f"[{WORK}, break, cinq-pourquoi, brainwriting-635]", minutes=240)))
    assert [line["added"] for line in playing(planned, "break")] == [False]


# Tracks that run at the same time.

TRACKS = (
    "[{parallel: [{name: Un, groups: [usagers], steps: [{method: carte-empathie, minutes: 35}]}, "
    "{name: Deux, groups: [aines], steps: [{title: Marche, minutes: 50}, {title: Pause, minutes: 10}]}]}]"
)


def test_a_block_lasts_as_long_as_its_longest_track_and_is_reported_back(project) -> None:
    planned = plan(project(workshop(TRACKS, minutes=180, people=12, seniors=6)))
    block = next(line for line in planned["agenda"] if "tracks" in line)
    assert block["minutes"] == 60
    assert [[step["minutes"] for step in track["steps"]] for track in block["tracks"]] == [[35, 25], [50, 10]]
    assert block["tracks"][0]["steps"][-1]["parts"] == ["buffer"]
    following = planned["agenda"][planned["agenda"].index(block) + 1 :]
    after = next(line for line in following if line["parts"] != ["break"])
    assert (after["parts"], after["added"]) == (["report-back"], True)
    assert after["minutes"] >= 2 * 3
    on_time(planned, minute("9:00"), 180)
    told = TRACKS[:-1] + ", {title: Mise en commun, minutes: 10}]"
    assert titles(plan(project(workshop(told, minutes=180, seniors=6), "told"))).count("Mise en commun") == 1
    assert "report-back" not in added(plan(project(workshop(told, minutes=180, seniors=6), "told2")))
    refused = workshop(TRACKS, minutes=180, seniors=6, more="accept: {no-report-back: chacun garde le sien}\n")
    assert "report-back" not in added(plan(project(refused, "refused")))


def test_everybody_speaks_in_a_round_however_many_they_are(project) -> None:
    for people in (10, 25, 40):
        planned = plan(project(workshop("[mur-connaissance]", minutes=240, people=people), f"{people}"))
        line = next(line for line in planned["agenda"] if line["method"])
        assert line["minutes"] >= in_a_row(card_of("mur-connaissance"), people) >= people


def test_a_short_session_has_a_short_frame(project) -> None:
    for slot, parts in (
        (25, []),
        (40, ["charter+welcome", "closing+next-steps"]),
        (70, ["charter+welcome", "opening", "next-steps", "closing"]),
    ):
        planned = plan(project(workshop("[{title: Atelier, part: work, minutes: 20}]", minutes=slot), f"{slot}"))
        assert [part for part in added(planned) if part != "buffer"] == parts, slot
