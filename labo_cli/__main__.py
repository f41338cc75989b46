"""Starts the `labo` command, `python -m labo_cli` included."""

import gc
import os
import sys


def main() -> None:
    """Runs `labo` on the process's own arguments, and exits."""
    from labo_cli import OBJECTS

    gc.set_threshold(OBJECTS, 20, 20)
    # Pydantic would look for plugins through every installed distribution.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        from labo_cli.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Before `run` could take it: nothing has been done yet.
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
