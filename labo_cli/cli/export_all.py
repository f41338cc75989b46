"""`labo export-all`: every document of the project, making again only what changed."""

from labo_cli.cli.options import Options, makes_documents
from labo_cli.i18n import ngettext

EXAMPLES = """labo export-all
labo export-all --format html --quiet"""


@makes_documents
def export_all(options: Options) -> int:
    """Runs the command."""
    from labo_cli.checks.fitting import misfits
    from labo_cli.cli import console
    from labo_cli.cli.case import case_of, leaking
    from labo_cli.cli.export_feedback import hindering, letters_asked, sweep_drafts
    from labo_cli.cli.making import finish, make, open_project, setting_for
    from labo_cli.cli.planning import planned
    from labo_cli.overview.course import has_dates
    from labo_cli.rendering.documents import BRIEF, COURSE, IMMERSION, INTERVIEW, WORKSHOP

    loaded = open_project(options.project)
    whole = loaded.project
    plans = [planned(loaded, workshop) for workshop in whole.workshops]
    setting = setting_for(loaded, loaded.shelf.cards(), options)
    asked = [
        *((INTERVIEW, interview) for interview in whole.interviews),
        *((IMMERSION, immersion) for immersion in whole.immersions),
        *((WORKSHOP, plan.workshop) for plan in plans),
    ]
    case = case_of(loaded)
    leaks = leaking(loaded, case)
    if not leaks:
        asked.append((BRIEF, whole.brief))
    if has_dates(whole):
        asked.append((COURSE, whole.model_copy(update={"workshops": [plan.workshop for plan in plans]})))
    missing = hindering(loaded, case) if whole.recommendations else []
    letters = letters_asked(case) if whole.recommendations and not missing else []
    paths = make(loaded.root, [*asked, *letters], setting, options, only_changed=True)
    if letters:
        sweep_drafts(loaded, letters, options)
    problems = list(map(loaded.written.problem, misfits(case, loaded.shelf.card)))
    status = finish(paths, options, problems, letters_wait_for=len(missing), specification_waits_for=len(leaks))
    if leaks and not (options.quiet or options.as_json):
        text = ngettext(
            "The specification is left out: it would publish personal data in {n} place; see labo export-brief.",
            "The specification is left out: it would publish personal data in {n} places; see labo export-brief.",
            len(leaks),
        )
        console.say(text.format(n=len(leaks)))
    if missing and not (options.quiet or options.as_json):
        text = ngettext(
            "The letters to participants wait: {n} thing is to be put right first; labo export-feedback says which.",
            "The letters to participants wait: {n} things are to be put right first; labo export-feedback says which.",
            len(missing),
        )
        console.say(text.format(n=len(missing)))
    return status
