"""Typing what people say: at a terminal during a session, and from a script."""

import re
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from labo_cli.cli import typing_in
from labo_cli.cli.typed_file import TypedFile
from labo_cli.cli.typing_in import Typing
from labo_cli.project_files import load, open_project
from labo_cli.voices.typed import CannotAdd, Typed, added, next_id
from labo_cli.yaml_source import read
from tests.conftest import SMALL

OLD = """\
- id: c08
  group: usagers
  from: premier
  kind: verbatim
  text: On attend debout dans le couloir, sans savoir combien de temps.
- {id: c09, group: agents, from: premier, kind: idea, text: Un écran avec les numéros.}
- {id: d114, group: agents, from: premier, kind: idea, text: Ailleurs., origin: {platform: decidim, id: 114}}
- {id: d115, group: agents, from: premier, kind: idea, text: Encore., origin: {platform: decidim, id: 115}}
- {id: d116, group: agents, from: premier, kind: idea, text: Toujours., origin: {platform: decidim, id: 116}}
"""
LIST = "prenom;nom;groupe\nOdile;Vanderberghe;usagers\n"
FILE = "contributions/premier-typed.yaml"


@pytest.fixture
def root(project) -> Path:
    return project({"contributions/avant.yaml": OLD, "private/participants.csv": LIST, "project.yaml": ENGLISH})


ENGLISH = """\
title: Welcoming better
language: en
kind: improve-service
sponsor: {name: DLH}
challenge: How do we welcome better?
themes:
  - {id: attente, title: Waiting}
  - {id: paroles, title: What is said}
"""


def typed_in(root: Path) -> list[tuple[str, str, str, str | None, str, int | None, str | None]]:
    said = open_project(root).project.contributions
    return [(c.id, c.text, c.group, c.theme, str(c.kind), c.votes, c.profile) for c in said if c.id not in OLD]


def terminal(root: Path, *flags: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "labo_cli", "add-contribution", "-p", str(root), "--lang", "en", *flags],
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 200),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def test_a_script_adds_one_with_everything_that_is_said_of_it(labo, root: Path) -> None:
    flags = ["--from", "premier", "--group", "agents", "--theme", "Waiting", "--kind", "idée", "--votes", 7]
    ran = labo(
        "add-contribution", "-p", root, *flags, "--profile", "AG2: accueil", "--text", 'Un "guichet" : sans file #1'
    )
    assert ran.status == 0
    assert f"c10 is in {FILE}" in ran.out
    assert typed_in(root) == [("c10", 'Un "guichet" : sans file #1', "agents", "attente", "idea", 7, "AG2: accueil")]
    assert (root / "contributions" / "avant.yaml").read_text(encoding="utf-8") == OLD


def test_lines_of_the_input_are_one_contribution_each(labo_process, root: Path) -> None:
    flags = ["add-contribution", "-p", root, "--from", "premier", "--group", "usagers", "--json"]
    ran = labo_process(*flags, input="First thing.\n\n  Second thing:  said at length.\n")
    assert ran.status == 0
    assert [(one["id"], one["text"]) for one in ran.json["added"]] == [
        ("c10", "First thing."),
        ("c11", "Second thing: said at length."),
    ]
    assert labo_process(*flags, input=" \n").status == 2
    assert labo_process(*flags, "--votes", "3", input="One.\nTwo.\n").status == 2
    assert len(typed_in(root)) == 2


def test_what_must_not_be_published_and_what_is_there_already_are_said_at_once(labo, root: Path) -> None:
    add = ["add-contribution", "-p", root, "--from", "premier", "--group", "usagers", "--text"]
    assert "telephone" in labo(*add, "Rappelez-moi au 06 12 34 56 78.").err
    assert "e-mail" in labo(*add, "Écrivez à odile.v@orange.fr").err
    assert "participant is in it: O… V…" in labo(*add, "C'est Odile Vanderberghe qui l'a dit.").err
    ran = labo(*add, "on attend debout, dans le couloir sans savoire combien de temps")
    assert "c08 says nearly this" in ran.err
    assert labo(*add, "Le café est froid.").err == ""
    assert len(typed_in(root)) == 5


