"""`labo trace`: the chain on the screen and as data, from any id and both ways."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from labo_cli.tracing import report
from tests.chain_case import chain, third_group
from tests.conftest import ROOT

GARDEN = ROOT / "examples" / "jardin-partage"
OPEN = {"state": "unanswered", "explanation": None, "next_step": None, "decided_by": None, "date": None}
ALIKE = {"text": "Un banc dehors.", "from": ["c3"], "state": "merged", "merged_into": "r1", "next_step": None}
HELD = {
    # A third thing said, whose recommendation was merged into the first; nobody took up the fourth.
    **chain(
        {"c3": {"text": "On attend dehors."}, "c4": {"text": "Et le chien ?"}, "c5": {"text": "Trop de bruit."}},
        {"r2": ALIKE, "r3": {"text": "Moins de bruit.", "from": ["c5"], **OPEN}},
        {"FC1": {"kind": "constraint", "statement": "Respecter le calme", "from": [], "justification": "La loi."}},
        groups=third_group(),
    )
}


@pytest.fixture
def held(project) -> Path:
    return project(HELD)


def test_the_whole_chain_is_counted_step_by_step(labo, held: Path) -> None:
    data = labo("trace", "-p", held, "--json").json
    steps = {step["step"]: (step["count"], step["on"], step["voices"]) for step in data["steps"]}
    assert steps == {"said": (5, 4, 5), "recommended": (3, 1, 4), "kept": (1, 1, 3), "required": (2, 2, 3)}
    assert data["states"] == {"retained": 1, "merged": 1, "unanswered": 1}
    voices = {voice["group"]: (voice["said"], voice["kept"], voice["required"]) for voice in data["voices"]}
    assert voices == {"usagers": (4, 2, 2), "agents": (1, 1, 1), "voisins": (0, 0, 0)}
    assert data["never_heard"] == ["voisins"]
    shares = {voice["group"]: tuple(voice["shares"].values()) for voice in data["voices"]}
    assert shares == {"usagers": (0.8, 0.6667, 0.6667), "agents": (0.2, 0.3333, 0.3333), "voisins": (0, 0, 0)}


def test_holes_are_told_with_their_place_and_the_justified_ones_apart(labo, project, held: Path) -> None:
    shown = labo("trace", "-p", held).out
    lines = (held / "contributions.yaml").read_text(encoding="utf-8").splitlines()
    assert f"contributions.yaml:{lines.index('- id: c4') + 1}" in shown
    assert "[contribution-nowhere]" in shown
    assert "[unanswered]" in shown
    assert "justified" not in shown
    reason = "Le chien est une plaisanterie."
    files = chain({"c4": {"text": "Et le chien ?", "accept": {"contribution-nowhere": reason}}})
    root = project(files, "justified")
    shown = labo("trace", "-p", root).out
    assert reason in shown.partition("justified hole")[2]
    holes = labo("trace", "-p", root, "--json").json["holes"]
    assert [(hole["id"], hole["rule"], hole["reason"]) for hole in holes] == [("c4", "contribution-nowhere", reason)]


def test_where_the_project_stands_has_the_same_holes(labo, held: Path) -> None:
    told = {hole["id"] for hole in labo("trace", "-p", held, "--json").json["holes"]}
    stands = " ".join(labo("show-project", "-p", held, "--json").json["holes"])
    assert told == {"c4", "r3"}
    assert all(name in stands for name in told)


@pytest.mark.parametrize(
    ("name", "hole", "remark"),
    [
        ("FC3", "origin-refused", None),
        ("r5", "refusal-unexplained", None),
        ("r6", "refusal-without-reason", None),
        ("r7", "merged-into-nothing", None),
        ("r8", "merged-in-a-round", None),
        ("r9", "merged-in-a-round", None),
        ("r10", "decision-before-words", "kept-part-unsaid"),
        ("c8", None, "personal-data-published"),
        ("jeunes", None, "group-never-heard"),
        ("hiver", None, "theme-without-voice"),
    ],
)
def test_who_looks_at_one_id_sees_all_that_is_wrong_with_it(
    labo, name: str, hole: str | None, remark: str | None
) -> None:
    (data,) = labo("trace", name, "-p", GARDEN, "--json").json["threads"]
    assert [each["rule"] for each in data["holes"]] == [hole] * bool(hole)
    assert remark in [each["rule"] for each in data["remarks"]] or remark is None
    assert all(each["file"].endswith(".yaml") and each["line"] for each in data["holes"] + data["remarks"])
    shown = labo("trace", name, "-p", GARDEN).out
    assert all(f"[{rule}]" in shown for rule in (hole, remark) if rule)
    whole = labo("trace", "-p", GARDEN, "--json").json["holes"]
    assert (hole in [each["rule"] for each in whole]) == bool(hole)


def test_a_refused_origin_beside_another_is_a_remark_and_no_hole(labo, project) -> None:
    root = project(chain({"c3": {}}, {"r2": {**NO, "from": ["c3"]}}, {"FP1": {"from": ["r1", "r2"]}}))
    (data,) = labo("trace", "FP1", "-p", root, "--json").json["threads"]
    assert ([*data["holes"]], [each["rule"] for each in data["remarks"]]) == ([], ["origin-refused"])
    assert labo("trace", "-p", root, "--json").json["holes"] == []


def test_a_thread_goes_both_ways_and_through_what_was_merged(labo, held: Path) -> None:
    def ids(nodes) -> list:
        return [(node.get("id"), node["merged"], ids(node["next"])) for node in nodes]

    down = labo("trace", "c3", "-p", held, "--json").json["threads"][0]
    assert ids(down["down"]) == [("r2", False, [("r1", True, [("FP1", False, [])])])]
    up = labo("trace", "FP1", "-p", held, "--json").json["threads"][0]
    assert ids(up["up"]) == [
        ("r1", False, [("c1", False, []), ("c2", False, []), ("r2", True, [("c3", False, [])])]),
    ]
    both = labo("trace", "r1", "-p", held).out
    assert both.index("Je reste debout.") < both.index("On attend dehors.") < both.index("Permettre à chacun")
    assert "12 places (limit 8 places, F1)" in both


def test_a_group_a_theme_and_a_session_tell_what_they_led_to(labo, held: Path) -> None:
    for name in ("usagers", "attente", "premier"):
        (data,) = labo("trace", name, "-p", held, "--json").json["threads"]
        assert data["requirements"] == (["FP1", "FC1"] if name == "attente" else ["FP1"])
    assert (data["said"], data["on"], data["kept"], data["required"]) == (5, 4, 3, 3)
    shown = labo("trace", "usagers", "-p", held).out
    assert "c3 → r2 (merged) → r1 → FP1" in shown
    assert "c4 → nowhere" in shown
    assert "Nothing is noted" in labo("trace", "voisins", "-p", held).out


def test_what_a_group_led_to_goes_through_what_was_merged(labo, project) -> None:
    root = project(chain({"c3": {"group": "voisins", "text": "Dehors."}}, {"r2": ALIKE}, groups=third_group()))
    (data,) = labo("trace", "voisins", "-p", root, "--json").json["threads"]
    assert (data["recommendations"], data["requirements"]) == (["r1", "r2"], ["FP1"])
    assert (data["said"], data["kept"], data["required"]) == (1, 1, 1)


NO = {"state": "not-retained", "reason": "law", "explanation": "La loi ne le permet pas.", "next_step": None}


def test_what_rests_on_a_refusal_alone_is_not_founded_and_carries_no_voice(labo, project) -> None:
    said = {"c3": {"text": "Un café."}}
    function = {"statement": "Permettre de boire", "from": ["r2"]}
    root = project(chain(said, {"r2": {**NO, "text": "Un café.", "from": ["c3"]}}, {"FP2": function}))
    data = labo("trace", "-p", root, "--json").json
    assert {step["step"]: (step["on"], step["voices"]) for step in data["steps"]}["required"] == (1, 2)
    assert {voice["group"]: voice["required"] for voice in data["voices"]} == {"usagers": 1, "agents": 1}
    assert "2 functions: 1 with an origin or a justification, 1 from what was refused" in _flat(labo, root)
    assert labo("trace", "usagers", "-p", root, "--json").json["threads"][0]["required"] == 1
    # Another reason for it to be there, or another origin, and it holds.
    for n, keys in enumerate(({"justification": "La loi."}, {"from": ["r1", "r2"]})):
        files = chain(said, {"r2": {**NO, "text": "Un café.", "from": ["c3"]}}, {"FP2": {**function, **keys}})
        other = project(files, f"q{n}")
        assert labo("trace", "-p", other, "--json").json["steps"][-1]["on"] == 2
        assert "all with an origin" in _flat(labo, other)


@pytest.mark.parametrize(
    ("keys", "counts"),
    [({}, 0), ({"justification": "La loi."}, 0), ({"accept": {"origin-refused": "Décidé depuis."}}, 1)],
)
def test_a_refused_origin_brings_nobody_to_a_function_unless_it_says_why(
    labo, project, keys: dict[str, Any], counts: int
) -> None:
    said = {"c3": {"text": "Un café.", "group": "voisins"}}
    refused = {**NO, "text": "Un café.", "from": ["c3"]}
    files = chain(said, {"r2": refused}, {"FP1": {"from": ["r1", "r2"], **keys}}, groups=third_group())
    root = project(files)
    voices = labo("trace", "-p", root, "--json").json["voices"]
    assert [voice["required"] for voice in voices] == [1, 1, counts]
    (group,) = labo("trace", "voisins", "-p", root, "--json").json["threads"]
    assert group["required"] == counts


def test_one_merged_into_a_refusal_was_refused_with_it(labo, project) -> None:
    merged = {"state": "merged", "merged_into": "r2", "next_step": None}
    root = project(chain(None, {"r1": merged, "r2": {**NO, "from": ["c1"]}}))
    assert labo("trace", "-p", root, "--json").json["steps"][-1]["on"] == 0
    assert "1 function: none with an origin or a justification, 1 from what was refused" in _flat(labo, root)


def _flat(labo, root: Path, *arguments: str) -> str:
    return " ".join(labo("trace", *arguments, "-p", root).out.split())


def test_before_any_function_nothing_is_counted_as_outside_them(labo, project) -> None:
    root = project(chain(None, {"r2": {**NO, "from": ["c1"]}}, {"FP1": None}))
    assert "1 kept: no function is written yet" in _flat(labo, root)
    assert "No function is written yet." in _flat(labo, root, "r1")
    assert "It led to nothing yet." in _flat(labo, root, "r2")
    written = project(chain(None, {"r2": {"from": ["c1"]}}), "q")
    assert "2 kept: 1 in a function, 1 not" in _flat(labo, written)
    assert "It led to nothing yet." in _flat(labo, written, "r2")


def test_one_alone_is_said_in_the_singular(labo, project) -> None:
    root = project(chain({"c2": None}, {"r1": {"from": ["c1"]}}))
    for arguments in ([], ["usagers"]):
        shown = " ".join(
            labo("trace", *arguments, "-p", root, lang="fr").out.replace("\N{NO-BREAK SPACE}", " ").split()
        )
        assert "1 contribution" in shown
        assert not re.search(r"\breprises\b|\btoutes\b", shown)


def test_ids_are_understood_by_their_beginning_or_a_near_one_is_offered(labo, held: Path) -> None:
    assert labo("trace", "fp", "-p", held).out.startswith("FP1")
    several = labo("trace", "c", "-p", held)
    assert several.status == 2
    assert "c1, c2, c3, c4, c5" in several.err
    wrong = labo("trace", "usager", "-p", held)
    assert wrong.out.startswith("usagers")
    wrong = labo("trace", "atente", "-p", held)
    assert wrong.status == 2
    assert "“attente”" in wrong.err


def test_an_id_of_two_sections_shows_both_unless_one_is_chosen(labo, project) -> None:
    files = chain({"usagers": {"text": "Comme le groupe."}}, {"r1": {"from": ["c1", "c2", "usagers"]}})
    root = project(files)
    threads = labo("trace", "usagers", "-p", root, "--json").json["threads"]
    assert [thread["section"] for thread in threads] == ["contributions", "groups"]
    (one,) = labo("trace", "usagers", "--in", "group", "-p", root, "--json").json["threads"]
    assert one["section"] == "groups"
    assert labo("trace", "usagers", "--in", "words", "-p", root).status == 2


def test_a_project_that_says_nothing_yet_is_told_how_to_begin(labo, project) -> None:
    ran = labo("trace", "-p", project())
    assert ran.status == 0
    assert "labo add-contribution" in ran.out
    assert "%" not in ran.out


@pytest.mark.parametrize(("width", "plain"), [(40, True), (60, True), (100, True), (60, False)])
def test_the_screen_keeps_to_the_terminal(width: int, plain: bool) -> None:
    for arguments in ([], ["r2"]):
        shown = _at_a_terminal(["trace", *arguments, "-p", str(GARDEN), "--lang", "fr"], width, plain=plain)
        # NO_COLOR takes colours away, and leaves what is bold.
        assert bool(re.search(r"\033\[[\d;]*3\d", shown)) is not plain
        lines = re.sub(r"\033\[[\d;]*m", "", shown).splitlines()
        assert max(map(len, lines)) <= width
        assert len(lines) > 8


def _at_a_terminal(arguments: list[str], width: int, *, plain: bool) -> str:
    """What a command shows at a terminal of that width."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    environment |= {"NO_COLOR": "1"} if plain else {}
    with subprocess.Popen(
        [sys.executable, "-m", "labo_cli", *arguments], stdout=theirs, stderr=theirs, stdin=theirs, env=environment
    ) as ran:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                read = os.read(ours, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
    os.close(ours)
    assert ran.returncode == 0, shown
    return shown.decode().replace("\r\n", "\n")


def test_the_json_keeps_its_shape(labo, held: Path, tmp_path: Path) -> None:
    data = labo("trace", "-p", held, "--json").json
    assert data["version"] == 1
    for key, page in (("docs/trace.md", "fr"), ("docs/trace.en.md", "en")):
        told = (ROOT / key).read_text(encoding="utf-8")
        assert [name for name in data if f"`{name}`" not in told] == [], page
        for section in ("steps", "holes", "links", "voices", "contributions", "recommendations", "requirements"):
            assert [name for name in data[section][0] if f"`{name}`" not in told] == [], (page, section)
    labo("trace", "-p", held, "--format", "json", "--out", tmp_path / "o")
    assert set(json.loads((tmp_path / "o" / "trace.json").read_text(encoding="utf-8"))) == set(data)


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_the_rules_run_once_however_many_ids_are_asked_for(labo, held: Path, monkeypatch, how: Any) -> None:
    ran = []
    whole = report.lint_chain
    monkeypatch.setattr(report, "lint_chain", lambda *given, **how: (ran.append(1), whole(*given, **how))[1])
    shown = labo("trace", "c1", "c2", "r1", "FP1", "usagers", "-p", held, *how)
    assert shown.status == 0
    assert len(ran) == 1
