"""Fills the templates: HTML out, with the style sheet inside and the typography put right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from labo_cli.errors import LaboError
from labo_cli.i18n import _
from labo_cli.i18n.typography import typeset_html
from labo_cli.library.wording import amount
from labo_cli.rendering.one_page import size_of_type
from labo_cli.rendering.wall_type import fit_badge
from labo_cli.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from labo_cli.i18n import Language
    from labo_cli.model.base import Word
    from labo_cli.model.bilingual import Lists, Words
    from labo_cli.model.methods import MethodCard

__all__ = ["Renderer"]


_DASH = re.compile(r"\s*[-•*] ")


class Renderer:
    """Fills templates in one language: the project's own first, then those that come with labo."""

    def __init__(
        self,
        language: Language,
        own_templates: Path | None = None,
        picture: Callable[[str], str] | None = None,
    ) -> None:
        """Makes ready to render.

        Args:
            language: what documents are written in.
            own_templates: the project's folder of templates, looked into first.
            picture: gives a picture of the project as a data URI, so that a page is whole
                wherever it is sent.
        """
        self.language = language
        folders = [own_templates] if own_templates else []
        self.environment = SandboxedEnvironment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in [*folders, shipped("templates")]]),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.policies["ext.i18n.trimmed"] = True
        self.environment.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]
        self.environment.filters |= {
            "date": language.date,
            "time": language.time,
            "minutes": language.minutes,
            "number": language.number,
            "percent": language.percent,
            "listed": language.list,
            "word": self._word,
            "amount": lambda material: amount(material.quantity, material.unit, self.language),
            "needed": lambda need: amount(need.quantity, need.material.unit, self.language),
            "type_size": self._type_size,
            "badge_size": fit_badge,
            "said": self._said,
            "prose": prose,
            "picture": picture,
        }
        self.environment.globals |= {"language": language}

    def render(self, template: str, context: dict[str, Any]) -> str:
        """Fills a template.

        Raises:
            LaboError: when the template has a fault, with its file and line.
        """
        try:
            page = self.environment.get_template(template).render(context)
        except TemplateSyntaxError as error:
            raise LaboError(
                _("the template {file} has a fault on line {line}: {fault}").format(
                    file=error.name, line=error.lineno, fault=error.message
                ),
                _("mend it, or remove your copy to use the one that comes with labo"),
            ) from None
        except TemplateError as error:
            raise LaboError(
                _("the template {file} cannot be filled: {fault}").format(file=template, fault=error.message),
                _("mend it, or remove your copy to use the one that comes with labo"),
            ) from None
        return typeset_html(page, self.language.code)

    def _word(self, word: Word) -> str:
        return self.language.gettext(word.label)

    def _type_size(self, card: MethodCard) -> float:
        return size_of_type(card, self.language.code)

    def _said(self, words: Words | Lists) -> str | list[str]:
        return words.within(self.language.code)


def prose(text: str) -> Markup:
    """Text as people type it, in paragraphs and dashed lists, as HTML."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        if all(_DASH.match(line) for line in lines):
            items = "".join(f"<li>{escape(_DASH.sub('', line))}</li>" for line in lines)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks.append(f"<p>{escape(' '.join(line.strip() for line in lines))}</p>")
    return Markup("\n".join(blocks))
