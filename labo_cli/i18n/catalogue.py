"""For developers: brings the French catalogue up to date with the code and the templates.

    python -m labo_cli.i18n.catalogue

extracts every text, merges it into the .po file, puts the typography of the
translations right, and compiles the .mo file, which is committed. It lists what still
lacks its French.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from labo_cli.i18n.messages import CATALOGUES, DOMAIN
from labo_cli.i18n.typography import typeset
from labo_cli.resources import shipped

if TYPE_CHECKING:
    from babel.messages import Catalog

__all__ = ["PO", "compiled", "extracted", "read", "untranslated", "updated"]

PO = CATALOGUES / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
_METHODS = [
    ("labo_cli/**.py", "python"),
    ("templates/**.html", "jinja2"),
    ("templates/**.yaml", "jinja2"),
    ("templates/**.txt", "jinja2"),
]
_OPTIONS = {
    pattern: {
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
        "trimmed": "true",
    }
    for pattern, method in _METHODS
    if method == "jinja2"
}


def extracted() -> Catalog:
    """Every text of the code and the templates."""
    from babel.messages import Catalog
    from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

    root = shipped("templates").parent
    catalog = Catalog(project=DOMAIN)
    keywords = DEFAULT_KEYWORDS | {"N_": None}
    found = extract_from_dir(
        root, _METHODS, _OPTIONS, keywords, directory_filter=lambda path: Path(path).name not in _SKIPPED
    )
    for name, _line, message, _comments, context in found:
        catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


_SKIPPED = {
    ".git",
    ".venv",
    "node_modules",
    "build",
    "dist",
    "out",
    "tests",
    "examples",
    "methods",
    "docs",
    "benchmarks",
}


def read() -> Catalog:
    """The French catalogue as it is on the disk, or an empty one."""
    from babel.messages import Catalog
    from babel.messages.pofile import read_po

    if not PO.exists():
        return Catalog(locale="fr", domain=DOMAIN)
    with PO.open("rb") as file:
        return read_po(file, locale="fr", domain=DOMAIN)


def updated() -> Catalog:
    """The French catalogue with today's texts, its typography put right."""
    catalog = read()
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        if message.id and isinstance(message.string, str):
            message.string = typeset(message.string, "fr")
        elif message.id and message.string:
            message.string = tuple(typeset(form, "fr") for form in message.string)
    # Dates in the header would change the compiled file at every run.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that lack their French, in the order of the catalogue."""
    missing = []
    for message in catalog:
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (not all(forms) or message.fuzzy):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    import io

    from babel.messages.mofile import write_mo

    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Updates, compiles, and lists what is missing."""
    from babel.messages.pofile import write_po

    catalog = updated()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False, omit_header=True)
    PO.with_suffix(".mo").write_bytes(compiled(catalog))
    for message in (missing := untranslated(catalog)):
        sys.stdout.write(f"{message}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
