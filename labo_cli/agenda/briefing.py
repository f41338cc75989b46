"""What the team must have in mind before a session: who comes, who does what, what may go wrong, what traces remain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from labo_cli.agenda.naming import elected_words, lead_of, lines_in_tracks, title_of
from labo_cli.agenda.tables import tables_at_once
from labo_cli.i18n import N_
from labo_cli.library.occasion import of_workshop, publics_of
from labo_cli.model.card_words import Consent, Difficulty, Public
from labo_cli.model.words import AgendaPart, GroupKind, Need, Role
from labo_cli.model.workshops import MethodStep, OwnStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from labo_cli.agenda.timing import Agenda, Item
    from labo_cli.i18n import Language
    from labo_cli.model.card_words import Trace
    from labo_cli.model.project import Group, Project
    from labo_cli.model.workshops import Track, Workshop

    Lines = Sequence[tuple[Item, Track | None]]

__all__ = ["Attention", "Briefing", "Coming", "Duty", "Led", "TraceLeft", "briefing_of"]

MOST_RISKS = 6
"""More than that, nobody keeps in mind."""
MOST_OUTPUTS = 5
TYPED_WITHIN = 2
"""Days, as long as the team still reads its own handwriting."""

PUBLICS = {
    # What the presence of a public means for the team, in practice.
    Public.SENIORS: N_("A slow pace, one instruction at a time. Face visible when you speak. Offer to write for them."),
    Public.CHILDREN: N_("Short turns, a drawing rather than a sentence, an adult whom they know in sight."),
    Public.MOTOR: N_("Things come to them: within reach, at table height, and nobody is asked to stand."),
    Public.VISUAL: N_("Read aloud whatever is shown or hung, say who speaks, tell where things are."),
    Public.HEARING: N_("Speak into the microphone, face visible, one at a time; write down figures and names."),
    Public.COGNITIVE: N_("Short sentences, an example each time, more time for each step; no irony."),
    Public.LOW_LITERACY: N_("Nobody is asked to read or write in front of others: say it, draw it, offer to write."),
}
KINDS = {
    GroupKind.CAREGIVERS: N_("Not at the table of the person whom they help, unless both wish. Finish on time."),
    GroupKind.AGENTS: N_("Spread among the others. They tell what they live through; they do not answer, nor justify."),
    GroupKind.ELECTED: N_("They listen first and speak last at their table. Tell them so before they come in."),
    GroupKind.ASSOCIATIONS: N_("They tell what they have seen, and do not speak for people who are in the room."),
    GroupKind.PARTNERS: N_("They listen first, and say what they could do rather than why it cannot be done."),
    GroupKind.NON_USERS: N_("Nothing is expected of them but their reasons. Thank them for what they find useless."),
}
OWN_WORD = N_(
    "They have a word of their own, at {times}. At their table, they listen first and speak last. "
    "Tell them so before they come in."
)
"""What is said of elected members instead, when the agenda gives them a word."""
NEEDS = {
    Need.QUIET_PLACE: N_("Show the quiet place at the start; whoever goes there is not asked why."),
    Need.INTERPRETER: N_("Speak to the person, not to the interpreter, and leave time after each sentence."),
    Need.SIGN_LANGUAGE: N_(
        "Look at the person, not at the interpreter. One voice at a time, a pause before what follows."
    ),
    Need.TRANSPORT: N_("Know who is driven home, when, and who goes with them to the door."),
    Need.CHILDCARE: N_("Their children are next door: say where, and let them go and see."),
    Need.RESPITE: N_("Ask on arrival whether they have to be reached, and keep their telephone within hearing."),
}
DUTIES = (
    # A duty, the role in the team that it falls to, if any, and what it means.
    (N_("Host"), Role.HEAD_OF_LAB, N_("at the door from the first arrival, says goodbye to each")),
    (N_("Time keeper"), None, N_("shows the time left; the only one who cuts short")),
    (N_("Note-taker"), Role.NOTE_TAKER, N_("exact words, who said them by group, never by name")),
    (N_("Looks after access"), None, N_("seats, sound, light, breaks, quiet place, journey home")),
    (N_("Pictures of walls and tables"), None, N_("every sheet, straight, before anything comes down")),
)
NEVER = (
    N_("Answer in the sponsor’s place, promise, or defend the service as it is."),
    N_("Rephrase: write the words that were said, even when they are clumsy."),
    N_("Fill a silence: count to ten first."),
    N_("Call on somebody by name to speak: anyone may pass."),
    N_("Take a picture of a face, or write a name beside a sentence."),
)


@dataclass(frozen=True)
class Coming:
    """A group that comes: how many, what they need, and what that means in practice."""

    name: str
    count: int
    needs: tuple[Need, ...]
    practice: tuple[str, ...]


@dataclass(frozen=True)
class Led:
    """Who leads, and the steps with their starts; an empty name is a leader still to be found."""

    who: str
    steps: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Duty:
    """Something that somebody looks after all along: what, who (empty: to be named), what it means."""

    title: str
    who: str
    means: str


@dataclass(frozen=True)
class Attention:
    """What may go wrong at a step, and what to do then; the tracks that it may go wrong in, if not everywhere."""

    start: int
    title: str
    tracks: tuple[str, ...]
    risk: str
    answer: str


@dataclass(frozen=True)
class TraceLeft:
    """A sort of personal data, and the steps that leave it."""

    trace: Trace
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Briefing:
    """What the team must have in mind.

    Attributes:
        outputs: what each working step leaves: its title and its output.
        coming: the groups.
        led: who leads what and when, in the order of the session.
        duties: what somebody looks after all along.
        shortage: what is said when there are too few to sit at the tables; empty otherwise.
        attention: the risks worth remembering.
        never: what not to do.
        traces: the personal data that remain.
        consent: the strongest consent that a method asks for.
        asking: the steps that ask for it.
        typed_by: the day by which everything is typed; None when the session has no date yet.
    """

    outputs: tuple[tuple[str, str], ...]
    coming: tuple[Coming, ...]
    led: tuple[Led, ...]
    duties: tuple[Duty, ...]
    shortage: str
    attention: tuple[Attention, ...]
    never: tuple[str, ...]
    traces: tuple[TraceLeft, ...]
    consent: Consent
    asking: tuple[str, ...]
    typed_by: date | None


def briefing_of(workshop: Workshop, agenda: Agenda, project: Project, language: Language) -> Briefing:
    """The briefing of a session.

    Args:
        workshop: what the user wrote.
        agenda: the session on the clock.
        project: for the groups and the team.
        language: texts are given in.
    """
    lines = [(item, track) for item, track in lines_in_tracks(agenda) if isinstance(item.step, MethodStep | OwnStep)]
    data = [item.card.data for item, _track in lines if item.card]
    consent = max((one.consent for one in data), key=list(Consent).index, default=Consent.NONE)
    traces = dict.fromkeys(trace for one in data for trace in one.leaves)
    return Briefing(
        tuple(_outputs(lines, language)),
        tuple(
            _coming(project.group(group_id), count, elected_words(lines, project.team), language)
            for group_id, count in workshop.groups.items()
        ),
        tuple(_led(lines, language)),
        tuple(_duties(lines, project, language)),
        _shortage(workshop, agenda, project, language),
        tuple(_attention(lines, language)),
        tuple(language.gettext(text) for text in NEVER),
        tuple(
            TraceLeft(
                trace,
                _once(
                    [(item, track) for item, track in lines if item.card and trace in item.card.data.leaves], language
                ),
            )
            for trace in traces
        ),
        consent,
        _once([(item, track) for item, track in lines if item.card and item.card.data.consent is consent], language),
        workshop.date + timedelta(days=TYPED_WITHIN) if workshop.date else None,
    )


def _tracks(tracks: Iterable[Track | None]) -> tuple[str, ...]:
    """The names of tracks; none when something is done by all as well."""
    names = [track.name if track else "" for track in tracks]
    return () if "" in names else tuple(dict.fromkeys(names))


def _named(title: str, tracks: Iterable[Track | None], language: Language) -> str:
    names = _tracks(tracks)
    return f"{title} ({language.list(names)})" if names else title


def _once(lines: Lines, language: Language) -> tuple[str, ...]:
    """The titles of lines, each once, with the tracks that it stands in."""
    titles: dict[str, list[Track | None]] = {}
    for item, track in lines:
        titles.setdefault(title_of(item, language), []).append(track)
    return tuple(_named(title, tracks, language) for title, tracks in titles.items())


def _outputs(lines: Lines, language: Language) -> list[tuple[str, str]]:
    made: dict[tuple[str, str], list[Track | None]] = {}
    for item, track in lines:
        if item.card and AgendaPart.WORK in item.parts:
            output = item.card.output.within(language.code)
            made.setdefault((title_of(item, language), output), []).append(track)
    return [(_named(title, tracks, language), output) for (title, output), tracks in made.items()][:MOST_OUTPUTS]


def _coming(group: Group, count: int, own_words: Sequence[int], language: Language) -> Coming:
    said = [PUBLICS[public] for public in dict.fromkeys(publics_of(group)) if public in PUBLICS]
    said += [KINDS[group.kind]] if group.kind in KINDS else []
    said += [NEEDS[need] for need in group.needs if need in NEEDS]
    practice = {text: language.gettext(text) for text in said}
    if group.kind is GroupKind.ELECTED and own_words:
        times = language.list([language.time(start) for start in own_words])
        practice[KINDS[group.kind]] = language.gettext(OWN_WORD).format(times=times)
    return Coming(group.name, count, tuple(group.needs), tuple(practice.values()))


def _led(lines: Lines, language: Language) -> list[Led]:
    leads: dict[str, list[tuple[int, str]]] = {}
    for item, track in lines:
        title = _named(title_of(item, language), [track], language)
        leads.setdefault(lead_of(item, track), []).append((item.start, title))
    # Those still to be found come last, where there is room to write.
    return sorted((Led(who, tuple(steps)) for who, steps in leads.items()), key=lambda led: not led.who)


def _duties(lines: Lines, project: Project, language: Language) -> Iterator[Duty]:
    leads = [lead_of(item, track) for item, track in lines if AgendaPart.WELCOME in item.parts]
    welcomes = [lead for lead in leads if lead]
    for title, role, means in DUTIES:
        names = [member.name for member in project.team if role and member.role is role]
        if role is Role.HEAD_OF_LAB:
            names = welcomes[:1] or names
        yield Duty(language.gettext(title), language.list(names) if names else "", language.gettext(means))


def _shortage(workshop: Workshop, agenda: Agenda, project: Project, language: Language) -> str:
    tables = tables_at_once(agenda)
    if workshop not in project.workshops or not of_workshop(workshop, project).is_vulnerable:
        return ""
    if tables <= workshop.facilitators:
        return ""
    return language.gettext(
        N_("Some of those who come need a facilitator at their table: {tables} tables, {team} facilitators.")
    ).format(tables=tables, team=workshop.facilitators)


def _attention(lines: Lines, language: Language) -> list[Attention]:
    """The first risk of each card, and the second of the hard ones; the longest steps when there are too many."""
    found: dict[tuple[str, str], list[tuple[Item, Track | None]]] = {}
    for item, track in lines:
        card = item.card
        for n, risk in enumerate(card.risks if card else []):
            if card and (n == 0 or (n == 1 and card.difficulty is Difficulty.HARD)):
                texts = (risk.risk.within(language.code), risk.answer.within(language.code))
                found.setdefault(texts, []).append((item, track))
    kept = sorted(found.items(), key=lambda pair: -max(item.minutes for item, _track in pair[1]))[:MOST_RISKS]
    said = (
        Attention(
            places[0][0].start, title_of(places[0][0], language), _tracks(track for _item, track in places), *texts
        )
        for texts, places in kept
    )
    return sorted(said, key=lambda attention: attention.start)
