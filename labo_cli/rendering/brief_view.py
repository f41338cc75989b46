"""What the specification's template is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labo_cli.brief.journey import steps_of
from labo_cli.brief.next_steps import next_steps
from labo_cli.brief.occasions import guides_in_short, methods_used, workshops_in_short
from labo_cli.brief.outline import outline
from labo_cli.brief.sections import parts
from labo_cli.feedback.letter import numbers_of
from labo_cli.i18n import N_
from labo_cli.rendering.chain_pictures import flow_picture
from labo_cli.rendering.journey_picture import journey_pictures

if TYPE_CHECKING:
    from labo_cli.model.brief import Brief
    from labo_cli.rendering.kinds import DocumentKind
    from labo_cli.rendering.views import Setting

__all__ = ["CHANGES", "brief_view"]

IN_FULL = {
    "interviews": (N_("What the interviews asked"), N_("interview-guide")),
    "immersions": (N_("What was observed on site"), N_("observation-grid")),
    "workshops": (N_("The workshops minute by minute"), N_("facilitation-plan")),
}
"""What annexes tell in short or not at all, and the document that tells it whole, by the kind of session."""
CHANGES = "changes"
"""Under this name, what was worked out beforehand holds what changed since an earlier version."""


def brief_view(brief: Brief, _kind: DocumentKind, setting: Setting) -> dict[str, Any]:
    """The specification: the project's own words, and everything worked out from them."""
    project, language = setting.project, setting.language
    assert project is not None
    found = outline(project)
    steps = steps_of(brief.journey)
    sections, annexes = parts(project)
    return {
        "brief": brief,
        "outline": found,
        "chain": found.chain,
        "cards": setting.cards,
        "parts": sections,
        "annexes": annexes,
        "traced": {said.id for thread in found.threads for said in thread.contributions},
        "marks": {part.section.name: part.mark for part in (*sections, *annexes) if part.shows},
        "workshops": workshops_in_short(project, setting.cards, language),
        "methods_used": methods_used(project),
        "guides": guides_in_short(project, setting.cards, language.code),
        "picture_of_chain": flow_picture(found.flow, language, large_print=setting.large_print),
        "in_full": [
            (title, [f"{item.id}-{language.gettext(name)}" for item in getattr(project, kind)])
            for kind, (title, name) in IN_FULL.items()
            if getattr(project, kind)
        ],
        "journey_steps": steps,
        "journey_pictures": journey_pictures(steps, language, large_print=setting.large_print),
        "next_steps": next_steps(project),
        "numbers_in_letters": numbers_of(project),
        "changes": setting.worked_out.get(CHANGES, {}).get(CHANGES),
        # Sorted lists in a long document, and quotations in a short one.
        "dense": found.is_long,
    }
