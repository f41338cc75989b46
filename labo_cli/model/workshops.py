"""A workshop and its agenda, as the facilitator writes them."""

from difflib import get_close_matches
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Tag, model_validator

from labo_cli.i18n import N_, _
from labo_cli.model.base import Accepted, Id, Part, Ref, Text, accepts, not_understood, says
from labo_cli.model.card_words import Basis, Matter, Unit
from labo_cli.model.values import ClockTime, Count, Day, Flag, Minutes, Tally
from labo_cli.model.words import AgendaPart, Goal, Need

__all__ = [
    "MethodStep",
    "OwnMaterial",
    "OwnStep",
    "ParallelStep",
    "Pause",
    "Place",
    "SimpleStep",
    "Step",
    "Track",
    "Workshop",
]

GroupId = Annotated[Id, Ref("groups")]
ThemeId = Annotated[Id, Ref("themes")]
MethodId = Annotated[Id, Ref("methods")]

STEP_KEYS = ("method", "pause", "parallel", "title")
"""The key that only one sort of step has."""
PAUSES = {
    "break": "break",
    "pause": "break",
    "lunch": "lunch",
    "déjeuner": "lunch",
    "dejeuner": "lunch",
    "buffer": "buffer",
    "marge": "buffer",
}
"""What a user writes for a break, a lunch or time kept free, in either language, and what it means."""


class Place(Part):
    """Where a session is held."""

    name: Text = says(N_("The place as people would look for it, such as “Mairie du 4e”."))
    address: Text | None = says(N_("Street and number, how to get there."), default=None)
    room: Text | None = says(N_("The room."), default=None)
    access: list[Need] = says(N_("What the place offers: step-free, hearing-loop, quiet-place…"), default=[])
    seats: Count | None = says(N_("How many people the room holds, seated at tables."), default=None)
    tables: Count | None = says(N_("How many tables there are."), default=None)


class OwnMaterial(Part):
    """Something to bring for a step of one's own."""

    name: Text = says(N_("The thing, in the plural where there are several."))
    quantity: Count | None = says(N_("How many."), default=None)
    unit: Unit = says(N_("What it is counted in: piece, sheet, pad, pack, set, roll or metre."), default=Unit.PIECE)
    per: Basis = says(N_("What the quantity is counted by: person, table or session."), default=Basis.SESSION)


class _Timed(Part):
    minutes: Minutes | None = says(N_("How long it lasts; left out, the method's usual length."), default=None)
    at: ClockTime | None = says(N_("The time it must start at, whatever comes before."), default=None)


class _Led(_Timed):
    themes: list[ThemeId] = says(N_("The themes worked on at this step."), default=[])
    part: AgendaPart | None = says(
        N_("The part that it plays, such as welcome, report-back or closing; left out, told from its method or title."),
        default=None,
    )
    lead: Text | None = says(N_("Who leads this step."), default=None)
    helpers: list[Text] = says(N_("Who helps at this step."), default=[])
    notes: Text | None = says(N_("What the team must think of at this step."), default=None)


class MethodStep(_Led):
    """A step run with a method of the library."""

    method: MethodId = says(N_("The method's id, as `labo list-methods` shows it."))
    title: Text | None = says(
        N_("What the programme calls this step; left out, plain words for its phase."), default=None
    )


class Pause(_Timed):
    """A break, a lunch, or time that is kept free."""

    pause: Literal["break", "lunch", "buffer"] = says(N_("break, lunch or buffer."))


class OwnStep(_Led):
    """A step that no method describes, such as a few words from an elected member."""

    title: Text = says(N_("What the programme calls this step."))
    say: Text | None = says(N_("What the facilitator says, word for word."), default=None)
    description: Text | None = says(N_("What happens at this step."), default=None)
    materials: list[OwnMaterial] = says(N_("What to bring for this step."), default=[])


def _kind_of_step(value: Any) -> str | None:
    """Which sort of step a mapping is, by the key that only this sort has.

    The `step:` in front keeps pydantic's tags apart from the keys of a file.
    """
    has = value.__contains__ if isinstance(value, dict) else lambda key: hasattr(value, key)
    return next((f"step:{key}" for key in STEP_KEYS if has(key)), None)


def _spelt_out(value: Any) -> Any:
    """`break` and `meteo-interieure` alone, and `{lunch: 1h}`, as the mappings they stand for."""
    if isinstance(value, str):
        return {"pause": PAUSES[value]} if value in PAUSES else {"method": value}
    if isinstance(value, dict):
        short = next((key for key in PAUSES if key in value), None)
        if short == "pause" and value[short] in PAUSES:
            return {**value, "pause": PAUSES[value[short]]}
        if short:
            length = {"minutes": value[short]} if value[short] is not None else {}
            return {"pause": PAUSES[short], **length, **{key: value[key] for key in value if key != short}}
        if _kind_of_step(value) is None:
            near = [
                _("did you mean “{word}”?").format(word=found[0])
                for key in value
                if (found := get_close_matches(str(key), STEP_KEYS, n=1))
            ]
            raise not_understood(
                _("this step says neither what method it uses nor what it is called"),
                near[0] if near else _("give it one of: method, break, lunch, title, parallel"),
            )
        return value
    raise not_understood(_("this is not a step"), _("write a method's id, break, lunch, or a step with a title"))


