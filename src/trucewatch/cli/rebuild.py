"""`trucewatch rebuild`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.case import open_case
from trucewatch.case.rebuild import rebuild
from trucewatch.cli.options import case_argument
from trucewatch.errors import Damaged


@click.command()
@case_argument
def command(directory: Path) -> None:
    """Drop every view and make it again from objects and ledger; the answer must be the same."""
    with open_case(directory) as case:
        done = rebuild(case, lambda p: click.echo(f"  {p.done}/{p.total} {p.report.title[:60]}", err=True))
    click.echo(f"{done.read} reports read again; {done.swept} leftovers swept; views {done.after[:16]}")
    if not done.same:
        raise Damaged(f"the views differ: they were {done.before[:16]}; run `trucewatch verify {directory}`")
