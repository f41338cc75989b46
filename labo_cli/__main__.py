"""Starts the `labo` command, `python -m labo_cli` included."""

import sys


def main() -> None:
    """Runs `labo` on the process's own arguments, and exits."""
    try:
        from labo_cli.cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        # Before `run` could take it: nothing has been done yet.
        status = 130
    sys.exit(status)


if __name__ == "__main__":
    main()
