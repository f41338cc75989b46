"""`labo new-project`: asks at a terminal for what is missing, then writes a project that can be used."""

from __future__ import annotations

import datetime
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from labo_cli.cli.asked import groups_in
from labo_cli.cli.options import ForceOption, JsonOption, LangOption, QuietOption
from labo_cli.errors import UsageError
from labo_cli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = """labo new-project mon-projet
labo new-project seniors --example seniors-deplacements
labo new-project accueil --title "Mieux accueillir" --sponsor DLH --challenge "Comment mieux accueillir ?"
labo new-project accueil … --theme Attente --theme Orientation --group "Usagers 8" --group "Agents 6\""""

KINDS = {
    "1": "new-service",
    "2": "improve-service",
    "3": "solve-problem",
}
SHORTEST_SESSION = 30
DEFAULT_THEMES = N_("What people live through, What helps, What gets in the way")
DEFAULT_GROUPS = N_("Users 8, Agents 6, Associations 4")

Answer = TypeVar("Answer")


def new_project(
    folder: Annotated[Path, typer.Argument(metavar=_("DIR"), help=_("The folder to make the project in."))],
    example: Annotated[
        str | None,
        typer.Option("--example", metavar=_("NAME"), help=_("Copy a worked example instead; “list” names them.")),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar=_("TEXT"), help=_("The project's title."))] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar=_("KIND"), help=_("new-service, improve-service or solve-problem.")),
    ] = None,
    sponsor: Annotated[
        str | None, typer.Option("--sponsor", metavar=_("TEXT"), help=_("The direction that asked for the project."))
    ] = None,
    challenge: Annotated[
        str | None, typer.Option("--challenge", metavar=_("TEXT"), help=_("The question that the project answers."))
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar=_("TEXT"), help=_("A theme; once for each."))
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(
            "--group", metavar=_("TEXT"), help=_("A group with its size, such as “Seniors 12”; once for each.")
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar=_("DAY"), help=_("The day of the first workshop, such as 2026-03-12.")),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar=_("TIME"), help=_("When it starts, such as 9h30."))
    ] = None,
    duration: Annotated[
        str | None, typer.Option("--duration", metavar=_("LENGTH"), help=_("How long it lasts, such as 2h30."))
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="fr|en", help=_("The language of the documents."))
    ] = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli import console
    from labo_cli.method_files import Shelf
    from labo_cli.scaffold import Answers, examples, from_answers, from_example
    from labo_cli.writing import write_scaffold

    if example == "list":
        if as_json:
            console.answer(examples())
        else:
            console.out().print("\n".join(examples()))
        return 0
    if folder.is_file():
        raise UsageError(_("{folder} is a file").format(folder=folder), _("give the name of a folder to make"))
    if example:
        files = from_example(example)
    else:
        if (folder / "project.yaml").exists() and not force and not (title and sponsor and challenge):
            # Said before the questions, so that nobody answers ten of them for nothing.
            raise UsageError(
                _("there is a project in {folder} already").format(folder=folder),
                _("choose another folder, or add --force to write over it"),
            )
        typed = {
            "title": title,
            "kind": kind,
            "sponsor": sponsor,
            "challenge": challenge,
            "themes": ", ".join(theme) if theme else None,
            "groups": ", ".join(group) if group else None,
            "date": date,
            "start": start,
            "duration": duration,
            "language": language,
        }
        today = datetime.datetime.now(tz=datetime.UTC).date()
        files = from_answers(Answers(**_answers(typed, today)), Shelf().cards(), today)
    write_scaffold(folder, files, force=force)
    _report(folder, files, as_json=as_json, quiet=quiet)
    return 0


def _answers(typed: dict[str, str | None], today: datetime.date) -> dict[str, Any]:
    """Each answer as it was given by a flag, asked for at a terminal, or its default in a script."""
    from labo_cli.cli.asking import ask

    at_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    missing = [name for name in ("title", "sponsor", "challenge") if not typed[name]]
    if missing and not at_terminal:
        flags = ", ".join(f"--{name}" for name in missing)
        raise UsageError(
            _("missing: {flags}").format(flags=flags), _("give them, or run the command at a terminal to be asked")
        )
    # Somebody who gave the essential by flags is in a hurry: nothing more is asked.
    asks = at_terminal and bool(missing)
    answers = {}
    for name, question, hint, default, read in _questions(today):
        given = typed[name]
        if given is not None:
            answers[name] = read(given)
        elif asks:
            answers[name] = ask(question, read, default, hint)
        else:
            answers[name] = read(default)
    return answers


