"""What people said, and whether it led anywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from labo_cli.chain.balance import NEVER_HEARD, voice_balance
from labo_cli.i18n import N_, _, ngettext
from labo_cli.lint.present import listed, percent
from labo_cli.lint.rule import ChainCase, Family, Finding, Rule, Severity
from labo_cli.lint.stages import recommendations_due, requirements_due
from labo_cli.model.words import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.model.voices import Contribution, Recommendation

__all__ = ["HEARD_RULES", "SHARED_BY", "is_settled", "is_shared"]

SHARED_BY = 3
"""A need that so many groups voice is no single group's business."""
FEW = 3
"""So many contributions without a theme are told one by one, more in one sentence."""
ENOUGH_TO_COMPARE = 5
"""Of fewer contributions than that, a share says nothing."""
FAR_LESS = 0.5
"""The share of what the others obtained, under which a group was followed far less."""
MISSING = 2
"""So many contributions more would have been followed, had the group been followed like the others."""


def is_settled(recommendation: Recommendation) -> bool:
    """Whether something is written that explains why a recommendation reached no requirement."""
    if recommendation.state is State.NOT_RETAINED:
        return bool(recommendation.reason and recommendation.explanation)
    if recommendation.state is State.UNDER_STUDY:
        return bool(recommendation.reason or recommendation.explanation)
    return recommendation.state is State.MERGED


def is_shared(case: ChainCase, recommendation: Recommendation) -> bool:
    """Whether several groups voiced a recommendation, those of the ones merged into it included."""
    return len(case.chain.groups_of(case.chain.voices(recommendation))) >= SHARED_BY


def _nowhere(case: ChainCase) -> Iterator[Finding]:
    waiting = []
    for n, said in enumerate(case.project.contributions):
        if not case.project.recommendations and "contribution-nowhere" not in said.accept:
            waiting.append(n)
        elif said.id not in case.chain.recommended_by and said.id not in case.chain.found_by:
            yield Finding(
                ("contributions", n),
                _("no recommendation and no finding takes up “{words}”").format(words=_cut(said.text)),
                _("add {id} to the from: of the one that says it; or write accept: with the reason").format(id=said.id),
            )
    if waiting:
        yield Finding(
            ("contributions", waiting[0]),
            ngettext(
                "no recommendation is written yet: {n} contribution waits for one",
                "no recommendation is written yet: {n} contributions wait for one",
                len(waiting),
            ).format(n=len(waiting)),
            _("draw recommendations from the contributions, in recommendations.yaml"),
            is_early=not recommendations_due(case),
        )


def _without_theme(case: ChainCase) -> Iterator[Finding]:
    if not case.project.themes:
        return
    found = [
        n
        for n, said in enumerate(case.project.contributions)
        if said.theme is None and "contribution-without-theme" not in said.accept
    ]
    hint = _("write theme: with one of them; labo sort-contributions proposes one and says why")
    if len(found) > FEW:
        yield Finding(
            ("contributions", found[0]),
            _("{n} contributions have no theme, the first of them “{id}”").format(
                n=len(found), id=case.project.contributions[found[0]].id
            ),
            hint,
        )
        return
    for n in found:
        yield Finding(("contributions", n), _("this contribution has no theme"), hint)


def _never_heard(case: ChainCase) -> Iterator[Finding]:
    if not case.project.contributions:
        return
    heard = {said.group for said in case.project.contributions}
    for n, group in enumerate(case.project.groups):
        if group.id not in heard:
            yield Finding(
                ("groups", n),
                _("nothing that “{group}” said is written anywhere").format(group=group.name),
                _("go and meet them, note what they say; or write accept: with the reason, which the brief prints"),
            )


def _lost(case: ChainCase) -> Iterator[Finding]:
    balance = voice_balance(case.chain)
    for n, voice in enumerate(balance.voices):
        others = balance.said - voice.said
        if voice.said < ENOUGH_TO_COMPARE or others < ENOUGH_TO_COMPARE:
            continue
        for own, rest, message in (
            (
                voice.kept,
                balance.kept - voice.kept,
                N_("{own} of what “{group}” said was kept, and {rest} of what the others said"),
            ),
            (
                voice.required,
                balance.required - voice.required,
                N_("{own} of what “{group}” said reached a requirement, and {rest} of what the others said"),
            ),
        ):
            share, usual = own / voice.said, rest / others
            if share < usual * FAR_LESS and voice.said * usual - own >= MISSING:
                yield Finding(
                    ("groups", n),
                    _(message).format(group=voice.group.name, own=percent(share), rest=percent(usual)),
                    _("read their words again, and say in the feedback why they weighed less"),
                )
                break


