"""The chain as the tables of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.chain.suspects import PARTS, LinkKind, LinkState
from labo_cli.i18n import N_, _
from labo_cli.i18n.typography import typeset
from labo_cli.rendering.spreadsheet import Column, Sheet
from labo_cli.tracing.report import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labo_cli.i18n import Language
    from labo_cli.rendering.spreadsheet import Cell
    from labo_cli.tracing.report import Hole, TraceReport

__all__ = ["KINDS_OF_LINK", "STATES_OF_LINK", "STEPS", "sheets_of"]

STEPS = {
    Step.SAID: N_("What people said"),
    Step.RECOMMENDED: N_("Recommendations and answers"),
    Step.KEPT: N_("What is kept"),
    Step.REQUIRED: N_("Functions of the service"),
}
KINDS_OF_LINK = {
    LinkKind.SAID: N_("taken up in"),
    LinkKind.MERGED: N_("merged into"),
    LinkKind.ANSWERED: N_("answered"),
    LinkKind.REQUIRED: N_("led to the function"),
}
STATES_OF_LINK = {
    LinkState.REVIEWED: N_("reviewed"),
    LinkState.NEW: N_("not reviewed yet"),
    LinkState.SUSPECT: N_("to be read again"),
    LinkState.THROUGH: N_("in doubt"),
}


def sheets_of(report: TraceReport, places: Mapping[Hole, tuple[str, int]], language: Language) -> tuple[Sheet, ...]:
    """Contributions, recommendations, requirements, links, holes, voices: a tab each, in the language spoken.

    Args:
        report: how far the chain holds.
        places: the file and the line of each hole.
        language: that of the project.
    """
    made = (
        _words(report),
        _answers(report),
        _functions(report),
        _links(report),
        _holes(report, places),
        _voices(report),
    )
    return tuple(_typeset(sheet, language.code) for sheet in made)


def _typeset(sheet: Sheet, code: str) -> Sheet:
    columns = tuple(Column(typeset(column.title, code), column.width) for column in sheet.columns)
    rows = tuple(tuple(typeset(cell, code) if isinstance(cell, str) else cell for cell in row) for row in sheet.rows)
    return Sheet(typeset(sheet.title, code), columns, rows)


def _names(report: TraceReport, ids: Iterable[str]) -> str:
    spoke = set(ids)
    return ", ".join(group.name for group in report.chain.project.groups if group.id in spoke)


def _words(report: TraceReport) -> Sheet:
    chain = report.chain
    project = chain.project
    groups = {group.id: group.name for group in project.groups}
    themes = {theme.id: theme.title for theme in project.themes}
    sessions = {session.id: session.title for session in project.sessions}
    rows: list[tuple[Cell, ...]] = []
    for item in project.contributions:
        led = chain.recommended_by.get(item.id, ())
        functions = {function.id: None for r in led for function in chain.reached(r)}
        rows.append(
            (
                item.id,
                item.text,
                _(item.kind.label),
                groups.get(item.group, item.group),
                sessions.get(item.session, item.session),
                themes.get(item.theme or "", item.theme),
                item.date,
                item.votes,
                item.against,
                item.profile,
                ", ".join(r.id for r in led),
                len(chain.found_by.get(item.id, ())),
                ", ".join(functions),
                item.origin.link or item.origin.id if item.origin else None,
            )
        )
    heads = (
        (_("Id"), 8),
        (_("Words"), 60),
        (_("Kind"), None),
        (_("Group"), 22),
        (_("Session"), 24),
        (_("Theme"), 24),
        (_("Day"), 12),
        (_("Votes"), None),
        (_("Against"), None),
        (_("Profile"), 24),
        (_("Recommendations"), 18),
        (_("Findings"), None),
        (_("Functions"), 18),
        (_("Published first"), 24),
    )
    return Sheet(_("Contributions"), _columns(heads), tuple(rows))


def _answers(report: TraceReport) -> Sheet:
    chain = report.chain
    themes = {theme.id: theme.title for theme in chain.project.themes}
    rows: list[tuple[Cell, ...]] = []
    for item in chain.project.recommendations:
        words = chain.voices(item)
        step = item.next_step
        rows.append(
            (
                item.id,
                item.text,
                themes.get(item.theme or "", item.theme),
                _(item.state.label),
                _(item.reason.label) if item.reason else None,
                item.kept,
                item.explanation,
                item.decided_by,
                item.date,
                step.what if step else None,
                step.pilot if step else None,
                step.deadline if step else None,
                item.merged_into,
                ", ".join(said.id for said in words),
                _names(report, chain.groups_of(words)),
                ", ".join(function.id for function in chain.reached(item)),
            )
        )
    heads = (
        (_("Id"), 8),
        (_("Recommendation"), 50),
        (_("Theme"), 24),
        (_("State"), 16),
        (_("Reason"), 20),
        (_("What is kept"), 40),
        (_("Answer"), 60),
        (_("Decided by"), 22),
        (_("Day"), 12),
        (_("Next step"), 40),
        (_("In charge"), 22),
        (_("By when"), 12),
        (_("Merged into"), 12),
        (_("Contributions"), 24),
        (_("Groups"), 30),
        (_("Functions"), 18),
    )
    return Sheet(_("Recommendations"), _columns(heads), tuple(rows))


def _functions(report: TraceReport) -> Sheet:
    chain = report.chain
    themes = {theme.id: theme.title for theme in chain.project.themes}
    rows: list[tuple[Cell, ...]] = []
    for item in chain.project.requirements:
        words = chain.words_of(item)
        shared: tuple[Cell, ...] = (
            item.id,
            _(item.kind.label),
            item.statement,
            item.importance,
            themes.get(item.theme or "", item.theme),
        )
        behind: tuple[Cell, ...] = (
            ", ".join(item.sources),
            ", ".join(said.id for said in words),
            _names(report, chain.groups_of(words)),
            item.justification,
        )
        criteria: list[tuple[Cell, ...]] = [
            (each.name, each.level, each.limit, each.flexibility.value, each.verification) for each in item.criteria
        ]
        rows += [(*shared, *criterion, *behind) for criterion in criteria or [(None,) * 5]]
    heads = (
        (_("Id"), 8),
        (_("Kind"), 20),
        (_("Function"), 44),
        (_("Importance"), None),
        (_("Theme"), 24),
        (_("Criterion"), 36),
        (_("Level"), 18),
        (_("Limit"), 18),
        (_("Flexibility"), None),
        (_("Verification"), 36),
        (_("Recommendations"), 18),
        (_("Contributions"), 24),
        (_("Groups"), 30),
        (_("Justification"), 36),
    )
    return Sheet(_("Functions"), _columns(heads), tuple(rows))


def _links(report: TraceReport) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            each.link.start,
            _(KINDS_OF_LINK[each.link.kind]),
            None if each.link.kind is LinkKind.ANSWERED else each.link.end,
            _(STATES_OF_LINK[each.state]),
            each.day,
            ", ".join(_(PARTS[part]) for part in each.changed) or None,
            ", ".join(each.through) or None,
        )
        for each in report.tracked.followed
    ]
    heads = (
        (_("Starts from"), 12),
        (_("Link"), 22),
        (_("Leads to"), 12),
        (_("State"), 20),
        (_("Reviewed on"), 14),
        (_("What changed"), 44),
        (_("In doubt through"), 24),
    )
    return Sheet(_("Links"), _columns(heads), tuple(rows))


def _holes(report: TraceReport, places: Mapping[Hole, tuple[str, int]]) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for hole in (*report.holes, *report.justified):
        file, line = places[hole]
        where = f"{file}:{line}" if line else file
        rows.append((_(STEPS[hole.step]), hole.id, hole.message, hole.hint, hole.reason or None, hole.rule.id, where))
    heads = (
        (_("Step"), 28),
        (_("Id"), 10),
        (_("What is wrong"), 50),
        (_("What to do"), 50),
        (_("Why it is fine as it is"), 50),
        (_("Rule"), 24),
        (_("Where"), 36),
    )
    return Sheet(_("Holes"), _columns(heads), tuple(rows))


def _voices(report: TraceReport) -> Sheet:
    balance = report.balance

    def percent(part: int, whole: int) -> Cell:
        return round(100 * part / whole, 1) if whole else None

    rows: list[tuple[Cell, ...]] = [
        (
            voice.group.name,
            voice.group.size,
            voice.said,
            percent(voice.said, balance.said),
            voice.kept,
            percent(voice.kept, balance.kept),
            voice.required,
            percent(voice.required, balance.required),
            voice.reason or None,
        )
        for voice in balance.voices
    ]
    heads = (
        (_("Group"), 36),
        (_("People"), None),
        (_("Said"), None),
        (_("Said, %"), None),
        (_("Kept"), None),
        (_("Kept, %"), None),
        (_("Required"), None),
        (_("Required, %"), None),
        (_("Why nothing was heard"), 50),
    )
    return Sheet(_("Voices"), _columns(heads), tuple(rows))


def _columns(heads: Iterable[tuple[str, int | None]]) -> tuple[Column, ...]:
    return tuple(Column(title, width) for title, width in heads)
