"""What an import did, on the screen, in a JSON document, and in files where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.i18n import N_, _, ngettext
from labo_cli.intake.columns import is_personal

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable
    from pathlib import Path

    from labo_cli.cli.importing import Result
    from labo_cli.intake.known import Change

__all__ = ["answer", "keep_lists", "show"]

MOST = 20
"""Lines of one list on the screen."""
CUT = 60
GREEN, BOLD = 32, 1
_UNITS = {
    "csv": N_("line {n}: {reason}"),
    "xlsx": N_("row {n}: {reason}"),
    "xls": N_("row {n}: {reason}"),
    "json": N_("object {n}: {reason}"),
}
_FIELDS = {"text": N_("text"), "votes": N_("votes"), "against": N_("votes against"), "state": N_("state")}
_ODD = {
    "votes": N_("{n} numbers of votes could not be read, such as “{example}”"),
    "against": N_("{n} numbers of votes could not be read, such as “{example}”"),
    "date": N_("{n} dates could not be read, such as “{example}”"),
    "kind": N_("{n} kinds are not known, such as “{example}”"),
}


def keep_lists(result: Result, root: Path) -> None:
    """Writes the lists that are too long for a screen into the folder out/."""
    from labo_cli.writing import Made, OutFolder

    lists = {"rows": _faults(result), "changes": [_change(change) for change in result.changes]}
    lists["gone"] = result.gone
    for name, lines in lists.items():
        if len(lines) > MOST and not result.is_dry:
            file = f"import-{result.chosen.name}-{name}.txt"
            content = "".join(f"{line}\n" for line in lines).encode()
            OutFolder(root / "out").write([Made(file, content, "import")], force=True)
            result.lists[name] = root / "out" / file


def show(result: Result, *, quiet: bool) -> None:
    """Prints what went in, what did not and why, what changed, and what to do next."""
    from labo_cli.cli import console

    if not quiet:
        _show_summary(result)
        _show_columns(result)
    faults = _faults(result)
    if faults:
        console.say("")
        title = ngettext("{n} row could not be read:", "{n} rows could not be read:", len(faults))
        _show_list(title.format(n=len(faults)), faults, result.lists.get("rows"))
    if quiet:
        return
    _show_changes(result)
    _show_unknown(result)
    _show_traces(result)
    _show_next(result)


def _show_summary(result: Result) -> None:
    from labo_cli.cli import console

    table, chosen = result.table, result.chosen
    for said in (*table.said, *chosen.said):
        console.say(said)
    if chosen.layout.label:
        console.say(_("{file}: {what}").format(file=result.file.name, what=_(chosen.layout.label)))
    _show_numbers(result)
    if result.new:
        themes = {theme: result.ground.themes.get(theme or "", _("without a theme")) for theme in result.by_theme}
        _show_shares(_("by theme"), {themes[key]: n for key, n in result.by_theme.most_common()})
        _show_shares(_("by group"), {result.ground.groups[key]: n for key, n in result.by_group.most_common()})
    for path in (*result.others, *result.files[:MOST]):
        console.say("  " + console.near(path))
    if len(result.files) > MOST:
        console.say("  … " + console.near(result.files[-1]))
    if result.is_dry and result.shown:
        console.say("\n" + "".join(result.shown).rstrip())


def _show_numbers(result: Result) -> None:
    """How many went in, were there, were left out and why."""
    from labo_cli.cli import console

    new, unchanged = result.new, result.unchanged
    if not (new or result.table.faults or result.changes or result.gone) and unchanged:
        nothing = ngettext(
            "Nothing new: the project has the {n} contribution already, and nothing was written.",
            "Nothing new: the project has all {n} contributions already, and nothing was written.",
            unchanged,
        )
        console.say(nothing.format(n=unchanged), GREEN)
    elif result.is_dry:
        would = ngettext("{n} contribution would be taken in.", "{n} contributions would be taken in.", new)
        console.say(would.format(n=new), BOLD)
    else:
        taken = ngettext("{n} contribution taken in.", "{n} contributions taken in.", new)
        console.say(taken.format(n=new), GREEN if new else 0)
    if unchanged and (new or result.changes or result.gone):
        console.say(ngettext("{n} was there already.", "{n} were there already.", unchanged).format(n=unchanged))
    for reason, n in result.left_out.items():
        console.say(_("{n} left out: {reason}").format(n=n, reason=_(reason)))
    _show_notes(result)


def _show_notes(result: Result) -> None:
    """What was taken in, and deserves to be known of."""
    from labo_cli.cli import console

    pending, machine = result.taking.pending, result.taking.machine
    if pending:
        kept = ngettext("{n} is not moderated yet, and was kept.", "{n} are not moderated yet, and were kept.", pending)
        console.say(kept.format(n=pending))
    if machine:
        translated = ngettext(
            "{n} is there in a machine's translation only, and was taken in that.",
            "{n} are there in a machine's translation only, and were taken in that.",
            machine,
        )
        console.say(translated.format(n=machine))
    for field, (count, example) in result.taking.odd.items():
        console.say(_(_ODD[field]).format(n=count, example=example))


def _show_shares(title: str, counts: dict[str, int]) -> None:
    from labo_cli.cli import console

    console.say(f"  {title}: " + ", ".join(f"{name} {n}" for name, n in counts.items()))


def _show_columns(result: Result) -> None:
    """The columns of which nothing is kept, each named once, and why where there is a reason."""
    from labo_cli.cli import console

    kept, personal, official = _unread(result)
    if personal:
        console.say(_("Left out on purpose, since they tell who spoke: {columns}").format(columns=_listed(personal)))
    if official:
        console.say(
            _(
                "Not taken in: {columns}. What the platform answered belongs to a recommendation, under explanation:"
            ).format(columns=_listed(official))
        )
    if kept:
        console.say(_("Not kept: {columns}").format(columns=_listed(kept)))


def _unread(result: Result) -> tuple[list[str], list[str], list[str]]:
    """The columns that are not read: plain ones, those that tell who spoke, those of the platform's answers."""
    read = result.chosen.layout.read
    left = [column for column in (*result.table.columns, *result.table.late_columns) if column not in read]
    personal = [column for column in left if is_personal(column)]
    answers = [column for column in left if column.split("/")[0] in {"answer", "answered_at", "cost_report"}]
    return [column for column in left if column not in {*personal, *answers}], personal, answers


