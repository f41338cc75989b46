"""The lists that an import leaves to be looked at: rows, changes, names that are not known, what tells who spoke."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from labo_cli.cli import console
from labo_cli.i18n import N_, _, ngettext
from labo_cli.intake.columns import is_personal
from labo_cli.intake.comparing import folded, meant_by

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from labo_cli.cli.import_result import Result
    from labo_cli.intake.known import Change

__all__ = [
    "at_row",
    "keep_lists",
    "show_changes",
    "show_faults",
    "show_gains",
    "show_traces",
    "show_unknown",
    "unread",
]

MOST = 20
"""Lines of one list on the screen."""
CUT = 60
BOLD = 1
_UNITS = {
    "csv": N_("line {n}: {reason}"),
    "xlsx": N_("row {n}: {reason}"),
    "xls": N_("row {n}: {reason}"),
    "json": N_("object {n}: {reason}"),
    "jsonl": N_("line {n}: {reason}"),
}
_FIELDS = {"text": N_("text"), "votes": N_("votes"), "against": N_("votes against"), "state": N_("state")}


def keep_lists(result: Result, root: Path) -> None:
    """Writes the lists that are too long for a screen into the folder out/."""
    from labo_cli.writing import Made, OutFolder

    lists = {"rows": _faults(result), "changes": [_change(change) for change in result.changes]}
    lists["gone"], lists["gains"] = result.gone, _gains(result)
    for name, lines in lists.items():
        if len(lines) > MOST and not result.is_dry:
            file = f"import-{result.chosen.name}-{name}.txt"
            content = "".join(f"{line}\n" for line in lines).encode()
            OutFolder(root / "out").write([Made(file, content, "import")], force=True)
            result.lists[name] = root / "out" / file


def show_faults(result: Result) -> None:
    """The rows that could not be read."""
    faults = _faults(result)
    if faults:
        console.say("")
        title = ngettext("{n} row could not be read:", "{n} rows could not be read:", len(faults))
        _show_list(title.format(n=len(faults)), faults, result.lists.get("rows"))


def unread(result: Result) -> tuple[list[str], list[str], list[str]]:
    """The columns that are not read: plain ones, those that tell who spoke, those of the platform's answers."""
    read = result.chosen.layout.read
    left = [column for column in (*result.table.columns, *result.table.late_columns) if column not in read]
    personal = [column for column in left if is_personal(column)]
    answers = [column for column in left if column.split("/")[0] in {"answer", "answered_at", "cost_report"}]
    return [column for column in left if column not in {*personal, *answers}], personal, answers


def at_row(result: Result, at: int, reason: str) -> str:
    """What is said of a row of the table, with its place; 0 for the table as a whole."""
    return _(_UNITS[result.table.kind]).format(n=at, reason=reason) if at else reason


def _faults(result: Result) -> list[str]:
    return [at_row(result, fault.at, fault.reason) for fault in sorted(result.table.faults, key=lambda fault: fault.at)]


def _show_list(title: str, lines: list[str], file: Path | None) -> None:
    console.say(title, BOLD)
    for line in lines[:MOST]:
        console.say(f"  {line}")
    if len(lines) > MOST:
        more = len(lines) - MOST
        rest = ngettext("… and {n} more", "… and {n} more", more).format(n=more)
        console.say(f"  {rest}" + (f": {console.near(file)}" if file else ""))


def show_changes(result: Result) -> None:
    """What is no longer as the project has it, and what is gone."""
    if result.changes:
        console.say("")
        n = len({change.id for change in result.changes})
        title = ngettext(
            "{n} contribution is no longer as the export has it, changed there or in your files, which were left as "
            "they are; you are told of it once:",
            "{n} contributions are no longer as the export has them, changed there or in your files, which were left "
            "as they are; you are told of it once:",
            n,
        )
        _show_list(title.format(n=n), [_change(change) for change in result.changes], result.lists.get("changes"))
    if result.told_before:
        n = result.told_before
        same = ngettext(
            "{n} difference is the same as at an earlier import, and is not told again.",
            "{n} differences are the same as at an earlier import, and are not told again.",
            n,
        )
        console.say(same.format(n=n))
    n = len(result.gone)
    if result.gone and not result.unchanged:
        console.say("")
        other = ngettext(
            "The {n} contribution that the project has of “{source}” is not in this export, and stays.",
            "None of the {n} contributions that the project has of “{source}” is in this export; they stay.",
            n,
        )
        console.say(other.format(n=n, source=result.chosen.name))
    elif result.gone:
        console.say("")
        title = ngettext(
            "{n} contribution is not in this export any more, and stays in the project:",
            "{n} contributions are not in this export any more, and stay in the project:",
            n,
        )
        _show_list(title.format(n=n), result.gone, result.lists.get("gone"))


