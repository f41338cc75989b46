"""`labo purge`: removes the personal data whose time has come, listing it first."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import JsonOption, LangOption, ProjectOption, QuietOption
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from labo_cli.private_data import Found
    from labo_cli.purging.due import Kept

EXAMPLES = """labo purge
labo purge --at 2027-01-01
labo purge --yes
labo purge --dry-run --json"""

YELLOW, GREEN = 33, 32
SHOWN = 5
"""Files that are named with a way to give them a date; the list above has them all."""


def purge(
    project: ProjectOption = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            help=_(
                "Remove what is due without asking. Without it, where nobody can be asked (a script, --json, --quiet), "
                "nothing is removed, and the exit status is 1 when something is due."
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only list; ask nothing, remove nothing; the exit status is 0."))
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar=_("DAY"),
            help=_("List what will be due on that day; nothing is removed."),
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    lang: LangOption = None,  # noqa: ARG001 - read before the arguments are parsed
) -> int:
    """Runs the command."""
    import datetime

    from labo_cli.cli import console
    from labo_cli.errors import UsageError
    from labo_cli.private_data import find_private, remove
    from labo_cli.project_files import open_project
    from labo_cli.purging.due import kept_until

    if yes and (dry_run or at):
        raise UsageError(
            _("--yes removes, and {option} only lists").format(option="--dry-run" if dry_run else "--at"),
            _("leave one of them out"),
        )
    today = datetime.date.today()
    day = _day(at) if at else today
    loaded = open_project(project, with_cards=False, as_far_as_it_goes=True)
    found = find_private(loaded.root)
    kept = kept_until(found.files, loaded.project, found.lists)
    due = [one for one in kept if one.is_due(day)]
    if not (quiet or as_json):
        _show(kept, due, day, found)
    only_lists = dry_run or at is not None
    is_asked = not (yes or as_json or quiet) and sys.stdin.isatty() and sys.stderr.isatty()
    gone: list[Kept] = []
    left: list[tuple[Kept, str]] = []
    if due and not only_lists and (yes or (is_asked and _confirmed(len(due)))):
        gone, left = remove(loaded.root, due, today, _note)
    # Where nobody could be asked, a script must not take it that all is done.
    is_undone = bool(due) and not (only_lists or yes or is_asked)
    if as_json:
        from labo_cli.private_data import is_in_git

        console.answer({**_as_data(kept, due, gone, left, found, day), "in_git": is_in_git(loaded.root)})
    else:
        if due and is_asked and not (only_lists or gone or left):
            console.say(_("Nothing was removed."))
        if gone and not quiet:
            console.say(_removed(gone), GREEN)
        if due and not quiet:
            _tell_what_is_out_of_reach(loaded.root)
        _tell_what_is_amiss(left, found, len(due) if is_undone else 0)
    return 1 if left or found.closed or is_undone else 0


def _tell_what_is_amiss(left: "Sequence[tuple[Kept, str]]", found: "Found", undone: int) -> None:
    """What could not be removed or looked at, and how many files wait because nobody was there to be asked."""
    from labo_cli.cli import console
    from labo_cli.errors import LaboError

    could_not = _("{file} could not be removed: {reason}")
    is_closed = _("{folder} cannot be read, and what is in it is not listed: {reason}")
    for text in (
        *(could_not.format(file=_in_line(one.name), reason=reason) for one, reason in left),
        *(is_closed.format(folder=_in_line(folder), reason=reason) for folder, reason in found.closed),
    ):
        console.err().print(text, style="red", markup=False)
    if undone:
        text = ngettext(
            "nothing was removed: {n} file is kept too long",
            "nothing was removed: {n} files are kept too long",
            undone,
        )
        console.show_error(LaboError(text.format(n=undone), _("to remove what is due: labo purge --yes")))


def _day(typed: str) -> "datetime.date":
    from pydantic_core import PydanticCustomError

    from labo_cli.errors import UsageError
    from labo_cli.model.values import read_day

    try:
        return read_day(typed)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(context["message"], context["hint"]) from None


def _show(kept: "Sequence[Kept]", due: "Sequence[Kept]", day: "datetime.date", found: "Found") -> None:
    """What is due, what is kept and until when, what nothing dates, and what is left alone."""
    from labo_cli.cli import console
    from labo_cli.i18n import Language
    from labo_cli.i18n.messages import current_language

    spoken = Language(current_language())
    if not (kept or found.links or found.closed):
        console.say(_("There is no personal data in private/ nor in out/private/."))
        return
    heads = (_("File"), _("What it is"), _("Counted from"), _("Kept until"))

    def row(one: "Kept") -> tuple[str, str, str, str]:
        since = f"{_(one.reason.value)}, {spoken.date(one.since, 'short')}" if one.since else _(one.reason.value)
        until = spoken.date(one.until, "short") if one.until else _("cannot tell")
        return _in_line(one.name), _(one.kind.value), since, until

    waiting = sorted((one for one in kept if one.until and one not in due), key=lambda one: str(one.until))
    unknown = [one for one in kept if one.until is None]
    for title, rows in (
        (_("Kept too long, on {date}:").format(date=spoken.date(day)), due),
        (_("Not yet due:"), waiting),
        (_("Labo cannot tell, and never removes by itself:"), unknown),
    ):
        if rows:
            console.say(title, 1)
            console.columns(heads, [row(one) for one in rows], whole=True)
            console.say("")
    if unknown:
        console.say(_("What would tell it:"), 1)
    for text in _ways_to_date(unknown):
        console.say(f"• {text}")
    for link in found.links:
        console.say(_("{file} is a link: what it leads to is left alone.").format(file=_in_line(link)), YELLOW)
    if not due:
        console.say(_("Nothing is due on {date}.").format(date=spoken.date(day)), GREEN)


def _in_line(name: str) -> str:
    """A file's name on one line: a line break or another sign that cannot be seen is told by its code."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _ways_to_date(unknown: "Sequence[Kept]") -> "Iterator[str]":
    """For each reason why labo cannot tell, what would tell it."""
    from labo_cli.purging.due import Reason

    ways = {
        Reason.NO_SESSION: _(
            "{files}: put it in a folder named after its session, or write the day in its name: 2026-03-12-table-2.m4a."
        ),
        Reason.NO_DATE: _("{files}: give its session its day (date:), or write the day in the file's name."),
        Reason.NO_CALENDAR: _("{files}: write calendar: in project.yaml, with feedback: or end:."),
        Reason.NOT_KNOWN: _(
            "{files}: labo never removes it; look at it, and remove it by hand when its time has come."
        ),
    }
    for reason, way in ways.items():
        names = [_in_line(one.name) for one in unknown if one.reason is reason]
        if names:
            shown = [*names[:SHOWN], *(["…"] if len(names) > SHOWN else [])]
            yield way.format(files=", ".join(shown))


