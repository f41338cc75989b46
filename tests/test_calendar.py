"""Sessions in calendars: files that other programs read, at the right hour, again and again as the same events."""

import fcntl
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from labo_cli.rendering.time_zones import time_zone
from tests import verapdf
from tests.conftest import EXAMPLES, ROOT

CACHE = ROOT / ".cache" / "npm"
PARSER, VERSION = "ical.js", "2.2.1"
READ = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const ICAL = (await import(pathToFileURL(process.argv[1]))).default;
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const zones = calendar.getAllSubcomponents("vtimezone");
zones.forEach((zone) => ICAL.TimezoneService.register(zone));
const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  const at = (time) => time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
  return { uid: event.uid, start: at(event.startDate), end: at(event.endDate), zone: event.startDate.zone.tzid,
    summary: event.summary, location: event.location, description: event.description,
    categories: part.getFirstPropertyValue("categories"),
    alarms: part.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toString()) };
});
console.log(JSON.stringify(events));
"""
PARIS = {
    "workshops/premier.yaml": """\
title: Premier atelier
date: 2026-03-12
start: 9h30
end: 12:00
place: {name: Mairie du 4e, address: "2, place Baudoyer ; Paris", access: [step-free, hearing-loop]}
aim: >-
  Comprendre ce qui se passe, du premier appel à la réponse ; un texte assez long pour être plié sur plusieurs
  lignes, avec des accents à l'endroit du pli : éééééééééééééééééééééééééééééééééééééééééééééééééééé.
goal: understand
groups: {usagers: 8, agents: 4}
facilitators: 1
agenda:
  - {method: meteo-interieure, lead: Zénobie}
  - {method: carte-empathie, minutes: 40}
""",
    "workshops/second.yaml": """\
