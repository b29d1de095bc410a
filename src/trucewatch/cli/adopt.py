"""`trucewatch adopt`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.adopt import adopt, held_files
from trucewatch.case.case import open_case
from trucewatch.case.view import view
from trucewatch.cli.options import case_argument, role_option, said
from trucewatch.products.held_records import to_compute
from trucewatch.products.terms_diff import altered_findings
from trucewatch.products.terms_text import altered_lines


@click.command()
@case_argument
@role_option
@click.option("--why", default="first version", show_default=True, callback=said, help="The reason, kept on record.")
def command(directory: Path, role: str, why: str) -> None:
    """Make the draft case files hold, on record, and tell which findings changed terms alter."""
    with open_case(directory) as case:
        before = held_files(case)
        entry, changes = adopt(case, role, why)
        seen = view(case) if before and entry else None
        altered = altered_findings(before, seen) if before and seen else None
        stale = to_compute(seen) if seen else []
    if entry is None:
        click.echo("nothing changed since the last adoption")
        return
    for name, change in changes.items():
        click.echo(f"  {change:8} {name}")
    click.echo(f"adopted as entry {entry.seq}")
    if altered is not None and altered.arrangements:
        click.echo("\n".join(altered_lines(altered)))
    if stale:
        click.echo(f"findings of records are to be computed again for {', '.join(stale)}:")
        click.echo(f"    trucewatch findings {directory} --records")
