"""A project's first files: from a few answers, or from a worked example."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from labo_cli.agenda.proposal import propose
from labo_cli.agenda.timing import time_agenda
from labo_cli.agenda.written_out import steps_of
from labo_cli.errors import UsageError
from labo_cli.i18n import N_, Language, _
from labo_cli.i18n.typography import typeset
from labo_cli.library.occasion import kind_named
from labo_cli.library.rules_of_thumb import PEOPLE_A_FACILITATOR
from labo_cli.model.project import Project
from labo_cli.model.schema import schemas
from labo_cli.model.words import GroupKind
from labo_cli.problems import did_you_mean
from labo_cli.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labo_cli.model.methods import MethodCard

__all__ = ["SCHEMA_FOLDER", "Answers", "examples", "from_answers", "from_example", "schema_files", "slug"]

SCHEMA_FOLDER = ".labo"
IGNORED = "out/\nprivate/\n"
INTERVIEW, IMMERSION, WORKSHOP = N_("conversations"), N_("on-site"), N_("1-understand")
"""What the first files are called, in the project's language."""
README = N_("READ-ME")
METHODS = [
    "entretien-semi-directif",
    "observation",
    "rapport-etonnement",
    "meteo-interieure",
    "carte-empathie",
    "parcours-usager",
    "garde-laisse-propose",
]


_WEEKS_BEFORE, _INTERVIEWS = timedelta(weeks=5), timedelta(weeks=4)
"""How long before a workshop its preparation begins, and when people are interviewed."""
_SATURDAY = 5
FEWEST_FACILITATORS = 2
"""One leads, and one keeps the time and looks after whoever needs it."""


@dataclass(frozen=True)
class Answers:
    """What a new project is made from."""

    title: str
    language: str
    kind: str
    sponsor: str
    challenge: str
    themes: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    date: date
    start: time
    duration: int


def from_answers(answers: Answers, cards: Mapping[str, MethodCard], today: date) -> dict[str, bytes]:
    """The files of a new project, by their names in its folder.

    Interviews and immersion come before the first workshop, and never before the day the project is made.
    """
    language = Language(answers.language)
    context = _context(answers)
    context["agenda"] = _agenda(answers, context, cards, language)
    fill = _filler(language)
    files = {
        "project.yaml": fill("project", context),
        "groups.yaml": fill("groups", context),
        f"interviews/{language.gettext(INTERVIEW)}.yaml": fill(
            "interview", context | {"date": None if _is_near(answers.date, today) else answers.date - _INTERVIEWS}
        ),
        f"immersions/{language.gettext(IMMERSION)}.yaml": fill(
            "immersion",
            context | dict(zip(("date", "second_date"), _days_on_site(answers.date, today), strict=True)),
        ),
        f"workshops/{language.gettext(WORKSHOP)}.yaml": fill(
            "workshop",
            context | {"start": f"{answers.start:%H:%M}", "duration": f"{answers.duration} min"},
        ),
    }
    return _wired(files, answers.language) | _private(language, context["groups"])


def _is_near(workshop: date, today: date) -> bool:
    """Whether a workshop to come leaves too little time for what the usual dates would put before it."""
    return today <= workshop < today + _WEEKS_BEFORE


