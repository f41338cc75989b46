"""`labo check`: every problem in one run, each with its place, the user's noun, what to write instead."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, SMALL, SOUND


@pytest.mark.parametrize("name", SOUND)
def test_the_examples_hold_together(labo, name: str) -> None:
    assert labo("check", "-p", ROOT / "examples" / name).status == 0


WORKSHOP = SMALL["workshops/premier.yaml"]
LINES = (ROOT / "methods" / "gommettes.yaml").read_text(encoding="utf-8").splitlines()
CARD_DIFFICULTY = f"methods/mienne.yaml:{LINES.index('difficulty: easy') + 1}:13"
CHAIN = {
    "contributions.yaml": "- {id: c1, group: usagers, from: premier, theme: attente, kind: need, text: Un banc}\n",
}
REFUSED = "- {id: r1, text: Des bancs, from: [c1], state: not-retained, "
BAD = [
    # what is wrong: the files, the place, words of the noun, words of the message, words of the hint
    ("empty file", {"groups.yaml": ""}, "groups.yaml:1:1", "", "empty", "remove it"),
    ("only comments", {"groups.yaml": "# rien\n"}, "groups.yaml:1:1", "", "empty", ""),
    ("list for a map", {"project.yaml": "- a\n"}, "project.yaml:1:1", "", "a map is due", "title:"),
    ("a text for a map", {"project.yaml": "bonjour\n"}, "project.yaml:1:1", "", "only a text", "key: value"),
    ("tab", {"groups.yaml": "- id: a\n\tname: b\n"}, "groups.yaml:2:1", "", "tab", "spaces"),
    (
        "unknown key",
        {
            "groups.yaml": "- {id: usagers, name: U, kind: users, size: 8, siez: 3}\n- {id: agents, name: A, kind: agents, size: 6}\n"
        },
        "groups.yaml:1:48",
        "group “usagers”, siez",
        "not a key",
        "“size”",
    ),
    (
        "misspelt id",
        {"workshops/premier.yaml": WORKSHOP.replace("usagers: 8", "usager: 8")},
        "workshops/premier.yaml:6:10",
        "workshop “premier”",
        "no group “usager”",
        "“usagers”",
    ),
    (
        "ends before it starts",
        {"workshops/premier.yaml": WORKSHOP.replace("12:00", "9:00")},
        "workshops/premier.yaml:1:1",
        "workshop “premier”",
        "before it starts",
        "14:00",
    ),
    (
        "an end and a duration",
        {"workshops/premier.yaml": WORKSHOP + "duration: 2h\n"},
        "workshops/premier.yaml:1:1",
        "",
        "either an end or a duration",
        "duration: 2h30",
    ),
    (
        "a group of -3",
        {
            "groups.yaml": "- {id: usagers, name: U, kind: users, size: -3}\n- {id: agents, name: A, kind: agents, size: 6}\n"
        },
        "groups.yaml:1:45",
        "group “usagers”, size",
        "-3 is too small",
        "1 or more",
    ),
    (
        "two items of one id",
        {"groups.yaml": SMALL["groups.yaml"] + "- {id: Usagers, name: U, kind: users, size: 3}\n"},
        "groups.yaml:3:8",
        "group “Usagers”",
        "already taken",
        "another id",
    ),
    (
        "a method that does not exist",
        {"workshops/premier.yaml": WORKSHOP.replace("carte-empathie", "carte-empatie")},
        "workshops/premier.yaml:10:14",
        "step “carte-empatie”, method",
        "no method",
        "“carte-empathie”",
    ),
    (
        "a method alone on its line that does not exist",
        {"workshops/premier.yaml": WORKSHOP + "  - meteo\n"},
        "workshops/premier.yaml:12:5",
        "",
        "no method “meteo”",
        "“meteo-interieure”",
    ),
    (
        "a missing picture",
        {"project.yaml": SMALL["project.yaml"] + "logo: {file: logo.png, alt: Logo}\n"},
        "project.yaml:8:14",
        "logo, file",
        "no picture",
        "",
    ),
    (
        "a picture outside the project",
        {"project.yaml": SMALL["project.yaml"] + "logo: {file: ../../logo.png, alt: Logo}\n"},
        "project.yaml:8:14",
        "logo, file",
        "outside the project",
        "copy the picture",
    ),
    (
        "a wrong word",
        {"project.yaml": SMALL["project.yaml"].replace("improve-service", "improve")},
        "project.yaml:2:7",
        "kind",
        "“improve”",
        "“improve-service”",
    ),
    (
        "a date that does not exist",
        {"workshops/premier.yaml": WORKSHOP.replace("2026-03-12", "2026-02-30")},
        "workshops/premier.yaml:2:7",
        "workshop “premier”, date",
        "does not exist",
        "2026-03-12",
    ),
    (
        "a date in slashes",
        {"workshops/premier.yaml": WORKSHOP.replace("2026-03-12", "12/03/2026")},
        "workshops/premier.yaml:2:7",
        "date",
        "not a date",
        "2026-03-12",
    ),
    (
        "a time that is none",
        {"workshops/premier.yaml": WORKSHOP.replace("9h30", "tôt")},
        "workshops/premier.yaml:3:8",
        "start",
        "“tôt”",
        "9h30",
    ),
    (
        "a required key with nothing",
        {"project.yaml": SMALL["project.yaml"].replace("Mieux accueillir", "")},
        "project.yaml:1:7",
        "title",
        "nothing is written",
        "title",
    ),
    (
        "a required key that is not there",
        {"project.yaml": SMALL["project.yaml"].replace("challenge: Comment mieux accueillir ?\n", "")},
        "project.yaml:1:1",
        "",
        "“challenge” is missing",
        "question",
    ),
    (
        "a text where a list is due",
        {"project.yaml": SMALL["project.yaml"] + "methods: world-cafe\n"},
        "project.yaml:8:10",
        "methods",
        "a list is due",
        "[world-cafe]",
    ),
    (
        "a step that says nothing",
        {"workshops/premier.yaml": WORKSHOP + "  - {minutes: 10}\n"},
        "workshops/premier.yaml:12:5",
        "step 5",
        "neither what method",
        "method, break",
    ),
    (
        "a step inside a track",
        {
            "workshops/premier.yaml": WORKSHOP
            + "  - parallel:\n    - {name: A, groups: [usagers], steps: [gomettes]}\n    - {name: B, groups: [agentes], steps: [break]}\n"
        },
        "workshops/premier.yaml:13:44",
        "track “A”",
        "no method “gomettes”",
        "“gommettes”",
    ),
    (
        "a section in two places",
        {"project.yaml": SMALL["project.yaml"] + "brief: {version: 1}\n", "brief.yaml": "version: 2\n"},
        "brief.yaml",
        "brief",
        "both here and in project.yaml",
        "keep one",
    ),
    ("a file nearly named right", {"group.yaml": "- a\n"}, "group.yaml", "", "does not know", "groups.yaml"),
    ("a folder nearly named right", {"workshop/1.yaml": "a: 1\n"}, "workshop", "", "does not know", "workshops"),
    ("a section in the singular", {"workshop.yaml": "a: 1\n"}, "workshop.yaml", "", "does not know", "workshops.yaml"),
    ("the project's other ending", {"project.yml": "a: 1\n"}, "project.yml", "", "does not know", "project.yaml"),
    (
        "names for a number",
        {"workshops/premier.yaml": WORKSHOP + "facilitators: [Claire, Karim]\n"},
        "workshops/premier.yaml:12:15",
        "facilitators",
        "a number is due",
        "facilitators: 2; names go to lead:",
    ),
    (
        "a name for a number",
        {"workshops/premier.yaml": WORKSHOP + "facilitators: Claire\n"},
        "workshops/premier.yaml:12:15",
        "facilitators",
        "a number is due",
        "facilitators: 2; names go to lead:",
    ),
    (
        "a French label for a word",
        {"groups.yaml": SMALL["groups.yaml"].replace("size: 12", "size: 12, needs: [gros caracteres]")},
        "groups.yaml:1:63",
        "gros caracteres",
        "not one of the words",
        "did you mean “large-print” (gros caractères)?",
    ),
    (
        "an English label for a word",
        {"groups.yaml": SMALL["groups.yaml"].replace("kind: users", "kind: Institutional partners")},
        "groups.yaml:1:38",
        "kind",
        "not one of the words",
        "did you mean “partners” (institutional partners)?",
    ),
    (
        "a label in a card",
        {
            "methods/mienne.yaml": (ROOT / "methods" / "gommettes.yaml")
            .read_text(encoding="utf-8")
            .replace("difficulty: easy", "difficulty: facile")
        },
        CARD_DIFFICULTY,
        "difficulty",
        "not one of the words",
        "did you mean “easy” (facile)?",
    ),
    ("the other ending", {"interviews.yml": "a: 1\n"}, "interviews.yml", "", "does not know", "interviews.yaml"),
    (
        "an id that cannot be",
        {"groups.yaml": SMALL["groups.yaml"] + "- {id: ../../etc, name: U, kind: users, size: 3}\n"},
        "groups.yaml:3:8",
        "",
        "cannot be an id",
        "letters",
    ),
    (
        "a refusal without an explanation",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: land}\n"},
        "recommendations.yaml:1:3",
        "recommendation “r1”",
        "owes its authors an explanation",
        "explanation:",
    ),
    (
        "a refusal without a reason",
        {**CHAIN, "recommendations.yaml": REFUSED + "explanation: Non.}\n"},
        "recommendations.yaml:1:3",
        "recommendation “r1”",
        "needs a reason",
        "out-of-scope, not-our-remit",
    ),
    (
        "a reason that is none",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: landd, explanation: Non.}\n"},
        "recommendations.yaml:1:70",
        "recommendation “r1”, reason",
        "“landd” is not one of the words",
        "“land”",
    ),
    (
        "a part of a reason",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: budget, explanation: Non.}\n"},
        "recommendations.yaml:1:70",
        "recommendation “r1”, reason",
        "“budget” is not one of the words",
        "did you mean “investment-budget”?",
    ),
    (
        "a reason that is like none",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: zzz, explanation: Non.}\n"},
        "recommendations.yaml:1:70",
        "recommendation “r1”, reason",
        "“zzz” is not one of the words",
        "not-our-remit (not within our remit), law (the law does not allow it), investment-budget, running-cost, land, "
        "already-exists (it already exists), already-planned (it is already planned), public-interest "
        "(general interest), staff (staff available), technical (technical reasons), safety, "
        "equity (equity between users), calendar, personal-data, contradiction, too-vague "
        "(too vague to be acted upon), duplicate",
    ),
    (
        "a reason of every day that may be two",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: Argent, explanation: Non.}\n"},
        "recommendations.yaml:1:70",
        "recommendation “r1”, reason",
        "“Argent” is not one of the words",
        "there are: investment-budget, running-cost",
    ),
    (
        "a state as people say it",
        {**CHAIN, "recommendations.yaml": "- {id: r1, text: Des bancs, from: [c1], state: refusé}\n"},
        "recommendations.yaml:1:48",
        "recommendation “r1”, state",
        "“refusé” is not one of the words",
        "did you mean “not-retained”?",
    ),
    (
        "a kind as the standard says it",
        {"requirements.yaml": "- {id: FP1, kind: principale, statement: Asseoir, importance: 5}\n"},
        "requirements.yaml:1:19",
        "requirement “FP1”, kind",
        "“principale” is not one of the words",
        "did you mean “main” (Main function)?",
    ),
    (
        "a text where keys are due",
        {
            **CHAIN,
            "recommendations.yaml": "- {id: r1, text: Des bancs, from: [c1], state: retained, next_step: Recruter}\n",
        },
        "recommendations.yaml:1:69",
        "recommendation “r1”, next_step",
        "a map is due here, and this is “Recruter”",
        "each with its value: what:, pilot:, deadline:",
    ),
    (
        "a key that is like none",
        {**CHAIN, "recommendations.yaml": "- {id: r1, text: Des bancs, from: [c1], zzz: x}\n"},
        "recommendations.yaml:1:41",
        "recommendation “r1”, zzz",
        "not a key",
        "theme",
    ),
    (
        "merged into nothing",
        {**CHAIN, "recommendations.yaml": REFUSED.replace("not-retained", "merged") + "}\n"},
        "recommendations.yaml:1:3",
        "recommendation “r1”",
        "which one it was merged into",
        "merged_into:",
    ),
    (
        "a decision before the words",
        {**CHAIN, "recommendations.yaml": REFUSED + "reason: land, explanation: Non., date: 2026-03-11}\n"},
        "recommendations.yaml:1:101",
        "recommendation “r1”, date",
        "“c1”, which it answers, was said on Thursday 12 March 2026",
        "correct one of the two dates",
    ),
    (
        "a function without a criterion",
        {"requirements.yaml": "- {id: FP1, kind: main, statement: Asseoir, importance: 5, justification: Loi}\n"},
        "requirements.yaml:1:3",
        "requirement “FP1”",
        "by what “FP1” is judged",
        "criteria:",
    ),
    (
        "an agenda too long",
        {"workshops/premier.yaml": WORKSHOP.replace("12:00", "10:30")},
        "workshops/premier.yaml:8:3",
        "workshop “premier”, agenda",
        "25 minutes too many",
        "end the session at 10:55\u202fam",
    ),
    (
        "a pinned step that comes too early",
        {"workshops/premier.yaml": WORKSHOP + '  - {title: Mot, at: "10:00"}\n'},
        "workshops/premier.yaml:12:22",
        "step “Mot”, at",
        "cannot end before 10:55\u202fam",
        "pin this step at 10:55\u202fam",
    ),
]


@pytest.mark.parametrize(("files", "place", "where", "message", "hint"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_problem_says_where_what_and_what_to_write(
    labo, project, files: dict[str, str], place: str, where: str, message: str, hint: str
) -> None:
    ran = labo("check", "-p", project(files), "--json")
    assert ran.status == 1
    problems = ran.json["problems"]
    at_place = [
        p
        for p in problems
        if f"{p['file']}:{p['line']}:{p['column']}" == place or (not p["line"] and p["file"] == place)
    ]
    assert at_place, problems
    assert any(where in p["where"] and message in p["message"] and hint in p["hint"] for p in at_place), at_place


@pytest.mark.parametrize("name", ["x.yaml", "notes de réunion.yml"])
def test_a_file_of_somebody_s_own_is_told_by_check_and_stops_nothing(labo, project, name: str) -> None:
    root = project({name: "a: [1\n"})
    checked = labo("check", "-p", root, "--json")
    assert checked.status == 0
    (found,) = (problem for problem in checked.json["problems"] if problem["file"] == name)
    assert found["severity"] == "warning"
    assert "workshops.yaml" in found["hint"]
    assert labo("check", "-p", root, "--strict").status == 1
    assert labo("show-project", "-p", root).status == 0
    planned = labo("plan-workshop", "-p", root, "--format", "html")
    assert planned.status == 0
    assert name not in planned.out + planned.err
    (root / "group.yaml").write_text("- a\n", encoding="utf-8")
    assert labo("show-project", "-p", root).status == 1
    assert labo("plan-workshop", "-p", root, "--format", "html").status == 1


def test_every_problem_comes_in_one_run(labo, project) -> None:
    root = project(
        {
            "project.yaml": SMALL["project.yaml"].replace("title:", "titel:", 1),
            "groups.yaml": SMALL["groups.yaml"].replace("size: 12", "size: many"),
            "workshops/premier.yaml": WORKSHOP.replace("usagers: 8", "usager: 8").replace("date:", "dat:")
            + "  - meteoo\n",
            "interviews.yaml": "- {id: a, title: A, group: nobody, purpose: P, themes: [atente]}\n",
            "brief.yaml": "a: 'b\n",
        }
    )
    said = {(p["file"], p["line"]) for p in labo("check", "-p", root, "--json").json["problems"]}
    assert said == {
        ("brief.yaml", 1),
        ("groups.yaml", 1),
        ("interviews.yaml", 1),
        ("project.yaml", 1),
        ("workshops/premier.yaml", 2),
        ("workshops/premier.yaml", 6),
        ("workshops/premier.yaml", 12),
    }


def test_a_misspelt_key_is_not_also_said_to_be_missing(labo, project) -> None:
    root = project({"project.yaml": SMALL["project.yaml"].replace("title:", "titel:", 1)})
    assert len(labo("check", "-p", root, "--json").json["problems"]) == 1


def test_what_cannot_be_read_raises_no_false_alarms_about_what_refers_to_it(labo, project) -> None:
    problems = labo("check", "-p", project({"groups.yaml": "- {id: 'usagers\n"}), "--json").json["problems"]
    assert {p["file"] for p in problems} == {"groups.yaml"}


def test_a_missing_section_is_said_once(labo, project) -> None:
    problems = labo("check", "-p", project({"groups.yaml": None}), "--json").json["problems"]
    assert [(p["file"], p["line"]) for p in problems] == [("workshops/premier.yaml", 6)]
    assert "none is written yet, in groups" in problems[0]["hint"]


def test_an_own_card_is_checked_with_its_place(labo, project) -> None:
    card = (ROOT / "methods" / "gommettes.yaml").read_text(encoding="utf-8").replace("usual: 15", "usual: 16")
    ran = labo("check", "-p", project({"methods/gommettes.yaml": card}), "--json")
    assert ran.json["problems"][0]["file"] == "methods/gommettes.yaml"
    assert "add up" not in ran.json["problems"][0]["message"]
    assert "15 minutes" in ran.json["problems"][0]["message"]


def test_the_screen_shows_place_noun_message_and_hint(labo, project) -> None:
    ran = labo("check", "-p", project({"groups.yaml": SMALL["groups.yaml"].replace("size: 12", "size: -3")}))
    assert "groups.yaml:1:51" in ran.out
    assert "group “usagers”, size" in ran.out
    assert "-3 is too small" in ran.out
    assert "→ write 1 or more" in ran.out
    assert "1 problem." in ran.out


def test_a_problem_says_how_grave_it_is_without_colours(labo, project) -> None:
    files = {**CHAIN, "recommendations.yaml": REFUSED + "reason: land, explanation: Trop cher.}\n"}
    shown = labo("check", "-p", project(files), lang="fr").out.replace("\u202f", " ")
    assert "recommendations.yaml:1:89  avertissement  recommandation « r1 », explanation  [answer-too-short]" in shown
    files["recommendations.yaml"] = REFUSED + "reason: land}\n"
    shown = labo("check", "-p", project(files, "q")).out
    assert "recommendations.yaml:1:3  error  recommendation “r1”  [refusal-unexplained]" in shown
    # The rule that is named is the gravest one's, wherever its file stands.
    assert "labo check --explain refusal-unexplained" in shown
    assert "Once these are mended" not in shown


def test_a_project_that_cannot_be_read_says_that_there_is_more_to_look_at(labo, project) -> None:
    root = project({**CHAIN, "recommendations.yaml": REFUSED + "reason: landd}\n"})
    said = "Once these are mended, labo looks at the rest"
    assert said in labo("check", "-p", root).out
    assert "Once these" not in str(labo("check", "-p", root, "--json").json)


def test_every_word_of_every_day_means_a_word_that_there_is() -> None:
    from labo_cli.model import card_words, words
    from labo_cli.model.base import Word
    from labo_cli.model.everyday import EVERYDAY

    # Both are read, and so all vocabularies are known.
    assert card_words
    assert words
    fixed = {member.value for kind in Word.__subclasses__() for member in kind}
    assert {word for meant in EVERYDAY.values() for word in meant} <= fixed
    assert all(typed.isascii() and typed == typed.lower() for typed in EVERYDAY)


def test_no_key_of_a_recommendation_is_left_out_of_those_there_are(labo, project) -> None:
    from labo_cli.model.voices import Recommendation

    root = project({**CHAIN, "recommendations.yaml": "- {id: r1, text: Des bancs, from: [c1], zzz: x}\n"})
    problem = labo("check", "-p", root, "--json").json["problems"][0]
    keys = {field.alias or name for name, field in Recommendation.model_fields.items()}
    assert {*problem["hint"].partition(": ")[2].split(", ")} == keys


def test_of_many_the_nearest_are_told() -> None:
    from labo_cli.problems import did_you_mean

    ids = [*(f"atelier-{n}" for n in range(30)), "restitution-publique"]
    assert did_you_mean("publique", ids).startswith("there are: restitution-publique, ")


FORMS = {
    "key": {
        "project.yaml": SMALL["project.yaml"]
        + "groups:\n"
        + "".join(f"  {line}\n" for line in SMALL["groups.yaml"].splitlines()),
        "groups.yaml": None,
    },
    "file": {},
    "folder": {
        "groups.yaml": None,
        "groups/agents.yaml": "name: Agents\nkind: agents\nsize: 6\n",
        "groups/usagers.yaml": "name: Usagers\nkind: users\nsize: 12\n",
    },
    "folder of lists": {"groups.yaml": None, "groups/tous.yaml": SMALL["groups.yaml"]},
}


@pytest.mark.parametrize("form", FORMS)
def test_the_forms_of_a_section_mean_the_same(labo, project, form: str) -> None:
    root = project(FORMS[form])
    shown = labo("show-project", "-p", root, "--json")
    groups = sorted(shown.json["groups"], key=lambda group: group["id"])
    assert groups == [
        {"id": "agents", "size": 6, "contributions": 0},
        {"id": "usagers", "size": 12, "contributions": 0},
    ]


def test_the_project_is_found_from_a_folder_within_it(labo, project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    monkeypatch.chdir(root / "workshops")
    assert labo("check").status == 0


def test_outside_any_project_the_user_is_told_what_to_do(labo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = labo("check")
    assert ran.status == 1
    assert "no project here" in ran.err
    assert "new-project" in ran.err


def test_thousands_of_one_rule_do_not_hide_the_others(labo, project):
    said = "".join(
        f"- {{id: c{n}, group: usagers, from: premier, theme: attente, kind: idea, text: 'Idée {n}'}}\n"
        for n in range(60)
    )
    recommended = "- {id: r1, text: Ouvrir le soir, from: [c0], state: unanswered}\n"
    root = project({"contributions.yaml": said, "recommendations.yaml": recommended})
    shown = labo("check", "-p", root).out
    assert shown.count("[contribution-nowhere]") == 20
    assert "… and 39 more of contribution-nowhere" in shown
    problems = labo("check", "-p", root, "--json").json["problems"]
    assert sum(problem["rule"] == "contribution-nowhere" for problem in problems) == 59
