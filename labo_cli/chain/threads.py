"""The chain around one item: up to the words that it comes from, down to the functions that it led to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from labo_cli.chain.graph import Chain
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation

__all__ = ["GATHERED", "ITEMS", "Gathering", "Node", "Thread", "gathering_of", "thread_of"]

ITEMS = ("contributions", "recommendations", "requirements")
GATHERED = ("groups", "themes", "sessions")
"""Sections whose items hold contributions together."""


@dataclass(frozen=True)
class Node:
    """An item of the chain, with those that come next on the same way.

    Attributes:
        section: contributions, recommendations, requirements or findings.
        item: the item.
        next: those further up, or further down.
        is_merged: whether it is there by a merging: what was merged here on the way up, what it was merged into on
            the way down.
    """

    section: str
    item: Any
    next: tuple[Node, ...] = ()
    is_merged: bool = False


@dataclass(frozen=True)
class Thread:
    """An item of the chain with everything that it hangs on and that hangs on it.

    Attributes:
        section: contributions, recommendations or requirements.
        item: the item.
        up: what it comes from.
        down: what it led to.
    """

    section: str
    item: Any
    up: tuple[Node, ...]
    down: tuple[Node, ...]


@dataclass(frozen=True)
class Gathering:
    """What a group, a theme or a session led to.

    Attributes:
        section: groups, themes or sessions.
        item: the group, the theme or the session.
        contributions: what was said there, in the project's order.
        went_on: how many of these led to a recommendation or a finding.
        kept: how many are behind a kept recommendation.
        required: how many are behind a requirement, through what was not refused.
        recommendations: those that come from it.
        requirements: those that come from it.
    """

    section: str
    item: Any
    contributions: tuple[Contribution, ...]
    went_on: int
    kept: int
    required: int
    recommendations: tuple[Recommendation, ...]
    requirements: tuple[Requirement, ...]


def thread_of(chain: Chain, section: str, item: Any) -> Thread:
    """The chain both ways from a contribution, a recommendation or a requirement."""
    if section == "contributions":
        found = (Node("findings", finding) for finding in chain.found_by.get(item.id, ()))
        led = (_down(chain, recommendation) for recommendation in chain.recommended_by.get(item.id, ()))
        return Thread(section, item, (), (*found, *led))
    if section == "requirements":
        sources = (chain.recommendations[name] for name in item.sources if name in chain.recommendations)
        return Thread(section, item, tuple(_up(chain, source) for source in sources), ())
    return Thread(section, item, _up(chain, item).next, _down(chain, item).next)


def gathering_of(chain: Chain, section: str, item: Any) -> Gathering:
    """What the contributions of a group, a theme or a session led to."""
    is_there: dict[str, Callable[[Contribution], bool]] = {
        "groups": lambda said: said.group == item.id,
        "themes": lambda said: said.theme == item.id,
        "sessions": lambda said: said.session == item.id,
    }
    words = tuple(filter(is_there[section], chain.project.contributions))
    direct = {r.id: r for said in words for r in chain.recommended_by.get(said.id, ())}
    led = {here.id: here for r in direct.values() for here in chain.way(r)}
    required = {function.id: function for r in led.values() for function in chain.required_by.get(r.id, ())}
    if section == "themes":
        led |= {r.id: r for r in chain.project.recommendations if r.theme == item.id}
        required |= {function.id: function for function in chain.project.requirements if function.theme == item.id}

    return Gathering(
        section,
        item,
        words,
        sum(said.id in chain.recommended_by or said.id in chain.found_by for said in words),
        sum(said.id in chain.kept_words for said in words),
        sum(said.id in chain.required_words for said in words),
        tuple(r for r in chain.project.recommendations if r.id in led),
        tuple(function for function in chain.project.requirements if function.id in required),
    )


def _up(chain: Chain, item: Recommendation, seen: frozenset[str] = frozenset(), *, is_merged: bool = False) -> Node:
    """A recommendation with the words that it comes from, and the recommendations that were merged into it."""
    seen |= {item.id}
    words = (Node("contributions", chain.contributions[name]) for name in item.sources if name in chain.contributions)
    merged = (_up(chain, r, seen, is_merged=True) for r in chain.merged_here.get(item.id, ()) if r.id not in seen)
    return Node("recommendations", item, (*words, *merged), is_merged)


def _down(chain: Chain, item: Recommendation, seen: frozenset[str] = frozenset(), *, is_merged: bool = False) -> Node:
    """A recommendation with the functions that answer it, and the recommendation that it was merged into."""
    seen |= {item.id}
    functions = (Node("requirements", function) for function in chain.required_by.get(item.id, ()))
    target = chain.recommendations.get(item.merged_into or "") if item.state is State.MERGED else None
    into = () if target is None or target.id in seen else (_down(chain, target, seen, is_merged=True),)
    return Node("recommendations", item, (*into, *functions), is_merged)
