"""The chain around one item on the screen, as a tree: up to the words, down to the functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.chain.graph import KEPT
from labo_cli.chain.suspects import Link, LinkKind, LinkState, Tracked
from labo_cli.cli import console
from labo_cli.cli.trace_screen import share
from labo_cli.i18n import Language, _, ngettext
from labo_cli.i18n.messages import current_language
from labo_cli.i18n.typography import typeset
from labo_cli.lint.changed import said_of, todo_of
from labo_cli.lint.rule import Severity
from labo_cli.tracing.report import told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labo_cli.chain.suspects import Followed
    from labo_cli.chain.threads import Gathering, Node, Thread
    from labo_cli.lint.rule import ChainCase
    from labo_cli.model.requirements import Requirement
    from labo_cli.model.voices import Contribution, Recommendation
    from labo_cli.tracing.report import Hole

__all__ = ["Screen", "show_gathering", "show_thread"]

LONGEST = 160
"""Of the text of a neighbour, in characters; the item itself is shown whole."""
NARROWEST = 24
"""The characters that a line keeps to the right of its branches."""


def show_thread(screen: Screen, thread: Thread) -> None:
    """An item, what it comes from, and what it led to."""
    page = console.Page(current_language())
    screen.item(page, thread.section, thread.item)
    screen.branch(_("What it comes from"), thread, thread.up, down=False)
    screen.branch(_("What it led to"), thread, thread.down, down=True)
    if not thread.down and thread.section != "requirements":
        page.line("")
        is_waiting = thread.section == "recommendations" and thread.item.state in KEPT
        # Nothing is broken as long as nobody has begun to write functions.
        if is_waiting and not screen.chain.project.requirements:
            page.line(_("No function is written yet."))
        else:
            page.line(_("It led to nothing yet."), "yellow")
    screen.remarks(page, thread.section, thread.item.id)


def show_gathering(screen: Screen, gathering: Gathering) -> None:
    """What a group, a theme or a session led to."""
    page = console.Page(current_language())
    item = gathering.item
    page.line(f"{item.id} · {item.name if gathering.section == 'groups' else item.title}", "bold")
    said = len(gathering.contributions)
    if not said:
        page.line(_("Nothing is noted yet."), "yellow")
    else:
        text = ngettext("{n} contribution", "{n} contributions", said).format(n=said)
        counts = (
            (gathering.went_on, ngettext("{n} taken up", "{n} taken up", gathering.went_on)),
            (gathering.kept, "{n} " + _("behind a kept recommendation")),
            (gathering.required, "{n} " + _("behind a function")),
        )
        went = ", ".join(f"{what.format(n=n)} ({share(n, said)})" for n, what in counts)
        page.line(_("{label}: {text}").format(label=text, text=went))
    if gathering.contributions:
        page.line("")
        page.line(_("What was said, and where it went"), "bold cyan")
        for words in gathering.contributions:
            page.line(f"{words.id} → {screen.destination(words)}", indent=2, hang=2)
            page.line(_cut(words.text), "dim", indent=4)
    page.section(
        _("Recommendations that come from it"),
        [f"{item.id} · {_(item.state.label)} · {_cut(item.text)}" for item in gathering.recommendations],
    )
    page.section(
        _("Functions that come from it"),
        [f"{item.id} · K{item.importance} · {_cut(item.statement)}" for item in gathering.requirements],
    )
    screen.remarks(page, gathering.section, gathering.item.id)


class Screen:
    """What is known of a project while parts of it are shown, worked out once for all of them."""

    def __init__(self, case: ChainCase) -> None:
        """Works it out."""
        self.told = told_of(case)
        self.chain = case.chain
        self.groups = {group.id: group.name for group in case.project.groups}
        self.themes = {theme.id: theme.title for theme in case.project.themes}
        self.spoken = Language(current_language())
        tracked = Tracked(case.chain, case.reviewed)
        self.links = {each.link: each for each in tracked.followed} if case.reviewed is not None else {}

    def item(self, page: console.Page, section: str, item: Any) -> None:
        """The item itself, whole."""
        page.line(" · ".join((item.id, *self.facts(section, item))), "bold")
        page.line(item.statement if section == "requirements" else item.text)
        for label, text in self.details(section, item):
            page.line(_("{label}: {text}").format(label=label, text=text), indent=2, hang=2)

    def branch(self, title: str, thread: Thread, nodes: Iterable[Node], *, down: bool) -> None:
        """The tree of one way."""
        if nodes := list(nodes):
            console.say("")
            console.Page(current_language()).line(title, "bold cyan")
            self._grow("", thread.section, thread.item.id, nodes, down=down)

    def remarks(self, page: console.Page, section: str, name: str) -> None:
        """The changes under the item, and what is to be mended at it."""
        answer = self.links.get(Link(LinkKind.ANSWERED, name, name)) if section == "recommendations" else None
        if answer and answer.state is LinkState.SUSPECT:
            page.section(_("To be looked at again"), [f"{said_of(answer)} → {todo_of(answer)}"])
        told = [each for each in self.told if each.is_at(section, name)]
        for title, is_hole in ((_("Holes"), True), (_("Also to be mended"), False)):
            found = [each for each in told if each.is_hole is is_hole and not each.reason]
            if found:
                page.line("")
                page.line(title, "bold cyan")
            for each in found:
                page.line(f"• {_weight(each)}{each.message}  [{each.rule.id}]", "yellow", indent=2, hang=2)
                page.line(f"→ {each.hint}", indent=4, hang=2)
        page.section(_("Justified"), [f"{each.message} – {each.reason}" for each in told if each.reason])

    def destination(self, words: Contribution) -> str:
        """Where a contribution went, on one line."""
        ways = [_("a finding") for _finding in self.chain.found_by.get(words.id, ())[:1]]
        for item in self.chain.recommended_by.get(words.id, ()):
            functions = ", ".join(function.id for function in self.chain.reached(item))
            into = f" → {item.merged_into}" if item.merged_into else ""
            ways.append(f"{item.id} ({_(item.state.label).lower()}){into}" + (f" → {functions}" if functions else ""))
        return "; ".join(ways) or _("nowhere")

    def _grow(self, margin: str, section: str, name: str, nodes: Iterable[Node], *, down: bool) -> None:
        """The branches of an item, each with its own further to the right."""
        nodes = list(nodes)
        for n, node in enumerate(nodes):
            is_last = n + 1 == len(nodes)
            further = margin + ("    " if is_last else "│   ")
            ends = ((section, name), (node.section, _name(node)))
            link = self._link(*(ends if down else ends[::-1]))
            beside = further + ("│   " if node.next else "")
            for k, (text, style) in enumerate(self._lines(node, link, down=down)):
                _print(text, style, beside if k else margin + ("└── " if is_last else "├── "), beside)
            self._grow(further, node.section, _name(node), node.next, down=down)

    def _link(self, start: tuple[str, str], end: tuple[str, str]) -> Followed | None:
        if start[0] == "contributions":
            kind = LinkKind.SAID
        else:
            kind = LinkKind.REQUIRED if end[0] == "requirements" else LinkKind.MERGED
        return self.links.get(Link(kind, start[1], end[1]))

    def _lines(self, node: Node, link: Followed | None, *, down: bool) -> Iterator[tuple[str, str]]:
        """What is said of a neighbour, each line with its style."""
        item = node.item
        if node.section == "findings":
            yield _("finding: {title}").format(title=item.title), ""
            return
        head = [item.id, *self.facts(node.section, item)]
        if node.is_merged:
            head.insert(1, _("what it was merged into") if down else _("merged here"))
        yield " · ".join(head), "bold"
        yield _cut(item.statement if node.section == "requirements" else item.text), ""
        if node.section == "requirements":
            for line in self.criteria(item):
                yield f"- {line}", "dim"
        if node.section == "recommendations" and item.kept:
            yield _("Kept: {text}").format(text=_cut(item.kept)), "dim"
        if link and link.state is LinkState.SUSPECT:
            yield f"! {said_of(link)}", "yellow"
        elif link and link.state is LinkState.THROUGH:
            yield "! " + _("in doubt through {ids}").format(ids=", ".join(link.through)), "yellow"
        elif link and link.state is LinkState.NEW:
            yield _("this link is not reviewed yet"), "dim"

    def facts(self, section: str, item: Any) -> Iterator[str]:
        """What is said of an item beside its id."""
        if section == "contributions":
            yield _(item.kind.label)
            yield self.groups.get(item.group, item.group)
            yield item.session
        elif section == "recommendations":
            yield _(item.state.label)
            if item.date:
                yield self.spoken.date(item.date, "long")
            if item.decided_by:
                yield item.decided_by
        else:
            yield _(item.kind.label)
            yield f"K{item.importance}"

    def details(self, section: str, item: Any) -> Iterator[tuple[str, str]]:
        """What else is known of the item that was asked for."""
        if item.theme:
            yield _("Theme"), self.themes.get(item.theme, item.theme)
        if section == "contributions":
            yield from self._of_words(item)
        elif section == "recommendations":
            yield from self._of_recommendation(item)
        else:
            if item.justification:
                yield _("Why it is there"), item.justification
            for line in self.criteria(item):
                yield _("Criterion"), line

    def _of_words(self, item: Contribution) -> Iterator[tuple[str, str]]:
        if item.profile:
            yield _("Profile"), item.profile
        if item.date:
            yield _("Day"), self.spoken.date(item.date, "long")
        if item.votes is not None:
            yield _("Votes"), str(item.votes) + ("" if item.against is None else f" / {item.against}")
        if item.origin:
            yield _("Published first"), " ".join(filter(None, (item.origin.platform, item.origin.id, item.origin.link)))

    def _of_recommendation(self, item: Recommendation) -> Iterator[tuple[str, str]]:
        voices = self.chain.voices(item)
        yield _("Groups"), ", ".join(self.groups[name] for name in self.groups if name in self.chain.groups_of(voices))
        if item.merged_into:
            yield _("Merged into"), item.merged_into
        if item.reason:
            yield _("Reason"), _(item.reason.label)
        for label, text in ((_("What is kept"), item.kept), (_("Answer"), item.explanation)):
            if text:
                yield label, text
        if item.passed_on_to:
            yield _("Passed on to"), item.passed_on_to
        if item.next_step:
            step = item.next_step
            yield _("Next step"), f"{step.what} · {step.pilot} · {self.spoken.date(step.deadline, 'long')}"
        if item.divergence:
            yield _("Disagreement"), item.divergence
        for past in item.history:
            yield _("Before"), f"{_(past.state.label)} · {self.spoken.date(past.date, 'long')}"

    def criteria(self, item: Requirement) -> Iterator[str]:
        """Each criterion of a function, on one line."""
        for each in item.criteria:
            limit = _("limit {limit}, ").format(limit=each.limit) if each.limit else ""
            yield f"{each.name} → {each.level} ({limit}{each.flexibility})"


def _print(text: str, style: str, first: str, beside: str) -> None:
    """A text wrapped to the terminal, to the right of its branches."""
    from textwrap import wrap

    from rich.text import Text

    width = max(NARROWEST, console.out().width - len(beside))
    for n, part in enumerate(wrap(typeset(text, current_language()), width, break_on_hyphens=False)):
        console.out().print(Text.assemble((beside if n else first, "dim"), (part, style)), soft_wrap=True)


def _weight(hole: Hole) -> str:
    return f"{_(Severity.ERROR.label)} · " if hole.severity is Severity.ERROR else ""


def _name(node: Node) -> str:
    return "" if node.section == "findings" else str(node.item.id)


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
