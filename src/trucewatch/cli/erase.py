"""`trucewatch erase`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.amend import erase_report
from trucewatch.cli.options import case_argument, opened, role_option, why_option


@click.command()
@case_argument
@click.argument("report")
@why_option
@role_option
def command(directory: Path, report: str, why: str, role: str) -> None:
    """Take a report's words away for good: its object and every entry that quotes it. The chain stays whole."""
    with opened(directory) as (case, seen):
        entry, issued = erase_report(case, seen, report, why, role)
    click.echo(f"erased as entry {entry.seq}")
    for product in issued:
        click.echo(f"  issued before, may still quote it: {product.payload.product} (entry {product.seq})")  # type: ignore[union-attr]