def _shared_need(case: ChainCase) -> Iterator[Finding]:
    project, chain = case.project, case.chain
    is_early = not project.requirements and not requirements_due(case)
    hint = _("write the requirement; or say why there is none: a reason and an explanation, or accept: with the reason")
    for n, item in enumerate(project.recommendations):
        if not is_settled(item) and not chain.reached(item) and is_shared(case, item):
            yield Finding(
                ("recommendations", n),
                _("{groups} voiced this, and no requirement comes from it").format(
                    groups=_groups(case, chain.voices(item))
                ),
                hint,
                is_early=is_early,
            )
    for n, finding in enumerate(project.brief.findings):
        words = [chain.contributions[name] for name in finding.sources if name in chain.contributions]
        if len(chain.groups_of(words)) < SHARED_BY:
            continue
        answers = [item for said in words for item in chain.recommended_by.get(said.id, ())]
        # A need that a recommendation of several groups puts into words is told of there.
        if not any(chain.reached(item) or is_settled(item) or is_shared(case, item) for item in answers):
            yield Finding(
                ("brief", "findings", n),
                _("{groups} voiced this, and no requirement comes from it").format(groups=_groups(case, words)),
                hint,
                is_early=is_early,
            )


def _theme_without_voice(case: ChainCase) -> Iterator[Finding]:
    if not case.project.contributions:
        return
    spoken = Counter(said.theme for said in case.project.contributions)
    for n, theme in enumerate(case.project.themes):
        if not spoken[theme.id]:
            yield Finding(
                ("themes", n),
                _("nobody is noted as having said anything of “{theme}”").format(theme=theme.title),
                _("ask about it in a session that is still to come, or take the theme out"),
            )


def _groups(case: ChainCase, words: Iterable[Contribution]) -> str:
    """Who said something, by name, in the project's order; many of them by their number."""
    spoke = case.chain.groups_of(words)
    names = [group.name for group in case.project.groups if group.id in spoke]
    return (
        listed(names)
        if len(names) <= SHARED_BY + 1
        else ngettext("{n} group", "{n} groups", len(names)).format(n=len(names))
    )


def _cut(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 60 else said[:57].rsplit(" ", 1)[0] + "…"


HEARD_RULES: tuple[Rule[ChainCase], ...] = (
    Rule(
        "contribution-nowhere",
        Family.VOICES,
        Severity.WARNING,
        N_("Somebody said it, and nothing takes it up"),
        N_(
            "The person who said it will look for it when the answers come. If it is in none of them, not even "
            "refused, they learn that speaking served no purpose, and tell others."
        ),
        N_(
            "Add its id to the from: of the recommendation or of the finding that says the same. If it belongs "
            "nowhere, write why under accept:, in the contribution itself: the trace prints it."
        ),
        _nowhere,
        is_hole=True,
    ),
    Rule(
        "contribution-without-theme",
        Family.VOICES,
        Severity.ADVICE,
        N_("Contributions that belong to no theme"),
        N_(
            "Themes are how words are found again when the specification is written. What has none is read once, on "
            "the day it is noted, and never after."
        ),
        N_(
            "Give it the theme that the person was speaking of. When several come back that fit nowhere, a theme is "
            "missing: add it to the project."
        ),
        _without_theme,
    ),
    Rule(
        NEVER_HEARD,
        Family.VOICES,
        Severity.WARNING,
        N_("A group of the project of which nothing is noted"),
        N_(
            "The specification will say that it was made with these people. Either they were not met, and it is not "
            "true, or they were, and nobody wrote down what they said."
        ),
        N_(
            "Meet them while there is still time, on their own ground and at their hours, or enter the notes that were "
            "left on paper. If they could not be met, write why under accept: and among the limits of the brief."
        ),
        _never_heard,
    ),
    Rule(
        "voice-lost",
        Family.VOICES,
        Severity.ADVICE,
        N_("A group that was heard, and followed far less than the others"),
        N_(
            "What is asked for by those who write easily, come to every session and know the service is kept more "
            "often, without anybody having wished it. Put side by side, the shares show it before those concerned do."
        ),
        N_(
            "Read again what this group said and was not kept. If there are good reasons, give them in its letter; if "
            "the same reason comes back each time, put it to whoever decides."
        ),
        _lost,
    ),
    Rule(
        "shared-need-unmet",
        Family.VOICES,
        Severity.WARNING,
        N_("Three groups or more voiced it, and no requirement comes from it"),
        N_(
            "When people who have nothing else in common say the same thing, it is the surest thing that the project "
            "has learnt. A specification that leaves it out will be found wanting on the first day."
        ),
        N_(
            "Write the function that would meet it, and its recommendation under from:. If it was refused or put off, "
            "say so with the reason."
        ),
        _shared_need,
        is_hole=True,
    ),
    Rule(
        "theme-without-voice",
        Family.VOICES,
        Severity.ADVICE,
        N_("A theme on which nobody said anything"),
        N_(
            "A theme that the team chose and that nobody speaks of is either a question that was never asked, or one "
            "that people do not have."
        ),
        N_(
            "Ask it as an open question in the next session. If still nothing comes, take the theme out: what people "
            "did not say is a result too."
        ),
        _theme_without_voice,
    ),
)
"""What is looked after so that nothing that was said is lost."""
