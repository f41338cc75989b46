"""The brief of a project as anybody would write it for WeasyPrint: plain HTML, tables that find their own widths.

python benchmarks/naive_brief.py PROJECT OUT.pdf [VARIANT]

It says what labo's own brief says of the chain, in the same words: functions with their criteria, everything that was
said, every recommendation with its answer, the trace from functions to words. Prints seconds of WeasyPrint and pages.
"""

import sys
from collections import defaultdict
from html import escape
from pathlib import Path

STYLE = """
@page { size: A4; margin: 2cm; @bottom-left { content: string(title) } @bottom-right { content: counter(page) " / " counter(pages) } }
body { font-family: "Source Sans 3", sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { string-set: title content() }
h2 { break-before: page }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #999; padding: 3px; text-align: left; vertical-align: top }
nav a::after { content: " " target-counter(attr(href), page) }
"""


def page(root: Path) -> str:
    from labo_cli.brief.outline import outline
    from labo_cli.i18n import Language
    from labo_cli.project_files import load

    project = load(root).project
    language = Language(project.language)
    found = outline(project)
    chain, groups = found.chain, found.groups
    titles = {session.id: session.title for session in found.sessions}
    say = language.gettext

    def link(kind: str, name: str) -> str:
        return f'<a href="#{kind}-{name}">{name}</a>'

    def links(kind: str, items: object) -> str:
        return language.list([link(kind, item.id) for item in items])

    def table(heads: list[str], rows: list[list[str]]) -> str:
        head = "".join(f"<th>{name}</th>" for name in heads)
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    out: list[str] = []
    names = ("Fonctions", "Paroles", "Recommandations", "De la parole à la fonction")
    contents = "".join(f'<li><a href="#part{n}">{name}</a></li>' for n, name in enumerate(names))
    out.append(f"<h1>{escape(project.title)}</h1><p>{escape(project.challenge)}</p><nav><ul>{contents}</ul></nav>")

    out.append(f'<h2 id="part0">{names[0]}</h2>')
    rows = [
        [link("f", t.requirement.id), escape(t.requirement.statement), f"K{t.requirement.importance}"]
        for t in found.threads
    ]
    out.append(table(["Fonction", "Énoncé", "Importance"], rows))
    for thread in found.threads:
        asked, function = thread.groups, thread.requirement
        out.append(f'<h3 id="f-{function.id}">{function.id} {escape(function.statement)}</h3>')
        said = language.list([escape(group.name) for group in asked])
        out.append(
            f"<p>K{function.importance}. Demandé par : {said}, dans {links('c', thread.words)}. "
            f"Répond à : {links('r', thread.recommendations)}."
            + (f" Thème : {escape(project.theme(function.theme).title)}." if function.theme else "")
            + "</p>"
        )
        rows = [
            [
                escape(c.name),
                escape(c.level),
                escape(c.limit or ""),
                f"{c.flexibility}, {say(c.flexibility.label)}",
                escape(c.verification or ""),
            ]
            for c in function.criteria
        ]
        out.append(table(["Critère", "Niveau", "Limite", "Flexibilité", "Vérification"], rows))

    out.append(f'<h2 id="part1">{names[1]}</h2>')
    themes = defaultdict(list)
    for item in project.contributions:
        themes[item.theme].append(item)
    for theme, items in themes.items():
        out.append(f"<h3>{escape(project.theme(theme).title) if theme else ''}</h3>")
        rows = [
            [
                f'<span id="c-{c.id}">{c.id}</span>',
                f"<em>« {escape(c.text)} »</em> {say(c.kind.label)} · {escape(titles[c.session])}"
                + (f" · {c.votes} votes" if c.votes else ""),
                f"{escape(groups[c.group].name)}, {escape(c.profile or '')}",
                links("r", chain.recommended_by.get(c.id, ())),
            ]
            for c in items
        ]
        out.append(table(["Code", "Ce qui s'est dit", "Par qui", "A conduit à"], rows))

    out.append(f'<h2 id="part2">{names[2]}</h2>')
    for state, items in found.answers:
        out.append(f"<h3>{say(state.label)}</h3>")
        for r in items:
            said = [chain.contributions[name] for name in r.sources]
            spoke = language.list(dict.fromkeys(escape(groups[c.group].name) for c in said))
            out.append(f'<h4 id="r-{r.id}">{r.id} {escape(r.text)}</h4>')
            out.append(f"<p>Origine : {spoke}, dans {links('c', said)}.</p><p>{escape(r.explanation or '')}</p><ul>")
            facts = []
            if r.reason:
                facts.append(f"Motif : {say(r.reason.label)}.")
            if r.decided_by and r.date:
                facts.append(f"Décision prise par : {escape(r.decided_by)}, le {language.date(r.date, 'long')}.")
            if r.next_step:
                day = language.date(r.next_step.deadline, "long")
                facts.append(
                    f"Prochaine étape : {escape(r.next_step.what)}. En charge : {escape(r.next_step.pilot)}. Échéance : {day}."
                )
            if chain.reached(r):
                facts.append(f"Se retrouve dans : {links('f', chain.reached(r))}.")
            out += [f"<li>{fact}</li>" for fact in facts]
            out.append("</ul>")

    out.append(f'<h2 id="part3">{names[3]}</h2>')
    rows = [
        [
            f"{link('f', t.requirement.id)} {escape(t.requirement.statement)}",
            "<br>".join(f"{link('r', r.id)}, issue de {links('c', chain.voices(r))}" for r in t.recommendations),
            language.list([escape(group.name) for group in t.groups]),
        ]
        for t in found.threads
    ]
    out.append(table(["Fonction", "Recommandations", "Groupes"], rows))
    rows = [
        [f"{link('r', r.id)} {escape(r.text)}", say(r.state.label), say(r.reason.label) if r.reason else ""]
        for r in project.recommendations
        if not chain.reached(r)
    ]
    out.append(table(["Recommandation", "Suite donnée", "Motif"], rows))
    body = "\n".join(out)
    return f'<!doctype html><html lang="{project.language}"><meta charset="utf-8"><title>{escape(project.title)}</title><style>{STYLE}</style><body>{body}</body></html>'


def main() -> None:
    import time

    from weasyprint import HTML

    text = page(Path(sys.argv[1]))
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
