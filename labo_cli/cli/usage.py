"""Typer's complaints about how a command was called, said in the language of messages."""

from __future__ import annotations

import re
from typing import Any

from labo_cli.errors import LaboError, UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

__all__ = ["explained"]

_LISTED_BY = {"--explain": "labo check --rules", "--example": "labo new-project --example list"}
"""The commands that list what may follow an option."""


def explained(error: Any) -> LaboError:
    """A usage error with its hint.

    The kinds of complaint are told apart by what they carry, since Typer keeps their
    classes to itself.
    """
    help_hint = _help_hint(error)
    option = getattr(error, "option_name", None)
    if option and "No such option" in str(error.message):
        if command := _command_with(option, error):
            return UsageError(
                _("{option} comes after the command, not before").format(option=option),
                _("write labo {command} {option} …").format(command=command, option=option),
            )
        near = did_you_mean(option, _options(error))
        return UsageError(_("there is no option {option}").format(option=option), near or help_hint)
    if option and (metavar := _metavar(option, error)):
        lister = _LISTED_BY.get(option)
        return UsageError(
            _("{option} needs a value: {metavar}").format(option=option, metavar=metavar),
            _("which one? {command} shows those there are").format(command=lister) if lister else help_hint,
        )
    if option:
        return UsageError(_("the option {option} is not used like this").format(option=option), help_hint)
    if type(error).__name__ == "MissingParameter":
        names = error.param.opts if error.param is not None else []
        name = (error.param.metavar or names[0].upper()) if names else "?"
        return UsageError(_("{name} is missing").format(name=name), help_hint)
    if found := re.match(r"No such command '?(?P<name>[^'.]*)'?", str(error.message)):
        from labo_cli.cli.app import COMMANDS

        return UsageError(
            _("there is no command “{name}”").format(name=found["name"]), did_you_mean(found["name"], COMMANDS)
        )
    if "unexpected extra argument" in str(error.message):
        extra = str(error.message).rpartition("(")[2].rstrip(")")
        return UsageError(_("too many words: {words}").format(words=extra), help_hint)
    if getattr(error, "param", None) is not None:
        name = max(error.param.opts, key=len)
        least = getattr(error.param, "min", None)
        if least is not None:
            hint = _("write {n} or more").format(n=least)
            return UsageError(_("the value given to {name} cannot be taken").format(name=name), hint)
        return UsageError(
            _("the value given to {name} cannot be taken").format(name=name), error.param.help or help_hint
        )
    return UsageError(error.format_message(), help_hint)


def _command_with(option: str, error: Any) -> str:
    """The first command that has an option, where it was typed before any command; or an empty text."""
    from labo_cli.cli.app import COMMANDS

    context = getattr(error, "ctx", None)
    if context is None or context.parent is not None:
        return ""
    # What people check or plan is likelier to be what they were about to do than a new project.
    names = sorted(COMMANDS, key=lambda name: name == "new-project")
    commands = ((name, context.command.get_command(context, name)) for name in names)
    return next((name for name, command in commands if any(option in p.opts for p in command.params)), "")


def _metavar(option: str, error: Any) -> str:
    """What the help calls the value of an option that was typed without one; empty when it takes none."""
    if "requires an argument" not in str(error.message):
        return ""
    params = error.ctx.command.params if getattr(error, "ctx", None) else ()
    param = next((p for p in params if option in p.opts), None)
    return (param.metavar or _("TEXT")) if param else ""


def _options(error: Any) -> list[str]:
    command = error.ctx.command if getattr(error, "ctx", None) else None
    return [name for p in getattr(command, "params", []) for name in p.opts if name.startswith("--")]


def _help_hint(error: Any) -> str:
    path = error.ctx.command_path if getattr(error, "ctx", None) else "labo"
    return _("{command} --help shows how it is used").format(command=path)
