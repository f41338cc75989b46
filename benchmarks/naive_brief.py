"""The brief of a project as anybody would write it for WeasyPrint: plain HTML, tables that find their own widths.

python benchmarks/naive_brief.py PROJECT OUT.pdf [VARIANT]

It says what labo's own brief says of the chain, in the same words: functions with their criteria, everything that was
said, every recommendation with its answer, the trace from functions to words. Prints seconds of WeasyPrint and pages.
"""

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

STYLE = """
@page { size: A4; margin: 2cm; @bottom-left { content: string(title) } @bottom-right { content: counter(page) " / " counter(pages) } }
body { font-family: "Source Sans 3", sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { string-set: title content() }
h2 { break-before: page }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #999; padding: 3px; text-align: left; vertical-align: top }
nav a::after { content: " " target-counter(attr(href), page) }
"""


class Naive:
    """The page, part by part."""

    def __init__(self, root: Path) -> None:
        from labo_cli.brief.outline import outline
        from labo_cli.i18n import Language
        from labo_cli.project_files import load

        self.project = load(root).project
        self.language = Language(self.project.language)
        self.found = outline(self.project)
        self.chain, self.groups = self.found.chain, self.found.groups
        self.say = self.language.gettext

    def link(self, kind: str, name: str) -> str:
        return f'<a href="#{kind}-{name}">{name}</a>'

    def links(self, kind: str, items: Iterable[Any]) -> str:
        return self.language.list([self.link(kind, item.id) for item in items])

    def whole(self) -> str:
        names = ("Fonctions", "Paroles", "Recommandations", "De la parole à la fonction")
        contents = "".join(f'<li><a href="#part{n}">{name}</a></li>' for n, name in enumerate(names))
        title, question = escape(self.project.title), escape(self.project.challenge)
        out = [f"<h1>{title}</h1><p>{question}</p><nav><ul>{contents}</ul></nav>"]
        parts = (self.functions, self.words, self.answers, self.trace)
        for n, (name, part) in enumerate(zip(names, parts, strict=True)):
            out += [f'<h2 id="part{n}">{name}</h2>', *part()]
        head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
        body = "\n".join(out)
        return f'<!doctype html><html lang="{self.project.language}">{head}<body>{body}</body></html>'

    def functions(self) -> Iterator[str]:
        rows = [
            [self.link("f", t.requirement.id), escape(t.requirement.statement), f"K{t.requirement.importance}"]
            for t in self.found.threads
        ]
        yield table(["Fonction", "Énoncé", "Importance"], rows)
        for thread in self.found.threads:
            function = thread.requirement
            yield f'<h3 id="f-{function.id}">{function.id} {escape(function.statement)}</h3>'
            said = self.language.list([escape(group.name) for group in thread.groups])
            theme = f" Thème : {escape(self.project.theme(function.theme).title)}." if function.theme else ""
            yield (
                f"<p>K{function.importance}. Demandé par : {said}, dans {self.links('c', thread.words)}. "
                f"Répond à : {self.links('r', thread.recommendations)}.{theme}</p>"
            )
            rows = [
                [
                    escape(c.name),
                    escape(c.level),
                    escape(c.limit or ""),
                    f"{c.flexibility}, {self.say(c.flexibility.label)}",
                    escape(c.verification or ""),
                ]
                for c in function.criteria
            ]
            yield table(["Critère", "Niveau", "Limite", "Flexibilité", "Vérification"], rows)

    def words(self) -> Iterator[str]:
        titles = {session.id: session.title for session in self.found.sessions}
        for theme, items in self.found.words:
            yield f"<h3>{escape(theme.title) if theme else ''}</h3>"
            rows = [
                [
                    f'<span id="c-{c.id}">{c.id}</span>',
                    f"<em>« {escape(c.text)} »</em> {self.say(c.kind.label)} · {escape(titles[c.session])}"
                    + (f" · {c.votes} votes" if c.votes else ""),
                    f"{escape(self.groups[c.group].name)}, {escape(c.profile or '')}",
                    self.links("r", self.chain.recommended_by.get(c.id, ())),
                ]
                for c in items
            ]
            yield table(["Code", "Ce qui s'est dit", "Par qui", "A conduit à"], rows)

    def answers(self) -> Iterator[str]:
        for state, items in self.found.answers:
            yield f"<h3>{self.say(state.label)}</h3>"
            for r in items:
                said = [self.chain.contributions[name] for name in r.sources]
                spoke = self.language.list(dict.fromkeys(escape(self.groups[c.group].name) for c in said))
                yield f'<h4 id="r-{r.id}">{r.id} {escape(r.text)}</h4>'
                yield f"<p>Origine : {spoke}, dans {self.links('c', said)}.</p><p>{escape(r.explanation or '')}</p>"
                yield "<ul>" + "".join(f"<li>{fact}</li>" for fact in self.facts(r)) + "</ul>"

    def facts(self, r: Any) -> Iterator[str]:
        if r.reason:
            yield f"Motif : {self.say(r.reason.label)}."
        if r.decided_by and r.date:
            yield f"Décision prise par : {escape(r.decided_by)}, le {self.language.date(r.date, 'long')}."
        if r.next_step:
            day = self.language.date(r.next_step.deadline, "long")
            what, who = escape(r.next_step.what), escape(r.next_step.pilot)
            yield f"Prochaine étape : {what}. En charge : {who}. Échéance : {day}."
        if self.chain.reached(r):
            yield f"Se retrouve dans : {self.links('f', self.chain.reached(r))}."

    def trace(self) -> Iterator[str]:
        rows = [
            [
                f"{self.link('f', t.requirement.id)} {escape(t.requirement.statement)}",
                "<br>".join(
                    f"{self.link('r', r.id)}, issue de {self.links('c', self.chain.voices(r))}"
                    for r in t.recommendations
                ),
                self.language.list([escape(group.name) for group in t.groups]),
            ]
            for t in self.found.threads
        ]
        yield table(["Fonction", "Recommandations", "Groupes"], rows)
        rows = [
            [
                f"{self.link('r', r.id)} {escape(r.text)}",
                self.say(r.state.label),
                self.say(r.reason.label) if r.reason else "",
            ]
            for r in self.project.recommendations
            if not self.chain.reached(r)
        ]
        yield table(["Recommandation", "Suite donnée", "Motif"], rows)


def table(heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def main() -> None:
    import time

    from weasyprint import HTML

    text = Naive(Path(sys.argv[1])).whole()
    if sys.argv[2].endswith(".html"):
        Path(sys.argv[2]).write_text(text, encoding="utf-8")
        return
    variant = sys.argv[3] if len(sys.argv) > 3 else "pdf/ua-1"
    started = time.perf_counter()
    document = HTML(string=text).render(pdf_variant=variant)
    document.write_pdf(sys.argv[2], pdf_variant=variant)
    print(f"{time.perf_counter() - started:.2f} s, {len(document.pages)} pages")


if __name__ == "__main__":
    main()
