"""The `labo` command: puts the commands together, and ends every error in one place."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer._click.core import Context  # what TyperGroup declares; typer.Context is its child

from labo_cli import __version__
from labo_cli.cli.help import LaboCommand, LaboGroup
from labo_cli.errors import InvalidProject, LaboError, UsageError
from labo_cli.i18n import N_, _, speak
from labo_cli.i18n.messages import LANGUAGES, language_asked_for

FINE, PROBLEMS, WRONG_USAGE, OWN_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = {
    "new-project": N_("Start a project: questions at a terminal, flags in a script, or a worked example to copy."),
    "check": N_("Check the whole project: every problem with its file, line and column, and what to write instead."),
    "show-project": N_("Show where the project stands: who was heard, what is missing in the chain, what to do next."),
    "list-methods": N_(
        "List the methods, all of them or those that suit: phase, time, number of people, public, words."
    ),
    "show-method": N_("Show how a method is run: what to say, what to bring, when not to use it, how to adapt it."),
    "suggest-methods": N_(
        "Suggest methods for these people, this time and this goal: why each one, and what speaks against it."
    ),
    "new-method": N_("Start a card for a method of your own, in the project's methods/ folder."),
    "export-canvases": N_("Print the sheets that tables fill in: empathy map, user journey, problem tree and others."),
    "export-library": N_("Make the book of the methods: one card a page, with contents and index."),
    "plan-interview": N_("Prepare a round of interviews: the guide, the consent form and the note sheet."),
    "plan-immersion": N_(
        "Prepare an immersion: the plan, the observation grid, the field journal and the requests for authorisation."
    ),
    "plan-workshop": N_(
        "Put a workshop on the clock: the agenda on the screen, then the team’s papers, the programme and the calendar."
    ),
    "export-calendar": N_(
        "Put the project's sessions together: an overview with a calendar, and a file for the team's calendars."
    ),
    "export-kit": N_(
        "Make the kit of a session: every paper of the day in one folder, one file to print, and a zip to send."
    ),
    "add-contribution": N_("Add what somebody has just said, typed at the table, to a file of the session."),
    "import-contributions": N_(
        "Take in what people wrote elsewhere: a Decidim, Polis or Consul export, or any CSV or spreadsheet."
    ),
    "sort-contributions": N_(
        "Point out contributions that say nearly the same, and propose a theme for those that have none."
    ),
    "trace": N_(
        "Follow the chain both ways, from what people said to what the service will be: holes, changes, whose voice."
    ),
    "export-brief": N_(
        "Make the specification of the service (cahier des charges), every requirement traced to what people said."
    ),
    "export-feedback": N_(
        "Tell participants what became of what they said: a letter for each group and for all, and a poster."
    ),
    "export-all": N_("Make every document of the project, and again only those whose content changed."),
    "purge": N_("Remove the personal data whose time has come from private/ and from the documents, listing it first."),
    "export-schema": N_("Write the schemas with which an editor completes, explains and checks the project's files."),
    "copy-templates": N_(
        "Copy templates into the project's templates/ folder, where they can be changed. Without a name, list them."
    ),
}
"""Each command and what it does, in the order of a project's course; its module is read when it is called."""


def run(arguments: list[str]) -> int:
    """Runs `labo`; the one place where errors become messages and exit statuses.

    Args:
        arguments: what follows `labo` on the command line.

    Returns:
        0 fine, 1 problems in the project, 2 wrong usage, 3 a fault of labo's own, 130
        interrupted.
    """
    speak(language_asked_for(arguments, os.environ))
    try:
        return _run(arguments)
    except InvalidProject as error:
        from labo_cli.cli import console

        if "--json" in arguments:
            console.answer({"problems": [problem.as_json() for problem in error.problems]})
        else:
            console.show_problems(error.problems, console.err())
        return PROBLEMS
    except UsageError as error:
        return _say(error, WRONG_USAGE, arguments)
    except LaboError as error:
        return _say(error, PROBLEMS, arguments)
    except KeyboardInterrupt:
        sys.stderr.write("\n" + _("Interrupted: nothing was left half-written.") + "\n")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe, such as `head`, has gone: that is no fault, and Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:
        return _own_fault(error)


def _run(arguments: list[str]) -> int:
    try:
        # Typer's own name is fixed, so that messages read the same however labo was started.
        status = typer.main.get_command(_app())(arguments or ["--help"], prog_name="labo", standalone_mode=False)
    except typer.Exit as error:
        status = error.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        from labo_cli.cli.usage import explained

        raise explained(error) from None
    if status == INTERRUPTED:  # Typer makes an exit status of an interruption
        raise KeyboardInterrupt
    return status if isinstance(status, int) else FINE


def _app() -> typer.Typer:
    app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False, help=_purpose())

    @app.callback()
    def labo(
        version: Annotated[
            bool, typer.Option("--version", help=_("Print the version."), callback=_print_version, is_eager=True)
        ] = False,
        lang: Annotated[
            str | None, typer.Option("--lang", metavar="fr|en", help=_("The language of messages."), callback=_known)
        ] = None,
    ) -> None:
        """The options that come before the command; their callbacks do the work."""

    return app


class Commands(LaboGroup):
    """The commands, each read from its module when it is asked for."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - the signature is Typer's
        """The commands in the order of a project's course."""
        return list(COMMANDS)

    def purpose_of(self, name: str) -> str:
        """What a command does, in a sentence."""
        return _(COMMANDS[name])

    def get_command(self, ctx: Context, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is Typer's
        """The command of that name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"labo_cli.cli.{name}")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cmd_name, cls=LaboCommand, help=_(COMMANDS[cmd_name]), epilog=module.EXAMPLES)(
            getattr(module, name)
        )
        return typer.main.get_command(alone)


def _purpose() -> str:
    return _(
        "From the first interview to the specification: the documents of a public innovation lab, from a folder of "
        "plain YAML."
    )


def _print_version(asked: Any) -> None:
    if asked:
        sys.stdout.write(f"labo {__version__}\n")
        raise typer.Exit


def _known(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise UsageError(
            _("labo does not speak “{language}”").format(language=value), _("write --lang fr or --lang en")
        )
    return value


def _say(error: LaboError, status: int, arguments: list[str]) -> int:
    from labo_cli.cli import console

    if "--json" in arguments:
        console.answer({"error": {"message": error.message, "hint": error.hint}})
    else:
        console.show_error(error)
    return status


def _own_fault(error: Exception) -> int:
    """Says that labo is at fault, and keeps the details in a file for the report."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="labo-fault-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(f"labo {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
        traceback.print_exception(error, file=file)
    message = _("This is a fault of labo's own, not of your project: {fault}").format(fault=type(error).__name__)
    hint = _("please report it with the file {file}, after checking that it holds nothing private").format(
        file=file.name
    )
    sys.stderr.write(f"{message}\n    → {hint}\n")
    return OWN_FAULT
