"""Projects larger than any lab has, made from the examples and the shipped methods."""

import random
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
SENIORS = ROOT / "examples" / "seniors-deplacements"
MATTERS = [
    "facts",
    "stories",
    "needs",
    "irritants",
    "problems",
    "questions",
    "ideas",
    "clusters",
    "priorities",
    "prototypes",
    "feedback",
    "actions",
]


def with_methods(folder: Path, count: int) -> Path:
    """A project whose library has so many methods: shipped ones, and others like them with other matters and energies."""
    drawn = random.Random(7)
    (folder / "methods").mkdir(parents=True)
    (folder / "workshops").mkdir()
    (folder / "project.yaml").write_text(
        "title: Grand\nkind: new-service\nsponsor: {name: DLH}\nchallenge: Comment ?\nthemes: [{id: a, title: A}]\n"
        "groups:\n- {id: u, name: Usagers, kind: users, size: 30}\n- {id: g, name: Agents, kind: agents, size: 10}\n",
        encoding="utf-8",
    )
    for goal in ("understand", "define", "imagine", "decide"):
        (folder / f"workshops/{goal}.yaml").write_text(
            f"title: {goal}\nstart: 9h\nend: 17h\ngoal: {goal}\ngroups: {{u: 20, g: 8}}\nfacilitators: 4\n",
            encoding="utf-8",
        )
    shipped = sorted((ROOT / "methods").glob("*.yaml"))
    for n in range(count - len(shipped)):
        text = shipped[n % len(shipped)].read_text(encoding="utf-8")
        for key in ("takes", "gives"):
            matters = ", ".join(drawn.sample(MATTERS, drawn.randint(1, 3)))
            text = re.sub(rf"(?m)^{key}: .*$", f"{key}: [{matters}]", text)
        text = re.sub(r"(?m)^energy: .*$", f"energy: {drawn.choice(['calm', 'medium', 'lively'])}", text)
        (folder / f"methods/own-{n:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def with_workshops(folder: Path, count: int) -> Path:
    """The seniors' project with so many workshops, a day apart."""
    (folder / "workshops").mkdir(parents=True)
    for name in ("project.yaml", "groups.yaml"):
        shutil.copy(SENIORS / name, folder)
    written = [path.read_text(encoding="utf-8") for path in sorted((SENIORS / "workshops").glob("*.yaml"))]
    for n in range(count):
        day = date(2026, 1, 5) + timedelta(days=n)
        text = re.sub(r"(?m)^date: .*$", f"date: {day}", written[n % len(written)])
        (folder / f"workshops/w{n:04}.yaml").write_text(text, encoding="utf-8")
    return folder
