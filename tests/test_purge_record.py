"""The record of what was removed: nothing goes that cannot be noted in it."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_purge import FILES, files_of


@pytest.mark.parametrize("way", ["folder", "link", "private is a link"])
def test_nothing_goes_that_cannot_be_noted(labo, project, tmp_path: Path, way: str) -> None:
    root = project(FILES)
    outside = tmp_path / "outside"
    outside.mkdir()
    if way == "folder":
        (root / "private" / "purge-log.txt").mkdir()
    elif way == "link":
        (root / "private" / "purge-log.txt").symlink_to(outside / "log")
    else:
        (root / "private").rename(root / "was-private")
        (root / "private").symlink_to(outside)
    before = files_of(root)
    ran = labo("purge", "-p", root, "--yes")
    assert ran.status == 1
    assert "nothing was removed, because it could not be noted in private/" in " ".join(ran.err.split())
    assert files_of(root) == before
    assert not list(outside.iterdir())


@pytest.mark.parametrize("is_new", [True, False])
def test_a_disk_that_fills_up_while_it_is_noted_leaves_the_record_as_it_was(project, is_new: bool) -> None:
    root = project(FILES)
    record = root / "private" / "purge-log.txt"
    said = "" if is_new else "2026-01-02 · 1 recording\n"
    if said:
        record.write_text(said, encoding="utf-8")
    before = files_of(root)
    most = 10 if is_new else record.stat().st_size + 10
    # A file may only become so large: the line breaks off as it does on a disk without room.
    ran = subprocess.run(
        [sys.executable, "-m", "labo_cli", "purge", "-p", str(root), "--lang", "en", "--yes"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert ran.returncode == 1
    assert "nothing was removed" in " ".join(ran.stderr.split())
    assert files_of(root) == before
    assert is_new or record.read_text(encoding="utf-8") == said
