"""A project that `labo new-project` starts: it holds, it plans nothing for the past, its examples can be copied."""

import datetime
from pathlib import Path

import pytest
import yaml

NEW = [
    *("new-project", "--title", "Mieux accueillir", "--sponsor", "DLH", "--challenge", "Comment mieux accueillir ?"),
    *("--language", "fr"),
]


@pytest.mark.parametrize("duration", ["30 min", "45 min", "1h", "2h30", "6h"])
def test_a_first_workshop_may_be_short(labo, tmp_path: Path, duration: str) -> None:
    root = tmp_path / "p"
    assert labo(*NEW, root, "--duration", duration).status == 0
    checked = labo("check", "-p", root, "--json")
    assert checked.status == 0
    assert "too-few-facilitators" not in {problem["rule"] for problem in checked.json["problems"]}
    assert labo("plan-workshop", "-p", root, "--format", "html").status == 0


def test_a_first_workshop_is_not_shorter_than_half_an_hour(labo, tmp_path: Path) -> None:
    ran = labo(*NEW, tmp_path / "p", "--duration", "29")
    assert ran.status == 2
    assert "give it at least 30" in ran.err
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(("people", "facilitators"), [(5, 2), (14, 2), (24, 2), (25, 3), (40, 4)])
def test_a_first_workshop_has_facilitators_enough(labo, tmp_path: Path, people: int, facilitators: int) -> None:
    root = tmp_path / "p"
    assert labo(*NEW, root, "--group", f"Agents {people}").status == 0
    written = yaml.safe_load((root / "workshops" / "1-comprendre.yaml").read_text(encoding="utf-8"))
    assert written["facilitators"] == facilitators
    assert "too-few-facilitators" not in labo("check", "-p", root).out


@pytest.mark.parametrize("days", [0, 1, 3, 10, 34, 35, 90])
def test_nothing_is_planned_for_a_day_that_is_over(labo, tmp_path: Path, days: int) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    workshop = today + datetime.timedelta(days=days)
    root = tmp_path / "p"
    assert labo(*NEW, root, "--date", workshop.isoformat()).status == 0
    interview = yaml.safe_load((root / "interviews" / "conversations.yaml").read_text(encoding="utf-8"))
    immersion = yaml.safe_load((root / "immersions" / "sur-place.yaml").read_text(encoding="utf-8"))
    on_site = [slot["date"] for slot in immersion["slots"]]
    assert on_site == sorted(on_site)
    assert ("date" in interview) is (days >= 35)
    if days < 2:
        assert on_site == [today, today]
    else:
        assert all(today < day < workshop for day in [*on_site, interview.get("date", on_site[0])])
    assert labo("check", "-p", root).status == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("groups", [["Usagers 8", "Agents 6"], ["Usagers 8", "Agents 6", "Associations 4"]])
def test_the_commented_examples_hold_once_they_are_uncommented(
    labo, tmp_path: Path, language: str, groups: list[str]
) -> None:
    root = tmp_path / "p"
    flags = [flag for group in groups for flag in ("--group", group)]
    assert labo(*NEW, root, *flags, "--language", language, "--duration", "4h").status == 0
    (file,) = (root / "workshops").iterdir()
    text = file.read_text(encoding="utf-8")
    tracks, accept = text.index("#   - parallel:"), text.index("# accept:")
    told = text[tracks:accept]
    block = "\n".join(line.removeprefix("# ") for line in told.splitlines() if line.startswith("#  "))
    kept = text[accept:].replace("# ", "")
    file.write_text(f"{text[:tracks]}{block}\n{kept}", encoding="utf-8")
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert len(written["agenda"][-1]["parallel"]) == 2
    assert {type(track["groups"]) for track in written["agenda"][-1]["parallel"]} == {list}
    assert list(written["accept"]) == ["no-break"]
    # It is a step more, so that the session may be too long; nothing of it is misunderstood.
    problems = labo("check", "-p", root, "--json").json["problems"]
    assert [p["message"] for p in problems if p["severity"] == "error" and "too many" not in p["message"]] == []
