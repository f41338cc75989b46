"""The help, in the language of messages and in the form that every command shares."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from labo_cli.cli.console import has_colours
from labo_cli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click.core import Context  # what TyperCommand declares; typer.Context is its child

__all__ = ["LaboCommand", "LaboGroup"]

TYPER_WORDS = (
    # Typer writes these in English; the catalogue has them so that the help is whole.
    N_("Show this message and exit."),
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)


class _Help:
    """What a command and the group of commands show alike."""

    params: list[Any]

    def _usage(self, ctx: Context, formatter: Any, what: str) -> None:
        formatter.write_usage(_bold(ctx.command_path), what, prefix=_("Usage: "))

    def _options(self, ctx: Context, formatter: Any) -> None:
        arguments = [(_argument(p), _translated(p.help)) for p in self.params if p.param_type_name == "argument"]
        options = [_option(p, ctx) for p in [*self.params, *_help_option(self, ctx)] if p.param_type_name == "option"]
        if arguments:
            with _section(formatter, _("Arguments:")):
                formatter.write_dl(arguments)
        with _section(formatter, _("Options:")):
            formatter.write_dl(list(dict(option for option in options if option).items()))


class LaboCommand(_Help, TyperCommand):
    """A command, whose epilog gives examples."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Reads the arguments; a complaint about them knows of which command they are."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Context, formatter: Any) -> None:
        """Writes usage, purpose, arguments, options and examples."""
        self._usage(ctx, formatter, self._synopsis())
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        self._options(ctx, formatter)
        if self.epilog:
            with _section(formatter, _("Examples:")):
                for line in self.epilog.splitlines():
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def _synopsis(self) -> str:
        arguments = [_argument(p) for p in self.params if p.param_type_name == "argument"]
        return " ".join([_("[OPTIONS]"), *arguments])


class LaboGroup(_Help, TyperGroup):
    """The commands together, in the order of a project's course."""

    def format_help(self, ctx: Context, formatter: Any) -> None:
        """Writes usage, purpose, commands and options."""
        self._usage(ctx, formatter, _("COMMAND [OPTIONS]"))
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        with _section(formatter, _("Commands:")):
            formatter.write_dl([(name, self.purpose_of(name)) for name in self.list_commands(ctx)])
        self._options(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(_("labo COMMAND --help says more about a command, with examples."))

    def purpose_of(self, name: str) -> str:
        """What a command does, in a sentence."""
        raise NotImplementedError


@contextmanager
def _section(formatter: Any, heading: str) -> Iterator[None]:
    """An indented part under a heading that brings its own colon, as each language spaces it."""
    formatter.write(f"\n{_bold(heading)}\n")
    with formatter.indentation():
        yield


def _help_option(command: Any, ctx: Context) -> list[Any]:
    option = command.get_help_option(ctx)
    return [option] if option else []


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any, ctx: Context) -> tuple[str, str] | None:
    if parameter.hidden:
        return None
    names = ", ".join(parameter.opts)
    value = "" if parameter.is_flag or parameter.count else f" {parameter.metavar or _('TEXT')}"
    if parameter.name == "help":
        value = ""
    default = parameter.get_default(ctx) if parameter.show_default else None
    text = _translated(parameter.help)
    if isinstance(default, str) and default:
        text += " " + _("[default: {value}]").format(value=default)
    return names + value, text


def _translated(text: str | None) -> str:
    """Typer's own words in the language of messages; ours are translated already, and stay."""
    return _(text) if text else ""


def _bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if has_colours() else text