def _questions(today: datetime.date) -> list[tuple[str, str, str, str, Callable[[str], Any]]]:
    """Each question: its name, its words, an example, its default, how its answer is read."""
    from labo_cli.i18n.messages import current_language
    from labo_cli.model.values import read_clock, read_day

    in_six_weeks = today + datetime.timedelta(weeks=6)
    kinds = _("1 a new service, 2 a service to improve, 3 a problem to solve")
    return [
        ("title", _("What is the project called?"), _("as documents will print it"), "", _text),
        ("kind", _("What was the lab asked for?"), kinds, "1", _kind),
        ("sponsor", _("Which department asked for it?"), _("for instance DASES"), "", _text),
        ("challenge", _("What question does it answer?"), _("one open question, starting with “How”"), "", _text),
        (
            "themes",
            _("What subjects will be worked through?"),
            _("two to six, separated by commas"),
            _(DEFAULT_THEMES),
            _list,
        ),
        (
            "groups",
            _("Who takes part, and how many?"),
            _("for instance: Seniors 12, Carers 6, Agents 8"),
            _(DEFAULT_GROUPS),
            groups_in,
        ),
        ("date", _("When is the first workshop?"), "", in_six_weeks.isoformat(), _with(read_day)),
        ("start", _("At what time does it start?"), "", "9:30", _with(read_clock)),
        ("duration", _("How long does it last?"), "", "2h30", _with(_session_length)),
        ("language", _("In what language are the documents?"), _("fr or en"), current_language(), _language),
    ]


def _session_length(typed: str) -> int:
    """The length of a first workshop: in less time, people have hardly arrived."""
    from labo_cli.model.values import read_minutes

    minutes = read_minutes(typed)
    if minutes < SHORTEST_SESSION:
        raise UsageError(
            _("{n} minutes are too short for a first workshop").format(n=minutes),
            _("give it at least {n}: people have to arrive, meet and close").format(n=SHORTEST_SESSION),
        )
    return minutes


def _text(typed: str) -> str:
    if not typed.strip():
        raise UsageError(_("nothing was typed"), _("a few words are needed"))
    return typed.strip()


def _list(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in _text(typed).split(",") if part.strip()))


def _kind(typed: str) -> str:
    near = [kind for kind in KINDS.values() if len(typed) > 2 and kind.startswith(typed.casefold())]
    kind = KINDS.get(typed, near[0] if near else typed)
    if kind not in KINDS.values():
        raise UsageError(
            _("“{value}” is not one of the kinds").format(value=typed),
            ", ".join(f"{number} {kind}" for number, kind in KINDS.items()),
        )
    return kind


def _language(typed: str) -> str:
    typed = {"fra": "fr", "fre": "fr", "eng": "en", "ang": "en"}.get(typed.casefold()[:3], typed)
    if typed not in {"fr", "en"}:
        raise UsageError(_("labo does not write “{language}”").format(language=typed), _("write fr or en"))
    return typed


def _with(read: Callable[[Any], Answer]) -> Callable[[str], Answer]:
    """A reader of the models, whose complaint becomes an error of the terminal."""
    from pydantic_core import PydanticCustomError

    def reader(typed: str) -> Answer:
        try:
            return read(typed)
        except PydanticCustomError as error:
            context = error.context or {}
            raise UsageError(context["message"], context["hint"]) from None

    return reader


def _report(folder: Path, files: dict[str, bytes], *, as_json: bool, quiet: bool) -> None:
    from labo_cli.cli import console

    shown = [name for name in files if not name.startswith(".")]
    if as_json:
        console.answer({"folder": str(folder), "files": shown})
    elif not quiet:
        console.out().print(_("The project is in {folder}:").format(folder=folder), markup=False)
        for name in shown:
            console.out().print(f"  {name}", markup=False)
        console.out().print(
            _("\nNext:\n  cd {folder}\n  labo check\n  labo export-all").format(folder=shlex.quote(str(folder))),
            markup=False,
        )
