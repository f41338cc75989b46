"""What every test stands on: a project declared as a dict, and the real command line."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from labo_cli.cli import console
from labo_cli.cli.app import run
from labo_cli.i18n import speak

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if (path / "project.yaml").is_file())
WITH_HOLES = "jardin-partage"
"""The example whose chain breaks everywhere, on purpose: check fails on it, and says so in its README."""
SOUND = [name for name in EXAMPLES if name != WITH_HOLES]

SMALL = {
    "project.yaml": """\
title: Mieux accueillir
kind: improve-service
sponsor: {name: DLH}
challenge: Comment mieux accueillir ?
themes:
  - {id: attente, title: L'attente}
  - {id: paroles, title: Ce qui se dit}
""",
    "groups.yaml": """\
- {id: usagers, name: Usagers, kind: users, size: 12}
- {id: agents, name: Agents, kind: agents, size: 6}
""",
    "workshops/premier.yaml": """\
title: Premier atelier
date: 2026-03-12
start: 9h30
end: 12:00
goal: understand
groups: {usagers: 8, agents: 4}
agenda:
  - method: meteo-interieure
  - break
  - {method: carte-empathie, minutes: 40}
  - {title: Et après, minutes: 10}
""",
}


@dataclass
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    # Messages that no command has chosen a language for are in English, whatever ran before in this process.
    speak("en")
    for name in ("LABO_LANG", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def labo(capfd: pytest.CaptureFixture[str]):
    """Runs the command line in this process: `labo("check", "-p", folder)`; English unless said otherwise."""

    def call(*arguments: object, lang: str = "en") -> Ran:
        console.out.cache_clear()
        console.err.cache_clear()
        capfd.readouterr()
        status = run([*map(str, arguments), *(("--lang", lang) if lang else ())])
        printed = capfd.readouterr()
        sys.stdout.write(f"$ labo {' '.join(map(str, arguments))}\n{printed.out}{printed.err}[{status}]\n")
        capfd.readouterr()
        return Ran(status, printed.out, printed.err)

    return call


@pytest.fixture
def labo_process():
    """Runs `labo` as a process of its own, as a user does."""

    def call(*arguments: object, lang: str = "en", env: dict[str, str] | None = None, **more: Any) -> Ran:
        environment = {**os.environ, "LABO_LANG": lang, **(env or {})}
        ran = subprocess.run(
            [sys.executable, "-m", "labo_cli", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            timeout=120,
            **more,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return call


@pytest.fixture
def project(tmp_path: Path):
    """Writes a project: the small one, with the files given added, replaced, or removed (None)."""

    def write(files: dict[str, str | bytes | None] | None = None, folder: str = "p") -> Path:
        root = tmp_path / folder
        for name, content in {**SMALL, **(files or {})}.items():
            if content is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write
