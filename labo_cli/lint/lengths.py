"""Rules for the length of each step, and for its place near the start or the end."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from labo_cli.i18n import N_, _
from labo_cli.library.occasion import publics_of
from labo_cli.library.rules_of_thumb import (
    LONGEST_TALK,
    NEXT_STEPS,
    REPORT_A_GROUP,
    TABLE,
    TABLE_WITH_SENIORS,
)
from labo_cli.library.running import run_method
from labo_cli.lint.present import lines, notes_of
from labo_cli.lint.reading import PAUSES, at, lasting, place, said, titled, with_part
from labo_cli.lint.rule import Family, Finding, Rule, SessionCase, Severity
from labo_cli.model.card_words import Basis
from labo_cli.model.words import AgendaPart, Format
from labo_cli.model.workshops import OwnStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labo_cli.agenda.timing import Item, TimedTrack
    from labo_cli.lint.present import Line

__all__ = ["LENGTH_RULES"]

LONGEST_ROUND = 25
A_PERSON = 1
"""Minutes that somebody takes in a round."""
LONGEST_BEFORE_A_WORD = 25
LONGEST_WAIT = 10
SHORTEST_CLOSING, GOOD_CLOSING = 5, 10
SHORTEST_NEXT_STEPS = 3
LAST_MINUTES = 30
_HEARD = frozenset({AgendaPart.WELCOME, AgendaPart.CHARTER, AgendaPart.TALK, AgendaPart.NEXT_STEPS})
"""The parts where participants only listen."""
_ROUNDS = (
    "tour de table",
    "tour de parole",
    "round of everybody",
    "round the room",
    "round the circle",
    "each in turn",
)
_AT_TABLES = ("votre table", "par table", "chaque table", "a sa table", "your table", "by table", "each table")


def _long_talk(case: SessionCase) -> Iterator[Finding]:
    chains = [case.agenda.items, *(track.items for item in case.agenda.items for track in item.tracks)]
    for chain in chains:
        for is_talk, run in groupby(chain, key=lambda item: AgendaPart.TALK in item.parts):
            talks = list(run)
            minutes = sum(talk.minutes for talk in talks)
            if not is_talk or minutes <= LONGEST_TALK:
                continue
            text = _("“{step}” lasts {minutes}; {most} at the most")
            if len(talks) > 1:
                text = _("{n} talks running, from “{step}” on: {minutes}; {most} at the most")
            yield Finding(
                place(talks[0]),
                text.format(step=titled(talks[0]), n=len(talks), minutes=lasting(minutes), most=lasting(LONGEST_TALK)),
                _("leave {most} to it, and {n} to questions prepared in pairs").format(
                    most=lasting(LONGEST_TALK), n=lasting(minutes - LONGEST_TALK)
                ),
            )


def _late_first_word(case: SessionCase) -> Iterator[Finding]:
    first = next((i for i in case.agenda.items if i.step is not None and not i.parts & (_HEARD | PAUSES)), None)
    if first is None or first.start - case.workshop.starts_at <= LONGEST_BEFORE_A_WORD:
        return
    yield Finding(
        place(first),
        _("the first step where participants speak, “{step}”, comes {minutes} after the start").format(
            step=titled(first), minutes=lasting(first.start - case.workshop.starts_at)
        ),
        _("have them say a word within the first quarter of an hour, and move the talks behind it"),
    )


def _rushed_method(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.lines():
        if item.card is None:
            continue
        least = max(item.card.minutes.min, run_method(item.card, item.people).least)
        if item.minutes < least:
            text = _("“{step}” has {minutes}; with this number of people, {people}, it takes {least} at the least")
            yield Finding(
                place(item, "minutes"),
                text.format(step=titled(item), minutes=lasting(item.minutes), people=item.people, least=lasting(least)),
                _("give it {n} more, or run the card’s plan B: “{fallback}”").format(
                    n=lasting(least - item.minutes), fallback=said(item.card.fallback)
                ),
            )


def _stretched_method(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        card = line.item.card
        if card is None or line.item.minutes <= card.minutes.max:
            continue
        publics = {public for group in line.groups for public in publics_of(group)}
        more = max((a.more_minutes for a in card.adaptations if a.public in publics), default=0)
        run = run_method(card, line.item.people)
        most = max(card.minutes.max + more, run.minutes)
        if line.item.minutes > most:
            yield Finding(
                place(line.item, "minutes"),
                _("“{step}” has {minutes}; beyond {most}, people tire of it").format(
                    step=titled(line.item), minutes=lasting(line.item.minutes), most=lasting(most)
                ),
                _("bring it down to {most}, and use the other {n} to share what came out").format(
                    most=lasting(most), n=lasting(line.item.minutes - most)
                ),
            )


def _round_too_long(case: SessionCase) -> Iterator[Finding]:
    for line in lines(case):
        each = _a_turn(line)
        if each and each * line.item.people > LONGEST_ROUND:
            yield Finding(
                line.path,
                _("“{step}”: {people} people one after the other, {each} each, are {minutes}").format(
                    step=titled(line.item),
                    people=line.item.people,
                    each=lasting(each),
                    minutes=lasting(each * line.item.people),
                ),
                _("have the round at tables, at the same time, then one sentence a table"),
            )


def _a_turn(line: Line) -> int:
    """The minutes of a person's turn in front of everybody; 0 when there is no such round."""
    item = line.item
    if item.card is not None:
        turns = [step.turns for step in item.card.steps if step.format is Format.PLENARY and step.turns]
        return max((t.minutes for t in turns if t.per is Basis.PERSON), default=0)
    if not isinstance(item.step, OwnStep) or item.added:
        return 0
    told = notes_of(line)
    is_round = any(word in told for word in _ROUNDS) and not any(word in told for word in _AT_TABLES)
    return A_PERSON if is_round else 0