def _listed(columns: list[str]) -> str:
    return ", ".join(columns[:40]) + (", …" if len(columns) > 40 else "")


def _faults(result: Result) -> list[str]:
    unit = _(_UNITS[result.table.kind])
    return [
        unit.format(n=fault.at, reason=fault.reason) if fault.at else fault.reason
        for fault in sorted(result.table.faults, key=lambda fault: fault.at)
    ]


def _show_list(title: str, lines: list[str], file: Path | None) -> None:
    from labo_cli.cli import console

    console.say(title, BOLD)
    for line in lines[:MOST]:
        console.say(f"  {line}")
    if len(lines) > MOST:
        more = len(lines) - MOST
        rest = ngettext("… and {n} more", "… and {n} more", more).format(n=more)
        console.say(f"  {rest}" + (f": {console.near(file)}" if file else ""))


def _show_changes(result: Result) -> None:
    from labo_cli.cli import console

    if result.changes:
        console.say("")
        n = len({change.id for change in result.changes})
        title = ngettext(
            "{n} contribution is no longer there as the project has it; nothing was changed in your files:",
            "{n} contributions are no longer there as the project has them; nothing was changed in your files:",
            n,
        )
        _show_list(title.format(n=n), [_change(change) for change in result.changes], result.lists.get("changes"))
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


