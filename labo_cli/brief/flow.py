"""How many things said led to which recommendations, and these to which functions, for the picture of the chain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.model.words import FunctionKind, State

if TYPE_CHECKING:
    from labo_cli.chain.graph import Chain

__all__ = ["Flow", "Stream", "flow_of"]


@dataclass(frozen=True)
class Stream:
    """The recommendations of one state, with what flows into them and out of them.

    Attributes:
        state: what became of them.
        count: how many there are.
        said: how many contributions they come from, each counted once.
        functions: how many functions answer them, each counted once.
    """

    state: State
    count: int
    said: int
    functions: int


@dataclass(frozen=True)
class Flow:
    """The chain in figures.

    Attributes:
        said: how many contributions there are.
        taken: how many of them are behind a recommendation.
        streams: the recommendations by state, in the order of the states, those that nothing has left out.
        main: how many main functions there are.
        constraints: how many constraint functions there are.
        of_their_own: how many functions no recommendation asks for.
    """

    said: int
    taken: int
    streams: tuple[Stream, ...]
    main: int
    constraints: int
    of_their_own: int

    @property
    def recommendations(self) -> int:
        """How many recommendations there are."""
        return sum(stream.count for stream in self.streams)

    @property
    def functions(self) -> int:
        """How many functions there are."""
        return self.main + self.constraints


def flow_of(chain: Chain) -> Flow:
    """Counts what flows from step to step."""
    project = chain.project
    count: dict[State, int] = defaultdict(int)
    said: dict[State, set[str]] = defaultdict(set)
    functions: dict[State, set[str]] = defaultdict(set)
    for recommendation in project.recommendations:
        count[recommendation.state] += 1
        said[recommendation.state].update(name for name in recommendation.sources if name in chain.contributions)
        own = chain.required_by.get(recommendation.id, ())
        functions[recommendation.state].update(item.id for item in own)
    kinds = [requirement.kind for requirement in project.requirements]
    return Flow(
        said=len(project.contributions),
        taken=len(set().union(*said.values())),
        streams=tuple(
            Stream(state, count[state], len(said[state]), len(functions[state])) for state in State if count[state]
        ),
        main=kinds.count(FunctionKind.MAIN),
        constraints=kinds.count(FunctionKind.CONSTRAINT),
        of_their_own=sum(not requirement.sources for requirement in project.requirements),
    )
