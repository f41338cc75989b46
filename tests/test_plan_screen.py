"""An agenda on the screen: narrow or wide, with colours or without, and again each time a file is saved."""

import os
import re
import signal
import sys
import time

import pexpect
import pytest

SPACES = str.maketrans("\u202f\xa0", "  ")
TITLES = ["Accueil et règles", "Météo intérieure", "Carte d'empathie", "Et après", "Buffer"]


def in_terminal(root, columns: int, *options: str, env: dict[str, str] | None = None) -> pexpect.spawn:
    arguments = ["-m", "labo_cli", "plan-workshop", "-p", str(root), "--format", "html", "--lang", "en", *options]
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    environment |= {"TERM": "xterm-256color", **(env or {})}
    return pexpect.spawn(
        sys.executable,
        arguments,
        env=environment,
        encoding="utf-8",
        dimensions=(60, columns),
        timeout=30,
        # A run in the background has Ctrl-C switched off, and would pass that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def read(child: pexpect.spawn) -> str:
    child.expect(pexpect.EOF)
    return str(child.before)


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_a_narrow_terminal_loses_columns_and_no_line(project, columns: int) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", read(in_terminal(project(), columns))).translate(SPACES)
    agenda = shown[: shown.index("put in by labo")]
    assert all(len(line) <= columns for line in agenda.splitlines())
    joined = " ".join(agenda.split())
    for title in TITLES:
        assert title in joined or all(word in joined for word in title.split())
    assert len(re.findall(r"^ *\d+:\d\d [ap]m +\d+ min", agenda, re.MULTILINE)) == 7
    assert ("Leads" in agenda) is (columns >= 76)
    assert ("▓▓▓" in agenda) is (columns >= 52)


def test_colours_are_for_terminals_whose_user_takes_them(project, labo_process) -> None:
    root = project()
    assert "\x1b[" in read(in_terminal(root, 100))
    assert "\x1b[3" not in read(in_terminal(root, 100, env={"NO_COLOR": "1"}))
    ran = labo_process("plan-workshop", "-p", root, "--format", "html")
    assert ran.status == 0
    assert "\x1b" not in ran.out + ran.err


def test_problems_are_told_under_the_agenda(project) -> None:
    shown = read(in_terminal(project(), 100, env={"NO_COLOR": "1"}))
    assert shown.index("Météo") < shown.index("[no-place]") < shown.index("premier-conducteur.html")


def test_what_is_watched_is_made_again_and_survives_a_broken_file(project) -> None:
    root = project()
    path = root / "workshops" / "premier.yaml"
    good = path.read_text(encoding="utf-8")
    child = in_terminal(root, 100, "--watch")
    child.expect("Watching")
    time.sleep(0.6)
    path.write_text(good.replace("Et après", "Et ensuite ?"), encoding="utf-8")
    child.expect(r"Et ensuite")
    child.expect("Watching")
    path.write_text("title: [", encoding="utf-8")
    child.expect(r"premier\.yaml")
    child.expect("Watching")
    path.write_text(good.replace("Et après", "Et enfin, après"), encoding="utf-8")
    child.expect("Et enfin")
    child.expect("Watching")
    child.sendintr()
    child.expect(pexpect.EOF)
    assert "Traceback" not in str(child.before)
    child.close()
    assert child.exitstatus in (0, 130)
