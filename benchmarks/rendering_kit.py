"""Renders the papers of a session's kit, and prints the seconds from the first page filled to the last PDF made."""

import gc
import sys
import time
from pathlib import Path

from labo_cli import OBJECTS
from labo_cli.cli.making import rendered, setting_for
from labo_cli.cli.options import Options
from labo_cli.cli.planning import planned
from labo_cli.i18n import speak
from labo_cli.project_files import load
from labo_cli.rendering.kit import sheets_of
from labo_cli.rendering.press import Press


def main() -> None:
    gc.set_threshold(OBJECTS, 20, 20)  # as `labo` itself does
    speak("fr")
    with Press() as press:
        press.make_ready()  # before the project is read, as the command does
        loaded = load(Path(sys.argv[1]), with_cards=False)
        options = Options(None, None, ["pdf"], False, False, False, True, None)
        plan = planned(loaded, loaded.project.workshops[int(sys.argv[2])])
        setting = setting_for(loaded, plan.cards, options)
        jobs = [sheet.document for sheet in sheets_of(plan.workshop, plan.agenda, setting)]
        started = time.perf_counter()
        rendered(jobs, loaded.root, setting, options, press)
        print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
