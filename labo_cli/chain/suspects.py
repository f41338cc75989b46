"""Links of the chain to be looked at again: what they start from has changed since somebody reviewed them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from labo_cli.chain.fingerprints import (
    NOTHING,
    answer_prints,
    contribution_prints,
    fingerprint,
    history_print,
    recommendation_prints,
    requirement_prints,
)
from labo_cli.i18n import N_
from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from labo_cli.chain.graph import Chain

__all__ = ["PARTS", "Followed", "Link", "LinkKind", "LinkState", "Review", "Reviews", "Tracked"]


class LinkKind(StrEnum):
    """What a link goes from and to."""

    SAID = "said"
    MERGED = "merged"
    ANSWERED = "answered"
    REQUIRED = "required"


class LinkState(StrEnum):
    """How a link stands."""

    REVIEWED = "reviewed"
    NEW = "not-reviewed"
    SUSPECT = "suspect"
    THROUGH = "suspect-through"


_HOLDS = frozenset({LinkState.REVIEWED, LinkState.THROUGH})

PARTS = {
    "text": N_("the text of the recommendation"),
    "state": N_("what was decided"),
    "reason": N_("the reason given"),
    "kept": N_("the part that is kept"),
    "explanation": N_("the explanation given"),
    "statement": N_("the statement of the function"),
    "criteria": N_("the criteria of the function"),
}
"""What each part of an item is called; the keys are written in `trace.lock`, and never change."""
_ANSWER = frozenset({"state", "reason", "kept", "explanation"})
"""Parts that make the answer to a recommendation."""


@dataclass(frozen=True)
class Link:
    """A link of the chain, from one id to another; an answer's link goes from a recommendation to itself."""

    kind: LinkKind
    start: str
    end: str


@dataclass(frozen=True)
class Review:
    """That somebody read a link over and found it right.

    Attributes:
        day: on which day.
        prints: the fingerprint, on that day, of each part that the link depends on.
    """

    day: date
    prints: Mapping[str, str]


Reviews = dict[Link, Review]


@dataclass(frozen=True)
class Followed:
    """A link and how it stands.

    Attributes:
        link: from what to what.
        state: how it stands.
        changed: the parts that changed since it was reviewed.
        through: the ids of the items further up that a suspect link leads to, when it is not suspect by itself.
        day: when it was last reviewed; None when it never was.
        behind: where an answer changed, what should have changed with it and did not: `history` when neither its date
            nor an earlier state says that it changed, `easy` for its easy version.
        holder: the id of the recommendation on whose decision a function rests, where the one that its link starts
            from was merged; empty where it stands for itself.
    """

    link: Link
    state: LinkState
    changed: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    day: date | None = None
    behind: tuple[str, ...] = ()
    holder: str = ""


