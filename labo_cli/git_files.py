"""What git keeps of a folder at an earlier revision; the work tree, hooks and filters are left alone."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["files_at"]

_KEPT = frozenset({".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg"})
_LEFT = frozenset({"private", "out"})
_FILES = frozenset({"100644", "100755"})
LARGEST = 50_000_000
"""The most bytes that one file may have."""


def files_at(root: Path, revision: str) -> dict[str, bytes]:
    """The files of a project's folder as they were, by their names in it.

    They are read from git's store as they lie there: nothing is checked out, no hook and no filter runs. Links are
    not followed, and what is private or made by labo is left out.

    Args:
        root: the folder.
        revision: a tag, a branch, a commit, or HEAD~3.

    Raises:
        LaboError: when git is not there, the folder is in no repository, there is no such revision, or the project
            was not there yet.
    """
    inside = _git(root, ["rev-parse", "--show-prefix"])
    if inside is None:
        raise LaboError(
            _("there is no version “{name}”, and this folder is not kept in git").format(name=revision),
            _("save a version with labo export-brief --save, and compare with it later"),
        )
    commit = _git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
    if commit is None:
        recent = _git(root, ["log", "-3", "--format=%h (%s)", "--", "."]) or b""
        told = ", ".join(recent.decode("utf-8", "replace").splitlines())
        raise LaboError(
            _("there is no version “{name}”, and git knows no revision of that name").format(name=revision),
            _("the project's latest revisions: {names}").format(names=told) if told else "",
        )
    listed = _git(root, ["ls-tree", "-r", "-z", commit.decode().strip(), "."]) or b""
    names: dict[str, str] = {}
    for entry in filter(None, listed.split(b"\0")):
        head, _tab, name = entry.partition(b"\t")
        mode, _kind, identity = head.decode().split()
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if mode in _FILES and path.suffix.lower() in _KEPT and path.parts[0] not in _LEFT and ".." not in path.parts:
            names[path.as_posix()] = identity
    if "project.yaml" not in names:
        raise LaboError(
            _("at the revision {name} this folder had no project.yaml yet").format(name=revision),
            _("compare with a later revision"),
        )
    return dict(zip(names, _contents(root, list(names.values())), strict=True))


def _contents(root: Path, identities: Sequence[str]) -> list[bytes]:
    answer = _git(root, ["cat-file", "--batch"], "\n".join(identities).encode() + b"\n") or b""
    found, at = [], 0
    for _identity in identities:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        found.append(answer[end + 1 : end + 1 + size] if size <= LARGEST else b"")
        at = end + size + 2
    return found


def _git(root: Path, arguments: Sequence[str], given: bytes | None = None) -> bytes | None:
    """What git answers; None when it cannot.

    Raises:
        LaboError: when git is not installed.
    """
    # A repository may name programs of its own in its settings: none of them is run.
    safe = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.pager=cat"]
    try:
        ran = subprocess.run(
            ["git", "-C", str(root), *safe, *arguments], input=given, capture_output=True, check=False, timeout=60
        )
    except FileNotFoundError:
        raise LaboError(
            _("git is not installed on this machine, and there is no saved version of that name"),
            _("install git, or save versions with labo export-brief --save"),
        ) from None
    except subprocess.TimeoutExpired:
        raise LaboError(_("git does not answer")) from None
    if ran.returncode and b"dubious ownership" in ran.stderr:
        raise LaboError(
            _("git does not trust this folder, which belongs to somebody else"),
            f"git config --global --add safe.directory {root.resolve()}",
        )
    return None if ran.returncode else ran.stdout
