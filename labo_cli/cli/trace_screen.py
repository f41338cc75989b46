"""The whole chain on the screen: what got through each step, the holes, what changed, whose voice, what to do next."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from labo_cli.chain.suspects import LinkKind
from labo_cli.cli import console
from labo_cli.errors import Remark
from labo_cli.i18n import Language, _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.lint.changed import link_places, name_of, said_of
from labo_cli.lint.rule import Severity
from labo_cli.tracing.passing import gone_on
from labo_cli.tracing.report import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labo_cli.chain.suspects import Followed, Link, Tracked
    from labo_cli.project_files import Loaded
    from labo_cli.tracing.report import Hole, Passage, TraceReport

__all__ = ["gone_links", "place_of", "share", "show_report"]

MOST = 12
"""Of one kind, as many are shown as fit on a screen; the others are counted."""
WIDE = 72
"""From this width on, the voices are set in columns."""


def place_of(loaded: Loaded, hole: Hole) -> tuple[str, int]:
    """The file and the line where a hole is."""
    problem = loaded.written.problem(Remark(hole.path, hole.message))
    return problem.file.as_posix(), problem.line


def share(part: int, whole: int) -> str:
    """A part of a whole in percent, for the screen."""
    return Language(current_language()).percent(part / whole) if whole else ""


def show_report(loaded: Loaded, report: TraceReport) -> None:
    """The whole of it, on one screen or two."""
    page = console.Page(current_language())
    page.line(loaded.project.title, "bold")
    _steps(page, report)
    _holes(page, loaded, report)
    _changes(page, loaded, report)
    _voices(page, report)
    page.section(_("What to do next"), report.next_steps)


def _steps(page: console.Page, report: TraceReport) -> None:
    said, recommended, kept, required = report.passages
    findings = len(report.chain.project.brief.findings)
    page.line("")
    page.line(_("From words to functions"), "bold cyan")
    line = ngettext("{n} contribution", "{n} contributions", said.count).format(n=said.count)
    on = _through(said, _("taken up"))
    page.line(_with(line, on), indent=2, hang=4)
    states = ", ".join(f"{_(state.label).lower()} ({count})" for state, count in report.states.items())
    line = ngettext("{n} recommendation", "{n} recommendations", recommended.count).format(n=recommended.count)
    if findings:
        line += " + " + ngettext("{n} finding", "{n} findings", findings).format(n=findings)
    page.line("→ " + _with(line, states), indent=2, hang=4)
    line = ngettext("{n} kept", "{n} kept", kept.count).format(n=kept.count)
    if required.count:
        line = _with(line, _through(kept, _("in a function")))
    elif kept.count:
        line = _with(line, _("no function is written yet"))
    page.line("→ " + line + _carried(kept.voices, said.count), indent=2, hang=4)
    line = ngettext("{n} function", "{n} functions", required.count).format(n=required.count)
    refused = sum(map(report.chain.is_refused, report.chain.project.requirements))
    founded = _through(required, _("with an origin or a justification"), refused)
    line = _with(line, founded)
    page.line("→ " + line + _carried(required.voices, said.count), indent=2, hang=4)


def _with(label: str, text: str) -> str:
    return _("{label}: {text}").format(label=label, text=text) if text else label


def _through(step: Passage, what: str, refused: int = 0) -> str:
    """How many of a step go on, how many rest on what was refused, how many do neither."""
    if not step.count:
        return ""
    if step.on == step.count > 1:
        return _("all {what}").format(what=what)
    parts = [gone_on(step.step, step.on, str(step.on))]
    if refused:
        parts.append(ngettext("{n} from what was refused", "{n} from what was refused", refused).format(n=refused))
    if (left := step.count - step.on - refused) and step.on + refused:
        parts.append(_left(left))
    return ", ".join(parts)


def _left(count: int) -> str:
    return ngettext("{n} not", "{n} not", count).format(n=count)


def _carried(voices: int, said: int) -> str:
    if not voices:
        return ""
    text = ngettext("{n} contribution is behind them, {share}", "{n} contributions are behind them, {share}", voices)
    return " · " + text.format(n=voices, share=share(voices, said))


def _holes(page: console.Page, loaded: Loaded, report: TraceReport) -> None:
    names = {
        Step.SAID: _("What people said"),
        Step.RECOMMENDED: _("Recommendations and answers"),
        Step.KEPT: _("What is kept"),
        Step.REQUIRED: _("Functions of the service"),
    }
    project = report.chain.project
    if project.contributions and not report.holes:
        none = _("no hole that is not justified") if project.requirements else _("no hole yet that is not justified")
        page.section(_("Holes"), [none])
    for holes, title in (
        (report.holes, ngettext("{n} hole", "{n} holes", len(report.holes))),
        (report.justified, ngettext("{n} justified hole", "{n} justified holes", len(report.justified))),
    ):
        if not holes:
            continue
        page.line("")
        page.line(title.format(n=len(holes)), "bold cyan")
        for step, found in groupby(holes, key=lambda hole: hole.step):
            page.line(names[step], "bold", indent=2)
            for _rule, alike in groupby(found, key=lambda hole: hole.rule.id):
                _of_a_rule(page, loaded, list(alike))


def _of_a_rule(page: console.Page, loaded: Loaded, holes: Sequence[Hole]) -> None:
    rule = holes[0].rule
    # What no reason sets aside is told as such: the others may be justified.
    weight = f" ({_(Severity.ERROR.label)})" if holes[0].severity is Severity.ERROR else ""
    page.line(f"{_(rule.title)}{weight}  [{rule.id}]", indent=4, hang=2)
    for hole in holes[:MOST]:
        file, line = place_of(loaded, hole)
        where = f"{file}:{line}" if line else file
        name = f"{hole.id}  " if hole.id else ""
        page.line(f"{name}{hole.reason or hole.message}  {where}", "dim" if hole.reason else "yellow", 6, 2)
    if len(holes) > MOST:
        page.line(_("and {n} more: labo check lists them all").format(n=len(holes) - MOST), indent=6, hang=2)


def _changes(page: console.Page, loaded: Loaded, report: TraceReport) -> None:
    tracked = report.tracked
    if not tracked.links:
        return
    aside = [each for each in tracked.suspect if report.reason_for(each)]
    page.line("")
    page.line(_("Changes under what had been reviewed"), "bold cyan")
    places = link_places(loaded.project) if report.suspect else {}
    for each in report.suspect[:MOST]:
        problem = loaded.written.problem(Remark(places[each.link], ""))
        page.line(f"• {said_of(each)}  {problem.file.as_posix()}:{problem.line}", "yellow", indent=2, hang=2)
    if len(report.suspect) > MOST:
        page.line(_("and {n} more: labo check lists them all").format(n=len(report.suspect) - MOST), indent=2)
    for each in aside:
        page.line(f"• {said_of(each)} – {report.reason_for(each)}", "dim", indent=2, hang=2)
    for name, through in _below(tracked.below)[:MOST]:
        text = _("• {id} hangs on it, through {ids}").format(id=name, ids=", ".join(through))
        page.line(text, indent=2, hang=2)
    if tracked.reviewed is None:
        text = _("Nobody has reviewed the links yet. Read them over, then start the record: labo trace --accept")
        page.line(text, indent=2)
    else:
        _reviews(page, tracked)


def _reviews(page: console.Page, tracked: Tracked) -> None:
    """How many links of the record hold, which ones it does not have yet, and which it has for nothing."""
    reviewed = len(tracked.links) - len(tracked.new) - len(tracked.suspect)
    counts = [ngettext("{n} link reviewed", "{n} links reviewed", reviewed).format(n=reviewed)]
    if tracked.new:
        counts.append(
            ngettext("{n} not reviewed yet", "{n} not reviewed yet", len(tracked.new)).format(n=len(tracked.new))
        )
    if tracked.told:
        text = ngettext("{n} answer that changed and says so", "{n} answers that changed and say so", len(tracked.told))
        counts.append(text.format(n=len(tracked.told)))
    page.line(" · ".join(counts), indent=2)
    if tracked.new:
        names = [*(name_of(each.link) for each in tracked.new[:MOST]), *(["…"] if len(tracked.new) > MOST else [])]
        page.line(_("Not reviewed yet: {links}").format(links=", ".join(names)), "yellow", indent=2, hang=2)
    if tracked.gone:
        page.line(gone_links(tracked.gone), indent=2, hang=2)


def gone_links(links: Sequence[Link]) -> str:
    """Which links of the record are gone, and what takes their lines away."""
    text = ngettext(
        "{n} gone: {links}. labo trace --accept takes its line away.",
        "{n} gone: {links}. labo trace --accept takes their lines away.",
        len(links),
    )
    names = [*map(name_of, links[:MOST]), *(["…"] if len(links) > MOST else [])]
    return text.format(n=len(links), links=", ".join(names))


def _below(links: Iterable[Followed]) -> list[tuple[str, tuple[str, ...]]]:
    """The items below a suspect link, each once, with the ids through which it is in doubt."""
    found: dict[str, dict[str, None]] = {}
    for each in links:
        if each.link.kind is not LinkKind.SAID:
            through = [each.link.start] if each.link.kind is LinkKind.REQUIRED else each.through
            found.setdefault(each.link.end, {}).update(dict.fromkeys(through))
    return [(name, tuple(through)) for name, through in found.items()]


def _voices(page: console.Page, report: TraceReport) -> None:
    balance = report.balance
    if not balance.said:
        return
    page.line("")
    page.line(_("Whose voice it is"), "bold cyan")
    rows = []
    for voice in balance.voices:
        parts = ((voice.said, balance.said), (voice.kept, balance.kept), (voice.required, balance.required))
        rows.append((voice.group.name, [f"{n} ({share(n, whole)})" if whole else "" for n, whole in parts]))
    if console.out().width >= WIDE:
        shown = console.table(_("Group"), _("Said"), _("Kept"), _("Required"))
        shown.columns[0].no_wrap = False
        for column in shown.columns[1:]:
            column.justify, column.no_wrap = "right", True
        for (name, cells), voice in zip(rows, balance.voices, strict=True):
            shown.add_row(name, *(cells if voice.said else (_("never heard"), "", "")))
        console.out().print(shown)
    else:
        for (name, (said, kept, required)), voice in zip(rows, balance.voices, strict=True):
            text = _("said {said}, kept {kept}, required {required}").format(said=said, kept=kept, required=required)
            page.line(_with(name, text if voice.said else _("never heard")), indent=2, hang=2)
    for voice in balance.voices:
        if voice.reason:
            text = _("{group} was not heard: {reason}")
            page.line(text.format(group=voice.group.name, reason=voice.reason), "dim", indent=2, hang=2)