def show_gains(result: Result) -> None:
    """What the import would now say of contributions that are there, and looks like one that is gone."""
    for new, old in result.corrected:
        console.say(
            _("{new} looks like {old}, which is no longer in the export: keep one of the two.").format(new=new, old=old)
        )
    is_first = result.chosen.new_plan is not None
    if "id" not in result.chosen.layout.fields and (is_first or result.corrected or (result.gone and result.new)):
        _show_no_ids(result)
    if result.gains:
        console.say("")
        n = len({gain.id for gain in result.gains})
        title = ngettext(
            "{n} contribution is there already, of which the import would now say more; your files were left as they "
            "are, write the line where you agree:",
            "{n} contributions are there already, of which the import would now say more; your files were left as "
            "they are, write the lines where you agree:",
            n,
        )
        _show_list(title.format(n=n), _gains(result), result.lists.get("gains"))


def _show_no_ids(result: Result) -> None:
    """Says what follows of rows without ids, and which column may serve as one."""
    console.say("")
    said = _("These rows have no id: when one is corrected there, labo takes it for another.")
    if result.chosen.moment is None:
        more = _('If a column is each row’s own, such as a number, add --map "Column=id" from the first import on.')
        console.say(f"{said} {more}")
        return
    column, plan = result.chosen.moment, result.ground.plans.get(result.chosen.name)
    option = f'--map "{column}=id"'
    if plan or not result.is_dry:
        file = plan[1].as_posix() if plan else f"imports/{result.chosen.name}.yaml"
        entry = f"id: {json.dumps(column, ensure_ascii=False)}"
        option = _("{option}, or for good, in {file} under columns: {entry}").format(
            option=option, file=file, entry=entry
        )
    more = _("“{column}” may serve as their id: {said}").format(column=column, said=option)
    console.say(f"{said} {more}")


def _gains(result: Result) -> list[str]:
    lines = []
    for gain in result.gains:
        file, line = result.places.get(gain.id, (None, 0))
        place = f"{console.near(result.ground.root / file)}:{line}  " if file else ""
        lines.append(f"{place}{gain.id}: {gain.field}: {gain.value}")
    return lines


def _change(change: Change) -> str:
    old, new = change.old, change.new
    if change.field == "text":
        old, new = _apart(str(old), str(new)) if old is not None else ("…", _cut(str(new)))
    return _("{id}, {field}: {old} → {new}").format(
        id=change.id, field=_(_FIELDS[change.field]), old="–" if old is None else old, new="–" if new is None else new
    )


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two texts from a little before where they begin to differ."""
    old, new = " ".join(old.split()), " ".join(new.split())
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - 15)
    before = "…" if start else ""
    return f"“{before}{_cut(old[start:])}”", f"“{before}{_cut(new[start:])}”"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= CUT else text[: CUT - 1] + "…"


def show_unknown(result: Result) -> None:
    """Cells that name no theme or no group of the project, with what to write so that they do."""
    plan = result.ground.plans.get(result.chosen.name)
    file = plan[1].as_posix() if plan else f"imports/{result.chosen.name}.yaml"
    themes = _("These are no themes of the project; their contributions have none. In {file}, write what they mean:")
    groups = _("These are no groups of the project. In {file}, write what they mean:")
    no_theme = _("for those that are about none, write - in the place of a theme")
    no_group = _("to leave the rows of one out, write - in the place of a group")
    _show_names(result.taking.unknown_themes, themes.format(file=file), ("themes", no_theme), result.ground.themes)
    _show_names(result.taking.unknown_groups, groups.format(file=file), ("groups", no_group), result.ground.groups)


def _show_names(names: Counter[str], title: str, about: tuple[str, str], known: dict[str, str]) -> None:
    """Names with what to write of each.

    Args:
        names: with how often each comes.
        title: what they are not.
        about: the key that they go under, and what to write of those that mean nothing.
        known: what they may mean.
    """
    if not names:
        return
    console.say("")
    console.say(title, BOLD)
    key, nothing = about
    console.say(f"  {key}:")
    meant = {folded(called): own_id for own_id, title in known.items() for called in (own_id, title)}
    for name, n in names.most_common(MOST):
        console.say(f"    {json.dumps(name, ensure_ascii=False)}: {meant_by(name, meant) or '…'}   # {n}")
    if len(names) > MOST:
        console.say(f"    # … {len(names) - MOST}")
    if known:
        console.say("  " + _("there are: {words}").format(words=", ".join(list(known)[:MOST])))
    console.say(f"  {nothing}")


def show_traces(result: Result) -> None:
    """Where the new files tell who spoke."""
    if not result.traces or result.is_dry:
        return
    lines = [
        f"{console.near(result.files[trace.file])}:{trace.line}  {trace.id}  {_(trace.kind)} ({trace.part})"
        for trace in result.traces
    ]
    console.say("")
    title = ngettext(
        "{n} place tells who spoke: replace it with […] before anything is published.",
        "{n} places tell who spoke: replace them with […] before anything is published.",
        result.traces_count,
    )
    console.say(title.format(n=result.traces_count), BOLD)
    for line in lines[:MOST]:
        console.say(f"  {line}")
    if result.traces_count > MOST:
        console.say("  " + _("… and {n} more; labo check names them all").format(n=result.traces_count - MOST))
