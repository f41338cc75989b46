"""`labo add-contribution`: what somebody has just said, typed at the table or given by a script."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.errors import UsageError
from labo_cli.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from labo_cli.cli.typing_in import Added, Typing
    from labo_cli.project_files import Loaded

EXAMPLES = """labo add-contribution
labo add-contribution --from 1-comprendre --group seniors
labo add-contribution --from 1-comprendre --group seniors --text "Le bus ne s'arrête pas assez près."
labo add-contribution --from 2-imaginer --group agents --kind idea --votes 7 --text "Un seul numéro."
labo add-contribution --from 1-comprendre --group aidants --theme profil < notes.txt"""


def add_contribution(
    session: Annotated[
        str | None,
        typer.Option(
            "--from", metavar=_("SESSION"), help=_("The session it was said in. Left out: today's."), show_default=False
        ),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar=_("ID"), help=_("The group it comes from."), show_default=False)
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar=_("ID"), help=_("The theme it belongs to."), show_default=False)
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=_("WORD"),
            help=_("What sort of contributions these are: verbatim, observation, need, idea or disagreement."),
            show_default=False,
        ),
    ] = None,
    votes: Annotated[
        int | None, typer.Option("--votes", min=0, help=_("How many votes it received."), show_default=False)
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar=_("TEXT"),
            help=_("Code and broad profile of who said it, such as “S4, 75–80”. Never a name."),
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar=_("TEXT"),
            help=_("What was said. Left out: asked for at a terminal, or read from the input, one a line."),
            show_default=False,
        ),
    ] = None,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    from labo_cli.cli.typing_loop import ask_what_is_missing, loop

    loaded = _opened(project)
    at_terminal = sys.stdin.isatty() and sys.stderr.isatty() and not as_json
    given = {"session": session, "group": group, "theme": theme, "kind": kind}
    typing = _typing(loaded, given) if text or not at_terminal else ask_what_is_missing(loaded, given)
    typing.profile = profile
    if text is None and at_terminal:
        return loop(typing)
    texts = [text] if text is not None else _lines()
    if votes is not None and len(texts) > 1:
        raise UsageError(_("--votes is for one contribution, and several are given"), _("give each with --text"))
    _report([typing.add(one, votes) for one in texts], as_json=as_json, quiet=quiet)
    return 0


def _opened(folder: Path | None) -> Loaded:
    """The project, even one with ids that name nothing: a table does not wait until they are mended."""
    from labo_cli.project_files import open_project

    return open_project(folder, with_cards=False, as_far_as_it_goes=True)


def _typing(loaded: Loaded, given: dict[str, str | None]) -> Typing:
    """What the flags say, the session being today's where they do not say it.

    Raises:
        UsageError: for what is missing, or names nothing.
    """
    from datetime import date

    from labo_cli.cli.asked import one_of, word
    from labo_cli.cli.typing_in import UNKNOWN, Typing, likely_session
    from labo_cli.cli.typing_loop import warn_of_the_future
    from labo_cli.model.words import ContributionKind

    whole = loaded.project
    session = given["session"] or likely_session(loaded, date.today())
    group = given["group"] or (whole.groups[0].id if len(whole.groups) == 1 else None)
    missing = [flag for flag, value in (("--from", session), ("--group", group)) if not value]
    if not session or not group:
        raise UsageError(
            _("missing: {flags}").format(flags=", ".join(missing)),
            _("give them, or run the command at a terminal to be asked"),
        )
    theme = given["theme"]
    typing = Typing(
        loaded,
        one_of(session, [(item.id, item.title) for item in whole.sessions], _(UNKNOWN["session"])),
        one_of(group, [(item.id, item.name) for item in whole.groups], _(UNKNOWN["group"])),
        one_of(theme, [(item.id, item.title) for item in whole.themes], _(UNKNOWN["theme"])) if theme else None,
        word(given["kind"], ContributionKind) or ContributionKind.VERBATIM,
    )
    warn_of_the_future(loaded, typing.session, date.today())
    return typing


def _lines() -> list[str]:
    content = sys.stdin.buffer.read()
    try:
        read = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        read = content.decode("cp1252", "replace")
    lines = [line for line in read.splitlines() if line.strip()]
    if not lines:
        raise UsageError(
            _("nothing was typed"), _("give the words with --text, or one contribution a line on the standard input")
        )
    return lines


WRITTEN = N_("{id} is in {file}")


def _report(added: list[Added], *, as_json: bool, quiet: bool) -> None:
    from labo_cli.cli import console
    from labo_cli.cli.typing_loop import warn

    if as_json:
        console.answer(
            {"added": [one.typed.as_data() | {"file": one.file, "warnings": list(one.warnings)} for one in added]}
        )
        return
    for one in added:
        if not quiet:
            console.say(_(WRITTEN).format(id=one.typed.id, file=one.file))
        warn(one)