def test_at_a_terminal_texts_follow_one_another_and_each_is_on_the_disk_at_once(root: Path) -> None:
    child = terminal(root)
    for question, typed in [
        ("Which session", ""),
        ("Which group", "5"),
        ("the list has no number 5: write a number from 1 to 2, or a name", "2"),
        ("Which theme", "what"),
        ("What sort", "A whole sentence, too early."),
        ("there are: verbatim, observation, need, idea, disagreement", "9"),
        ("write a number from 1 to 5, or a name", "idea"),
        ("c10 · agents · paroles · idea > ", "A counter where one can sit."),
        ("c11 · agents · paroles · idea > ", "/votes 12"),
        ("c11 · agents · paroles · idea > ", "/group us"),
        ("c11 · usagers · paroles · idea > ", "/theme -"),
        ("c11 · usagers · — · idea > ", "/genre verbatim"),
        ("c11 · usagers · — · verbatim > ", "/profil S4, 75–80"),
        ("c11 · usagers · — · verbatim · S4, 75–80 > ", "Nobody looks up when I come in."),
        ("c12 .*> ", "A mistake."),
        ("c13 .*> ", "/back"),
        ("c12 is out again: A mistake.", "/quit"),
    ]:
        child.expect(question if ".*" in question else re.escape(question))
        if question.startswith("c11 · agents · paroles · idea > ") and typed == "/votes 12":
            assert [line[1] for line in typed_in(root)] == ["A counter where one can sit."]
        if question.startswith(("Wh", "the", "write")):
            child.expect("> ")
        child.sendline(typed)
    child.expect("2 contributions added")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert typed_in(root) == [
        ("c10", "A counter where one can sit.", "agents", "paroles", "idea", 12, None),
        ("c11", "Nobody looks up when I come in.", "usagers", None, "verbatim", None, "S4, 75–80"),
    ]


def test_ctrl_c_loses_nothing_that_was_typed(root: Path) -> None:
    child = terminal(root, "--from", "premier", "--group", "agents", "--theme", "attente", "--kind", "need")
    child.expect("c10 .*> ")
    child.sendline("A chair.")
    child.expect("c11 .*> ")
    child.send("Half a sent")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert [line[1] for line in typed_in(root)] == ["A chair."]


def test_what_was_typed_last_is_taken_out_only_while_nobody_changed_the_file(root: Path) -> None:
    file = TypedFile(root, "contributions", "premier", "en")
    path = root / FILE
    assert not file.take_back()
    file.add(Typed("c10", "agents", "premier", "idea", "One."))
    one = path.read_bytes()
    file.add(Typed("c11", "agents", "premier", "idea", "Two."))
    assert file.take_back()
    assert path.read_bytes() == one
    assert not file.take_back()
    file.add(Typed("c11", "agents", "premier", "idea", "Two."))
    changed = path.read_bytes().replace(b"Two.", b"Two, she said.")
    path.write_bytes(changed)
    assert not file.replace_last(Typed("c11", "agents", "premier", "idea", "Two.", votes=3))
    assert not file.take_back()
    assert path.read_bytes() == changed
    assert file.ids() == ["c10", "c11"]


def test_what_somebody_changed_in_the_file_stays(labo, root: Path) -> None:
    add = ["add-contribution", "-p", root, "--from", "premier", "--group", "usagers", "--text"]
    labo(*add, "One.")
    path = root / FILE
    changed = path.read_text(encoding="utf-8").replace("One.", "One, really.") + "# to be read again"
    path.write_text(changed, encoding="utf-8")
    assert labo(*add, "Two.").status == 0
    assert path.read_text(encoding="utf-8").startswith(changed + "\n")
    assert [line[1] for line in typed_in(root)] == ["One, really.", "Two."]


def test_two_tables_typing_for_the_same_session_get_ids_of_their_own(root: Path) -> None:
    project = open_project(root)
    one, other = Typing(project, "premier", "agents"), Typing(project, "premier", "usagers")
    ids = [one.add("A chair.").typed.id, other.add("A lamp.").typed.id, one.add("A door.").typed.id]
    assert ids == ["c10", "c11", "c12"]
    assert [line[0] for line in typed_in(root)] == ids


