"""`trucewatch new`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.new import new


@click.command()
@click.argument("directory", metavar="CASE", type=click.Path(path_type=Path))
@click.option("--zone", default="UTC", show_default=True, help="The case's home zone, an IANA name.")
@click.option("--name", default="", help="The case's name; the directory's if left out.")
@click.option("--like", metavar="ID", help="Copy a case that ships with Trucewatch.")
def command(directory: Path, zone: str, name: str, like: str | None) -> None:
    """Make a case directory, empty or like a bundled case."""
    new(directory, zone, name, like)
    click.echo(f"{directory}: made. Next: `trucewatch check {directory}`, then `trucewatch adopt {directory}`.")
