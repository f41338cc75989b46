"""What the documents of the chain are given: its entries with links both ways, its holes, its voices, its tables."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.brief.flow import flow_of
from labo_cli.chain.suspects import LinkKind, LinkState
from labo_cli.i18n.messages import speaking
from labo_cli.lint.changed import name_of, said_of
from labo_cli.rendering.chain_pictures import flow_picture
from labo_cli.rendering.trace_sheets import sheets_of
from labo_cli.tracing.data import report_data
from labo_cli.tracing.passing import gone_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labo_cli.chain.graph import Chain
    from labo_cli.i18n import Language
    from labo_cli.rendering.kinds import DocumentKind
    from labo_cli.rendering.views import Setting
    from labo_cli.tracing.report import Hole, Passage, TraceReport

__all__ = ["Entry", "Strand", "Traced", "to_json", "trace_view"]


@dataclass(frozen=True)
class Traced:
    """The chain of a project as documents tell it.

    Attributes:
        report: how far it holds.
        places: the file and the line of each hole.
    """

    report: TraceReport
    places: Mapping[Hole, tuple[str, int]]


@dataclass(frozen=True)
class Strand:
    """A link as a page prints it: the other end's section and id, and how the link stands."""

    section: str
    id: str
    state: LinkState


@dataclass(frozen=True)
class Entry:
    """A contribution, a recommendation or a requirement, with its links.

    Attributes:
        section: its section.
        item: itself.
        up: what it comes from.
        down: what it led to.
        groups: the ids of those who are behind it.
        holes: where the chain is broken at it, justified or not.
        changes: what has changed about the links that end at it, in words.
        findings: how many findings quote it.
    """

    section: str
    item: Any
    up: tuple[Strand, ...]
    down: tuple[Strand, ...]
    groups: tuple[str, ...]
    holes: tuple[Hole, ...]
    changes: tuple[str, ...]
    findings: int = 0


def trace_view(traced: Traced, kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    """What the page and the workbook of a chain may print."""
    report = traced.report
    project = report.chain.project
    with speaking(setting.language.code):
        return {
            "project": project,
            "traced": traced,
            "report": report,
            "entries": entries_of(report),
            "places": traced.places,
            "changes": [(each, said_of(each), report.reason_for(each)) for each in report.tracked.suspect],
            "new_links": [name_of(each.link) for each in report.tracked.new],
            # Said now, in the language that is spoken: a template speaks later.
            "gone_on": dict(_gone_on(report, setting.language)).get,
            "sessions": {session.id: session.title for session in project.sessions},
            "themes": {theme.id: theme.title for theme in project.themes},
            "groups": {group.id: group.name for group in project.groups},
            "picture": flow_picture(flow_of(report.chain), setting.language, large_print=setting.large_print),
            "sheets": sheets_of(report, traced.places, setting.language) if "xlsx" in kind.always else (),
            "calendar_title": project.title,
        }


def _gone_on(report: TraceReport, language: Language) -> Iterator[tuple[Passage, str]]:
    """How many go on from each step, in words; nothing of a step at which there is nothing."""
    for each in report.passages:
        yield each, gone_on(each.step, each.on, language.number(each.on)) if each.count else ""


def to_json(traced: Traced) -> bytes:
    """The chain as data, one line a key so that two versions can be compared."""
    data = report_data(traced.report, traced.places.__getitem__)
    return (json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def entries_of(report: TraceReport) -> dict[str, list[Entry]]:
    """The entries of each section, in the project's order."""
    chain = report.chain
    up, down = _strands(report)
    holes: dict[tuple[str, str], list[Hole]] = defaultdict(list)
    for hole in (*report.holes, *report.justified):
        for name in (hole.id, *hole.also):
            holes[hole.section, name].append(hole)
    changes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in report.suspect:
        end = "requirements" if each.link.kind is LinkKind.REQUIRED else "recommendations"
        changes[end, each.link.end].append(said_of(each))
    order = [group.id for group in chain.project.groups]

    def entry(section: str, item: Any, groups: Iterable[str], findings: int = 0) -> Entry:
        at = (section, item.id)
        spoke = set(groups)
        ranked = tuple(name for name in order if name in spoke)
        return Entry(
            section, item, tuple(up[at]), tuple(down[at]), ranked, tuple(holes[at]), tuple(changes[at]), findings
        )

    return {
        "contributions": [
            entry("contributions", item, (item.group,), len(chain.found_by.get(item.id, ())))
            for item in chain.project.contributions
        ],
        "recommendations": [
            entry("recommendations", item, _groups(chain, chain.voices(item))) for item in chain.project.recommendations
        ],
        "requirements": [
            entry("requirements", item, _groups(chain, chain.words_of(item))) for item in chain.project.requirements
        ],
    }


def _groups(chain: Chain, words: Iterable[Any]) -> Iterable[str]:
    return chain.groups_of(words)


_Ends = defaultdict[tuple[str, str], list[Strand]]


def _strands(report: TraceReport) -> tuple[_Ends, _Ends]:
    """The links by the item that they end at, and by the item that they start from."""
    up: _Ends = defaultdict(list)
    down: _Ends = defaultdict(list)
    for each in report.tracked.followed:
        link = each.link
        if link.kind is LinkKind.ANSWERED:
            continue
        start = "contributions" if link.kind is LinkKind.SAID else "recommendations"
        end = "requirements" if link.kind is LinkKind.REQUIRED else "recommendations"
        up[end, link.end].append(Strand(start, link.start, each.state))
        down[start, link.start].append(Strand(end, link.end, each.state))
    return up, down
