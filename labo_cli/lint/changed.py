"""Links of the chain whose start has changed since somebody reviewed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.chain.suspects import PARTS, Link, LinkKind, Tracked
from labo_cli.i18n import N_, Language, _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.lint.rule import Family, Finding, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labo_cli.chain.suspects import Followed
    from labo_cli.lint.rule import ChainCase, Path
    from labo_cli.model.project import Project

__all__ = ["CHANGED_RULES", "LINK_RULES", "NEW", "SUSPECT", "link_places", "name_of", "said_of", "todo_of"]

SUSPECT = "suspect-link"
NEW = "link-not-reviewed"
LINK_RULES = frozenset({SUSPECT, NEW})
"""Rules about the links that somebody reviewed, or did not."""
_SHOWN = 3
_OF_THE_END = frozenset({"statement", "criteria"})
"""Parts of what a link leads to; all others are of what it starts from."""


def said_of(each: Followed) -> str:
    """What has changed about a suspect link, in a sentence."""
    link = each.link
    spoken = Language(current_language())
    day = "" if each.day is None else spoken.date(each.day, "long")
    parts = spoken.list(_(PARTS[part]) for part in each.changed)
    if link.kind is LinkKind.ANSWERED:
        return "; ".join(_said_of_answer(each, day))
    if link.kind is LinkKind.MERGED:
        return _("{id} was reworded after its merging into {other} was reviewed, on {day}").format(
            id=link.start, other=link.end, day=day
        )
    if link.kind is LinkKind.SAID:
        return _("the words of {id} changed after its link to {other} was reviewed, on {day}").format(
            id=link.start, other=link.end, day=day
        )
    changed = [name for name, is_there in _ends(each) if is_there]
    return _("{ids} changed after the link from {id} to {other} was reviewed, on {day}: {parts}").format(
        ids=spoken.list(changed), id=link.start, other=link.end, day=day, parts=parts
    )


def _said_of_answer(each: Followed, day: str) -> Iterator[str]:
    name = each.link.start
    if "text" in each.changed:
        yield _(
            "{id} was reworded after its answer was reviewed, on {day}: the answer was given to another text"
        ).format(id=name, day=day)
    if "history" in each.behind:
        parts = Language(current_language()).list(_(PARTS[part]) for part in each.changed if part != "text")
        yield _(
            "the answer to {id} changed after it was read over, on {day} ({parts}), "
            "and neither its date: nor its history: says so"
        ).format(id=name, day=day, parts=parts)
    if "easy" in each.behind:
        yield _("the answer to {id} changed after it was read over, on {day}, and its easy: did not").format(
            id=name, day=day
        )


def todo_of(each: Followed) -> str:
    """What to do about a suspect link."""
    if each.behind == ("easy",) and "text" not in each.changed:
        text = _("check easy: against the new answer of {id}; when it holds, write labo trace --accept {id}")
    elif "easy" in each.behind:
        text = _(
            "write under history: what {id} was before, and its new date:; check easy: against the new answer; "
            "then write labo trace --accept {id}"
        )
    elif each.behind:
        text = _("write under history: what {id} was before, and its new date:; then write labo trace --accept {id}")
    else:
        text = _("read {id} again with what has changed; when it still holds, write labo trace --accept {id}")
    return text.format(id=each.link.end)


def name_of(link: Link) -> str:
    """A link by the ids of its ends."""
    if link.kind is LinkKind.ANSWERED:
        return _("the answer to {id}").format(id=link.start)
    return f"{link.start} → {link.end}"


def _ends(each: Followed) -> tuple[tuple[str, bool], ...]:
    at_end = _OF_THE_END.intersection(each.changed)
    start = each.link.start
    if each.holder:
        start = _("{other}, which {id} was merged into,").format(other=each.holder, id=start)
    return (start, bool(set(each.changed) - at_end)), (each.link.end, bool(at_end))


def _suspect(case: ChainCase) -> Iterator[Finding]:
    if not case.reviewed:
        return
    tracked = Tracked(case.chain, case.reviewed)
    if not tracked.suspect:
        return
    places = link_places(case.project)
    for each in tracked.suspect:
        yield Finding(places[each.link], said_of(each), todo_of(each))


def _not_reviewed(case: ChainCase) -> Iterator[Finding]:
    if not case.reviewed:
        return
    new = [each.link for each in Tracked(case.chain, case.reviewed).new]
    ends = {LinkKind.REQUIRED: case.chain.requirements}
    links = [link for link in new if NEW not in ends.get(link.kind, case.chain.recommendations)[link.end].accept]
    if not links:
        return
    shown = Language(current_language()).list(map(name_of, links[:_SHOWN]))
    if len(links) > _SHOWN:
        shown = _("{first} and {n} more").format(first=", ".join(map(name_of, links[:_SHOWN])), n=len(links) - _SHOWN)
    yield Finding(
        link_places(case.project)[links[0]],
        ngettext(
            "{n} link was added since the others were reviewed, and nobody has read it over: {links}",
            "{n} links were added since the others were reviewed, and nobody has read them over: {links}",
            len(links),
        ).format(n=len(links), links=shown),
        _("read both ends over, then write labo trace --accept"),
    )


def link_places(project: Project) -> dict[Link, Path]:
    """Where each link of a project is written, from the top of the project."""
    found: dict[Link, Path] = {}
    for n, item in enumerate(project.recommendations):
        for k, name in enumerate(item.sources):
            found.setdefault(Link(LinkKind.SAID, name, item.id), ("recommendations", n, "from", k))
        answer = "explanation" if item.explanation else "state"
        found.setdefault(Link(LinkKind.ANSWERED, item.id, item.id), ("recommendations", n, answer))
        if item.merged_into:
            found.setdefault(Link(LinkKind.MERGED, item.id, item.merged_into), ("recommendations", n, "merged_into"))
    for n, function in enumerate(project.requirements):
        for k, name in enumerate(function.sources):
            found.setdefault(Link(LinkKind.REQUIRED, name, function.id), ("requirements", n, "from", k))
    return found


CHANGED_RULES: tuple[Rule[ChainCase], ...] = (
    Rule(
        SUSPECT,
        Family.ANSWERS,
        Severity.WARNING,
        N_("Something changed above a link that had been reviewed"),
        N_(
            "An answer is given to one text and a function is drawn from one decision. When the words are corrected "
            "later, the answer under them may no longer answer anybody, and nobody notices: both still look right."
        ),
        N_(
            "Read both ends of the link again: labo trace and the id show the chain around it. Correct what no longer "
            "holds, then write labo trace --accept with the id: the day and the new texts are recorded in trace.lock."
        ),
        _suspect,
    ),
    Rule(
        NEW,
        Family.ANSWERS,
        Severity.ADVICE,
        N_("Links added since the last review, which nobody has read over"),
        N_(
            "A review says that each answer answers what was said, and that each function asks for what was decided. "
            "A link that came later looks just like the others, and nobody has vouched for it; nor will anything be "
            "told when the words above it change."
        ),
        N_(
            "Read both ends of each new link: labo trace and the id show the chain around it. When they hold, write "
            "labo trace --accept, with the id or for all of them."
        ),
        _not_reviewed,
    ),
)
