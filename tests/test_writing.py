"""Nothing lost, nothing half-written, nothing outside the folder."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from labo_cli import writing
from labo_cli.errors import LaboError
from labo_cli.writing import Made, OutFolder

PLAN = ("plan-workshop", "--format", "html")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_document_changed_by_hand_is_kept_until_force(labo, project) -> None:
    root = project()
    assert labo(*PLAN, "-p", root).status == 0
    page = root / "out" / "premier-programme.html"
    page.write_text("à moi", encoding="utf-8")
    refused = labo(*PLAN, "-p", root)
    assert refused.status == 1
    assert "premier-programme.html" in refused.err
    assert page.read_text(encoding="utf-8") == "à moi"
    assert labo(*PLAN, "-p", root, "--force").status == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_file_that_was_there_before_is_kept(labo, project, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    mine = tmp_path / "docs" / "premier-conducteur.html"
    mine.write_text("à moi", encoding="utf-8")
    ran = labo(*PLAN, "-p", project(), "--out", tmp_path / "docs")
    assert ran.status == 1
    assert tree(tmp_path / "docs") == {"premier-conducteur.html": "à moi".encode()}


def test_documents_are_made_again_freely_when_nobody_touched_them(labo, project) -> None:
    root = project()
    assert labo(*PLAN, "-p", root).status == 0
    (root / "groups.yaml").write_text((root / "groups.yaml").read_text().replace("Usagers", "Habitants"))
    assert labo(*PLAN, "-p", root).status == 0
    assert "Habitants" in (root / "out" / "premier-conducteur.html").read_text(encoding="utf-8")


def test_a_person_s_files_are_never_edited(labo, project) -> None:
    root = project()
    before = tree(root)
    for command in (["check"], ["show-project"], list(PLAN), ["export-all", "--format", "html"]):
        assert labo(*command, "-p", root).status == 0
    assert {name: content for name, content in tree(root).items() if not name.startswith("out/")} == before


def test_a_full_disk_changes_nothing(labo, project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    assert labo(*PLAN, "-p", root).status == 0
    before = tree(root)
    (root / "groups.yaml").write_text((root / "groups.yaml").read_text().replace("Usagers", "Habitants"))
    written = 0

    def full(_handle: int) -> None:
        nonlocal written
        written += 1
        if written > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", full)
    ran = labo(*PLAN, "-p", root)
    assert ran.status == 1
    assert "the disk is full" in ran.err
    assert {n: c for n, c in tree(root).items() if n.startswith("out/")} == {
        n: c for n, c in before.items() if n.startswith("out/")
    }


def test_a_folder_that_cannot_be_written_is_said(labo, project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = labo(*PLAN, "-p", project(), "--out", tmp_path / "file" / "out")
    assert ran.status == 1
    assert "cannot write" in ran.err
    assert "--out" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(labo, project, tmp_path: Path) -> None:
    (tmp_path / "ro").mkdir(mode=0o500)
    ran = labo(*PLAN, "-p", project(), "--out", tmp_path / "ro")
    assert ran.status == 1
    assert "--out" in ran.err


def test_a_refusal_of_the_disk_is_said(labo, project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(writing.tempfile, "mkstemp", refuse)
    ran = labo(*PLAN, "-p", project())
    assert ran.status == 1
    assert "read-only" in ran.err


@pytest.mark.parametrize("name", ["../x.html", "/tmp/x.html", "a/../../x.html"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(LaboError):
        OutFolder(tmp_path / "out").write([Made(name, b"x", "y")])
    assert not (tmp_path / "x.html").exists()


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "assets").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LaboError):
        OutFolder(tmp_path / "out").write([Made("assets/x", b"x", "y")])
    assert tree(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("kill", [signal.SIGINT])
def test_ctrl_c_in_the_middle_leaves_nothing_half_written(project, kill: signal.Signals) -> None:
    root = project()
    process = subprocess.Popen(
        [sys.executable, "-m", "labo_cli", "export-all", "-p", root, "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(1.2)
    process.send_signal(kill)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert "half-written" in err
    assert not any(path.name.startswith(".labo-") for path in root.rglob("*"))
    assert not (root / "out").exists()


def test_a_scaffold_changed_by_a_person_is_kept(labo, tmp_path: Path) -> None:
    new = (
        "new-project",
        tmp_path / "a",
        "--title",
        "T",
        "--sponsor",
        "S",
        "--challenge",
        "C ?",
        "--date",
        "2026-03-12",
    )
    assert labo(*new).status == 0
    assert labo(*new).status == 0  # the same again: nothing to lose
    (tmp_path / "a" / "groups.yaml").write_text("à moi", encoding="utf-8")
    before = tree(tmp_path / "a")
    refused = labo(*new)
    assert refused.status == 1
    assert "groups.yaml" in refused.err
    assert tree(tmp_path / "a") == before
    assert labo(*new, "--force").status == 0
