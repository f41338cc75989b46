"""Links of the chain that were reviewed: what makes one suspect, what does not, and the record in `trace.lock`."""

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.chain_case import CRITERION, chain

MERGED = {"text": "Un banc dehors.", "from": ["c3"], "state": "merged", "merged_into": "r1", "next_step": None}
SAID = {"c3": {"text": "J'attends « dehors » ; l'hiver aussi…"}}


def held(said: dict[str, Any] | None = None, recommended: dict[str, Any] | None = None, **required: Any) -> Any:
    recommendations = {"r2": MERGED, **(recommended or {})}
    return chain({**SAID, **(said or {})}, recommendations, {"FP1": required})


def links_of(labo, root: Path) -> dict[str, tuple[str, list[str], list[str]]]:
    """How each link stands, what changed, and through what it is in doubt."""
    links = labo("trace", "-p", root, "--json").json["links"]
    return {
        f"{link['kind']} {link['from']['id']} {link['to']['id']}": (link["state"], link["changed"], link["through"])
        for link in links
    }


@pytest.fixture
def reviewed(labo, project) -> Path:
    """A project all of whose links were reviewed in April."""
    root = project(held())
    assert labo("trace", "--accept", "--yes", "-p", root).status == 0
    record = root / "trace.lock"
    record.write_text(re.sub(r"\d{4}-\d\d-\d\d", "2026-04-10", record.read_text("utf-8")), encoding="utf-8")
    return root