def _short_report_back(case: SessionCase) -> Iterator[Finding]:
    apart: Item | None = None
    for item in case.agenda.items:
        if AgendaPart.REPORT_BACK in item.parts and item.card is None:
            groups = _reporting(apart, item.people, case)
            if item.minutes < groups * REPORT_A_GROUP:
                yield Finding(
                    place(item),
                    _(
                        "“{step}” lasts {minutes}; the groups to hear, {groups}, need three minutes each: {least}"
                    ).format(
                        step=titled(item),
                        groups=groups,
                        minutes=lasting(item.minutes),
                        least=lasting(groups * REPORT_A_GROUP),
                    ),
                    _("give it {n} more, or have each group read two sentences from a sheet").format(
                        n=lasting(groups * REPORT_A_GROUP - item.minutes)
                    ),
                )
            apart = None
        elif item.tracks or (item.tables > 1 and item.moments[-1].step.format is not Format.PLENARY):
            apart = item


def _reporting(apart: Item | None, people: int, case: SessionCase) -> int:
    """How many groups report: those of the last work done apart, else as many as there are tables of people."""
    if apart is None:
        return ceil(people / (TABLE_WITH_SENIORS if case.agenda.has_seniors else TABLE)[1])
    if apart.tracks:
        return sum(_voices(track) for track in apart.tracks)
    return apart.tables


def _voices(track: TimedTrack) -> int:
    """How many tell what a track did: one, when its own tables have heard one another already."""
    lines = [line for line in track.items if line.step is not None]
    if not lines:
        return 1
    last = lines[-1]
    gathered = AgendaPart.REPORT_BACK in last.parts or (last.card and last.moments[-1].step.format is Format.PLENARY)
    return 1 if gathered else max(1, *(line.tables for line in lines))


def _closing_too_short(case: SessionCase) -> Iterator[Finding]:
    last = list(with_part(case, AgendaPart.CLOSING))
    minutes = sum(item.minutes for item in last)
    if last and minutes < SHORTEST_CLOSING:
        yield Finding(
            place(last[0]),
            _("the closing round lasts {minutes}, for {people} people").format(
                minutes=lasting(minutes), people=last[0].people
            ),
            _("give it {n}: a sentence each, at the tables").format(n=lasting(GOOD_CLOSING)),
        )


def _next_steps_too_early(case: SessionCase) -> Iterator[Finding]:
    told = list(with_part(case, AgendaPart.NEXT_STEPS))
    over = max((item.end for item in case.agenda.items if item.step is not None), default=0)
    if told and over - told[-1].start > LAST_MINUTES:
        yield Finding(
            place(told[-1]),
            _("“{step}” comes at {at}, {minutes} before people leave").format(
                step=titled(told[-1]), at=at(told[-1].start), minutes=lasting(over - told[-1].start)
            ),
            _("say it again just before the last word, with the date of the answer"),
        )


def _next_steps_cut(case: SessionCase) -> Iterator[Finding]:
    end = case.agenda.ends_at
    for item in with_part(case, AgendaPart.NEXT_STEPS):
        if item.end > end:
            yield Finding(
                place(item),
                _("“{step}” ends at {at}, and people leave at {end}").format(
                    step=titled(item), at=at(item.end), end=at(end)
                ),
                _("pin it with at: {time}, and cut what comes before").format(
                    time=f"{(end - 15) // 60}:{(end - 15) % 60:02}"
                ),
            )
        elif item.minutes < SHORTEST_NEXT_STEPS:
            yield Finding(
                place(item),
                _("“{step}” lasts {minutes} only").format(step=titled(item), minutes=lasting(item.minutes)),
                _("give it {n}, questions included").format(n=lasting(NEXT_STEPS)),
            )


