"""The options that commands share, in one form everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.problems import did_you_mean

__all__ = [
    "ForceOption",
    "FormatOption",
    "JsonOption",
    "LangOption",
    "LargePrintOption",
    "OutOption",
    "ProjectOption",
    "QuietOption",
    "formats_in",
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
    typer.Option("--format", "-f", metavar="html,pdf", help=_("The formats to make, separated by commas.")),
]
LargePrintOption = Annotated[bool, typer.Option("--large-print", help=_("Set the documents in 16 points."))]
JsonOption = Annotated[
    bool, typer.Option("--json", help=_("Print the result as one JSON document, for another program."))
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help=_("Say nothing unless something is wrong."))]
ForceOption = Annotated[bool, typer.Option("--force", help=_("Write over files that were changed by hand."))]


def formats_in(text: str) -> list[str]:
    """The formats of `--format html,pdf`, each once, in the order typed.

    Raises:
        UsageError: for a format that labo does not make.
    """
    from labo_cli.rendering.documents import FORMATS

    asked = list(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    for word in asked:
        if word not in FORMATS:
            raise UsageError(_("labo does not make “{format}”").format(format=word), did_you_mean(word, FORMATS))
    if not asked:
        raise UsageError(_("--format names no format"), did_you_mean("", FORMATS))
    return asked
