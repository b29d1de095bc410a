"""`trucewatch adopt`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.adopt import adopt
from trucewatch.case.case import open_case
from trucewatch.cli.options import case_argument, role_option, said


@click.command()
@case_argument
@role_option
@click.option("--why", default="first version", show_default=True, callback=said, help="The reason, kept on record.")
def command(directory: Path, role: str, why: str) -> None:
    """Make the draft case files hold, on record."""
    with open_case(directory) as case:
        entry, changes = adopt(case, role, why)
    if entry is None:
        click.echo("nothing changed since the last adoption")
        return
    for name, change in changes.items():
        click.echo(f"  {change:8} {name}")
    click.echo(f"adopted as entry {entry.seq}")
