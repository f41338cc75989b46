"""The words that platforms and people have for the state and the kind of what somebody wrote."""

from __future__ import annotations

from functools import lru_cache

from labo_cli.i18n import N_, Language
from labo_cli.i18n.plain import plain
from labo_cli.model.words import ContributionKind

__all__ = ["MODERATED", "WITHDRAWN", "kinds_by_name", "reason_left_out"]

WITHDRAWN = N_("withdrawn by their authors")
MODERATED = N_("refused by the moderation of the platform")
_WITHDRAWN_WORDS = {"withdrawn", "retired", "retire", "retiree", "retirada", "retirado", "retracted"}
_MODERATED_WORDS = {"hidden", "masque", "masquee", "moderated", "moderee", "spam"}


@lru_cache(maxsize=1024)
def reason_left_out(state: str) -> str:
    """Why a row in that state is left out; empty for those that are not."""
    said = plain(state)
    return WITHDRAWN if said in _WITHDRAWN_WORDS else MODERATED if said in _MODERATED_WORDS else ""


def kinds_by_name() -> dict[str, str]:
    """Each kind by the words that people have for it."""
    languages = [Language("fr"), Language("en")]
    return {
        plain(name): str(kind)
        for kind in ContributionKind
        for name in (str(kind), *(language.gettext(kind.label) for language in languages))
    }