def _uneven_tracks(case: SessionCase) -> Iterator[Finding]:
    for item in case.agenda.items:
        for n, track in enumerate(item.tracks):
            wait = item.minutes - track.minutes
            if wait > LONGEST_WAIT:
                yield Finding(
                    place(item, "parallel", n),
                    _("“{track}” is done {minutes} before the others").format(
                        track=track.track.name, minutes=lasting(wait)
                    ),
                    _("give its steps more time, or say what they do meanwhile"),
                )


def _rule(
    id_: str, severity: Severity, title: str, why: str, remedy: str, find: Callable[[SessionCase], Iterator[Finding]]
) -> Rule[SessionCase]:
    return Rule(id_, Family.TIME, severity, title, why, remedy, find)


LENGTH_RULES: tuple[Rule[SessionCase], ...] = (
    _rule(
        "late-first-word",
        Severity.ADVICE,
        N_("Participants wait long before they first speak"),
        N_(
            "Half an hour of listening sets the roles for the day: some speak, the others are an audience. It takes "
            "another half hour to undo."
        ),
        N_("Ask for a first word within a quarter of an hour, even to a neighbour; talks come after it."),
        _late_first_word,
    ),
    _rule(
        "long-talk",
        Severity.WARNING,
        N_("A talk that is too long"),
        N_(
            "After a quarter of an hour people retain the tone and forget the content, and a talk that answers "
            "everything leaves nothing to say to those who came to speak."
        ),
        N_("Keep talks to 15 minutes all together, one sheet with the figures on the tables, then questions in pairs."),
        _long_talk,
    ),
    _rule(
        "rushed-method",
        Severity.WARNING,
        N_("A method with less time than it takes"),
        N_(
            "What is cut is always the end: the last people in the round, the sharing, the choice. The first to speak "
            "have had their say, the slow and the shy have not."
        ),
        N_("Give it the shortest length that its card gives, count the turns, or take a shorter method."),
        _rushed_method,
    ),
    _rule(
        "stretched-method",
        Severity.ADVICE,
        N_("A method drawn out beyond its length"),
        N_(
            "When people have said what they had to say, they start again or start chatting, and the strong voices "
            "fill the silence. The energy that is lost there is missing at the vote."
        ),
        N_("Stop while the room is still at it; use the minutes to share, or as time kept free."),
        _stretched_method,
    ),
    _rule(
        "round-too-long",
        Severity.ADVICE,
        N_("A round of turns that takes too long"),
        N_(
            "Whoever speaks twentieth has waited twenty minutes, rehearsing or drifting off, and repeats what was "
            "said. With a minute each, twenty-five people are as many as a circle bears."
        ),
        N_("Go round at tables of five or six at the same time, or give each person one word in the large circle."),
        _round_too_long,
    ),
    _rule(
        "short-report-back",
        Severity.WARNING,
        N_("Too little time to report back"),
        N_(
            "A group that worked for forty minutes needs three to tell it. When time is short the last groups get "
            "one each, and they are often those who worked furthest from the stage."
        ),
        N_("Count three minutes for each group and a minute to change over, or have people walk past the sheets."),
        _short_report_back,
    ),
    _rule(
        "uneven-tracks",
        Severity.ADVICE,
        N_("One track is over well before the others"),
        N_(
            "The block lasts as long as its longest track. Those who are done wait in the corridor, hear laughter "
            "through the door, and come back as visitors."
        ),
        N_("Even the tracks out to five minutes or so, or plan for the first group: a break, the wall to prepare."),
        _uneven_tracks,
    ),
    _rule(
        "next-steps-too-early",
        Severity.ADVICE,
        N_("What happens next is said long before the end"),
        N_(
            "People remember what they hear last. Told too early, the date of the answer is covered by everything that "
            "came after, and those who arrived late never heard it."
        ),
        N_("Say it in the last half hour, just before the last word."),
        _next_steps_too_early,
    ),
    _rule(
        "next-steps-cut",
        Severity.WARNING,
        N_("No time left to say what happens next"),
        N_(
            "It is what people came for, and it falls when coats are on. Those with a bus to catch leave without "
            "knowing who will answer them."
        ),
        N_("Pin the step a quarter of an hour before the end with at:, and let what comes before it give way."),
        _next_steps_cut,
    ),
    _rule(
        "closing-too-short",
        Severity.WARNING,
        N_("A closing round that is too short"),
        N_(
            "In three minutes three people speak, always the same ones. The others go home with what they had kept for "
            "the end."
        ),
        N_("Keep ten to fifteen minutes; at the tables, a sentence each takes six."),
        _closing_too_short,
    ),
)
"""In the order of a session."""