ALL = {"said c1 r1", "said c2 r1", "said c3 r2", "merged r2 r1", "answered r1 r1", "required r1 FP1"}
CHANGES: dict[str, tuple[Any, dict[str, Any]]] = {
    "words": (
        held({"c1": {"text": "Je reste assise."}}),
        {
            "said c1 r1": ("suspect", ["text"], []),
            "answered r1 r1": ("suspect-through", [], ["c1"]),
            "required r1 FP1": ("suspect-through", [], ["c1"]),
        },
    ),
    "words further up": (
        held({"c3": {"text": "Je n'attends plus."}}),
        {
            "said c3 r2": ("suspect", ["text"], []),
            "merged r2 r1": ("suspect-through", [], ["c3"]),
            "answered r1 r1": ("suspect-through", [], ["r2"]),
            "required r1 FP1": ("suspect-through", [], ["r2"]),
        },
    ),
    "text of the recommendation": (
        held(recommended={"r1": {"text": "Pouvoir s'asseoir partout."}}),
        {"answered r1 r1": ("suspect", ["text"], []), "required r1 FP1": ("suspect", ["text"], [])},
    ),
    "what was decided": (
        held(
            recommended={
                "r1": {"state": "partly-retained", "reason": "land", "kept": "Six places.", "explanation": "A"}
            }
        ),
        {
            "answered r1 r1": ("suspect", ["state", "reason", "kept", "explanation"], []),
            "required r1 FP1": ("suspect", ["state", "kept", "explanation"], []),
        },
    ),
    "criteria": (
        held(criteria=[{**CRITERION, "limit": "6 places"}]),
        {"required r1 FP1": ("suspect", ["criteria"], [])},
    ),
    "statement": (
        held(statement="Permettre d'attendre"),
        {"required r1 FP1": ("suspect", ["statement"], [])},
    ),
    "merged elsewhere": (
        held(recommended={"r2": {**MERGED, "text": "Deux bancs dehors."}}),
        {
            "merged r2 r1": ("suspect", ["text"], []),
            "answered r1 r1": ("suspect-through", [], ["r2"]),
            "required r1 FP1": ("suspect-through", [], ["r2"]),
        },
    ),
    "a new link": (
        held(recommended={"r1": {"from": ["c1", "c2", "c3"]}}),
        {"said c3 r1": ("not-reviewed", [], [])},
    ),
    # What does not matter to any link.
    # An answer by itself puts the function under it in no doubt: the function looks at what it needs of it.
    "why it is not whole": (
        held(recommended={"r1": {"reason": "law"}}),
        {"answered r1 r1": ("suspect", ["reason"], [])},
    ),
    "day and signature": (held(recommended={"r1": {"date": "2026-04-03", "decided_by": "La direction"}}), {}),
    "theme and votes": (held({"c1": {"theme": None, "votes": 12}}), {}),
    "typography": (
        held({"c3": {"text": "J’attends «\N{NARROW NO-BREAK SPACE}dehors\N{NO-BREAK SPACE}»; l’hiver\n\n aussi..."}}),
        {},
    ),
    "how it is verified": (held(criteria=[{**CRITERION, "verification": "deux fois par an"}]), {}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_link_is_suspect_when_what_it_starts_from_changed(labo, project, reviewed: Path, change: str) -> None:
    files, expected = CHANGES[change]
    project(files, reviewed.name)
    links = links_of(labo, reviewed)
    assert set(links) >= ALL
    assert {name: link for name, link in links.items() if link[0] != "reviewed"} == expected
    suspects = [problem for problem in problems_of(labo, reviewed) if problem["rule"] == "suspect-link"]
    assert len(suspects) == sum(link[0] == "suspect" for link in expected.values())
    assert {problem["severity"] for problem in suspects} <= {"warning"}


def test_a_function_rests_on_the_decision_of_the_one_that_its_origin_was_merged_into(labo, project) -> None:
    root = project(held(**{"from": ["r2"]}))
    labo("trace", "--accept", "--yes", "-p", root)
    project(held(recommended={"r1": {"text": "Des bancs.", "date": "2026-04-03"}}, **{"from": ["r2"]}), root.name)
    assert links_of(labo, root)["required r2 FP1"] == ("suspect", ["text"], [])
    assert "r1, which r2 was merged into, changed after the link from r2 to FP1" in str(problems_of(labo, root))
    # What is merged there is in doubt above it, and the function with it.
    project(held(recommended={"r2": {**MERGED, "text": "Un banc."}}, **{"from": ["r2"]}), root.name)
    assert links_of(labo, root)["merged r2 r1"] == ("suspect", ["text"], [])
    assert links_of(labo, root)["required r2 FP1"] == ("suspect-through", [], ["r2"])


def problems_of(labo, root: Path) -> list[dict[str, Any]]:
    return labo("check", "-p", root, "--json").json["problems"]


def test_links_added_since_are_told_once_and_shown_where_they_are(labo, project, reviewed: Path) -> None:
    more = {f"n{n}": {"text": f"Le banc {n}."} for n in range(5)}
    project(held(more, {"r1": {"from": ["c1", "c2", *more]}}), reviewed.name)
    (problem,) = [each for each in problems_of(labo, reviewed) if each["rule"] == "link-not-reviewed"]
    assert problem["severity"] == "advice"
    assert "5 links were added" in problem["message"]
    assert "n0 → r1, n1 → r1, n2 → r1 and 2 more" in problem["message"]
    assert "Not reviewed yet: n0 → r1, n1 → r1" in labo("trace", "-p", reviewed).out
    assert "this link is not reviewed yet" in labo("trace", "n3", "-p", reviewed).out
    assert "not reviewed yet" not in labo("trace", "c1", "-p", reviewed).out.partition("n0")[0].partition("led to")[2]


def test_a_project_without_a_record_is_told_how_to_start_one(labo, project) -> None:
    root = project(held())
    assert {link[0] for link in links_of(labo, root).values()} == {"not-reviewed"}
    assert "Nobody has reviewed the links yet" in labo("trace", "-p", root).out
    assert "trace" not in str(problems_of(labo, root))
    labo("trace", "--accept", "--yes", "-p", root)
    assert "Nobody has reviewed" not in labo("trace", "-p", root).out
    # The record is nobody's stray file.
    assert [problem for problem in problems_of(labo, root) if "trace.lock" in problem["file"]] == []


def test_accepting_keeps_to_what_is_named_and_says_what_changed(labo, project, reviewed: Path) -> None:
    project(held({"c1": {"text": "Assise."}, "c2": {"text": "Deux bancs."}}), reviewed.name)
    ran = labo("trace", "--accept", "c1", "--yes", "-p", reviewed)
    assert "the words of c1 changed" in ran.out
    assert "c2" not in ran.out
    links = links_of(labo, reviewed)
    assert (links["said c1 r1"][0], links["said c2 r1"][0]) == ("reviewed", "suspect")
    assert links["required r1 FP1"] == ("suspect-through", [], ["c2"])
    days = dict(re.findall(r"^(\S+ \S+ -> \S+|\S+ \S+) \| (\S+) ", (reviewed / "trace.lock").read_text("utf-8"), re.M))
    assert days.pop("said: c1 -> r1") > "2026-04-10"
    assert set(days.values()) == {"2026-04-10"}
    labo("trace", "--accept", "agents", "--yes", "-p", reviewed)
    assert {link[0] for link in links_of(labo, reviewed).values()} == {"reviewed"}
    before = (reviewed / "trace.lock").read_bytes()
    assert "nothing has changed" in labo("trace", "--accept", "--yes", "-p", reviewed).out
    assert (reviewed / "trace.lock").read_bytes() == before


def test_records_of_links_that_are_gone_are_removed(labo, project, reviewed: Path) -> None:
    project(held(recommended={"r1": {"from": ["c2"]}}), reviewed.name)
    told = "1 gone: c1 → r1. labo trace --accept takes its line away."
    assert told in labo("trace", "-p", reviewed).out
    ran = labo("trace", "--accept", "--yes", "-p", reviewed, "--json")
    assert (ran.json["accepted"], ran.json["removed"]) == (0, 1)
    assert "c1 -> r1" not in (reviewed / "trace.lock").read_text(encoding="utf-8")
    assert len(links_of(labo, reviewed)) == 5


def test_in_a_script_nothing_is_recorded_unless_it_says_yes(labo_process, project) -> None:
    root = project(held())
    ran = labo_process("trace", "--accept", "-p", root, stdin=subprocess.DEVNULL)
    assert ran.status == 2
    assert "--yes" in ran.err
    assert not (root / "trace.lock").exists()
    assert labo_process("trace", "--yes", "-p", root).status == 2


@pytest.mark.parametrize(("typed", "is_recorded"), [("\n", False), ("n\n", False), ("bof\ny\n", True), ("oui\n", True)])
def test_at_a_terminal_it_asks_first(project, typed: str, is_recorded: bool) -> None:
    root = project(held())
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "labo_cli", "trace", "--accept", "-p", str(root), "--lang", "en"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as ran:
        os.close(theirs)
        shown = b""
        waiting = typed.splitlines(keepends=True)
        while select.select([ours], [], [], 30)[0]:
            try:
                read = os.read(ours, 65536)
            except OSError:
                break
            shown += read
            if waiting and re.sub(rb"\033\[\d*m", b"", shown).endswith(b"> "):
                os.write(ours, waiting.pop(0).encode())
        else:
            ran.kill()
    os.close(ours)
    assert ran.returncode == 0
    assert b"do they hold?" in shown
    told = re.sub(r"\s+", " ", re.sub(r"\033\[[\d;]*m", "", shown.decode())).partition("do they hold?")[0]
    kinds = "3 from words to a recommendation, 1 recommendation merged, 1 answer, 1 from a recommendation to a function"
    assert f"6 links that nobody had reviewed: {kinds}" in told
    assert "labo trace --format html makes a page of them all" in told
    assert (root / "trace.lock").exists() is is_recorded
    assert (b"Nothing was recorded" in shown) is not is_recorded


def test_two_people_who_review_bring_their_records_together(labo, reviewed: Path) -> None:
    record = reviewed / "trace.lock"
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    said = next(n for n, line in enumerate(lines) if line.startswith("said: c1"))
    older = re.sub(r"2026-04-10 \| text=\w+", "2026-04-01 | text=000000000000", lines[said])
    lines[said : said + 1] = ["<<<<<<< HEAD\n", lines[said], "=======\n", older, ">>>>>>> theirs\n"]
    record.write_text("".join(lines), encoding="utf-8")
    assert {link[0] for link in links_of(labo, reviewed).values()} == {"reviewed"}
    # Only a person brings them together: the record is not written again while it has the marks.
    marked = record.read_bytes()
    (told,) = [problem for problem in problems_of(labo, reviewed) if problem["file"] == "trace.lock"]
    assert (told["line"], told["severity"]) == (said + 1, "warning")
    edit_words(reviewed)
    ran = labo("trace", "--accept", "--yes", "-p", reviewed)
    assert ran.status == 1
    assert f"nothing was recorded: trace.lock:{said + 1}:1" in " ".join(ran.err.split())
    assert "keep the lines of both" in " ".join(ran.err.split())
    assert record.read_bytes() == marked


def edit_words(root: Path) -> None:
    """Somebody writes other words under a link that was reviewed."""
    path = next(path for path in root.rglob("*.yaml") if "J'attends" in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace("J'attends", "On attend"), encoding="utf-8")


def test_a_line_of_a_newer_labo_is_not_written_over(labo, reviewed: Path) -> None:
    record = reviewed / "trace.lock"
    with record.open("a", encoding="utf-8") as file:
        file.write("verified: FP1 -> t1 | 2026-05-02 | text=abcdef\n")
    kept = record.read_bytes()
    edit_words(reviewed)
    ran = labo("trace", "--accept", "--yes", "-p", reviewed)
    assert ran.status == 1
    assert f"trace.lock:{len(kept.splitlines())}:1" in ran.err
    assert "the version of labo that wrote it" in " ".join(ran.err.split())
    assert record.read_bytes() == kept


@pytest.mark.parametrize(
    "line",
    [
        "said: c1 -> r1 | 2026-13-10 | text=b419f08604b3",
        "said: c1 | 2026-04-10 | text=b419f08604b3",
        "heard: c1 -> r1 | 2026-04-10 | text=b419f08604b3",
        "c1 r1",
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_its_link_is_new(labo, reviewed: Path, line: str) -> None:
    record = reviewed / "trace.lock"
    lines = record.read_text(encoding="utf-8").splitlines()
    at = next(n for n, each in enumerate(lines) if each.startswith("said: c1"))
    lines[at] = line
    record.write_text("\n".join(lines), encoding="utf-8")
    assert links_of(labo, reviewed)["said c1 r1"][0] == "not-reviewed"
    (problem,) = [problem for problem in problems_of(labo, reviewed) if problem["file"] == "trace.lock"]
    assert (problem["line"], problem["severity"]) == (at + 1, "warning")
    assert f"trace.lock:{at + 1}" in labo("trace", "-p", reviewed).err


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b""])
def test_a_record_that_is_no_text_or_empty_harms_nothing(labo, reviewed: Path, content: bytes) -> None:
    (reviewed / "trace.lock").write_bytes(content)
    assert {link[0] for link in links_of(labo, reviewed).values()} == {"not-reviewed"}
    if content:
        ran = labo("trace", "--accept", "--yes", "-p", reviewed)
        assert ran.status == 1
        assert "take it back from git" in " ".join(ran.err.split())
        assert (reviewed / "trace.lock").read_bytes() == content
        (reviewed / "trace.lock").unlink()
    assert labo("trace", "--accept", "--yes", "-p", reviewed).status == 0
    assert {link[0] for link in links_of(labo, reviewed).values()} == {"reviewed"}


def test_the_record_is_in_one_order_whatever_that_of_the_project(labo, project, reviewed: Path) -> None:
    lines = (reviewed / "trace.lock").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert [line.split(" |")[0] for line in lines if not line.startswith("#")] == [
        "said: c1 -> r1",
        "said: c2 -> r1",
        "said: c3 -> r2",
        "merged: r2 -> r1",
        "answered: r1",
        "required: r1 -> FP1",
    ]
    other = project(held(recommended={"r1": {"from": ["c2", "c1"]}}), "other")
    labo("trace", "--accept", "--yes", "-p", other)
    bare = [re.sub(r"\d{4}-\d\d-\d\d", "", line) for line in lines]
    written = (other / "trace.lock").read_text(encoding="utf-8").splitlines()
    assert [re.sub(r"\d{4}-\d\d-\d\d", "", line) for line in written] == bare
