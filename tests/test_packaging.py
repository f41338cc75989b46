"""The wheel, installed in a fresh environment away from the checkout, makes a PDF with what it carries."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(*command: object, cwd: Path) -> str:
    ran = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    assert len(list(out.glob("*.tar.gz"))) == 1
    return next(out.glob("*.whl"))


def test_the_wheel_carries_templates_cards_and_examples(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, suffix in (("templates", ".html"), ("methods", ".yaml"), ("examples", ".yaml")):
        there = {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob(f"*{suffix}") if "out" not in p.parts}
        assert {f"labo_cli/_shipped/{name}" for name in there} <= names
    assert "labo_cli/locale/fr/LC_MESSAGES/labo.mo" in names
    assert not any("/out/" in name or "/private/" in name for name in names)


def test_the_installed_wheel_makes_a_pdf_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=tmp_path)
    labo = tmp_path / "env" / "bin" / "labo"
    run(labo, "new-project", "copie", "--example", "cours-oasis", cwd=tmp_path)
    run(labo, "plan-workshop", cwd=tmp_path / "copie")
    made = list((tmp_path / "copie" / "out").glob("*.pdf"))
    assert len(made) == 6
    assert all(file.read_bytes().startswith(b"%PDF-1.7") for file in made)
    where = run(python, "-c", "import labo_cli; print(labo_cli.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