def _days_on_site(workshop: date, today: date) -> tuple[date, date]:
    """Two days for an immersion before a workshop; when it is near, of the working days left, the same one at worst."""
    if not _is_near(workshop, today):
        return workshop - timedelta(days=20), workshop - timedelta(days=18)
    left = [today + timedelta(days=n) for n in range(1, (workshop - today).days)]
    left = [day for day in left if day.weekday() < _SATURDAY] or left or [today]
    return left[len(left) // 3], left[len(left) * 2 // 3]


def method_card(method_id: str, name: str, language: str) -> dict[str, bytes]:
    """The file of a new method card, its comments in a language, by its name in the project's folder."""
    content = _filler(Language(language))("method", {"id": method_id, "name": name})
    return _wired({f"methods/{method_id}.yaml": content}, language)


def copied_card(method_id: str, content: bytes, language: str, name: str = "") -> dict[str, bytes]:
    """A card copied to be changed, under its new id, and under a name of its own unless that is empty."""
    copied = _SCHEMA.sub(b"", content)
    if name:
        quoted = json.dumps(name, ensure_ascii=False).encode()
        copied = _NAME.sub(lambda _found: b"name: {fr: %b, en: %b}" % (quoted, quoted), copied, count=1)
    return _wired({f"methods/{method_id}.yaml": copied}, language)


def examples() -> list[str]:
    """The names of the worked examples."""
    return sorted(path.name for path in shipped("examples").iterdir() if (path / "project.yaml").is_file())


def from_example(name: str) -> dict[str, bytes]:
    """The files of a worked example, by their names in its folder.

    Raises:
        UsageError: when there is no such example.
    """
    if name not in examples():
        raise UsageError(_("there is no example “{name}”").format(name=name), did_you_mean(name, examples()))
    root = shipped("examples") / name
    found = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    files = {name: path.read_bytes() for name, path in found.items() if not name.startswith(("out/", "private/"))}
    written = re.search(rb"^language:\s*(\w+)", files["project.yaml"], re.MULTILINE)
    language = Language(written[1].decode() if written else "fr")
    return _wired(files, language.code) | _private(language, [{"name": language.gettext("Seniors")}])


def schema_files(language: str) -> dict[str, bytes]:
    """The schemas as files, their descriptions in a language."""
    made = schemas(lambda text: typeset(Language(language).gettext(text), language))
    return {f"{name}.schema.json": _json(schema) for name, schema in made.items()}


def slug(text: str) -> str:
    """An id made from a name: `Équipe éducative` becomes `equipe-educative`."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "x"


def _context(answers: Answers) -> dict[str, Any]:
    themes = [{"id": name, "title": title} for name, title in _with_ids(answers.themes)]
    sizes = dict(answers.groups)
    groups = [
        {"id": name, "name": title, "size": sizes[title], "kind": kind_named(title)}
        for name, title in _with_ids(tuple(sizes))
    ]
    users = [group for group in groups if group["kind"] == GroupKind.USERS]
    return {
        "title": answers.title,
        "code": answers.language,
        "kind": answers.kind,
        "sponsor": answers.sponsor,
        "challenge": answers.challenge,
        "themes": themes,
        "groups": groups,
        "group": (users or groups)[0],
        "methods": METHODS,
        "start": answers.date - timedelta(days=45),
        "end": answers.date + timedelta(days=120),
        "date": answers.date,
        "facilitators": max(FEWEST_FACILITATORS, ceil(sum(sizes.values()) / PEOPLE_A_FACILITATOR)),
    }


def _with_ids(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each name with an id of its own, numbered when two names would share one."""
    taken: list[str] = []
    for name in names:
        base = slug(name)
        taken.append(base if base not in taken else f"{base}-{taken.count(base) + 1}")
    return list(zip(taken, names, strict=True))


def _agenda(
    answers: Answers, context: dict[str, Any], cards: Mapping[str, MethodCard], language: Language
) -> list[Any]:
    project = Project.model_validate(
        {key: context[key] for key in ("title", "kind", "challenge", "themes", "methods")}
        | {
            "sponsor": {"name": answers.sponsor},
            "groups": context["groups"],
            "workshops": [
                {
                    "id": "first",
                    "title": answers.title,
                    "start": answers.start,
                    "duration": answers.duration,
                    "goal": "understand",
                    "groups": {group["id"]: group["size"] for group in context["groups"]},
                    "facilitators": context["facilitators"],
                }
            ],
        }
    )
    proposal = propose(project.workshops[0], project, cards, language)
    first = proposal.plans[0].workshop if proposal.plans else project.workshops[0]
    return steps_of(time_agenda(first, project, cards, language))


_NAME = re.compile(rb"^name:(?: .*|\n(?: +.*\n?)+)", re.MULTILINE)
"""A card's name, on a line or indented under its key."""
_SCHEMA = re.compile(rb"^# yaml-language-server:.*\n", re.MULTILINE)
"""The line that names a file's schema, which is written anew where the file goes."""


def _filler(language: Language) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates") / "scaffold"),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.install_gettext_callables(language.gettext, language.ngettext)  # type: ignore[attr-defined]
    environment.filters["quoted"] = lambda text: json.dumps(str(text), ensure_ascii=False)

    def fill(name: str, context: dict[str, Any]) -> bytes:
        file = name if "." in name else f"{name}.yaml"
        return environment.get_template(file).render(context).encode()

    return fill


def _wired(files: dict[str, bytes], language: str) -> dict[str, bytes]:
    """The files, each YAML one naming the schema that its editor reads, with those schemas."""
    wired = {name: _schema_line(name) + content for name, content in files.items()}
    made = {f"{SCHEMA_FOLDER}/{name}": content for name, content in schema_files(language).items()}
    return wired | {".gitignore": IGNORED.encode()} | made


def _private(language: Language, groups: list[dict[str, Any]]) -> dict[str, bytes]:
    """What the folder of names says of itself, with a list of participants to copy."""
    text = _filler(language)("private-readme.txt", {"groups": groups}).decode()
    return {f"private/{language.gettext(README)}.txt": typeset(text, language.code).encode()}


def _schema_line(name: str) -> bytes:
    path = PurePosixPath(name)
    if path.suffix != ".yaml":
        return b""
    section = path.parts[0] if len(path.parts) > 1 else path.stem
    up = "../" * (len(path.parts) - 1)
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{section}.schema.json\n".encode()


def _json(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
