"""What a step of one's own needs is counted for the people there, the same in every paper that names it."""

import re

import pytest

WORKSHOP = """\
title: Premier atelier
start: 9h30
end: 12:00
goal: understand
groups: {usagers: 8, agents: 5}
accept: {no-break: "séance courte", no-buffer: "séance courte"}
agenda:
  - title: Dessiner le trajet
    minutes: 60
    materials:
      - {name: crayon gras, quantity: 2, per: person}
      - {name: plan du quartier, quantity: 1, per: table}
"""


@pytest.mark.parametrize("paper", ["conducteur", "cartes-de-poche", "materiel"])
def test_thirteen_people_need_twenty_six_pencils_and_three_maps(labo, project, paper):
    folder = project({"workshops/premier.yaml": WORKSHOP})
    assert labo("plan-workshop", "-p", folder, "--format", "html", lang="fr").status == 0
    (page,) = (folder / "out").glob(f"*{paper}*.html")
    text = page.read_text(encoding="utf-8")
    words = " ".join(re.sub(r"<[^>]+>", " ", text[text.index("<body") :]).lower().split())
    assert re.search(r"crayon gras\W+26|26\W+crayon gras|crayon gras \(26", words), words
    assert re.search(r"plan du quartier\W+3|3\W+plan du quartier", words), words
