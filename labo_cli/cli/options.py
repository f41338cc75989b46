"""The options that commands share, in one form everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

__all__ = [
    "ForceOption",
    "JsonOption",
    "LangOption",
    "Options",
    "OutOption",
    "ProjectOption",
    "QuietOption",
    "WorkshopId",
    "formats_in",
    "makes_documents",
]

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        "-p",
        metavar=_("DIR"),
        show_default=False,
        help=_("The project's folder. Left out: the nearest one upwards with a project.yaml."),
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="fr|en", help=_("The language of messages."), show_default=False),
]
WorkshopId = Annotated[
    str | None,
    typer.Argument(
        metavar=_("ID"),
        help=_("The workshop's id, or its beginning. Left out when there is only one."),
        show_default=False,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar=_("DIR"),
        help=_("Where documents go. Left out: the folder out/ of the project."),
        show_default=False,
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="html,pdf,docx,md",
        help=_("The formats to make, separated by commas: web page, PDF, Word document, plain text (Markdown)."),
    ),
]
LargePrintOption = Annotated[bool, typer.Option("--large-print", help=_("Set the documents in 16 points."))]
JsonOption = Annotated[
    bool, typer.Option("--json", help=_("Print the result as one JSON document, for another program."))
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=_("Say nothing unless something is wrong."))]
ForceOption = Annotated[bool, typer.Option("--force", help=_("Write over files that were changed by hand."))]


@dataclass(frozen=True)
class Options:
    """What the user asked of a command that makes documents."""

    project: Path | None
    out: Path | None
    formats: list[str]
    large_print: bool
    force: bool
    as_json: bool
    quiet: bool
    lang: str | None


def _option(name: str, annotation: Any, default: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


_SHARED = (
    _option("project", ProjectOption, None),
    _option("out", OutOption, None),
    _option("formats", FormatOption, "html,pdf"),
    _option("large_print", LargePrintOption, False),
    _option("force", ForceOption, False),
    _option("as_json", JsonOption, False),
    _option("quiet", QuietOption, False),
    _option("lang", LangOption, None),
)


def makes_documents(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options of all commands that make documents.

    The command takes them as one `options: Options`; Typer reads the signature that is
    made here. Messages are spoken in `--lang` before the arguments are parsed.
    """
    own = [
        parameter for parameter in signature(command, eval_str=True).parameters.values() if parameter.name != "options"
    ]

    @wraps(command)
    def with_options(**given: Any) -> int:
        shared = {parameter.name: given.pop(parameter.name) for parameter in _SHARED}
        options = Options(**shared | {"formats": formats_in(shared["formats"])})
        return command(**given, options=options)

    parameters = [*own, *_SHARED]
    with_options.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def formats_in(text: str) -> list[str]:
    """The formats of `--format html,pdf`, each once, in the order typed.

    Raises:
        UsageError: for a format that labo does not make.
    """
    from labo_cli.cli.asked import several
    from labo_cli.rendering.documents import FORMATS

    asked = several(text, FORMATS, _("labo does not make “{word}”"))
    if not asked:
        raise UsageError(_("--format names no format"), did_you_mean("", FORMATS))
    return asked
