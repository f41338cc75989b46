"""For each rule about time, a project where it fires and one near by where it is silent."""

from typing import Any

from tests.lint_cases.small import small

Files = dict[str, str | bytes | None]

WELCOME = {"title": "Accueil et règles", "minutes": 10}
FIRST = {"title": "Qui est là", "minutes": 15}
NEXT = {"title": "La suite", "minutes": 5}
LAST = {"title": "Mot de la fin", "minutes": 10}
BREAK = {"break": 15}
LUNCH = {"lunch": 60}
SENIORS = {"usagers": {"name": "Seniors"}}
FULL_HALL = {"usagers": {"size": 40}}


def _own(minutes: int, title: str = "Ce que nous vivons", **keys: Any) -> dict[str, Any]:
    return {"title": title, "minutes": minutes, **keys}


def _run(method: str, minutes: int, **keys: Any) -> dict[str, Any]:
    return {"method": method, "minutes": minutes, **keys}


def _session(*steps: Any, without: Any = None, **keys: Any) -> Files:
    """A session with every part that it must have, around some steps; one of the parts may be left out."""
    around = [WELCOME, FIRST, *steps, NEXT, LAST]
    return small(agenda=[step for step in around if step is not without], **keys)


def _apart(*minutes: int) -> dict[str, Any]:
    """Tracks side by side, of so many minutes each."""
    groups = ("usagers", "agents")
    return {
        "parallel": [
            {"name": f"Piste {group}", "groups": [group], "room": group, "steps": [_own(length)]}
            for group, length in zip(groups, minutes, strict=True)
        ]
    }


def _seniors(start: str, end: str) -> Files:
    return _session(_own(30), {"break": 20}, _own(20), groups=SENIORS, start=start, end=end)


def _day(*afternoon: Any, lunch: dict[str, Any] = LUNCH, morning: int = 65, end: str = "16:30") -> Files:
    """Welcome at 9:30; lunch after two stretches of work and a break, at 11:55 unless said otherwise."""
    return _session(_own(40), BREAK, _own(morning), lunch, *(afternoon or [_run("1-2-4-tous", 20)]), end=end)


