"""The chain as plain data, for `--json` and the file of `--format json`.

The shape is told in `docs/trace.en.md` and keeps to its version: keys are added, never renamed nor removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.chain.suspects import LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labo_cli.chain.graph import Chain
    from labo_cli.chain.suspects import Followed
    from labo_cli.chain.threads import Gathering, Node, Thread
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation
    from labo_cli.tracing.report import Hole, TraceReport

__all__ = ["VERSION", "gathering_data", "report_data", "thread_data"]

VERSION = 1
_ENDS = {
    LinkKind.SAID: ("contributions", "recommendations"),
    LinkKind.MERGED: ("recommendations", "recommendations"),
    LinkKind.ANSWERED: ("recommendations", "recommendations"),
    LinkKind.REQUIRED: ("recommendations", "requirements"),
}
Place = tuple[str, int]
"""A file and a line of it."""


def report_data(report: TraceReport, place: Callable[[Hole], Place] | None = None) -> dict[str, Any]:
    """The whole chain and how far it holds.

    Args:
        report: what was worked out.
        place: gives the file and the line of a hole; None where nobody knows them.
    """
    chain = report.chain
    project = chain.project
    return {
        "version": VERSION,
        "title": project.title,
        "steps": [
            {"step": each.step, "count": each.count, "on": each.on, "voices": each.voices} for each in report.passages
        ],
        "states": dict(report.states),
        "holes": [_hole(hole, place) for hole in (*report.holes, *report.justified)],
        "links": [_link(each, report.reason_for(each)) for each in report.tracked.followed],
        "voices": [
            {
                "group": voice.group.id,
                "name": voice.group.name,
                "said": voice.said,
                "kept": voice.kept,
                "required": voice.required,
                "shares": {
                    "said": _share(voice.said, report.balance.said),
                    "kept": _share(voice.kept, report.balance.kept),
                    "required": _share(voice.required, report.balance.required),
                },
                "reason": voice.reason or None,
            }
            for voice in report.balance.voices
        ],
        "never_heard": [group.id for group in report.balance.never_heard],
        "contributions": [_contribution(chain, item) for item in project.contributions],
        "recommendations": [_recommendation(chain, item) for item in project.recommendations],
        "requirements": [_requirement(chain, item) for item in project.requirements],
        "next": list(report.next_steps),
    }


def thread_data(
    chain: Chain, thread: Thread, told: Iterable[Hole] = (), place: Callable[[Hole], Place] | None = None
) -> dict[str, Any]:
    """One item with the chain both ways.

    Args:
        chain: the chain.
        thread: the item.
        told: what is to be mended at it.
        place: gives the file and the line of each; None where nobody knows them.
    """
    return {
        "section": thread.section,
        "id": thread.item.id,
        "item": _ITEM[thread.section](chain, thread.item),
        "up": list(map(_node, thread.up)),
        "down": list(map(_node, thread.down)),
        **_told(told, place),
    }


def gathering_data(
    gathering: Gathering, told: Iterable[Hole] = (), place: Callable[[Hole], Place] | None = None
) -> dict[str, Any]:
    """A group, a theme or a session with what it led to, and what is to be mended at it."""
    return {
        "section": gathering.section,
        "id": gathering.item.id,
        "said": len(gathering.contributions),
        "on": gathering.went_on,
        "kept": gathering.kept,
        "required": gathering.required,
        "contributions": _ids(gathering.contributions),
        "recommendations": _ids(gathering.recommendations),
        "requirements": _ids(gathering.requirements),
        **_told(told, place),
    }


def _told(told: Iterable[Hole], place: Callable[[Hole], Place] | None) -> dict[str, list[dict[str, Any]]]:
    """What is wrong at an item: where the chain is broken, and what else the rules say."""
    found = list(told)
    return {
        "holes": [_hole(each, place) for each in found if each.is_hole],
        "remarks": [_hole(each, place) for each in found if not each.is_hole],
    }


def _hole(hole: Hole, place: Callable[[Hole], Place] | None) -> dict[str, Any]:
    file, line = place(hole) if place else (None, None)
    return {
        "step": hole.step,
        "rule": hole.rule.id,
        "severity": hole.severity,
        "section": hole.section or None,
        "id": hole.id or None,
        "message": hole.message,
        "hint": hole.hint,
        "reason": hole.reason or None,
        "file": file,
        "line": line,
    }


def _link(each: Followed, reason: str) -> dict[str, Any]:
    start, end = _ENDS[each.link.kind]
    return {
        "kind": each.link.kind,
        "from": {"section": start, "id": each.link.start},
        "to": {"section": end, "id": each.link.end},
        "state": each.state,
        "changed": list(each.changed),
        "through": list(each.through),
        "reviewed": each.day,
        "reason": reason or None,
    }


def _contribution(chain: Chain, item: Contribution) -> dict[str, Any]:
    led = chain.recommended_by.get(item.id, ())
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text,
        "group": item.group,
        "session": item.session,
        "theme": item.theme,
        "date": item.date,
        "votes": item.votes,
        "against": item.against,
        "profile": item.profile,
        "origin": item.origin.model_dump(mode="json") if item.origin else None,
        "findings": [finding.title for finding in chain.found_by.get(item.id, ())],
        "recommendations": _ids(led),
        "requirements": _ids({function.id: function for r in led for function in chain.reached(r)}.values()),
    }


def _recommendation(chain: Chain, item: Recommendation) -> dict[str, Any]:
    words = chain.voices(item)
    return {
        "id": item.id,
        "text": item.text,
        "theme": item.theme,
        "state": item.state,
        "reason": item.reason,
        "kept": item.kept,
        "explanation": item.explanation,
        "decided_by": item.decided_by,
        "date": item.date,
        "link": item.link,
        "passed_on_to": item.passed_on_to,
        "next_step": item.next_step.model_dump(mode="json") if item.next_step else None,
        "positions": dict(item.positions),
        "divergence": item.divergence,
        "merged_into": item.merged_into,
        "merged_here": _ids(chain.merged_here.get(item.id, ())),
        "from": list(item.sources),
        "voices": _ids(words),
        "groups": sorted(chain.groups_of(words)),
        "requirements": _ids(chain.reached(item)),
    }


def _requirement(chain: Chain, item: Requirement) -> dict[str, Any]:
    words = chain.words_of(item)
    return {
        "id": item.id,
        "kind": item.kind,
        "statement": item.statement,
        "theme": item.theme,
        "importance": item.importance,
        "justification": item.justification,
        "criteria": [criterion.model_dump(mode="json") for criterion in item.criteria],
        "from": list(item.sources),
        "voices": _ids(words),
        "groups": sorted(chain.groups_of(words)),
    }


_ITEM: dict[str, Callable[[Chain, Any], dict[str, Any]]] = {
    "contributions": _contribution,
    "recommendations": _recommendation,
    "requirements": _requirement,
}


def _node(node: Node) -> dict[str, Any]:
    name = {"title": node.item.title} if node.section == "findings" else {"id": node.item.id}
    return {"section": node.section, **name, "merged": node.is_merged, "next": list(map(_node, node.next))}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _ids(items: Iterable[Any]) -> list[str]:
    return [item.id for item in items]
