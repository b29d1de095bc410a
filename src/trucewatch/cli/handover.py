"""`trucewatch handover`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened, table
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.allegations import LATE
from trucewatch.products.conditions import clock_words
from trucewatch.products.handover import handover


@click.command()
@case_argument
@click.option("--since", metavar="INSTANT", required=True, help="When the last shift took over, with its zone.")
@click.option("--at", metavar="INSTANT", help="What is due is counted from here; now if left out.")
@as_of_options
@json_option
def command(
    directory: Path, since: str, at: str | None, known_at: str | None, recorded_by: str | None, as_json: bool
) -> None:
    """What changed on this desk since an instant, and what is due."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        start = instant(since, "--since")
        assert start is not None
        now = instant(at, "--at") or desk_clock()
        found = handover(seen, start, now)
    if as_json:
        answer(found)
        return
    table([(str(c.entry), c.at, c.role, c.what) for c in found.changes], ("ENTRY", "AT", "ROLE", "WHAT"))
    for line in found.open_watch:
        click.echo(line)
    for line in found.gaps:
        click.echo(f"without watch {line}")
    for clock in found.clocks:
        click.echo(f"condition: {clock_words(clock)}")
    for due in found.due:
        click.echo(f"due {due.due}: {due.what} ({due.state})")
    for row in found.allegations:
        late = f"; {LATE}" if row.overdue else ""
        click.echo(f"allegation {row.claim} against {row.party}: {row.state}; {row.answer}{late}")
    click.echo(f"{found.not_reviewed} suggestions wait for review")
