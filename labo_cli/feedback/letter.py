"""A letter to those who took part: what they said, what became of it, what happens next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labo_cli.feedback.coming import Coming, coming_up
from labo_cli.feedback.heard import Heard, best_known, by_theme, heard
from labo_cli.feedback.words import ORDER
from labo_cli.model.words import Stance, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from labo_cli.chain.graph import Chain
    from labo_cli.feedback.heard import Themed
    from labo_cli.model.project import Group, Project
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Reaction, Recommendation

__all__ = ["Entry", "Letter", "letter_of", "letters_of", "numbers_of"]


@dataclass(frozen=True)
class Entry:
    """A recommendation and the answer to it, as one letter tells them.

    Attributes:
        number: by which the letter calls it, the same in every letter of the project.
        recommendation: what was recommended, and the answer.
        askers: the groups whose words it comes from, but the one that the letter is for.
        words: some of these words, in the letter for all.
        functions: what the service must do because of it.
        lives_on: the entry that it was joined to, by its number and its recommendation.
        joined: the recommendations that were joined to it.
        own_stance: how the group that the letter is for stands to it, when that was said.
        stances: how the other groups stand to it.
        reactions: what participants said of the answer, those of the letter's own group first.
    """

    number: int
    recommendation: Recommendation
    askers: tuple[Group, ...]
    words: tuple[Heard, ...]
    functions: tuple[Requirement, ...]
    lives_on: tuple[int, Recommendation] | None
    joined: tuple[Recommendation, ...]
    own_stance: Stance | None
    stances: tuple[tuple[Stance, tuple[Group, ...]], ...]
    reactions: tuple[tuple[Group, Reaction], ...]

    @property
    def changed_from(self) -> State | None:
        """The last answer that was given before this one, when it was another."""
        given = [past.state for past in self.recommendation.history if past.state is not State.UNANSWERED]
        return given[-1] if given and given[-1] is not self.recommendation.state else None


@dataclass(frozen=True)
class Letter:
    """What became of what one group said, or of what all said.

    Attributes:
        group: whom it is for; None when it is for all.
        is_draft: whether answers are still missing, or wrong.
        themes: what the group said, by theme; nothing in the letter for all.
        unheeded: what was said and led to no recommendation, in the letter for all.
        numbers: by which recommendations are called, by their ids.
        entries: the answers to what those whom it is for said, by state, in the order of `ORDER`.
        others: the answers to what others asked for, by state; none in the letter for all.
        dates: what happens next, in order of time.
        said: how many contributions come from those whom it is for.
    """

    group: Group | None
    is_draft: bool
    themes: tuple[Themed, ...]
    unheeded: tuple[Heard, ...]
    numbers: Mapping[str, int]
    entries: tuple[tuple[State, tuple[Entry, ...]], ...]
    others: tuple[tuple[State, tuple[Entry, ...]], ...]
    dates: tuple[Coming, ...]
    said: int

    @property
    def id(self) -> str:
        """What its file begins with: the group's id; empty for all."""
        return self.group.id if self.group else ""

    @property
    def agenda(self) -> list[tuple[Coming, list[int]]]:
        """What happens next, a line a day for what follows from answers, with the numbers of these."""
        promised: dict[Coming, list[int]] = {}
        for _state, entries in self.entries:
            for entry in entries:
                if step := entry.recommendation.next_step:
                    promised.setdefault(Coming(step.deadline, step.what), []).append(entry.number)
        lines: list[tuple[Coming, list[int]]] = []
        of_day: dict[date, list[int]] = {}
        for coming in self.dates:
            numbers = promised.get(coming, [])
            if numbers and coming.day in of_day:
                of_day[coming.day].extend(numbers)
                continue
            lines.append((coming, list(numbers)))
            if numbers:
                of_day[coming.day] = lines[-1][1]
        return lines

    @property
    def counts(self) -> dict[State, int]:
        """How many answers there are in each state that occurs."""
        return {state: len(entries) for state, entries in self.entries}


def letters_of(chain: Chain, *, is_draft: bool = False) -> list[Letter]:
    """The letter for all, then one for each group."""
    return [letter_of(chain, group, is_draft=is_draft) for group in (None, *chain.project.groups)]


def letter_of(chain: Chain, group: Group | None, *, is_draft: bool = False) -> Letter:
    """The letter to a group, or to all."""
    project = chain.project
    numbers = numbers_of(project)
    own: list[Entry] = []
    others: list[Entry] = []
    for item in sorted(project.recommendations, key=lambda item: numbers[item.id]):
        spoke = chain.groups_of(chain.voices(item))
        mine = own if group is None or group.id in spoke else others
        mine.append(_entry(chain, item, numbers, group))
    words = [heard(chain, said) for said in project.contributions if group is None or said.group == group.id]
    return Letter(
        group=group,
        is_draft=is_draft,
        themes=by_theme(project, words) if group else (),
        unheeded=() if group else tuple(word for word in words if not word.answers),
        numbers=numbers,
        entries=_by_state(own),
        others=_by_state(others),
        dates=coming_up(project, [entry.recommendation for entry in own], with_stages=True),
        said=len(words),
    )


def numbers_of(project: Project) -> dict[str, int]:
    """By which number every letter of a project calls each recommendation, by its id."""
    ranked = [item for state in ORDER for item in project.recommendations if item.state is state]
    return {item.id: n for n, item in enumerate(ranked, start=1)}


def _entry(chain: Chain, item: Recommendation, numbers: Mapping[str, int], group: Group | None) -> Entry:
    voices = chain.voices(item)
    own_id = group.id if group else ""
    holder = chain.holder(item)
    known = {each.id: each for each in chain.project.groups}
    asked = Counter(said.group for said in voices)
    reactions = [(known[reaction.group], reaction) for reaction in item.reactions if reaction.group in known]
    return Entry(
        number=numbers[item.id],
        recommendation=item,
        askers=tuple(each for each in chain.project.groups if asked[each.id] and each.id != own_id),
        words=() if group else best_known(heard(chain, said) for said in voices),
        functions=chain.reached(item),
        lives_on=(numbers[holder.id], holder) if holder is not item else None,
        joined=chain.merged_here.get(item.id, ()),
        own_stance=item.positions.get(own_id),
        stances=_stances(item, known, own_id),
        reactions=tuple(sorted(reactions, key=lambda pair: pair[0].id != own_id)),
    )


def _stances(
    item: Recommendation, known: Mapping[str, Group], own_id: str
) -> tuple[tuple[Stance, tuple[Group, ...]], ...]:
    others = {name: stance for name, stance in item.positions.items() if name != own_id and name in known}
    by_stance = ((stance, tuple(known[name] for name in others if others[name] is stance)) for stance in Stance)
    return tuple((stance, groups) for stance, groups in by_stance if groups)


def _by_state(entries: Iterable[Entry]) -> tuple[tuple[State, tuple[Entry, ...]], ...]:
    listed = list(entries)
    found = ((state, tuple(entry for entry in listed if entry.recommendation.state is state)) for state in ORDER)
    return tuple((state, some) for state, some in found if some)