@dataclass(frozen=True)
class Tracked:
    """The links of a chain, held against the record of those that were reviewed.

    Attributes:
        chain: the chain as it is.
        reviewed: the record; None where the project keeps none yet.
    """

    chain: Chain
    reviewed: Mapping[Link, Review] | None = None

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link whose two ends exist, from the words down."""
        return tuple(dict.fromkeys(self._links()))

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """Every link and how it stands, in the order of `links`."""
        reviewed = self.reviewed or {}
        direct = [self._against(link, reviewed.get(link)) for link in self.links]
        return tuple(self._through(direct))

    @cached_property
    def suspect(self) -> tuple[Followed, ...]:
        """Those to be looked at again because of a change at one of their own ends."""
        return tuple(each for each in self.followed if each.state is LinkState.SUSPECT)

    @cached_property
    def below(self) -> tuple[Followed, ...]:
        """Those that hang on a suspect link further up."""
        return tuple(each for each in self.followed if each.state is LinkState.THROUGH)

    @cached_property
    def new(self) -> tuple[Followed, ...]:
        """Those that nobody has reviewed."""
        return tuple(each for each in self.followed if each.state is LinkState.NEW)

    @cached_property
    def told(self) -> tuple[Followed, ...]:
        """Those whose answer changed and says so itself, by its date or under what it was before."""
        return tuple(each for each in self.followed if each.state in _HOLDS and each.changed)

    @cached_property
    def stale(self) -> tuple[Followed, ...]:
        """Those that hold, of which the record says less than there is now, or an answer that has changed since."""
        reviewed = self.reviewed or {}
        return tuple(
            each
            for each in self.followed
            if each.state in _HOLDS
            and any(reviewed[each.link].prints.get(part) != mark for part, mark in self.prints(each.link).items())
        )

    @cached_property
    def gone(self) -> tuple[Link, ...]:
        """The links of the record that are there no longer."""
        there = set(self.links)
        return tuple(link for link in self.reviewed or {} if link not in there)

    def prints(self, link: Link) -> Mapping[str, str]:
        """The fingerprints of what a link depends on, as it is now."""
        if link.kind is LinkKind.SAID:
            return self._said[link.start]
        if link.kind is LinkKind.REQUIRED:
            return {**self._recommended[self._holder(link)], **self._required[link.end]}
        if link.kind is LinkKind.ANSWERED:
            return self._answered[link.start]
        return {"text": self._recommended[link.start]["text"]}

    def accepted(self, links: Iterable[Link], today: date) -> Reviews:
        """The record once these links are found right, without those that are there no longer."""
        old = self.reviewed or {}
        kept = {link: old[link] for link in self.links if link in old}
        return kept | {link: Review(today, self.prints(link)) for link in links}

    def _links(self) -> Iterator[Link]:
        chain = self.chain
        for item in chain.project.recommendations:
            for name in item.sources:
                if name in chain.contributions:
                    yield Link(LinkKind.SAID, name, item.id)
            if item.state is State.MERGED and item.merged_into in chain.recommendations:
                yield Link(LinkKind.MERGED, item.id, str(item.merged_into))
            elif item.state is not State.UNANSWERED:
                yield Link(LinkKind.ANSWERED, item.id, item.id)
        for function in chain.project.requirements:
            for name in function.sources:
                if name in chain.recommendations:
                    yield Link(LinkKind.REQUIRED, name, function.id)

    def _against(self, link: Link, review: Review | None) -> Followed:
        if review is None:
            return Followed(link, LinkState.NEW)
        now = self.prints(link)
        # A part that the record says nothing of was not looked at: a later labo may look at more.
        changed = tuple(part for part in PARTS if part in now and review.prints.get(part, now[part]) != now[part])
        is_answer = link.kind is LinkKind.ANSWERED
        behind = self._behind(link, review, now) if is_answer and _ANSWER.intersection(changed) else ()
        is_suspect = bool(behind) or "text" in changed if is_answer else bool(changed)
        state = LinkState.SUSPECT if is_suspect else LinkState.REVIEWED
        holder = self._holder(link)
        return Followed(link, state, changed, (), review.day, behind, "" if holder == link.start else holder)

    def _holder(self, link: Link) -> str:
        """The recommendation on whose decision what a link leads to rests: that which its start was merged into."""
        if link.kind is not LinkKind.REQUIRED:
            return link.start
        return self.chain.holder(self.chain.recommendations[link.start]).id

    def _behind(self, link: Link, review: Review, now: Mapping[str, str]) -> tuple[str, ...]:
        """What does not follow an answer that changed."""
        history = self.chain.recommendations[link.start].history
        was = review.prints
        is_dated = now["date"] not in {NOTHING, was.get("date", now["date"])}
        # What was written under history: since the review begins where the record ends.
        reviewed = (n for n in range(len(history)) if history_print(history[:n]) == was.get("history", NOTHING))
        added = history[next(reviewed, len(history)) :]
        is_told = any(fingerprint(past.state, None) == was.get("state") for past in added)
        is_easy_left = now["easy"] != NOTHING and was.get("easy") == now["easy"]
        return (*(() if is_dated or is_told else ("history",)), *(("easy",) if is_easy_left else ()))

    def _through(self, direct: list[Followed]) -> Iterator[Followed]:
        """The same links, those below a suspect one told apart."""
        doubtful = self._doubtful(direct)
        for each in direct:
            link = each.link
            ends = () if link.kind is LinkKind.SAID else dict.fromkeys((link.start, self._holder(link)))
            hangs_on = dict.fromkeys(name for end in ends for name in doubtful.get(end, ()))
            if each.state is LinkState.REVIEWED and hangs_on:
                yield replace(each, state=LinkState.THROUGH, through=tuple(hangs_on))
            else:
                yield each

    def _doubtful(self, direct: list[Followed]) -> dict[str, list[str]]:
        """The recommendations below a suspect link, each with the ids in doubt that lead to it."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        merged: dict[str, list[str]] = defaultdict(list)
        for each in direct:
            link = each.link
            if link.kind is LinkKind.MERGED:
                merged[link.start].append(link.end)
            # What hangs on an answer looks at the answer itself: only another text puts more in doubt.
            is_answer_alone = link.kind is LinkKind.ANSWERED and "text" not in each.changed
            if each.state is LinkState.SUSPECT and link.kind is not LinkKind.REQUIRED and not is_answer_alone:
                found[link.end][link.start] = None
        waiting = list(found)
        met = set(waiting)
        while waiting:
            here = waiting.pop()
            for further in merged.get(here, ()):
                found[further][here] = None
                if further not in met:
                    met.add(further)
                    waiting.append(further)
        return {name: list(names) for name, names in found.items()}

    @cached_property
    def _said(self) -> dict[str, Mapping[str, str]]:
        linked = {name for item in self.chain.project.recommendations for name in item.sources}
        return {name: contribution_prints(item) for name, item in self.chain.contributions.items() if name in linked}

    @cached_property
    def _recommended(self) -> dict[str, Mapping[str, str]]:
        return {name: recommendation_prints(item) for name, item in self.chain.recommendations.items()}

    @cached_property
    def _answered(self) -> dict[str, Mapping[str, str]]:
        return {
            name: {**self._recommended[name], **answer_prints(item)}
            for name, item in self.chain.recommendations.items()
        }

    @cached_property
    def _required(self) -> dict[str, Mapping[str, str]]:
        return {name: requirement_prints(item) for name, item in self.chain.requirements.items()}
