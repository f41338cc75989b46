"""What git keeps of a folder at an earlier revision; the work tree, hooks, filters and the network are left alone."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.faults import why

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Revision", "ever_held", "files_at"]

_KEPT = frozenset({".yaml", ".yml", ".png", ".jpg", ".jpeg", ".svg"})
_LEFT = frozenset({"private", "out"})
_FILES = frozenset({"100644", "100755"})
LARGEST = 50_000_000
"""The most bytes that one file may have."""
PATIENCE = 60
"""Seconds that git is given to answer."""
_SETTINGS = (
    # A repository may name programs of its own in its settings: none of them is run, and nothing is fetched.
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.askPass=",
    "credential.helper=",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_OPTIONS = ("--no-pager", "--no-optional-locks", *(part for said in _SETTINGS for part in ("-c", said)))
_LOG = ("log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--encoding=UTF-8")
_OWN = {
    # Older gits know no GIT_NO_LAZY_FETCH; an empty list of protocols outdoes what a repository allows by name.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    # What git says of somebody else's folder is recognised in English.
    "LC_ALL": "C",
    "LANGUAGE": "C",
}


@dataclass(frozen=True)
class Revision:
    """A folder as git kept it.

    Attributes:
        short: the short name of the commit, such as a1b2c3d.
        day: when it was made.
        files: the content of each file, by its name in the folder, with strokes.
    """

    short: str
    day: date
    files: Mapping[str, bytes]


def files_at(root: Path, name: str) -> Revision:
    """A project's folder as it was.

    Files are read from git's store as they lie there: nothing is checked out, no hook and no filter runs. Links are
    not followed, and what is private or made by labo is left out.

    Args:
        root: the folder.
        name: a tag, a branch, a commit, or HEAD~3.

    Raises:
        LaboError: when git is not there, the folder is in no repository, there is no such revision, the project was
            not there yet, or git does not have all of it.
    """
    if _git(root, ["rev-parse", "--show-prefix"]) is None:
        raise LaboError(
            _("there is no version “{name}”, and this folder is not kept in git").format(name=name),
            _("save a version with labo export-brief --save, and compare with it later"),
        )
    found = _git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    if found is None:
        recent = _git(root, [*_LOG, "-3", "--format=%h (%s)", "--", "."]) or b""
        told = ", ".join(recent.decode("utf-8", "replace").splitlines())
        raise LaboError(
            _("there is no version “{name}”, and git knows no revision of that name").format(name=name),
            _("the project's latest revisions: {names}").format(names=told) if told else "",
        )
    commit = found.decode().strip()
    listed = _git(root, ["ls-tree", "-r", "-z", commit, "."])
    said = _git(root, [*_LOG, "-1", "--format=%h %cs", commit, "--"])
    if listed is None or said is None:
        raise _incomplete(name)
    names = _names(listed)
    if "project.yaml" not in names:
        raise LaboError(
            _("at the revision {name} this folder had no project.yaml yet").format(name=name),
            _("compare with a later revision"),
        )
    short, day = said.decode().split()
    return Revision(short, date.fromisoformat(day), _contents(root, names, name))


def ever_held(root: Path, places: Sequence[str]) -> bool | None:
    """Whether git holds something of these folders, staged or in any version; None where it cannot tell."""
    above = (root.resolve(), *root.resolve().parents)
    if not any((folder / ".git").exists() for folder in above):
        return False
    try:
        # What is staged is in git's store already, and in the next commit.
        answers = (
            _git(root, ["ls-files", "--cached", "-z", "--", *places]),
            _git(root, [*_LOG, "--all", "-1", "--format=%h", "--", *places]),
        )
    except LaboError:
        return None
    if any(said and said.strip() for said in answers):
        return True
    return None if None in answers else False


def _names(listed: bytes) -> dict[str, str]:
    """The object of each file that a project may be made of, by its name."""
    names: dict[str, str] = {}
    for entry in filter(None, listed.split(b"\0")):
        head, _tab, name = entry.partition(b"\t")
        mode, _kind, identity = head.decode().split()
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if (
            mode in _FILES
            and path.suffix.lower() in _KEPT
            and path.parts[0] not in _LEFT
            and _leads_nowhere_else(path.parts)
        ):
            names[path.as_posix()] = identity
    return names


def _leads_nowhere_else(parts: Sequence[str]) -> bool:
    """Whether a name stays in its folder: a tree made on purpose may hold any, such as /etc/x or one with a drive."""
    return not any(part in {"..", "/", "//"} or "\\" in part or ":" in part for part in parts)


def _contents(root: Path, names: Mapping[str, str], revision: str) -> dict[str, bytes]:
    """The content of each file.

    Raises:
        LaboError: when git does not have one of them, or it is too large.
    """
    wanted = "".join(f"{identity}\n" for identity in names.values()).encode()
    told = (_git(root, ["cat-file", "--batch-check"], wanted) or b"").decode("utf-8", "replace").splitlines()
    if len(told) != len(names):
        raise _incomplete(revision)
    sizes: list[int] = []
    for name, line in zip(names, told, strict=True):
        _identity, kind, *said = line.split()
        if kind != "blob":
            raise _incomplete(revision, name)
        sizes.append(int(said[0]))
        if sizes[-1] > LARGEST:
            raise LaboError(
                _("at the revision {name} the file {file} is too large").format(name=revision, file=name),
                _("compare with another revision, or with a version that was saved"),
            )
    answer = _git(root, ["cat-file", "--batch"], wanted) or b""
    found, at = {}, 0
    for name, size in zip(names, sizes, strict=True):
        start = answer.find(b"\n", at) + 1
        found[name] = answer[start : start + size]
        at = start + size + 1
        if not start or len(found[name]) != size:
            raise _incomplete(revision, name)
    return found


def _incomplete(revision: str, file: str = "") -> LaboError:
    if file:
        text = _("git does not have the file {file} as it was at {name}").format(file=file, name=revision)
    else:
        text = _("git does not have all of the project as it was at {name}").format(name=revision)
    return LaboError(
        text,
        _("the copy of the repository is partial or damaged: take a whole one, or compare with a version saved"),
    )


def _git(root: Path, arguments: Sequence[str], given: bytes | None = None) -> bytes | None:
    """What git answers; None when it cannot.

    Raises:
        LaboError: when git is not installed.
    """
    # Variables of git's may point it at another repository, or at programs.
    own = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")} | _OWN
    try:
        ran = subprocess.run(
            ["git", "-C", str(root), *_OPTIONS, *arguments],
            input=b"" if given is None else given,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env=own,
        )
    except FileNotFoundError:
        raise LaboError(
            _("git is not installed on this machine, and there is no saved version of that name"),
            _("install git, or save versions with labo export-brief --save"),
        ) from None
    except OSError as error:
        raise LaboError(_("git cannot be run: {why}").format(why=why(error))) from None
    except subprocess.TimeoutExpired:
        raise LaboError(_("git does not answer")) from None
    if ran.returncode and b"dubious ownership" in ran.stderr:
        raise LaboError(
            _("git does not trust this folder, which belongs to somebody else"),
            f"git config --global --add safe.directory {root.resolve()}",
        )
    return None if ran.returncode else ran.stdout