def test_ids_typed_elsewhere_since_are_seen_however_they_are_written(root: Path) -> None:
    typing = Typing(open_project(root), "premier", "agents", None)
    typing.add("Un.")
    other = '- {id: "c11", group: agents, from: premier, kind: idea, text: Deux.}\n'
    other += "- {'id': 'C12', group: agents, from: premier, kind: idea, text: Trois.}\n- \"id\": c13\n"
    (root / "contributions" / "ailleurs.yaml").write_text(other, encoding="utf-8")
    alone = "group: agents\nfrom: premier\nkind: idea\ntext: Quatre.\n"
    (root / "contributions" / "c14.yaml").write_text(alone, encoding="utf-8")
    assert typing.next == "c15"
    assert typing.add("Cinq.").typed.id == "c15"


def test_many_ids_in_the_way_are_passed_over_in_one_go(root: Path, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(typing_in, "next_id", lambda *ids: (asked.append(1), next_id(*ids))[1])
    entry = "- {{id: C{n}, group: agents, from: premier, kind: idea, text: A., origin: {{platform: p, id: {n}}}}}\n"
    there = "".join(entry.format(n=n) for n in range(10, 1500))
    (root / "contributions" / "ailleurs.yaml").write_text(there, encoding="utf-8")
    assert Typing(open_project(root), "premier", "agents", None).next == "c1500"
    assert len(asked) == 1


def test_many_tables_at_once_never_share_an_id_and_nothing_typed_is_lost(root: Path) -> None:
    (root / "consultations").mkdir(exist_ok=True)
    (root / "consultations" / "second.yaml").write_text("title: Second\n", encoding="utf-8")
    flags = [sys.executable, "-m", "labo_cli", "add-contribution", "-p", str(root), "--group", "agents", "--from"]
    tables = [
        subprocess.Popen([*flags, session], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, encoding="utf-8")
        for session in ("premier", "premier", "second")
    ]
    for n, table in enumerate(tables):
        table.stdin.write("".join(f"Table {n}, phrase {k}.\n" for k in range(40)))
        table.stdin.close()
    assert [table.wait(timeout=60) for table in tables] == [0, 0, 0]
    said = typed_in(root)
    assert len({own_id for own_id, *_rest in said}) == len(said) == 120
    assert not [*(root / "contributions").glob(".*")]


def test_a_file_that_is_no_list_is_left_alone_and_another_begun(labo, root: Path) -> None:
    single = "group: agents\nfrom: premier\nkind: idea\ntext: Seule.\n"
    (root / FILE).write_text(single, encoding="utf-8")
    assert labo("add-contribution", "-p", root, "--from", "premier", "--group", "agents", "--text", "Two.").status == 0
    assert (root / FILE).read_text(encoding="utf-8") == single
    assert "Two." in (root / "contributions" / "premier-typed-2.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", ["contributions.yaml", "project.yaml"])
def test_a_project_with_one_file_of_contributions_gets_a_folder_beside_it(labo, project, file: str) -> None:
    own = OLD if file == "contributions.yaml" else SMALL["project.yaml"] + "contributions:\n" + OLD
    root = project({file: own})
    ran = labo("add-contribution", "-p", root, "--from", "premier", "--group", "agents", "--text", "Two.")
    assert ran.status == 0
    assert (root / file).read_text(encoding="utf-8") == own
    assert {"c08", "c09", "c10"} <= {said.id for said in load(root).project.contributions}


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--group", "agents"], "--from"),
        (["--from", "premier"], "--group"),
        (["--from", "premier", "--group", "agens"], "agents"),
        (["--from", "premier", "--group", "agents", "--theme", "atente"], "attente"),
        (["--from", "premier", "--group", "agents", "--kind", "idear"], "idea"),
    ],
)
def test_what_is_missing_or_unknown_is_said_and_nothing_written(labo, project, flags: list[str], said: str) -> None:
    second = "title: Deux\ndate: 2027-03-12\nstart: 9h30\nend: 12:00\ngoal: define\ngroups: {usagers: 8}\n"
    third = second.replace("Deux", "Trois")
    root = project({"workshops/deux.yaml": second, "workshops/trois.yaml": third, "workshops/premier.yaml": second})
    ran = labo("add-contribution", "-p", root, *flags, "--text", "Two.")
    assert ran.status == 2
    assert said in ran.err
    assert not (root / "contributions").exists()