title: Second atelier
date: 2026-04-02
start: 14h
end: 16:30
goal: imagine
groups: {usagers: 8}
agenda: [meteo-interieure, {method: carte-empathie, minutes: 40}]
""",
}


def _without(reason: str) -> Any:
    return pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture(scope="session")
def read_ics() -> Callable[[Path], list[dict[str, Any]]]:
    """Reads a calendar as Thunderbird does: with ical.js, strictly, its hours through the file's own time zone."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        _without("node and npm are needed to run ical.js")
    home = CACHE / "node_modules" / PARSER
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        manifest = home / "package.json"
        if not manifest.is_file() or json.loads(manifest.read_text())["version"] != VERSION:
            quiet = ["--no-audit", "--no-fund", "--no-save", "--no-package-lock"]
            install = [npm, "install", *quiet, "--prefix", CACHE, f"{PARSER}@{VERSION}"]
            try:
                subprocess.run(install, capture_output=True, text=True, timeout=240, check=True)
            except subprocess.SubprocessError as error:
                _without(f"npm cannot install {PARSER}: {error}\n{getattr(error, 'stderr', '')}")

    def read(file: Path) -> list[dict[str, Any]]:
        # No time zone of the machine's may help.
        command = [node, "--input-type=module", "-e", READ, home / "dist" / "ical.js", file]
        environment = {**os.environ, "TZ": "Asia/Tokyo"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


@pytest.fixture
def calendar_of(labo, tmp_path: Path):
    """Exports a project's calendar; gives the file."""

    def export(root: Path, out: str = "out") -> Path:
        ran = labo("export-calendar", "-p", root, "--out", tmp_path / out, "--format", "html", "--quiet", lang="fr")
        assert (ran.status, ran.err) == (0, "")
        (file,) = (tmp_path / out).glob("*.ics")
        return file

    return export


def _valid(file: Path) -> None:
    """What two strict readers accept, each with its own idea of RFC 5545, and what neither looks at."""
    content = file.read_bytes()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75, "lines are folded"
    assert b"\n" not in b"".join(lines)
    text = content.decode()
    assert vobject.readOne(text).validate(raiseException=True)
    found = IcsCalendarStream.calendar_from_ics(text)
    uids = [event.uid for event in found.events]
    assert len(set(uids)) == len(uids) > 0
    named = set(re.findall(r"TZID=([^:;]+)", text))
    assert named <= {zone.tz_id for zone in found.timezones}, "every time zone that is named is told"


# What other programs read.


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_calendar_of_every_example_is_read_by_strict_readers(calendar_of, read_ics, example: str) -> None:
    file = calendar_of(ROOT / "examples" / example)
    _valid(file)
    assert read_ics(file)


def test_the_readers_refuse_a_calendar_that_is_not_one(tmp_path: Path, calendar_of, project) -> None:
    """Or they would prove nothing of ours."""
    good = calendar_of(project(PARIS)).read_bytes()
    faults = (
        (b"DTSTAMP:20", b"DTSTAMPS:20"),
        (b"BEGIN:VTIMEZONE", b"BEGIN:VTIMEZONES"),
        (b"TZID:Europe/Paris", b"TZID:Europe/Rome"),
        (b"TRIGGER:-P1D", b"TRIGGER:tomorrow"),
        (b"T093000", b"T993000"),
        (b"\r\n ", b"  "),
    )
    for n, (right, wrong) in enumerate(faults):
        assert right in good, right
        file = tmp_path / f"{n}.ics"
        file.write_bytes(good.replace(right, wrong))
        with pytest.raises(Exception):  # noqa: B017, PT011 - each reader has its own
            _valid(file)


def test_a_session_its_set_up_and_its_debrief_stand_at_their_hours(calendar_of, read_ics, project) -> None:
    file = calendar_of(project({**PARIS, "workshops/second.yaml": None}))
    setting_up, session, debrief = read_ics(file)
    assert (setting_up["start"], setting_up["end"]) == ("2026-03-12T07:30:00.000Z", "2026-03-12T08:30:00.000Z")
    assert (session["start"], session["end"]) == ("2026-03-12T08:30:00.000Z", "2026-03-12T11:00:00.000Z")
    assert (debrief["start"], debrief["end"]) == ("2026-03-12T11:00:00.000Z", "2026-03-12T11:30:00.000Z")
    assert [event["alarms"] for event in (setting_up, session, debrief)] == [["-P1D"], [], []]
    assert session["summary"] == "Premier atelier"
    assert session["location"] == "Mairie du 4e, 2, place Baudoyer ; Paris".replace(" ;", "\N{NARROW NO-BREAK SPACE};")
    assert "é" * 52 in session["description"]
    assert "Zénobie" not in file.read_text(encoding="utf-8").replace("\n ", "")


@pytest.mark.parametrize(
    ("zone", "march", "april"),
    [
        ("Europe/Paris", "08:30", "12:00"),
        ("America/Cayenne", "12:30", "17:00"),
        ("Africa/Dakar", "09:30", "14:00"),
        ("Africa/Casablanca", "09:30", "13:00"),
        ("America/New_York", "13:30", "18:00"),
        ("Asia/Kolkata", "04:00", "08:30"),
        ("Pacific/Noumea", "22:30", "03:00"),
        ("Etc/UTC", "09:30", "14:00"),
        ("UTC", "09:30", "14:00"),
    ],
)
def test_hours_hold_across_the_change_of_the_clocks(
    calendar_of, read_ics, project, zone: str, march: str, april: str
) -> None:
    """9:30 on 12 March and 14:00 on 2 April; Morocco's Ramadan ends in between."""
    root = project(PARIS)
    path = root / "project.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"time_zone: {zone}\n", encoding="utf-8")
    file = calendar_of(root)
    _valid(file)
    starts = {event["summary"]: event["start"][11:16] for event in read_ics(file)}
    assert (starts["Premier atelier"], starts["Second atelier"]) == (march, april)


@pytest.mark.parametrize(
    ("day", "start", "is_at"),
    [("2026-03-29", "1h30", "00:30"), ("2026-03-29", "3h05", "01:05"), ("2026-10-25", "1h30", "23:30")],
)
def test_the_clocks_change_at_the_very_hour(calendar_of, read_ics, project, day: str, start: str, is_at: str) -> None:
    session = PARIS["workshops/premier.yaml"]
    for old, new in (("2026-03-12", day), ("9h30", start), ("end: 12:00", "duration: 2h")):
        session = session.replace(old, new)
    events = read_ics(calendar_of(project({"workshops/premier.yaml": session})))
    assert [event["start"][11:16] for event in events if event["summary"] == "Premier atelier"] == [is_at]


@pytest.mark.parametrize(
    "name",
    ["Europe/Paris", "Europe/Dublin", "Africa/Casablanca", "America/Santiago", "Asia/Jerusalem", "Australia/Lord_Howe"],
)
def test_a_time_zone_says_what_the_data_base_says_at_every_hour(name: str) -> None:
    """Read by dateutil, which knows only what the file tells."""
    from io import StringIO

    from dateutil.tz import tzical

    made = time_zone(name, date(2026, 1, 12), date(2027, 3, 31)).to_ical().decode()
    told = tzical(StringIO(made)).get()
    zone = ZoneInfo(name)
    moment = datetime(2026, 1, 1)
    while moment < datetime(2027, 12, 31):
        moment += timedelta(minutes=30)
        here = moment.replace(tzinfo=zone)
        if here.utcoffset() != here.replace(fold=1).utcoffset():
            continue  # an hour that is there twice, or not at all
        assert moment.replace(tzinfo=told).utcoffset() == here.utcoffset(), moment


# The same events again.


def _uids(file: Path, read_ics) -> dict[str, str]:
    return {event["summary"]: event["uid"] for event in read_ics(file)}


def test_a_session_that_moves_and_is_renamed_is_the_same_event(calendar_of, read_ics, project) -> None:
    before = calendar_of(project(PARIS))
    changed = PARIS["workshops/premier.yaml"]
    for old, new in (
        ("title: Premier atelier", "title: Comprendre"),
        ("2026-03-12", "2026-05-04"),
        ("9h30", "10h30"),
        ("12:00", "13:00"),
        ("Mairie du 4e", "Mairie du 14e"),
    ):
        changed = changed.replace(old, new)
    root = project({**PARIS, "workshops/premier.yaml": changed}, folder="moved elsewhere")
    after = calendar_of(root, "after")
    first, then = _uids(before, read_ics), _uids(after, read_ics)
    assert first["Premier atelier"] == then["Comprendre"]
    assert first["Second atelier"] == then["Second atelier"]
    assert set(first.values()) == set(then.values())


def test_two_projects_with_sessions_of_one_id_are_not_mixed_up(calendar_of, read_ics, project) -> None:
    other = project({**PARIS, "project.yaml": None, "groups.yaml": None}, folder="other")
    for name in ("project.yaml", "groups.yaml"):
        text = (project(PARIS) / name).read_text(encoding="utf-8")
        (other / name).write_text(text.replace("Mieux accueillir", "Autre projet"), encoding="utf-8")
    ours, theirs = calendar_of(project(PARIS)), calendar_of(other, "theirs")
    assert not set(_uids(ours, read_ics).values()) & set(_uids(theirs, read_ics).values())


def test_the_same_project_makes_the_same_bytes(calendar_of, project) -> None:
    root = project(PARIS)
    content = calendar_of(root).read_bytes()
    assert content == calendar_of(root, "again").read_bytes()
    assert set(re.findall(rb"DTSTAMP:(\S+)", content)) == {b"20260312T000000Z"}, "of the project, and no clock's"


def test_a_workshop_has_a_calendar_when_it_has_a_date_and_only_then(labo, project, tmp_path: Path) -> None:
    undated = PARIS["workshops/second.yaml"].replace("date: 2026-04-02\n", "")
    root = project({**PARIS, "workshops/second.yaml": undated})
    for name in ("premier", "second"):
        ran = labo("plan-workshop", name, "-p", root, "--out", tmp_path / "out", "--format", "html", "--force")
        assert ("has no date yet: it gets no calendar file" in ran.out) == (name == "second")
    assert [path.name for path in (tmp_path / "out").glob("*.ics")] == ["premier-calendrier.ics"]
    _valid(tmp_path / "out" / "premier-calendrier.ics")


# The overview.


def test_the_overview_needs_a_date(labo, project) -> None:
    root = project({"workshops/premier.yaml": PARIS["workshops/premier.yaml"].replace("date: 2026-03-12\n", "")})
    ran = labo("export-calendar", "-p", root)
    assert ran.status == 1
    assert "no session of the project has a date yet" in ran.err


def test_the_overview_tells_the_sessions_in_order_and_what_does_not_fit(labo, project, tmp_path: Path) -> None:
    files = {
        **PARIS,
        "workshops/third.yaml": PARIS["workshops/second.yaml"].replace("date: 2026-04-02\n", ""),
        "interviews/late.yaml": """\
title: Late interviews
date: 2026-04-02
group: usagers
purpose: Understand
themes: [attente]
""",
    }
    root = project(files)
    ran = labo("export-calendar", "-p", root, "--out", tmp_path / "out", "--format", "html", "--json")
    said = ran.json
    assert [(line["session"], line["date"]) for line in said["sessions"]] == [
        ("premier", "2026-03-12"),
        ("late", "2026-04-02"),
        ("second", "2026-04-02"),
    ]
    assert said["undated"] == ["third"]
    assert said["warnings"] == [
        "E1 and A2 are on the same day, Thursday 2 April 2026.",
        "A2 (imagine answers) is on 2 April 2026, not after E1, on 2 April 2026: it cannot draw on it.",
    ]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("example", ["seniors-deplacements", "leaving-care"])
def test_the_overview_is_a_document_for_everyone(labo, tmp_path: Path, example: str, large: bool) -> None:
    more = ["--large-print"] if large else []
    root = ROOT / "examples" / example
    ran = labo("export-calendar", "-p", root, "--out", tmp_path, "--format", "html,pdf", "--json", *more)
    assert ran.status == 0
    pages = [file["pages"] for file in ran.json["files"] if file["path"].endswith(".pdf")]
    assert large or pages[0] <= 3
    (pdf,) = tmp_path.glob("*.pdf")
    (html,) = tmp_path.glob("*.html")
    assert verapdf.broken_rules([pdf]) == {}
    text = html.read_text(encoding="utf-8")
    tables = re.findall(r"<table>.*?</table>", text, re.DOTALL)
    assert len(tables) >= 6, "a grid a month"
    for table in tables:
        assert "<caption>" in table
        assert table.count('<th scope="col">') == 7
