"""What an import did, on the screen or in a JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.cli import console
from labo_cli.cli.import_lists import at_row, show_changes, show_faults, show_gains, show_traces, show_unknown, unread
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labo_cli.cli.import_result import Result

__all__ = ["answer", "show"]

MOST = 20
"""Lines of one list on the screen."""
GREEN, BOLD = 32, 1


def show(result: Result, *, quiet: bool) -> None:
    """Prints what went in, what did not and why, what changed, and what to do next."""
    if not quiet:
        _show_summary(result)
        _show_columns(result)
    show_faults(result)
    if quiet:
        return
    show_changes(result)
    show_gains(result)
    show_unknown(result)
    show_traces(result)
    _show_next(result)


def _show_summary(result: Result) -> None:
    table, chosen = result.table, result.chosen
    for said in (*table.said, *chosen.said):
        console.say(said)
    if chosen.layout.label:
        console.say(_("{file}: {what}").format(file=result.file.name, what=_(chosen.layout.label)))
    _show_numbers(result)
    if result.new:
        themes, groups = result.ground.themes, result.ground.groups
        without = _("without a theme")
        shares = [(themes.get(key or "", without), n) for key, n in result.by_theme.most_common()]
        _show_shares(_("  by theme: {counts}"), shares)
        _show_shares(_("  by group: {counts}"), [(groups[key], n) for key, n in result.by_group.most_common()])
    for path in (*result.others, *result.files[:MOST]):
        console.say("  " + console.near(path))
    if len(result.files) > MOST:
        console.say("  … " + console.near(result.files[-1]))
    if result.is_dry and result.shown:
        console.say("\n" + "".join(result.shown).rstrip())


def _show_numbers(result: Result) -> None:
    """How many went in, were there, were left out and why."""
    new, unchanged = result.new, result.unchanged
    if not (new or result.table.faults or result.changes or result.gone or result.gains) and unchanged:
        nothing = ngettext(
            "Nothing new: the project has the {n} contribution already, and nothing was written.",
            "Nothing new: the project has all {n} contributions already, and nothing was written.",
            unchanged,
        )
        console.say(nothing.format(n=unchanged), GREEN)
    elif result.is_dry:
        would = ngettext("{n} contribution would be taken in.", "{n} contributions would be taken in.", new)
        console.say(would.format(n=new), BOLD)
    elif unchanged and not new:
        console.say(_("No new contribution."))
    else:
        taken = ngettext("{n} contribution taken in.", "{n} contributions taken in.", new)
        console.say(taken.format(n=new), GREEN if new else 0)
    if unchanged and (new or result.changes or result.gone or result.gains):
        console.say(ngettext("{n} was there already.", "{n} were there already.", unchanged).format(n=unchanged))
    for reason, n in result.left_out.items():
        console.say(_("Left out, {reason}: {n}").format(n=n, reason=_(reason)))
    _show_notes(result)


def _show_notes(result: Result) -> None:
    """What was taken in, and deserves to be known of."""
    pending, machine = result.taking.pending, result.taking.machine
    if pending:
        kept = ngettext("{n} is not moderated yet, and was kept.", "{n} are not moderated yet, and were kept.", pending)
        console.say(kept.format(n=pending))
    if several := result.taking.several:
        named = ngettext(
            "{n} row names several themes; the first known one was taken.",
            "{n} rows name several themes; the first known one was taken.",
            several,
        )
        console.say(named.format(n=several))
    if machine:
        translated = ngettext(
            "{n} is there in a machine's translation only, and was taken in that.",
            "{n} are there in a machine's translation only, and were taken in that.",
            machine,
        )
        console.say(translated.format(n=machine))
    for field, (count, example, at) in result.taking.odd.items():
        console.say(at_row(result, at, _odd(field, count).format(n=count, example=example)))


def _odd(field: str, n: int) -> str:
    """What is said of the first of several cells that could not be understood."""
    if field == "date":
        return ngettext(
            "the date could not be read: “{example}”", "{n} dates from there on could not be read: “{example}”, …", n
        )
    if field == "profile":
        return ngettext(
            "the profile has an e-mail address or a telephone number in it, and was left out",
            "{n} profiles from there on have an e-mail address or a telephone number in them, and were left out",
            n,
        )
    if field == "link":
        return ngettext(
            "the link is no web address, and was left out: “{example}”",
            "{n} links from there on are no web addresses, and were left out: “{example}”, …",
            n,
        )
    if field == "kind":
        return ngettext(
            "the kind is not known: “{example}”", "{n} kinds from there on are not known: “{example}”, …", n
        )
    return ngettext(
        "the number of votes could not be read: “{example}”",
        "{n} numbers of votes from there on could not be read: “{example}”, …",
        n,
    )


def _show_shares(title: str, counts: list[tuple[str, int]]) -> None:
    console.say(title.format(counts=", ".join(f"{name} {n}" for name, n in counts)))


def _show_columns(result: Result) -> None:
    """The columns of which nothing is kept, each named once, and why where there is a reason."""
    kept, personal, official = unread(result)
    if personal:
        console.say(_("Left out on purpose, since they tell who spoke: {columns}").format(columns=_listed(personal)))
    if official:
        console.say(
            _("Not taken in, since the platform's answers go into recommendations.yaml: {columns}").format(
                columns=_listed(official)
            )
        )
    if kept:
        console.say(_("Not kept: {columns}").format(columns=_listed(kept)))


def _listed(columns: list[str]) -> str:
    return ", ".join(columns[:40]) + (", …" if len(columns) > 40 else "")


def _show_next(result: Result) -> None:
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
    kept, personal, official = unread(result)
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
            "told_before": result.told_before,
            "gone": result.gone,
            "corrected": [{"new": new, "gone": old} for new, old in result.corrected],
            "would_say": [
                {
                    "id": gain.id,
                    "field": gain.field,
                    "value": gain.value,
                    "file": result.places[gain.id][0].as_posix() if gain.id in result.places else "",
                    "line": result.places[gain.id][1] if gain.id in result.places else 0,
                }
                for gain in result.gains
            ],
            "pending": taking.pending,
            "several_themes": taking.several,
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
