"""Proposes a day for each goal in a project, and prints the seconds of the slowest: reading the library, choosing."""

import sys
import time
from pathlib import Path

from labo_cli.agenda.proposal import propose, worth_reading
from labo_cli.i18n import Language, speak
from labo_cli.method_files import Shelf
from labo_cli.project_files import load

speak("fr")
root = Path(sys.argv[1])
project = load(root, with_cards=False).project
slowest = 0.0
for workshop in project.workshops:
    started = time.perf_counter()
    shelf = Shelf(root)
    cards = shelf.those_readable(worth_reading(shelf.outlines()[0], workshop, project))
    assert propose(workshop, project, cards, Language("fr")).plans
    slowest = max(slowest, time.perf_counter() - started)
print(slowest)
