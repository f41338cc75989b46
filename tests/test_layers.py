"""Imports only go down: a room knows those below it, and none above."""

import ast
from pathlib import Path

LAYERS = (
    {"errors", "i18n", "resources"},
    {"folders", "git_files"},
    {"yaml_faults", "yaml_places"},
    {"yaml_source", "handwriting"},
    {"written", "problems"},
    {"model"},
    {
        "agenda",
        "brief",
        "canvases",
        "chain",
        "checks",
        "feedback",
        "immersions",
        "intake",
        "interviews",
        "library",
        "lint",
        "overview",
        "purging",
        "standing",
        "tracing",
        "voices",
    },
    {"rendering"},
    {"method_files"},
    {
        "import_files",
        "import_ground",
        "pictures",
        "locking",
        "private_data",
        "private_files",
        "private_lists",
        "project_files",
        "review_file",
        "scaffold",
        "table_files",
        "versions",
        "what_holds",
        "workshop_file",
        "writing",
    },
    {"cli"},
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
PACKAGE = Path(__file__).parents[1] / "labo_cli"


def test_imports_only_go_down() -> None:
    upwards = []
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in {"__init__", "__main__"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module and module.startswith("labo_cli.") and LEVEL[module.split(".")[1]] > LEVEL[room]:
                upwards.append(f"{path.name}:{node.lineno} imports {module}")
    assert upwards == []


def test_every_room_has_its_level() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__"} == set(LEVEL)


def test_only_one_file_imports_weasyprint() -> None:
    importers = [path.name for path in PACKAGE.rglob("*.py") if "import weasyprint" in path.read_text(encoding="utf-8")]
    assert importers == ["pdf.py"]
