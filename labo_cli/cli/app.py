"""The `labo` command: puts the commands together, and ends every error in one place."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from labo_cli import __version__
from labo_cli.errors import InvalidProject, LaboError, UsageError
from labo_cli.i18n import _, speak
from labo_cli.i18n.messages import LANGUAGES, language_asked_for

FINE, PROBLEMS, WRONG_USAGE, OWN_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = (
    "new-project",
    "check",
    "show-project",
    "list-methods",
    "show-method",
    "plan-interview",
    "plan-immersion",
    "plan-workshop",
    "export-brief",
    "export-all",
    "export-schema",
    "copy-templates",
)


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
    from labo_cli.cli.help import LaboCommand, LaboGroup

    app = typer.Typer(cls=LaboGroup, rich_markup_mode=None, pretty_exceptions_enable=False, help=_purpose())

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

    for name in COMMANDS:
        module = import_module(f"labo_cli.cli.{name.replace('-', '_')}")
        command = getattr(module, name.replace("-", "_"))
        app.command(name, cls=LaboCommand, help=module.HELP, epilog=module.EXAMPLES)(command)
    return app


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
