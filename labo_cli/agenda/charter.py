"""The charter: the rules that a group is offered, changes and adopts at the start of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labo_cli.i18n import N_

if TYPE_CHECKING:
    from labo_cli.i18n import Language
    from labo_cli.model.project import Project

__all__ = ["charter_of"]

RULES = (
    N_("One person speaks at a time, and is heard to the end."),
    N_("Everyone contributes, each in their own way; everyone may pass."),
    N_("We say “I”: we speak of what we have lived, and that counts as much as any expertise."),
    N_("We may disagree with an idea; we never attack a person."),
    N_("We have the right to make mistakes and to change our minds."),
    N_("A difficult word or an acronym is explained. Anyone may ask."),
    N_("Elected members and managers listen first."),
    N_("We keep to the time, so that everybody’s turn comes."),
    N_("What is personal stays in this room."),
)
"""Nine rules and room for one more: beyond ten, nobody remembers them."""


def charter_of(project: Project, language: Language) -> list[str]:
    """The project's own rules, or labo's in the project's language."""
    return project.charter or [language.gettext(rule) for rule in RULES]