def _show_unknown(result: Result) -> None:
    """Cells that name no theme or no group of the project, with what to write so that they do."""
    plan = result.ground.plans.get(result.chosen.name)
    file = plan[1].as_posix() if plan else f"imports/{result.chosen.name}.yaml"
    taking, ground = result.taking, result.ground
    _show_names(
        taking.unknown_themes,
        _("These are no themes of the project; their contributions have none. In {file}, write for instance:"),
        "themes",
        next(iter(ground.themes), ""),
        file,
    )
    _show_names(
        taking.unknown_groups,
        _("These are no groups of the project. In {file}, write for instance:"),
        "groups",
        next(iter(ground.groups), ""),
        file,
    )


def _show_names(names: Counter[str], title: str, key: str, example: str, file: str) -> None:
    import json

    from labo_cli.cli import console

    if not names:
        return
    console.say("")
    console.say(title.format(file=file), BOLD)
    console.say(f"  {key}:")
    for name, n in names.most_common(MOST):
        console.say(f"    {json.dumps(name, ensure_ascii=False)}: {example or 'id'}   # {n}")
    if len(names) > MOST:
        console.say(f"    # … {len(names) - MOST}")


def _show_traces(result: Result) -> None:
    from labo_cli.cli import console

    if not result.traces or result.is_dry:
        return
    lines = [
        f"{console.near(result.files[trace.file])}:{trace.line}  {trace.id}  {_(trace.kind)} ({trace.part})"
        for trace in result.traces
    ]
    more = result.traces_count - len(lines)
    lines += [""] * more if more < MOST else []
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


def _show_next(result: Result) -> None:
    from labo_cli.cli import console

    if not result.new:
        return
    console.say("")
    if result.is_dry:
        console.say(_("Nothing was written. To take them in, type the same without --dry-run."))
        return
    if result.alike:
        pairs = ngettext("{n} pair says nearly the same", "{n} pairs say nearly the same", len(result.alike))
        first, second = result.alike[0]
        console.say(
            _("{pairs}, such as {first} and {second}.").format(
                pairs=pairs.format(n=len(result.alike)), first=first, second=second
            )
        )
    if result.alike or result.by_theme[None]:
        console.say(_("Next: labo sort-contributions, then labo check"))
    else:
        console.say(_("Next: labo check"))


def answer(result: Result) -> None:
    """Prints the whole of it as JSON."""
    from labo_cli.cli import console

    kept, personal, official = _unread(result)
    taking = result.taking
    console.answer(
        {
            "source": result.chosen.name,
            "platform": result.chosen.layout.name,
            "session": result.chosen.session,
            "dry_run": result.is_dry,
            "files": [*map(str, result.files)],
            "other_files": [*map(str, result.others)],
            "encoding": result.table.encoding,
            "separator": result.table.separator,
            "new": result.new,
            "unchanged": result.unchanged,
            "left_out": dict(result.left_out),
            "unreadable": [{"at": fault.at, "reason": fault.reason} for fault in _sorted(result.table.faults)],
            "changes": [
                {"id": change.id, "field": change.field, "old": change.old, "new": change.new}
                for change in result.changes
            ],
            "gone": result.gone,
            "pending": taking.pending,
            "themes": {theme or "": n for theme, n in result.by_theme.items()},
            "groups": dict(result.by_group),
            "unknown_themes": dict(taking.unknown_themes),
            "unknown_groups": dict(taking.unknown_groups),
            "columns": {field: list(names) for field, names in result.chosen.layout.fields.items()},
            "not_kept": kept,
            "personal": personal,
            "answers": official,
            "said": [*result.table.said, *result.chosen.said],
            "personal_data": [
                {
                    "file": str(result.files[trace.file]) if trace.file < len(result.files) else "",
                    "line": trace.line,
                    "id": trace.id,
                    "kind": trace.kind,
                    "part": trace.part,
                }
                for trace in result.traces
            ],
            "alike": [list(pair) for pair in result.alike],
        }
    )


def _sorted(faults: Iterable[Any]) -> list[Any]:
    return sorted(faults, key=lambda fault: fault.at)
