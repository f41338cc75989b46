"""What is said of a table that no platform wrote: its columns, and the command to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.errors import UsageError
from labo_cli.i18n import _
from labo_cli.intake.columns import FIELDS, guesses

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["unknown_table"]

_CUT = 50


def unknown_table(
    file: str, columns: Sequence[str], examples: dict[str, str], *, has_group: bool, missing: Sequence[str] = ()
) -> UsageError:
    """The error for a table that no platform wrote, which shows its columns and the command to type.

    Args:
        file: as it was typed.
        columns: the table's.
        examples: a cell of each.
        has_group: whether the command names a group.
        missing: the columns that it lacks to be Decidim's.
    """
    shown = [column[:_CUT] for column in columns[:40]]
    width = max(map(len, shown), default=0)
    lines = [
        f"      {name.ljust(width)}   {_short(examples.get(column, ''))}".rstrip()
        for name, column in zip(shown, columns, strict=False)
    ]
    if len(columns) > len(shown):
        lines.append(f"      … ({len(columns)})")
    found = guesses(columns, examples)
    typed = "".join(f' --map "{column}={field}"' for field, column in found.items())
    typed += "" if "text" in found else ' --map "…=text"'
    group = "" if has_group or "group" in found else f" --group {_('GROUP')}"
    said = _("labo does not know this table; it has these columns, each with an example:")
    if missing:
        said = _(
            "this looks like an export of Decidim without its column {names}; it has these, each with an example:"
        ).format(names=", ".join(f"“{name}”" for name in missing))
    return UsageError(
        "\n".join([said, *lines]),
        _("say which column is what: labo import-contributions {file}{maps}{group}\n      fields: {fields}").format(
            file=f'"{file}"' if " " in file else file, maps=typed, group=group, fields=", ".join(FIELDS)
        ),
    )


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return text if len(text) <= _CUT else text[: _CUT - 1] + "…"
