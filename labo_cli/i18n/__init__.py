"""The two languages: messages for the person at the terminal, words for the documents.

Messages follow the terminal's language and go through `_`; documents follow the
project's language and go through a `Language`. Both read the same gettext catalogue.
"""

from labo_cli.i18n.language import Language
from labo_cli.i18n.messages import N_, _, ngettext, speak

__all__ = ["N_", "Language", "_", "ngettext", "speak"]