def _confirmed(count: int) -> bool:
    """Whether somebody at a terminal types that these files are to be removed."""
    from labo_cli.cli.asking import ask
    from labo_cli.errors import UsageError

    word = _("remove")
    question = ngettext("Remove this file for good?", "Remove these {n} files for good?", count).format(n=count)
    hint = _("type “{word}” to do it, or Enter to keep everything").format(word=word)

    def read(typed: str) -> bool:
        if typed and typed.casefold() != word.casefold():
            raise UsageError(_("“{typed}” is not the word").format(typed=typed[:40]), hint)
        return bool(typed)

    return ask(question, read, hint=hint)


def _note(removed: "Sequence[Kept]") -> str:
    """The line of the record: how many of each kind, and until when they might be kept; without a name."""
    dates = [one.until for one in removed if one.until]
    kinds = Counter(one.kind.value for one in removed)
    return _("removed: {what}; kept until {first} at the earliest, {last} at the latest").format(
        what=", ".join(f"{count} × {_(kind)}" for kind, count in sorted(kinds.items())),
        first=min(dates).isoformat(),
        last=max(dates).isoformat(),
    )


def _removed(gone: "Sequence[Kept]") -> str:
    from labo_cli.folders import PRIVATE
    from labo_cli.purging.due import LOG

    return ngettext(
        "{n} file removed; {log} keeps the date and the kind, without a name.",
        "{n} files removed; {log} keeps the date and the kinds, without a name.",
        len(gone),
    ).format(n=len(gone), log=f"{PRIVATE}/{LOG}")


def _tell_what_is_out_of_reach(root: "Path") -> None:
    from labo_cli.cli import console
    from labo_cli.private_data import is_in_git

    console.say(
        _(
            "Out of reach: backups, shared drives that keep earlier versions, what was sent by post or e-mail, paper, "
            "and documents made in another folder with --out. Somebody has to see to them."
        )
    )
    held = is_in_git(root)
    if held is None:
        console.say(_("Git could not tell whether it keeps something of private/ in its earlier versions."), YELLOW)
    elif held:
        console.say(
            _(
                "Git keeps something of private/ in its earlier versions, from where anybody who has a copy can take "
                "it: tell your data protection officer, and have the history rewritten."
            ),
            YELLOW,
        )


def _as_data(
    kept: "Sequence[Kept]",
    due: "Sequence[Kept]",
    gone: "Sequence[Kept]",
    left: "Sequence[tuple[Kept, str]]",
    found: "Found",
    day: "datetime.date",
) -> dict[str, Any]:
    failed = {one.name: reason for one, reason in left}
    return {
        "at": day,
        "files": [
            {
                "file": one.name,
                "kind": one.kind.name.lower(),
                "counted_from": one.reason.name.lower(),
                "since": one.since,
                "until": one.until,
                "due": one in due,
                "removed": one in gone,
                **({"fault": failed[one.name]} if one.name in failed else {}),
            }
            for one in kept
        ],
        "links": list(found.links),
        "closed": [{"folder": folder, "fault": reason} for folder, reason in found.closed],
    }