def test_the_session_left_out_is_that_of_the_day_then_the_one_typed_for_last(labo, root: Path) -> None:
    other = (root / "workshops" / "premier.yaml").read_text(encoding="utf-8")
    (root / "workshops" / "deux.yaml").write_text(other.replace("2026-03-12", "2025-01-15"), encoding="utf-8")
    add = ["add-contribution", "-p", root, "--group", "agents", "--json", "--text"]
    assert labo(*add[:-1], "--from", "deux", "--text", "One.").json["added"][0]["from"] == "deux"
    assert labo(*add, "Two.").json["added"][0]["from"] == "deux"
    today = other.replace("2026-03-12", date.today().isoformat())
    (root / "workshops" / "trois.yaml").write_text(today, encoding="utf-8")
    assert labo(*add, "Three.").json["added"][0]["from"] == "trois"


def test_a_session_to_come_is_told_at_once_and_never_proposed(labo, root: Path) -> None:
    other = (root / "workshops" / "premier.yaml").read_text(encoding="utf-8")
    to_come = date.today() + timedelta(days=9)
    (root / "workshops" / "deux.yaml").write_text(other.replace("2026-03-12", to_come.isoformat()), encoding="utf-8")
    (root / "workshops" / "premier.yaml").write_text(other.replace("2026-03-12", "2025-01-15"), encoding="utf-8")
    add = ["add-contribution", "-p", root, "--group", "agents", "--text"]
    ran = labo(*add, "One.", "--from", "deux")
    assert ran.status == 0
    assert "it has not been held yet" in ran.err
    # Even the one typed for last.
    ran = labo(*add, "Two.", "--json")
    assert (ran.json["added"][0]["from"], ran.err) == ("premier", "")
    (root / "workshops" / "premier.yaml").unlink()
    ran = labo(*add, "Three.")
    assert (ran.status, "--from" in ran.err) == (2, True)


def test_a_warning_is_typeset_in_the_language_of_messages(labo, root: Path) -> None:
    add = ["add-contribution", "-p", root, "--lang", "fr", "--from", "premier", "--group", "usagers", "--text"]
    said = labo(*add, "On attend debout dans le couloir, sans savoir combien de temps.").err
    assert "c10 : c08" in " ".join(said.split())


def test_the_kind_is_described_alike_in_both_commands(labo) -> None:
    words = "verbatim, observation, need, idea or disagreement"
    for command in ("add-contribution", "import-contributions"):
        assert words in " ".join(labo(command, "--help").out.replace("│", " ").split())


@pytest.mark.parametrize(
    ("ids", "then"),
    [
        ([], "c01"),
        (["c1", "c9"], "c10"),
        (["c01", "c09", "x-1"], "c10"),
        (["c60", "d114", "c59"], "c61"),
        (["v-099"], "v-100"),
        (["accueil", "bruit"], "c01"),
    ],
)
def test_ids_go_on_as_the_project_began(ids: list[str], then: str) -> None:
    assert next_id(ids) == then


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "12",
        "- a",
        "# b",
        "a: b",
        "'",
        '"',
        "{x}",
        "!t",
        "&a *b",
        "%",
        "a" * 500,
        "l'été « œuf » 🙂",
        "| >",
        "--- ",
        "null",
        "mot " * 90,
    ],
)
@pytest.mark.parametrize(
    "before", ["", "# only a remark", "- {id: a1, x: y}", "  - id: a1\n    x: y\n  # end\n", "- id: a1\r\n  x: y\r\n"]
)
def test_any_text_is_read_back_as_it_was_typed_below_all_that_is_there(before: str, text: str) -> None:
    typed = Typed("c1", "g", "s", "idea", " ".join(text.split()), profile="S4: 75")
    after = added(before, typed)
    assert after.startswith(before)
    assert read(after.encode()).data[-1] == {
        "id": "c1",
        "group": "g",
        "from": "s",
        "kind": "idea",
        "profile": "S4: 75",
        "text": typed.text,
    }


@pytest.mark.parametrize("before", ["[{id: a}]", "id: a\n", "- a: [\n", "text\n"])
def test_a_file_that_cannot_be_added_to_is_refused(before: str) -> None:
    with pytest.raises(CannotAdd):
        added(before, Typed("c1", "g", "s", "idea", "x"))
