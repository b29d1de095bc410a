"""`trucewatch withdraw`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.amend import withdraw
from trucewatch.case.view import view
from trucewatch.cli.options import case_argument, opened, role_option, why_option


@click.command()
@case_argument
@click.argument("subject", metavar="SOURCE|REPORT")
@why_option
@role_option
def command(directory: Path, subject: str, why: str, role: str) -> None:
    """A source or report no longer stands: what rests on it leaves the views; issued products stay as issued."""
    with opened(directory) as (case, seen):
        entry = withdraw(case, seen, subject, why, role)
        gone = view(case).held.gone.keys() - seen.held.gone.keys()
    click.echo(f"withdrawn as entry {entry.seq}; {len(gone)} claims no longer stand")