FIRES: dict[str, Files] = {
    "no-welcome": _session(_own(30), without=WELCOME),
    "no-charter": small(agenda=[{"title": "Accueil", "minutes": 10}, FIRST, _own(30), NEXT, LAST]),
    "no-opening": _session(_own(30), without=FIRST),
    # From the welcome at 9:30 to the break at 11:01; the user has put a break, so labo adds none.
    "no-break": _session(_own(35), _own(31, "Ce qui revient"), BREAK, _own(10)),
    # From 11:30 on, those who come at noon would not eat.
    "no-lunch": _session(_own(60), start="11:30", end="14:00"),
    "no-report-back": small(
        agenda=[WELCOME, FIRST, _run("maquettage", 45), {"title": "Pause café", "minutes": 5}, NEXT, LAST]
    ),
    "no-next-steps": _session(_own(30), without=NEXT),
    "no-closing": _session(_own(30), without=LAST),
    "no-buffer": _session(_own(50), BREAK, _own(45)),
    "no-energiser": _day(_run("carte-empathie", 40), {"title": "On lit chaque carte", "minutes": 10}),
    # Fourteen minutes out of 150; fifteen are due.
    "short-buffer": _session(_own(50), BREAK, _own(31)),
    # Forty-six minutes out of 150.
    "too-much-free-time": _session(_own(30), BREAK, _own(19)),
    "long-day": _session(_own(60), start="9:00", end="17:01"),
    "long-session-with-seniors": _seniors("9:30", "12:01"),
    "late-hours-for-seniors": _seniors("9:29", "11:55"),
    "short-break": _session(_own(40), {"break": 9}, _own(30)),
    "lunch-too-short": _day(lunch={"lunch": 59}),
    "long-lunch": _day(lunch={"lunch": 91}),
    "lunch-at-odd-time": _day(morning=45, lunch={**LUNCH, "at": "11:44"}),
    "late-first-word": small(
        agenda=[
            WELCOME,
            {"title": "Mot de la directrice", "minutes": 10},
            {"title": "La charte", "minutes": 6},
            FIRST,
            _own(20),
        ]
    ),
    "long-talk": _session({"title": "Exposé sur les délais", "minutes": 16}, _own(20)),
    "rushed-method": _session(_run("carte-empathie", 29)),
    "stretched-method": _session(_run("carte-empathie", 61)),
    "round-too-long": _session(
        _own(25, "Tour de table des attentes"), people={"usagers": 20, "agents": 6}, groups=FULL_HALL
    ),
    "short-report-back": _session(_apart(30, 30), {"title": "Mise en commun", "minutes": 5}),
    "uneven-tracks": _session(_apart(40, 29), {"title": "Mise en commun", "minutes": 10}),
    "next-steps-too-early": small(agenda=[WELCOME, FIRST, {**NEXT, "at": "11:29"}, _own(16), LAST], start="10:30"),
    "next-steps-cut": _session(_own(40), BREAK, _own(66)),
    "closing-too-short": _session(_own(30), {"title": "Dernier tour", "minutes": 4}, without=LAST),
}
SILENT: dict[str, Files] = {
    "no-welcome": _session(_own(30)),
    "no-charter": _session(_own(30)),
    # Under an hour, no opening is due.
    "no-opening": _session(_own(15), without=FIRST, end="10:25"),
    # Ninety minutes to the minute.
    "no-break": _session(_own(30), _own(35, "Ce qui revient"), BREAK, _own(10)),
    "no-lunch": _session(_own(60), start="11:30", end="13:55"),
    # The method ends with every table telling what it found.
    "no-report-back": _session(_run("carte-empathie", 45)),
    "no-next-steps": _session(_own(10), without=NEXT, end="9:55"),
    # In a session that short, the last word is said with what happens next.
    "no-closing": small(agenda=[WELCOME, FIRST, _own(10)], end="10:25"),
    "no-buffer": _session(_own(50), BREAK, _own(44)),
    "no-energiser": _day(_run("1-2-4-tous", 20)),
    "short-buffer": _session(_own(50), BREAK, _own(30)),
    "too-much-free-time": _session(_own(30), BREAK, _own(20)),
    "long-day": _session(_own(60), start="9:00", end="17:00"),
    "long-session-with-seniors": _seniors("9:30", "12:00"),
    "late-hours-for-seniors": _seniors("9:30", "11:55"),
    "short-break": _session(_own(40), {"break": 10}, _own(30)),
    "lunch-too-short": _day(),
    "long-lunch": _day(lunch={"lunch": 90}),
    "lunch-at-odd-time": _day(morning=45, lunch={**LUNCH, "at": "11:45"}),
    "late-first-word": small(
        agenda=[
            WELCOME,
            {"title": "Mot de la directrice", "minutes": 10},
            {"title": "La charte", "minutes": 5},
            FIRST,
            _own(20),
        ]
    ),
    "long-talk": _session({"title": "Exposé sur les délais", "minutes": 15}, _own(20)),
    "rushed-method": _session(_run("carte-empathie", 30)),
    "stretched-method": _session(_run("carte-empathie", 60)),
    # At the tables, everybody's turn comes at the same time.
    "round-too-long": _session(
        _own(25, "Tour de table des attentes", description="Par table de six."),
        people={"usagers": 20, "agents": 6},
        groups=FULL_HALL,
    ),
    "short-report-back": _session(_apart(30, 30), {"title": "Mise en commun", "minutes": 6}),
    "uneven-tracks": _session(_apart(40, 30), {"title": "Mise en commun", "minutes": 10}),
    "next-steps-too-early": small(agenda=[WELCOME, FIRST, {**NEXT, "at": "11:30"}, _own(15), LAST], start="10:30"),
    "next-steps-cut": _session(_own(40), BREAK, _own(65)),
    "closing-too-short": _session(_own(30), {"title": "Dernier tour", "minutes": 5}, without=LAST),
}
PLACES: dict[str, str] = {
    # What stands on the line that the finding points to.
    "no-break": "- title: Ce qui revient",
    "no-lunch": "- title: Accueil et règles",
    "long-session-with-seniors": "end: '12:01'",
    "long-lunch": "- lunch: 91",
    "lunch-at-odd-time": "- lunch: 60",
    "next-steps-too-early": "- title: La suite",
    "long-day": "end: '17:01'",
    "late-hours-for-seniors": "start: '9:29'",
    "short-break": "- break: 9",
    "lunch-too-short": "- lunch: 59",
    "late-first-word": "- title: Qui est là",
    "long-talk": "- title: Exposé sur les délais",
    "rushed-method": "minutes: 29",
    "stretched-method": "minutes: 61",
    "round-too-long": "- title: Tour de table des attentes",
    "short-report-back": "- title: Mise en commun",
    "uneven-tracks": "- name: Piste agents",
    "next-steps-cut": "- title: La suite",
    "closing-too-short": "- title: Dernier tour",
}
EDGES: list[tuple[str, bool, Files]] = [
    # Other thresholds: a rule, whether it fires, and the project.
    ("no-break", True, _session(_own(51), {"break": 20}, _own(20), groups=SENIORS)),
    ("no-break", False, _session(_own(50), {"break": 20}, _own(20), groups=SENIORS)),
    ("no-break", True, _session(_own(91), BREAK, _own(10), start="9:00", end="12:00")),
    ("no-lunch", True, _session(_own(60), start="8:30", end="13:30")),
    ("no-lunch", False, _session(_own(60), start="8:31", end="13:30")),
    ("no-buffer", True, _session(_own(20), start="10:00", end="11:00")),
    ("no-buffer", False, _session(_own(19), start="10:00", end="10:59")),
    ("no-energiser", False, _day({"title": "Réveil", "minutes": 5}, _run("carte-empathie", 40))),
    ("short-buffer", True, _session(_own(40), {"break": 20}, _own(21), groups=SENIORS)),
    ("short-buffer", False, _session(_own(40), {"break": 20}, _own(20), groups=SENIORS)),
    ("short-buffer", True, _session(_own(16), start="10:00", end="11:00")),
    ("short-buffer", False, _session(_own(15), start="10:00", end="10:59")),
    ("too-much-free-time", True, _session(_own(19), start="10:00", end="11:30")),
    ("too-much-free-time", False, _session(_own(20), start="10:00", end="11:30")),
    ("late-hours-for-seniors", True, _seniors("14:30", "17:01")),
    ("late-hours-for-seniors", False, _seniors("14:30", "17:00")),
    ("late-hours-for-seniors", True, _seniors("13:29", "16:00")),
    ("short-break", True, _session(_own(40), {"break": 14}, _own(20), groups=SENIORS)),
    ("short-break", False, _session(_own(40), {"break": 15}, _own(20), groups=SENIORS)),
    ("lunch-at-odd-time", True, _day(lunch={**LUNCH, "at": "13:16"})),
    ("lunch-at-odd-time", False, _day(lunch={**LUNCH, "at": "13:15"})),
    (
        "long-talk",
        True,
        _session({"title": "Exposé", "minutes": 8}, {"title": "Mot de la maire", "minutes": 8}, _own(20)),
    ),
    ("rushed-method", True, _session(_run("portrait-chinois", 9))),
    # Sixteen people at tables of eight: eight turns, and two minutes for the other steps.
    ("rushed-method", True, _session(_run("garde-laisse-propose", 9), people={"usagers": 12, "agents": 4})),
    ("rushed-method", False, _session(_run("garde-laisse-propose", 10), people={"usagers": 12, "agents": 4})),
    (
        "round-too-long",
        False,
        _session(_own(25, "Tour de table"), people={"usagers": 20, "agents": 5}, groups=FULL_HALL),
    ),
    ("round-too-long", True, _session(_run("photo-expression", 45), people={"usagers": 9, "agents": 4})),
    ("round-too-long", False, _session(_run("photo-expression", 45), people={"usagers": 8, "agents": 4})),
    # Without work done apart before it, a report is by tables of eight at most: two of them.
    ("short-report-back", True, _session(_own(20), {"title": "Mise en commun", "minutes": 5})),
    ("short-report-back", False, _session(_own(20), {"title": "Mise en commun", "minutes": 6})),
    ("next-steps-cut", True, _session(_own(20), {"title": "Et après", "minutes": 2}, without=NEXT)),
    ("next-steps-cut", False, _session(_own(20), {"title": "Et après", "minutes": 3}, without=NEXT)),
]
