"""Rules for what runs at the same time: who is where, and who leads what."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.i18n.plain import plain
from labo_cli.lint.present import names
from labo_cli.lint.reading import at, place
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.agenda.timing import Item, TimedTrack
    from labo_cli.lint.rule import Path

__all__ = ["TRACK_RULES"]

_AND = re.compile(r"\s*(?:,|;|&|\+|/|\bet\b|\band\b|\bavec\b|\bwith\b)\s*")
_NOBODY = ("animat", "facilitat", "equipe", "team", "hote", "host", "everyone", "tous", "toutes", "chacun", "each")
"""How a lead begins that names a part and nobody in particular."""


def _group_expected_twice(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.items:
        seen: dict[str, str] = {}
        for n, track in enumerate(item.tracks):
            for k, group in enumerate(track.track.groups):
                if group in seen:
                    yield Finding(
                        place(item, "parallel", n, "groups", k),
                        _("{group}: expected at {at} in “{first}” and in “{second}”").format(
                            group=_group(case, group), at=at(item.start), first=seen[group], second=track.track.name
                        ),
                        _("keep this group in one of the two; to share it out, declare two groups"),
                    )
                seen.setdefault(group, track.track.name)


def _group_not_invited(case: SessionCase) -> Iterator[Finding]:
    come = case.workshop.groups
    for item in case.agenda.items:
        for n, track in enumerate(item.tracks):
            for k, group in enumerate(track.track.groups):
                if group not in come:
                    yield Finding(
                        place(item, "parallel", n, "groups", k),
                        _("{group}: expected in “{track}”, and not among those who come").format(
                            group=_group(case, group), track=track.track.name
                        ),
                        _("add {group} to the workshop’s groups with a number, or take it out of this track").format(
                            group=group
                        ),
                    )


def _group_not_in_a_track(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.items:
        if not item.tracks:
            continue
        there = {group for track in item.tracks for group in track.track.groups}
        left = [group for group, _count in case.groups if group.id not in there]
        if left:
            yield Finding(
                place(item, "parallel"),
                _("from {start} to {end}, no track expects: {groups}").format(
                    start=at(item.start), end=at(item.end), groups=names(left)
                ),
                _("add {groups} to the groups of a track").format(groups=", ".join(group.id for group in left)),
            )


def _group(case: SessionCase, group_id: str) -> str:
    return next((group.name for group, _count in case.groups if group.id == group_id), group_id)


def _more_facilitators_than_team(case: SessionCase) -> Iterator[Finding]:
    there, team = case.workshop.facilitators, len(case.project.team)
    for item in case.agenda.items:
        needed = sum(track.track.facilitators or 1 for track in item.tracks)
        if needed > there:
            yield Finding(
                place(item, "parallel"),
                _("at {at} the tracks take {needed} facilitators all together, and the session has {there}").format(
                    at=at(item.start), needed=needed, there=there
                ),
                _("find {n} more and write facilitators: {needed}, or run fewer tracks at a time").format(
                    n=needed - there, needed=needed
                ),
            )
    if team and there > team:
        yield Finding(
            ("facilitators",),
            _("{there} facilitators are counted on, and the team lists {team}").format(there=there, team=team),
            _("name the others under team: in project.yaml, or count on {team}").format(team=team),
            severity=Severity.WARNING,
        )


def _leads_twice_at_once(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.items:
        if not item.tracks:
            continue
        times: dict[str, list[tuple[int, int, int, str, Path]]] = defaultdict(list)
        for n, track in enumerate(item.tracks):
            for name, start, end, path in _leads(item, n, track):
                times[plain(name)].append((start, end, n, name, path))
        for held in times.values():
            yield from _clashes(item, sorted(held))


def _clashes(item: Item, held: list[tuple[int, int, int, str, Path]]) -> Iterator[Finding]:
    until, where = -1, -1
    for start, end, n, name, path in held:
        if start < until and n != where:
            first, second = (item.tracks[k].track.name for k in (where, n))
            yield Finding(
                path,
                _("at {at}, {name} is in “{first}” and in “{second}”").format(
                    at=at(start), name=name, first=first, second=second
                ),
                _("name somebody else here"),
            )
            return
        if end > until:
            until, where = end, n


def _leads(item: Item, n: int, track: TimedTrack) -> Iterator[tuple[str, int, int, Path]]:
    """Everybody who is named in a track, with when and where they are."""
    for name in _people(track.track.lead):
        yield name, item.start, item.end, place(item, "parallel", n, "lead")
    for line in track.items:
        for name in _people(getattr(line.step, "lead", None)):
            yield name, line.start, line.end, place(line, "lead")
        for k, helper in enumerate(getattr(line.step, "helpers", ())):
            for name in _people(helper):
                yield name, line.start, line.end, place(line, "helpers", k)


def _people(lead: str | None) -> list[str]:
    """The people that a lead names: “Maud et Karim” are two; “un animateur par table” is nobody."""
    found = [name.strip() for name in _AND.split(lead or "")]
    return [name for name in found if name[:1].isupper() and not plain(name).startswith(_NOBODY)]


TRACK_RULES: tuple[Rule[SessionCase], ...] = (
    Rule(
        "group-expected-twice",
        Family.PEOPLE,
        Severity.ERROR,
        N_("A group is expected in two tracks at once"),
        N_(
            "People follow the programme: half the group goes to one door, half to the other, and both tracks have "
            "counted chairs and sheets for everybody."
        ),
        N_(
            "Keep the group in one track. To split it, declare two groups with their sizes, so that each person knows "
            "where to go."
        ),
        _group_expected_twice,
    ),
    Rule(
        "group-not-invited",
        Family.PEOPLE,
        Severity.ERROR,
        N_("A track expects a group that does not come"),
        N_(
            "The track is counted for people whom nobody invites: its tables, its sheets and its minutes are wrong, "
            "and those who are there find themselves half as many as planned."
        ),
        N_("Add the group to the workshop’s groups with the number expected, or take it out of the track."),
        _group_not_invited,
    ),
    Rule(
        "group-not-in-a-track",
        Family.PEOPLE,
        Severity.WARNING,
        N_("A group has nowhere to go while tracks run"),
        N_(
            "When the others go off to their rooms, these people stay standing in the large one, and see that nobody "
            "thought of them."
        ),
        N_("Add the group to the track where its experience is needed most."),
        _group_not_in_a_track,
    ),
    Rule(
        "more-facilitators-than-team",
        Family.PEOPLE,
        Severity.ERROR,
        N_("More facilitators are needed than there are"),
        N_(
            "A track without a facilitator has nobody to give the instruction, hold the time or help the person who "
            "does not dare. It is found out when the doors close."
        ),
        N_("Find the people who are missing before the invitations go out, or run one track after the other."),
        _more_facilitators_than_team,
    ),
    Rule(
        "leads-twice-at-once",
        Family.PEOPLE,
        Severity.ERROR,
        N_("The same person leads in two places at once"),
        N_(
            "Each of the two rooms relies on that person. One will start late, with whoever is there, without the "
            "instruction."
        ),
        N_("Name somebody else in one of the two, or move the steps so that they do not overlap."),
        _leads_twice_at_once,
    ),
)
"""What cannot be run as it is written, mostly."""
