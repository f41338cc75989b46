"""Each command as a user types it: its result, its exit status, its JSON."""

import json
import re
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from labo_cli.cli.app import COMMANDS
from tests.conftest import ROOT, SOUND

SENIORS = ROOT / "examples" / "seniors-deplacements"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(labo, command: str) -> None:
    ran = labo(command, "--help")
    assert ran.status == 0
    assert f"Usage: labo {command}" in ran.out
    assert re.search(rf"Examples:\n( +labo {command}.*\n)+", ran.out)
    assert "--lang" in ran.out


def test_help_alone_lists_every_command_in_the_order_of_a_project(labo) -> None:
    listed = [line.split()[0] for line in labo("--help").out.splitlines() if re.match(r"  [a-z]+-?[a-z]* {2,}", line)]
    assert listed == list(COMMANDS)


def test_version(labo) -> None:
    assert re.fullmatch(r"labo \d+\.\d+\.\d+\n", labo("--version", lang="").out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst-methods"], "list-methods"),
        (["check", "--projet", "x"], "--project"),
        (["check", "extra"], "too many words"),
        (["plan-workshop", "--format", "pdff"], "pdf"),
        (["show-method"], "is missing"),
        (["list-methods", "--phase", "imagne"], "imagine"),
        (["list-methods", "--people", "0"], "--people cannot be taken"),
        (["list-methods", "--people", "dix"], "write 1 or more"),
        (["list-methods", "--minutes", "long"], "long"),
        (["new-project"], "is missing"),
        (["new-project", "x", "--example", "senior"], "seniors-deplacements"),
        (["new-project", "x", "--title", "T"], "--sponsor"),
        (["--lang", "de", "check"], "--lang fr"),
        (["--project", "x", "check"], "write labo check --project"),
        (["-p", "x", "plan-workshop"], "comes after the command"),
        (["--minutes", "30", "list-methods"], "write labo list-methods --minutes"),
        (["--projet", "x", "check"], "there is no option --projet"),
    ],
)
def test_wrong_usage_is_explained_with_status_2(
    labo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = labo(*arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["check", "--explain"], "--explain needs a value: RULE", "labo check --rules shows those there are"),
        (["new-project", "x", "--example"], "--example needs a value: NAME", "labo new-project --example list"),
        (["check", "-p"], "-p needs a value: DIR", "labo check --help shows how it is used"),
    ],
)
def test_an_option_without_its_value_says_what_is_due(labo, arguments: list[str], message: str, hint: str) -> None:
    ran = labo("--lang", "en", *arguments, lang="")
    assert ran.status == 2
    assert message in ran.err
    assert hint in ran.err


def test_an_unknown_workshop_is_named_with_those_there_are(labo) -> None:
    ran = labo("plan-workshop", "4", "-p", SENIORS)
    assert ran.status == 2
    assert "1-comprendre, 2-imaginer, 3-decider" in ran.err


def test_where_a_project_stands_begins_with_what_is_wrong(labo, tmp_path: Path) -> None:
    root = tmp_path / "p"
    assert labo("new-project", root, "--example", "jardin-partage").status == 0
    counted = [p["severity"] for p in labo("check", "-p", root, "--json").json["problems"]].count("error")
    shown = labo("show-project", "-p", root).out
    assert shown.index(f"{counted} errors keep this project from being sound") < shown.index("Habitants")
    assert "read again 1 link whose text changed since its review: labo trace" in shown
    assert re.search(r"carnet-au-portail +consultation ", shown)
    # One recommendation waits for its answer: nothing can be told to participants yet.
    assert "labo export-brief" in shown
    assert "export-feedback" not in shown


def test_a_project_that_is_answered_can_be_told_to_participants(labo) -> None:
    shown = labo("show-project", "-p", SENIORS)
    assert "keep" not in shown.out
    assert shown.out.index("labo export-brief") < shown.out.index("labo export-feedback")
    assert labo("show-project", "-p", SENIORS, "--json").json["errors"] == 0


def test_a_consultation_without_words_yet_says_how_they_come_in(labo, project) -> None:
    root = project({"consultations.yaml": "- {id: en-ligne, title: En ligne}\n"})
    told = labo("show-project", "-p", root, "--json").json
    assert ("consultations", "en-ligne") in [(s["section"], s["id"]) for s in told["sessions"]]
    assert any("labo import-contributions FILE --from en-ligne" in step for step in told["next"])


@pytest.mark.parametrize("groups", [("Personnes âgées 3", "Agents 20"), ("Personnes âgées 3", "Agents 6")])
def test_labo_does_not_make_seniors_stand_in_what_it_proposes(labo, tmp_path: Path, groups: tuple[str, ...]) -> None:
    given = [word for group in groups for word in ("--group", group)]
    about = ("--title", "T", "--sponsor", "S", "--challenge", "Comment ?", *given)
    assert labo("new-project", tmp_path / "p", *about).status == 0
    rules = {problem["rule"] for problem in labo("check", "-p", tmp_path / "p", "--json").json["problems"]}
    assert "no-place" in rules
    assert not rules & {"moving-with-seated", "standing-with-seniors"}


