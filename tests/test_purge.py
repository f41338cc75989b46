"""`labo purge`: what is due goes, listed first; the rest stays, and nothing outside the private folders is touched."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL

CALENDAR = "calendar: {start: 2025-01-06, end: 2025-12-19, feedback: 2025-06-30}\n"
WORKSHOP = SMALL["workshops/premier.yaml"].replace("2026-03-12", "2025-03-12")
NAME = "Vasseron"
FILES: dict[str, str | bytes | None] = {
    "project.yaml": SMALL["project.yaml"] + CALENDAR,
    "workshops/premier.yaml": WORKSHOP,
    "workshops/deuxieme.yaml": WORKSHOP.replace("2025-03-12", "2025-04-02"),
    "workshops/en.yaml": WORKSHOP.replace("2025-03-12", "2025-01-15"),
    "workshops/sans-date.yaml": SMALL["workshops/premier.yaml"].replace("date: 2026-03-12\n", ""),
    "private/participants.csv": f"prénom;nom;groupe\nOdile;{NAME};usagers\n",
    "private/LISEZ-MOI.txt": "Ce dossier.",
    "private/.DS_Store": b"system",
    "private/premier/table 1.M4A": b"sound",
    "private/photos/Premier_001.jpg": b"picture",
    "private/formulaires/premier-odile-vasseron.pdf": b"form",
    "private/premier-emargement.pdf": b"scan",
    "private/memo.m4a": b"sound",
    "private/sans-date.m4a": b"sound",
    "private/notes.docx": b"notes",
    "out/private/premier-kit/05-emargement.pdf": b"made",
    "out/premier-programme.pdf": b"public",
}
UNTIL = {
    # Three months after the session; two years for pictures; contacts a year after the feedback; forms with the last of it.
    "private/premier/table 1.M4A": "2025-06-12",
    "private/photos/Premier_001.jpg": "2027-03-12",
    "private/participants.csv": "2026-06-30",
    "private/formulaires/premier-odile-vasseron.pdf": "2027-03-12",
    "private/premier-emargement.pdf": "2026-03-12",
    "out/private/premier-kit/05-emargement.pdf": "2026-03-12",
    "private/memo.m4a": None,
    "private/sans-date.m4a": None,
    "private/notes.docx": None,
}


def listed(labo, root: Path, *more: object) -> dict[str, dict[str, Any]]:
    ran = labo("purge", "-p", root, "--json", *(more or ("--dry-run",)))
    assert ran.status == 0
    return {one["file"]: one for one in ran.json["files"]}


def files_of(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() or path.is_symlink()}


def test_each_file_has_its_day(labo, project) -> None:
    assert {name: one["until"] for name, one in listed(labo, project(FILES)).items()} == UNTIL


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2025-06-12", set()),
        ("2025-06-13", {"private/premier/table 1.M4A"}),
        ("13 juin 2025", {"private/premier/table 1.M4A"}),
        (
            "2026-06-30",
            {
                "private/premier/table 1.M4A",
                "private/premier-emargement.pdf",
                "out/private/premier-kit/05-emargement.pdf",
            },
        ),
        ("2099-01-01", {name for name, until in UNTIL.items() if until}),
    ],
)
def test_what_is_due_on_a_day_is_told_and_not_removed(labo, project, day: str, due: set[str]) -> None:
    root = project(FILES)
    before = files_of(root)
    assert {name for name, one in listed(labo, root, "--at", day).items() if one["due"]} == due
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("name", "until"),
    [
        # A date in the name is taken when it is later than the session's: a round of interviews goes on.
        ("private/premier/2025-03-20 table.wav", "2025-06-20"),
        ("private/premier/2025-03-01 table.wav", "2025-06-12"),
        ("private/20250131_entretien.ogg", "2025-04-30"),
        ("private/2025-02-30-entretien.ogg", None),
        ("private/premiere-rencontre.ogg", None),
        # Two sessions are named: the later one is taken, and one without a date lets nothing be removed.
        ("private/premier/deuxieme-table.ogg", "2025-07-02"),
        ("private/premier-sans-date.ogg", None),
        # A short id may be a word: it has to be the whole name of the folder or of the file.
        ("private/en/table.ogg", "2025-04-15"),
        ("private/table en bois.ogg", None),
        # What editors leave behind holds what the file holds.
        ("private/participants.csv~", "2026-06-30"),
        ("private/.~lock.participants.csv#", "2026-06-30"),
        ("private/premier/._table.m4a", "2025-06-12"),
        ("private/premier.mp4", "2025-06-12"),
        ("private/Participants 2.xlsx", "2026-06-30"),
        ("private/premier/consentement.png", "2027-03-12"),
    ],
)
def test_a_name_tells_the_day_and_the_kind(labo, project, name: str, until: str | None) -> None:
    assert listed(labo, project({**FILES, name: b"x"}))[name]["until"] == until


@pytest.mark.parametrize(("language", "day"), [("en", "2 Jan 2025"), ("fr", "2 janv. 2025")])
def test_days_are_told_by_the_name_of_the_month_and_a_name_holds_on_its_line(labo, project, language, day) -> None:
    root = project({"project.yaml": FILES["project.yaml"], "private/2025-01-02\ntable\x1b[1m.ogg": b"sound"})
    said = labo("purge", "-p", root, "--dry-run", "--lang", language).out
    assert day in said
    assert "02/01" not in said
    assert "private/2025-01-02\\ntable\\x1b[1m.ogg" in said


def test_the_project_says_how_long(labo, project) -> None:
    retention = "retention: {contacts: 2 years, recordings: 1 month, pictures: 3}\n"
    root = project({**FILES, "project.yaml": SMALL["project.yaml"] + CALENDAR + retention})
    until = {name: one["until"] for name, one in listed(labo, root).items()}
    assert until["private/premier/table 1.M4A"] == "2025-04-12"
    assert until["private/photos/Premier_001.jpg"] == "2025-06-12"
    assert until["private/participants.csv"] == "2027-06-30"
    # The form outlives the picture here: it still shows that the name was given freely.
    assert until["private/formulaires/premier-odile-vasseron.pdf"] == "2027-06-30"


def test_without_a_calendar_contacts_are_not_dated(labo, project) -> None:
    root = project({**FILES, "project.yaml": SMALL["project.yaml"]})
    assert listed(labo, root)["private/participants.csv"]["until"] is None


def test_nothing_goes_without_being_asked_for(labo, project) -> None:
    root = project(FILES)
    before = files_of(root)
    # Where nobody can be asked, a script must not take it that all is done.
    for options, status in (
        ((), 1),
        (("--json",), 1),
        (("--quiet",), 1),
        (("--dry-run",), 0),
        (("--json", "--dry-run"), 0),
    ):
        ran = labo("purge", "-p", root, *options)
        assert ran.status == status, options
        assert files_of(root) == before
    ran = labo("purge", "-p", root)
    assert "private/premier/table 1.M4A" in ran.out
    assert re.search(r"nothing was removed: \d+ files? (is|are) kept too long", " ".join(ran.err.split()))
    assert "labo purge --yes" in ran.err
    assert "exit status is 1" in " ".join(labo("purge", "--help").out.split())
    refused = labo("purge", "-p", root, "--yes", "--at", "2099-01-01")
    assert refused.status == 2
    assert files_of(root) == before


def test_what_is_due_goes_and_is_noted_without_a_name(labo, project) -> None:
    root = project(FILES)
    due = {name for name, one in listed(labo, root).items() if one["due"]}
    before = files_of(root)
    assert "private/premier/table 1.M4A" in due
    ran = labo("purge", "-p", root, "--yes")
    assert ran.status == 0
    assert before - files_of(root) == due
    log = root / "private" / "purge-log.txt"
    assert files_of(root) - before == {"private/purge-log.txt"}
    said = log.read_text(encoding="utf-8")
    assert "× recording" in said
    assert "2025-06-12" in said
    assert NAME not in said
    assert not (root / "private" / "premier").exists()
    # A second time there is nothing to do, and the record is no personal data.
    assert labo("purge", "-p", root, "--yes").status == 0
    assert log.read_text(encoding="utf-8") == said
    assert "purge-log" not in labo("purge", "-p", root).out


def test_links_lead_nowhere(labo, project, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    (outside / "premier").mkdir(parents=True)
    (outside / "premier" / "table.wav").write_bytes(b"theirs")
    root = project(FILES)
    (root / "private" / "lien").symlink_to(outside / "premier")
    (root / "private" / "premier" / "lien.wav").symlink_to(outside / "premier" / "table.wav")
    ran = labo("purge", "-p", root, "--yes")
    assert ran.status == 0
    assert "private/lien is a link" in ran.out
    assert (outside / "premier" / "table.wav").read_bytes() == b"theirs"
    assert (root / "private" / "premier" / "lien.wav").is_symlink()
    assert not (root / "private" / "premier" / "table 1.M4A").exists()


@pytest.mark.parametrize("folder", ["private", "out", "out/private"])
def test_a_private_folder_that_is_a_link_is_left_alone(labo, project, tmp_path: Path, folder: str) -> None:
    outside = tmp_path / "elsewhere"
    inner = outside / ("private/premier-kit" if folder == "out" else "premier")
    inner.mkdir(parents=True)
    (inner / "premier.wav").write_bytes(b"theirs")
    root = project({name: text for name, text in FILES.items() if not name.startswith(("private/", "out/"))})
    (root / folder).parent.mkdir(exist_ok=True)
    (root / folder).symlink_to(outside)
    ran = labo("purge", "-p", root, "--yes")
    assert ran.status == 0
    assert f"{folder} is a link" in ran.out
    assert (inner / "premier.wav").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may remove everything")
def test_what_cannot_be_removed_is_told(labo, project) -> None:
    root = project(FILES)
    (root / "private" / "premier").chmod(0o500)
    ran = labo("purge", "-p", root, "--yes")
    (root / "private" / "premier").chmod(0o700)
    assert ran.status == 1
    assert "table 1.M4A" in ran.err


def test_a_project_without_private_files_has_nothing_to_purge(labo, project) -> None:
    root = project({})
    assert "no personal data" in labo("purge", "-p", root).out
    assert labo("purge", "-p", root, "--yes").status == 0
    assert not (root / "private").exists()


def test_git_is_told_when_it_keeps_what_was_private(labo, project) -> None:
    root = project(FILES)

    def git(*words: str) -> None:
        who = {
            "GIT_AUTHOR_NAME": "a",
            "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b",
        }
        subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, env={**os.environ, **who})

    git("init", "-q")
    git("add", "project.yaml")
    git("commit", "-qm", "a")
    assert labo("purge", "-p", root, "--json").json["in_git"] is False
    git("add", "-f", "private/participants.csv")
    # Staged is in git's store already.
    assert labo("purge", "-p", root, "--json").json["in_git"] is True
    git("commit", "-qm", "b")
    git("rm", "-q", "--cached", "private/participants.csv")
    git("commit", "-qm", "c")
    # Taken out since, and still in the history.
    assert labo("purge", "-p", root, "--json").json["in_git"] is True
    assert "Git keeps" in labo("purge", "-p", root).out


def test_a_typed_word_removes_and_any_other_keeps(project) -> None:
    root = project(FILES)
    table = root / "private" / "premier" / "table 1.M4A"
    said, asked = _both_at_a_terminal(root, "yes\n")
    assert "Nothing was removed" in said
    assert "“yes” is not the word: type “remove” to do it" in asked
    assert table.exists()
    assert "purge-log.txt" in _at_a_terminal(root, "Remove")
    assert not table.exists()


def _at_a_terminal(root: Path, typed: str) -> str:
    """What labo shows when somebody types a line at its question."""
    return _both_at_a_terminal(root, typed)[0]


def _both_at_a_terminal(root: Path, typed: str) -> tuple[str, str]:
    """The same, and what it asks."""
    import pty
    import sys

    ours, theirs = pty.openpty()
    os.write(ours, f"{typed}\n".encode())
    with subprocess.Popen(
        [sys.executable, "-m", "labo_cli", "purge", "-p", str(root), "--lang", "en"],
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        os.close(theirs)
        assert running.stdout is not None
        said = running.stdout.read()
        assert running.wait(timeout=60) == 0
    asked = os.read(ours, 100_000).decode()
    os.close(ours)
    return said, " ".join(asked.split())


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("copie de participants.csv", "prénom;nom;groupe\nOdile;V;usagers\n", "contacts"),
        ("qui vient.csv", '"Prénom","Groupe"\nOdile,usagers\n', "contacts"),
        ("rappels.tsv", "first name\tsurname\nOdile\tV\n", "contacts"),
        ("Copie de participants.xlsx", b"PK", "contacts"),
        ("liste des participants 2.ods", b"PK", "contacts"),
        ("votes.csv", "groupe;voix\nusagers;3\n", "other"),
        ("participants.docx", b"PK", "other"),
        ("budget.xlsx", b"PK", "other"),
    ],
)
def test_a_list_of_people_is_known_by_its_name_or_its_columns(labo, project, name: str, content, kind: str) -> None:
    root = project({**{key: FILES[key] for key in ("project.yaml",)}, f"private/{name}": content})
    assert listed(labo, root)[f"private/{name}"]["kind"] == kind


def test_a_narrow_terminal_cuts_no_reason(project) -> None:
    import sys

    import pexpect

    root = project({**FILES, "private/a-rather-long-name-of-a-recording.m4a": b"sound"})
    child = pexpect.spawn(
        sys.executable,
        ["-m", "labo_cli", "purge", "-p", str(root), "--lang", "en", "--dry-run"],
        encoding="utf-8",
        timeout=30,
        env={**os.environ, "COLUMNS": "90"},
    )
    said = child.read()
    table = said[: said.index("What would tell it:")]
    assert "…" not in table
    assert max(len(re.sub(r"\x1b\[\d*m", "", line)) for line in table.splitlines()) <= 90
    assert all(word in table for word in ("neither", "nor a", "in its", "name"))


def test_a_folder_that_cannot_be_read_is_told(labo, project, monkeypatch) -> None:
    root = project(FILES)
    scan = os.scandir

    def closed(path: Any) -> Any:
        if str(path).endswith("formulaires"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    ran = labo("purge", "-p", root, "--dry-run")
    assert ran.status == 1
    assert "private/formulaires cannot be read" in ran.err


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("premier-consigne.jpg", "picture"),
        ("designers-premier.jpg", "picture"),
        ("premier-design-interieur.jpg", "picture"),
        ("premier-formulaire-signé.jpg", "form"),
        ("premier FormulaireSigné.jpg", "form"),
        ("premier-feuille_de_présence.jpg", "made"),
    ],
)
def test_a_kind_is_told_by_whole_words(labo, project, name: str, kind: str) -> None:
    assert listed(labo, project({**FILES, f"private/{name}": b"x"}))[f"private/{name}"]["kind"] == kind


def test_what_is_not_dated_is_told_with_what_would_date_it(labo, project) -> None:
    said = " ".join(labo("purge", "-p", project(FILES)).out.split())
    assert "private/memo.m4a: put it in a folder named after its session" in said
    assert "private/sans-date.m4a: give its session its day" in said
    assert "private/notes.docx: labo never removes it" in said
