"""The least that checking can be: the same libraries, the same YAML, the same models, nothing said."""

import sys
from pathlib import Path

import yaml

from labo_cli.model.methods import MethodCard
from labo_cli.model.project import Project

root = Path(sys.argv[1])
lists = (
    *("groups", "workshops", "interviews", "immersions", "consultations", "imports"),
    *("contributions", "recommendations", "requirements"),
)


def read(path: Path):
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)


data = read(root / "project.yaml")
data["brief"] = read(root / "brief.yaml")
for section in lists:
    items = read(root / f"{section}.yaml") if (root / f"{section}.yaml").exists() else []
    for path in sorted((root / section).glob("*.yaml")):
        content = read(path)
        items += content if isinstance(content, list) else [{"id": path.stem, **content}]
    data[section] = items
project = Project.model_validate(data)
used = {"observation"} | {name for w in project.workshops for name in w.used_methods}
used |= {interview.method for interview in project.interviews} | {m for i in project.immersions for m in i.methods}
for name in used:
    MethodCard.model_validate(read(Path(__file__).parents[1] / "methods" / f"{name}.yaml"))
