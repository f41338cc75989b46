"""The least that a Typer application can be: one command, its help. `plain` leaves rich out."""

import sys

import typer

app = typer.Typer(**({"rich_markup_mode": None} if sys.argv[1] == "plain" else {}))


@app.command()
def hello(name: str) -> None:
    """Greets somebody."""
    typer.echo(f"Hello {name}")


app(sys.argv[-1:])
