"""Lets `python -m labo_cli` stand for the `labo` command."""

from labo_cli.cli.app import main

main()