def test_a_fault_of_labo_is_status_3_with_a_report_and_no_traceback(labo, monkeypatch: pytest.MonkeyPatch) -> None:
    from labo_cli.standing import report

    monkeypatch.setattr(report, "standing", lambda *_given: 1 / 0)
    ran = labo("show-project", "-p", SENIORS)
    assert ran.status == 3
    assert "Traceback" not in ran.err
    file = re.search(r"\S*labo-fault-\S+\.txt", ran.err)
    assert file
    assert "ZeroDivisionError" in Path(file[0]).read_text(encoding="utf-8")
    Path(file[0]).unlink()


JSON = [
    ["check"],
    ["show-project"],
    ["list-methods"],
    ["show-method", "gommettes"],
    ["plan-interview", "restaurant", "--format", "html"],
    ["plan-immersion", "--format", "html"],
    ["plan-workshop", "1", "--format", "html"],
    ["export-brief", "--format", "html"],
    ["export-all", "--format", "html"],
    ["copy-templates"],
]


@pytest.mark.parametrize("command", JSON, ids=lambda c: c[0])
def test_json_is_one_document_and_nothing_else(labo, tmp_path: Path, command: list[str]) -> None:
    where = [] if command[0] == "show-method" else ["-p", SENIORS]
    out = ["--out", tmp_path] if "--format" in command else []
    ran = labo(*command, *where, *out, "--json")
    assert ran.status == 0
    assert ran.err == ""
    json.loads(ran.out)


@pytest.mark.parametrize(
    "command", [["list-methods"], ["show-method", "gommettes"], ["copy-templates", "all"], ["export-schema"], ["check"]]
)
def test_a_project_folder_that_is_not_there_is_said_and_not_made(labo, tmp_path: Path, command: list[str]) -> None:
    ran = labo(*command, "-p", tmp_path / "nowhere")
    assert ran.status == 1
    assert "no folder" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_json_of_an_error_is_json_too(labo, tmp_path: Path) -> None:
    ran = labo("check", "-p", tmp_path / "nowhere", "--json")
    assert ran.status == 1
    assert "no folder" in ran.json["error"]["message"]


def test_the_agenda_is_computed_to_the_minute(labo, tmp_path: Path) -> None:
    ran = labo("plan-workshop", "1", "-p", SENIORS, "--format", "html", "--out", tmp_path, "--json")
    lines = ran.json["agenda"]
    assert [(line["start"], line["end"]) for line in lines] == [
        ("09:30", "09:40"),
        ("09:40", "09:50"),
        ("09:50", "10:30"),
        ("10:30", "10:40"),
        ("10:40", "11:00"),
        ("11:00", "11:15"),
        ("11:15", "11:25"),
        ("11:25", "11:45"),
        ("11:45", "11:50"),
        ("11:50", "12:00"),
    ]
    assert [track["name"] for track in lines[2]["tracks"]] == ["Seniors et aidants", "Professionnels et bénévoles"]


def test_an_agenda_that_does_not_fit_is_shown_said_and_made(labo, project) -> None:
    root = project()
    path = root / "workshops" / "premier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("12:00", "10:30"), encoding="utf-8")
    ran = labo("plan-workshop", "-p", root, "--format", "html")
    assert ran.status == 1
    assert "Météo intérieure" in ran.out
    assert "25 minutes too many" in ran.err
    assert (root / "out" / "premier-conducteur.html").is_file()


def test_a_workshop_without_agenda_gets_a_proposal_that_fits(labo, project) -> None:
    root = project()
    path = root / "workshops" / "premier.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("agenda:")[0], encoding="utf-8")
    ran = labo("plan-workshop", "-p", root, "--format", "html", "--json")
    assert ran.status == 0
    assert ran.json["proposed"] is True
    assert ran.json["agenda"][0]["start"] == "09:30"
    assert ran.json["agenda"][-1]["end"] == "12:00"
    assert sum(line["method"] is not None for line in ran.json["agenda"]) >= 3


def test_the_pages_of_a_pdf_are_counted_also_when_it_still_holds(labo, project) -> None:
    from pypdf import PdfReader

    root = project()
    for _again in range(2):
        files = labo("export-all", "-p", root, "--json").json["files"]
        counted = {f["path"]: f["pages"] for f in files if f["path"].endswith(".pdf")}
        assert counted == {name: len(PdfReader(name).pages) for name in counted}
        assert {f["pages"] for f in files if f["path"].endswith(".html")} == {None}


def test_export_all_makes_again_only_what_changed(labo, project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    assert labo("export-all", "-p", root).status == 0
    from labo_cli.rendering import pdf

    made: list[str] = []
    real = pdf.to_pdf
    monkeypatch.setattr(pdf, "to_pdf", lambda html, *more: made.append(html) or real(html, *more))
    # In this process, where what is made can be counted.
    monkeypatch.setattr("labo_cli.rendering.press.cores", lambda: 1)
    assert labo("export-all", "-p", root).status == 0
    assert made == []
    path = root / "workshops" / "premier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Et après", "Et ensuite"), encoding="utf-8")
    assert labo("export-all", "-p", root).status == 0
    # The facilitation plan, the programme, the cards, the team's brief, and the specification with its agendas; no
    # other paper says a step's title.
    assert len(made) == 5
    (root / "out" / "premier-programme.pdf").unlink()
    assert labo("export-all", "-p", root).status == 0
    assert len(made) == 6


