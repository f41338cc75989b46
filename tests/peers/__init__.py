"""The real tools that labo is tried with, in an environment of their own, in the ignored folder .cache."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".cache" / "peers"
REQUIREMENTS = Path(__file__).parent / "requirements.txt"


class NotInstalled(Exception):
    """The tools cannot be had here."""


@cache
def tools() -> Path:
    """The folder of the tools' commands, installed first where they are not there.

    Raises:
        NotInstalled: with the reason, when they cannot be installed.
    """
    HOME.mkdir(parents=True, exist_ok=True)
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}\n{REQUIREMENTS.read_text(encoding='utf-8')}"
    done = HOME / "installed.txt"
    with (HOME / "lock").open("w") as lock:
        # Several test processes may run at once; one installs, the others wait.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
            _install()
            done.write_text(wanted, encoding="utf-8")
    return HOME / "venv" / "bin"


def _install() -> None:
    venv = HOME / "venv"
    shutil.rmtree(venv, ignore_errors=True)
    python = venv / "bin" / "python"
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    try:
        for command in (
            [sys.executable, "-m", "venv", *(["--without-pip"] if uv else []), venv],
            [*install, "--quiet", "-r", REQUIREMENTS],
        ):
            subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, env=environment())
    except (OSError, subprocess.SubprocessError) as error:
        raise NotInstalled(f"{error}\n{getattr(error, 'stderr', '')}") from error


def environment() -> dict[str, str]:
    """That of the tools: their own, and they keep their bytecode, as installed programs do."""
    ours = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def run(tool: str, *words: str | Path, folder: Path) -> str:
    """What a tool says when it is run in a folder; it must end well."""
    command: list[str | Path] = [tools() / tool, *words]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, check=False, env=environment()
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needed() -> None:
    """Leaves a test out where the tools cannot be installed, except where CI is set."""
    try:
        tools()
    except NotInstalled as error:
        reason = f"the tools that take labo's files over cannot be installed: {error}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