SimpleStep = Annotated[
    Annotated[MethodStep, Tag("step:method")]
    | Annotated[Pause, Tag("step:pause")]
    | Annotated[OwnStep, Tag("step:title")],
    Discriminator(_kind_of_step),
    BeforeValidator(_spelt_out),
]
"""A step within a track: tracks hold no tracks."""


class Track(Part):
    """One of the lines that run at the same time in a parallel block."""

    name: Text = says(N_("What the programme calls this track."))
    groups: list[GroupId] = says(N_("The groups that follow this track."), default=[])
    room: Text | None = says(N_("The room of this track."), default=None)
    facilitators: Count | None = says(N_("How many facilitators run this track."), default=None)
    lead: Text | None = says(N_("Who leads this track."), default=None)
    steps: list[SimpleStep] = says(N_("What happens in this track, in order."), min_length=1)


class ParallelStep(Part):
    """Tracks that run at the same time; the block lasts as long as its longest one."""

    parallel: list[Track] = says(N_("The tracks that run at the same time."), min_length=2)
    at: ClockTime | None = says(N_("The time it must start at, whatever comes before."), default=None)


Step = Annotated[
    Annotated[MethodStep, Tag("step:method")]
    | Annotated[Pause, Tag("step:pause")]
    | Annotated[ParallelStep, Tag("step:parallel")]
    | Annotated[OwnStep, Tag("step:title")],
    Discriminator(_kind_of_step),
    BeforeValidator(_spelt_out),
]


class Workshop(Part):
    """A session where people work together."""

    id: Id = says(N_("Short name of the session; in a file of its own, the file's name."))
    title: Text = says(N_("The session's title, as the programme prints it."))
    date: Day | None = says(N_("The day, such as 2026-03-12."), default=None)
    start: ClockTime = says(N_("When participants are welcomed, such as 9:30 or 9h30."))
    end: ClockTime | None = says(N_("When participants leave. Give this or a duration."), default=None)
    duration: Minutes | None = says(N_("How long the session lasts, such as 2h30. Give this or an end."), default=None)
    place: Place | None = says(N_("Where the session is held."), default=None)
    goal: Goal = says(N_("What the session is for."))
    aim: Text | None = says(N_("What will be done together, in plain words for the programme."), default=None)
    themes: list[ThemeId] = says(N_("The themes worked through."), default=[])
    groups: dict[GroupId, Tally] = says(N_("Who comes: each group with the number of people expected."), min_length=1)
    facilitators: Count = says(N_("How many facilitators run the session."), default=1)
    methods: list[MethodId] = says(
        N_("Methods that the agenda must use, when labo proposes it; their order is labo's."), default=[]
    )
    outputs: list[Matter] = says(
        N_("What the session must put out, such as needs or ideas; left out, what its goal asks for."), default=[]
    )
    agenda: list[Step] = says(
        N_("The steps in order: methods, breaks, steps of your own. Left out, labo proposes them."), default=[]
    )
    setup: Minutes = says(N_("How long the team needs to set up beforehand."), default=60)
    debrief: Minutes = says(N_("How long the team stays afterwards to look back."), default=30)
    pictures: Flag = says(N_("yes if pictures of people are taken, which needs a form of its own."), default=False)
    recording: Flag = says(N_("yes if sound is recorded, which needs a consent of its own."), default=False)
    accept: Accepted = accepts()

    @model_validator(mode="after")
    def _has_one_end(self) -> Self:
        if (self.end is None) == (self.duration is None):
            raise not_understood(
                _("a session has either an end or a duration"),
                _("write one of the two: end: 12:00, or duration: 2h30"),
            )
        if self.end is not None and self.end <= self.start:
            raise not_understood(
                _("the session ends at {end:%H:%M}, before it starts at {start:%H:%M}").format(
                    end=self.end, start=self.start
                ),
                _("check the start and the end: 14:00 is two in the afternoon"),
            )
        return self

    @property
    def used_methods(self) -> list[str]:
        """The ids of the methods that the agenda uses, tracks included, each once."""
        tracks = [track for step in self.agenda if isinstance(step, ParallelStep) for track in step.parallel]
        steps = [*self.agenda, *(step for track in tracks for step in track.steps)]
        return list(dict.fromkeys(step.method for step in steps if isinstance(step, MethodStep)))

    @property
    def headcount(self) -> int:
        """How many participants are expected, all groups together."""
        return sum(self.groups.values())

    @property
    def starts_at(self) -> int:
        """The start, in minutes after midnight."""
        return self.start.hour * 60 + self.start.minute

    @property
    def slot(self) -> int:
        """How long the session may last, in minutes."""
        if self.duration is not None:
            return self.duration
        assert self.end is not None
        return self.end.hour * 60 + self.end.minute - self.starts_at
