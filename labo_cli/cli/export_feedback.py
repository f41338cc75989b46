"""`labo export-feedback`: what became of what people said, told to those who said it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import _, ngettext

if TYPE_CHECKING:
    from labo_cli.errors import Problem, Remark
    from labo_cli.lint.rule import ChainCase
    from labo_cli.project_files import Loaded
    from labo_cli.rendering.kinds import DocumentKind

EXAMPLES = """labo export-feedback
labo export-feedback --group seniors --format pdf
labo export-feedback --draft --format docx"""


@makes_documents
def export_feedback(
    options: Options,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar=_("ID"),
            help=_("The letter to one group only. Left out: to each group and to all, with the poster."),
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Make them although answers are missing, marked as a draft on each page."))
    ] = False,
) -> int:
    """Runs the command."""
    from labo_cli.cli.making import choose, finish, make, open_project, setting_for
    from labo_cli.errors import LaboError
    from labo_cli.feedback.easy import easy_remarks

    loaded = open_project(options.project)
    if not loaded.project.recommendations:
        raise LaboError(
            _("the project has no recommendation yet, so that there is nothing to answer"),
            _("write what participants recommend in recommendations.yaml, with from: the contributions behind"),
        )
    chosen = None if group is None else choose(loaded.project.groups, group, _("group")).id
    case = case_of(loaded)
    missing = hindering(loaded, case)
    if missing and not draft:
        return _refused(missing, options)
    problems = [replace(problem, severity="warning") for problem in missing]
    remarks = [*easy_remarks(loaded.project), *_unsaid(loaded)]
    problems += map(loaded.written.problem, remarks)
    asked = letters_asked(case, draft=draft, group=chosen)
    return finish(make(loaded.root, asked, setting_for(loaded, {}, options), options), options, problems)


def case_of(loaded: Loaded) -> ChainCase:
    """A project as the rules of its answers see it today."""
    from datetime import date

    from labo_cli.chain.graph import chain_of
    from labo_cli.lint.rule import ChainCase
    from labo_cli.private_files import names_in

    return ChainCase(loaded.project, chain_of(loaded.project), date.today(), names_in(loaded.root))


def hindering(loaded: Loaded, case: ChainCase) -> list[Problem]:
    """What keeps the answers of a project from being published, in its files."""
    from labo_cli.feedback.publishing import hindrances

    return [loaded.written.problem(remark) for remark in hindrances(case)]


def letters_asked(
    case: ChainCase, *, draft: bool = False, group: str | None = None
) -> list[tuple[tuple[DocumentKind, ...], Any]]:
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
    """What a letter needs besides the answers, and no file says."""
    from labo_cli.errors import Remark

    said, promised = loaded.project.feedback, loaded.project.brief.answering
    if said.reply:
        return []
    message = (
        _("the letters say how to react in the words of answering: in the specification, which speaks of participants")
        if promised
        else _("the letters do not say how to react")
    )
    hint = _("write feedback: in project.yaml, with reply: (to whom, where, how) and until: (a date)")
    return [Remark(("feedback",), message, hint, severity="advice" if promised else "warning")]


def _refused(missing: list[Problem], options: Options) -> int:
    from labo_cli.cli import console
    from labo_cli.errors import LaboError

    text = ngettext(
        "nothing is published: {n} thing is to be put right first",
        "nothing is published: {n} things are to be put right first",
        len(missing),
    ).format(n=len(missing))
    hint = _("mend it, or add --draft for a draft that is not to be circulated")
    if options.as_json:
        error = {"message": text, "hint": hint}
        console.answer({"error": error, "files": [], "problems": [problem.as_json() for problem in missing]})
    else:
        console.show_problems(missing, console.err())
        console.show_error(LaboError(text, hint))
    return 1