def test_methods_are_found_by_words_without_accents(labo) -> None:
    assert [m["id"] for m in labo("list-methods", "METEO interieure", "--json").json] == ["meteo-interieure"]


def test_a_card_is_shown_in_the_language_of_messages(labo) -> None:
    assert "When not to use it" in labo("show-method", "gommettes").out
    french = labo("show-method", "gommettes", lang="fr").out
    assert "Personal data" not in french
    assert "personne" in french


def test_a_template_of_the_project_is_used_instead_of_the_shipped_one(labo, project) -> None:
    root = project()
    assert labo("copy-templates", "programme.html", "-p", root).status == 0
    copy = root / "templates" / "programme.html"
    copy.write_text(
        copy.read_text(encoding="utf-8").replace("{% block content %}", "{% block content %}<p>Maison</p>"),
        encoding="utf-8",
    )
    assert labo("plan-workshop", "-p", root, "--format", "html").status == 0
    assert "<p>Maison</p>" in (root / "out" / "premier-programme.html").read_text(encoding="utf-8")
    assert labo("copy-templates", "programme.html", "-p", root).status == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("{% if %}", "line 1"),
        ("{{ nothing.at.all }}", "nothing"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
    ],
)
def test_a_faulty_template_is_said_without_a_traceback(labo, project, fault: str, said: str) -> None:
    ran = labo("plan-workshop", "-p", project({"templates/programme.html": fault}), "--format", "html")
    assert ran.status == 1
    assert "programme.html" in ran.err
    assert said in ran.err


@pytest.mark.parametrize("name", SOUND)
def test_an_example_is_copied_whole_and_holds(labo, tmp_path: Path, name: str) -> None:
    assert labo("new-project", tmp_path / name, "--example", name).status == 0
    assert labo("check", "-p", tmp_path / name).status == 0
    copied = (tmp_path / name / "project.yaml").read_text(encoding="utf-8")
    assert copied.startswith("# yaml-language-server: $schema=.labo/project.schema.json\n")
    assert copied.endswith((ROOT / "examples" / name / "project.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_project_started_by_flags_makes_every_document(labo, tmp_path: Path, language: str) -> None:
    flags = ["--title", 'L\'été : un "test"', "--sponsor", "DASES", "--challenge", "Comment ?", "--language", language]
    more = [
        "--theme",
        "Été",
        "--theme",
        "Eté",
        "--group",
        "Seniors 12",
        "--group",
        "Équipe éducative 6",
        "--date",
        "2026-03-12",
    ]
    assert labo("new-project", tmp_path / "p", *flags, *more, lang=language).status == 0
    assert labo("check", "-p", tmp_path / "p").status == 0
    ran = labo("export-all", "-p", tmp_path / "p", "--format", "html", "--json")
    assert ran.status == 0
    # Three of the interviews, four of the immersion, six of the workshop with its materials' spreadsheet and its
    # calendar, the specification, the course of the project with its calendar.
    assert len(ran.json["files"]) == 18


def test_the_questions_at_a_terminal_lead_to_a_project(tmp_path: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "labo_cli", "new-project", str(tmp_path / "p"), "--lang", "en"],
        encoding="utf-8",
        timeout=30,
    )
    for question, typed in [
        ("called", "Welcoming better"),
        ("asked for", "9"),  # no such kind: asked again
        ("not one of", "2"),
        ("department", "DLH"),
        ("question does it", "How do we welcome better?"),
        ("subjects", "Waiting, Being heard"),
        ("takes part", "Users"),  # no number: asked again
        ("not a group", "Users 8, Agents 6"),
        ("When is", "12/03/2026"),  # ambiguous: asked again
        ("not a date", "2026-03-12"),
        ("what time", "9h30"),
        ("How long", "2h30"),
        ("language", ""),
    ]:
        child.expect(question)
        child.expect("> ")
        child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    written = (tmp_path / "p" / "workshops" / "1-understand.yaml").read_text(encoding="utf-8")
    assert "groups: {users: 8, agents: 6}" in written


def test_ctrl_c_at_a_question_writes_nothing(tmp_path: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "labo_cli", "new-project", str(tmp_path / "p")],
        encoding="utf-8",
        timeout=30,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    child.expect("> ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not (tmp_path / "p").exists()


def test_colours_are_for_terminals_only(labo_process) -> None:
    assert "\033[" not in labo_process("show-project", "-p", SENIORS).out
    assert "\033[" not in labo_process("--help").out


def test_a_reader_that_goes_away_is_no_fault() -> None:
    import subprocess

    ran = subprocess.run(
        f"{sys.executable} -m labo_cli list-methods --json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
