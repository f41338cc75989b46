"""An occasion to use methods: these people, this time, this goal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from labo_cli.i18n.plain import plain
from labo_cli.model.card_words import Matter, Public
from labo_cli.model.words import GroupKind, Need

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labo_cli.model.project import Group, Project
    from labo_cli.model.words import Goal
    from labo_cli.model.workshops import Workshop

__all__ = [
    "WELCOMING",
    "Occasion",
    "gathered",
    "is_same_session",
    "kind_named",
    "of_workshop",
    "publics_named",
    "publics_needing",
    "publics_of",
]

WELCOMING = "accueil-et-charte"
"""The card of what every session begins with: it is counted apart, and competes with no other."""
_PUBLICS_OF_NEEDS = {
    Need.STEP_FREE: Public.MOTOR,
    Need.HEARING_LOOP: Public.HEARING,
    Need.SIGN_LANGUAGE: Public.HEARING,
    Need.CAPTIONS: Public.HEARING,
    Need.EASY_LANGUAGE: Public.COGNITIVE,
    Need.INTERPRETER: Public.LOW_LITERACY,
}
"""The public whose adaptations a need calls for, as far as a need tells."""
_WORDS_OF_PUBLICS = {
    # How the name of a group begins that tells its public, in either language, without accents.
    Public.SENIORS: ("senior", "aine", "agees", "ages", "older", "elder", "retrait", "pensioner"),
    Public.CHILDREN: ("enfant", "child", "eleve", "pupil", "ecolier", "collegien", "schoolchild"),
}


_KIND_WORDS = {
    # What a word of a group's name has in it, in either language without accents, and the kind it tells.
    GroupKind.CAREGIVERS: ("aidant", "carer", "caregiver", "famille", "famil"),
    GroupKind.ASSOCIATIONS: ("assoc", "charit", "benevol", "volunteer"),
    GroupKind.AGENTS: ("agent", "staff", "profession", "conseill", "advis", "officer", "equipe", "enseign", "teacher"),
    GroupKind.ELECTED: ("elu", "elected", "councillor", "maire", "mayor"),
    GroupKind.PARTNERS: ("parten", "partner", "instit"),
    GroupKind.RESIDENTS: ("habitant", "resident", "riverain", "neighbour", "parent"),
    GroupKind.NON_USERS: ("non-usager", "non-user"),
}
_GATHERED = (Matter.STORIES, Matter.FACTS, Matter.NEEDS, Matter.IRRITANTS)
_BROUGHT = {
    # What people bring to a session by being who they are.
    GroupKind.USERS: (Matter.STORIES, Matter.NEEDS, Matter.IRRITANTS),
    GroupKind.NON_USERS: (Matter.STORIES, Matter.NEEDS, Matter.IRRITANTS),
    GroupKind.CAREGIVERS: (Matter.STORIES, Matter.NEEDS, Matter.IRRITANTS),
    GroupKind.RESIDENTS: (Matter.STORIES, Matter.NEEDS, Matter.IRRITANTS),
    GroupKind.ASSOCIATIONS: (Matter.STORIES, Matter.FACTS, Matter.PROBLEMS),
    GroupKind.AGENTS: (Matter.FACTS, Matter.STORIES, Matter.PROBLEMS),
    GroupKind.ELECTED: (Matter.PROBLEMS,),
    GroupKind.PARTNERS: (Matter.FACTS, Matter.PROBLEMS),
}


@dataclass(frozen=True)
class Occasion:
    """What methods are looked for.

    Attributes:
        minutes: the whole time there is, welcome and closing included.
        people: how many take part.
        goal: what it is for; None when anything may come.
        kinds: how those who come stand to the service.
        publics: whom the methods must suit.
        needs: what these people need.
        facilitators: how many run it; None when that is not known.
        on_site: whether it takes place where the service is given, rather than in a room.
        chosen: the methods that the project has chosen.
        used: the sessions that have used a method already, by method.
        before: the methods that come before in the session or the project, in order.
    """

    minutes: int
    people: int
    goal: Goal | None = None
    kinds: tuple[GroupKind, ...] = ()
    publics: tuple[Public, ...] = ()
    needs: tuple[Need, ...] = ()
    facilitators: int | None = None
    on_site: bool = False
    chosen: frozenset[str] = frozenset()
    used: Mapping[str, str] | None = None
    before: tuple[str, ...] = ()

    @property
    def must_sit(self) -> bool:
        """Whether somebody has to stay seated."""
        return Need.SEATED in self.needs

    @property
    def is_vulnerable(self) -> bool:
        """Whether somebody needs a facilitator at the table: a rule of thumb of the field."""
        return bool({Public.SENIORS, Public.CHILDREN, Public.COGNITIVE, Public.LOW_LITERACY} & {*self.publics})

    @property
    def brought(self) -> set[Matter]:
        """What those who come bring by themselves, with the questions that the team comes with."""
        return {Matter.QUESTIONS, *(matter for kind in self.kinds for matter in _BROUGHT[kind])}


def of_workshop(workshop: Workshop, project: Project) -> Occasion:
    """The occasion that a workshop is."""
    groups = [project.group(group_id) for group_id in workshop.groups]
    needs = dict.fromkeys(need for group in groups for need in group.needs)
    others = [other for other in project.workshops if not is_same_session(other, workshop)]
    before = takewhile(lambda other: other.id != workshop.id, project.workshops)
    earlier = [other for other in before if not is_same_session(other, workshop)]
    used = {name: other.title for other in others for name in other.used_methods}
    return Occasion(
        minutes=workshop.slot,
        people=workshop.headcount,
        goal=workshop.goal,
        kinds=tuple(dict.fromkeys(group.kind for group in groups)),
        publics=tuple(dict.fromkeys(public for group in groups for public in publics_of(group))),
        needs=tuple(needs),
        facilitators=workshop.facilitators,
        chosen=frozenset(project.methods),
        used=used,
        before=tuple(name for other in earlier for name in other.used_methods),
    )


def is_same_session(one: Workshop, other: Workshop) -> bool:
    """Whether two workshops are versions of one session: what a person wrote, and the file written out of it."""
    return one.id == other.id or (one.title, one.date, one.start) == (other.title, other.date, other.start)


def gathered(project: Project) -> set[Matter]:
    """What interviews and immersions have gathered before people meet to work on it."""
    return {*_GATHERED} if project.interviews or project.immersions else set()


def publics_of(group: Group) -> list[Public]:
    """The publics of a group: those that it names, or that its name tells, and those that its needs call for."""
    return [*(group.publics or publics_named(group.name)), *publics_needing(group.needs)]


def publics_named(name: str) -> list[Public]:
    """The publics that a group's name tells: “Seniors du 14e”, “CM2 pupils”."""
    words = plain(name).replace("-", " ").replace("'", " ").split()
    if any(word.startswith("parent") for word in words):
        return []  # “Parents d'élèves” are no children
    return [public for public, starts in _WORDS_OF_PUBLICS.items() if any(word.startswith(starts) for word in words)]


def kind_named(name: str) -> GroupKind:
    """How a group stands to the service, as far as its name tells; users when it does not."""
    word = plain(name).replace(" ", "-")
    return next((k for k, parts in _KIND_WORDS.items() if any(part in word for part in parts)), GroupKind.USERS)


def publics_needing(needs: Iterable[Need]) -> list[Public]:
    """The publics whose adaptations some needs call for."""
    return list(dict.fromkeys(_PUBLICS_OF_NEEDS[need] for need in needs if need in _PUBLICS_OF_NEEDS))
