"""`labo export-feedback`: what became of what people said, told to those who said it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labo_cli.errors import Problem, Remark
    from labo_cli.lint.rule import ChainCase
    from labo_cli.model.project import Group
    from labo_cli.project_files import Loaded
    from labo_cli.rendering.kinds import DocumentKind

    Letters = list[tuple[tuple[DocumentKind, ...], Any]]

EXAMPLES = """labo export-feedback
labo export-feedback --group seniors --format pdf
labo export-feedback --draft --format docx"""
HOW_TO_REACT = N_("write feedback: in project.yaml, with reply: (to whom, where, how) and until: (a date)")


@makes_documents
def export_feedback(
    options: Options,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar=_("ID"),
            help=_(
                "The letter to one group only, by its id or name. Left out: to each group and to all, with the poster."
            ),
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Make them although answers are missing, marked as a draft on each page."))
    ] = False,
) -> int:
    """Runs the command."""
    from labo_cli.cli.case import case_of, leaking
    from labo_cli.cli.making import finish, make, open_project, setting_for
    from labo_cli.cli.refusing import refused_leaks
    from labo_cli.errors import LaboError
    from labo_cli.feedback.easy import easy_remarks

    loaded = open_project(options.project)
    if not loaded.project.recommendations:
        raise LaboError(
            _("the project has no recommendation yet, so that there is nothing to answer"),
            _("write what participants recommend in recommendations.yaml, with from: the contributions behind"),
        )
    chosen = None if group is None else _chosen(loaded.project.groups, group).id
    case = case_of(loaded)
    missing = hindering(loaded, case)
    leaks = leaking(loaded, case)
    if draft and leaks:
        return refused_leaks(leaks, options)
    if missing and not draft:
        return _refused(missing, options, may_be_drafted=not leaks)
    problems = [replace(problem, severity="warning") for problem in missing]
    remarks = [*easy_remarks(loaded.project), *_unsaid(loaded)]
    problems += map(loaded.written.problem, remarks)
    known = [problem for problem in _known(loaded, case) if (problem.rule != "unanswered" or not missing)]
    asked = letters_asked(case, draft=draft, group=chosen)
    outputs = make(loaded.root, asked, setting_for(loaded, {}, options), options)
    if not draft:
        sweep_drafts(loaded, asked, options)
    status = finish(outputs, options, [*problems, *known], show=problems if options.quiet else None)
    if not (options.quiet or options.as_json):
        _say_what_has_its_sheet_alone(asked, options)
    return status


def _say_what_has_its_sheet_alone(asked: Letters, options: Options) -> None:
    """That the poster is not among the files for a word processor, where these were asked for."""
    from labo_cli.cli import console
    from labo_cli.rendering.formats import FLOWING

    if not FLOWING.isdisjoint(options.formats) and any(kind.page_only for kinds, _letter in asked for kind in kinds):
        console.say(_("The poster is made as PDF and HTML only."))


def _chosen(groups: Sequence[Group], said: str) -> Group:
    """The group that somebody means: by its id or its name, or how one of them begins.

    Raises:
        UsageError: listing the groups there are.
    """
    from labo_cli.errors import UsageError
    from labo_cli.i18n.plain import plain
    from labo_cli.problems import did_you_mean

    by_id = {plain(group.id): group for group in groups}
    names = by_id | {plain(group.name): group for group in groups}
    wanted = plain(said.strip())
    if wanted in names:
        return by_id.get(wanted, names[wanted])
    for known in (by_id, names):
        near = {group.id: group for name, group in known.items() if wanted and name.startswith(wanted)}
        if len(near) == 1:
            return next(iter(near.values()))
        if near:
            text = _("several groups begin with “{text}”: {ids}").format(text=said, ids=", ".join(near))
            raise UsageError(text, _("write one of them in full"))
    ids = [group.id for group in groups]
    raise UsageError(_("there is no group “{text}”").format(text=said), did_you_mean(said, ids))


def _known(loaded: Loaded, case: ChainCase) -> list[Problem]:
    """What is known to be amiss in what the letters tell, and does not keep them from being published."""
    from labo_cli.feedback.publishing import amiss

    return [loaded.written.problem(remark) for remark in amiss(case)]


def sweep_drafts(loaded: Loaded, asked: Letters, options: Options) -> None:
    """Takes the drafts of letters away, once the letters themselves are made; those that a person changed stay."""
    from labo_cli.i18n import Language
    from labo_cli.rendering.documents import DRAFT_FEEDBACK
    from labo_cli.writing import OutFolder

    said = Language(loaded.project.language).gettext
    folder = OutFolder(options.out or loaded.root / "out")
    names = [said(row.name) for row in DRAFT_FEEDBACK.values()]
    drafts = {f"{letter.id}-{name}" if letter.id else name for _kinds, letter in asked for name in names}
    there = [path for path in folder.path.iterdir() if path.is_file()]
    if any(path.stem in drafts for path in there):
        folder.sweep(".", [path.name for path in there if path.stem not in drafts])


def hindering(loaded: Loaded, case: ChainCase) -> list[Problem]:
    """What keeps the answers of a project from being published, in its files."""
    from labo_cli.errors import Remark
    from labo_cli.feedback.publishing import hindrances

    found = list(hindrances(case))
    if not (case.project.feedback.reply or case.project.brief.answering):
        found.append(Remark(("feedback",), _("the letters do not say how to react"), _(HOW_TO_REACT), severity="error"))
    return [loaded.written.problem(remark) for remark in found]


def letters_asked(case: ChainCase, *, draft: bool = False, group: str | None = None) -> Letters:
    """Rows of the table of documents, each with the letter that it is made of.

    Args:
        case: a project with recommendations.
        draft: whether answers are still missing.
        group: the id of the only group whose letter is wanted; None for all letters, and the poster.
    """
    from labo_cli.feedback.letter import letters_of
    from labo_cli.model.words import Need
    from labo_cli.rendering.documents import DRAFT_FEEDBACK, FEEDBACK

    rows = DRAFT_FEEDBACK if draft else FEEDBACK
    asked = []
    for letter in letters_of(case.chain, is_draft=draft):
        kinds = [rows["letter"]]
        if letter.group is None or (Need.EASY_LANGUAGE in letter.group.needs and letter.entries):
            kinds.append(rows["easy"])
        if letter.group is None:
            kinds.append(rows["poster"])
        if group in {None, letter.id}:
            asked.append((tuple(kinds), letter))
    return asked


def _unsaid(loaded: Loaded) -> list[Remark]:
    """What a letter would do well to say besides the answers, and no file says."""
    from labo_cli.errors import Remark

    if loaded.project.feedback.reply or not loaded.project.brief.answering:
        return []
    message = _(
        "the letters say how to react in the words of answering: in the specification, which speaks of participants"
    )
    return [Remark(("feedback",), message, _(HOW_TO_REACT), severity="advice")]


def _refused(missing: list[Problem], options: Options, *, may_be_drafted: bool) -> int:
    from labo_cli.cli.refusing import refused

    text = ngettext(
        "nothing is published: {n} thing is to be put right first",
        "nothing is published: {n} things are to be put right first",
        len(missing),
    ).format(n=len(missing))
    hint = (
        _("mend it, or add --draft for a draft that is not to be circulated")
        if may_be_drafted
        else _("mend it; --draft makes a draft of them once the personal data is taken out")
    )
    return refused(missing, text, hint, options)
