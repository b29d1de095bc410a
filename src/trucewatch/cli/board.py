"""`trucewatch board`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.allegations import LATE
from trucewatch.products.conditions import clock_words
from trucewatch.products.situation import SituationReport, board


@click.command()
@case_argument
@click.option("--at", metavar="INSTANT", help="An instant with its zone; now if left out.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer.")
@click.option("--hours", type=click.IntRange(1, 24 * 366), default=24, show_default=True, help="How far back.")
@as_of_options
@json_option
def command(
    directory: Path, at: str | None, area: str | None, hours: int, known_at: str | None, recorded_by: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """In force here now, what happened, who says what, what is due, what we do not know."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        moment = instant(at, "--at") or desk_clock().replace(second=0, microsecond=0)
        found = board(seen, moment, area, hours)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: SituationReport) -> None:
    click.echo(found.title)
    click.echo("\nIN FORCE")
    for place in found.in_force:
        for line in place.applies:
            click.echo(f"  {place.place}: {line.name} ({line.issuer}): {line.in_force}, {line.status}")
    click.echo("\nWHAT HAPPENED, WHO SAYS WHAT")
    for block in found.incidents:
        click.echo(f"  {block.heading} [{block.id}]")
        for claim in block.claims:
            click.echo(f"    {claim.chain} {claim.stance}: {claim.line}")
        for finding in block.findings:
            click.echo(f"    {finding.outcome}: {finding.name} ({finding.issuer})")
    if found.records:
        click.echo(f"  {found.records.note}")
        for feed, n in found.records.feeds:
            click.echo(f"  {feed}: {n:,} records")
        for stands in found.records.counts:
            click.echo(f"    {stands.outcome} {stands.records:,}: {stands.name} ({stands.issuer})")
    for claim in (*found.elsewhere, *found.access, *found.statements):
        click.echo(f"  {claim.chain} {claim.stance}: {claim.line}")
    _due(found)
    click.echo("\nCONDITIONS THAT COUNT DAYS")
    for clock in found.clocks:
        click.echo(f"  {clock_words(clock)}")
    click.echo("\nALLEGATIONS FOLLOWED")
    for row in found.allegations:
        late = f"; {LATE}" if row.overdue else ""
        click.echo(f"  {row.claim} against {row.party}: {row.state}; {row.answer}{late}")
    click.echo("\nWHAT WE DO NOT KNOW")
    click.echo(f"  {found.coverage.watch}")
    for question in found.open_questions:
        click.echo(f"  {question}")
    click.echo(f"  {len(found.not_reviewed)} suggestions not reviewed")


def _due(found: SituationReport) -> None:
    """What is due; then what is listed there by no date, or whose date passed without a recorded outcome."""
    for row in found.disagreements:
        answers = " / ".join(side.answer for side in row.sides)
        click.echo(f"  {row.relation}: {row.asked}: {answers}")
    click.echo("\nWHAT IS DUE")
    for due in found.deadlines:
        click.echo(f"  {due.due}  {due.what}: {due.state}")
    told = {due.id.partition(".")[0] for due in found.deadlines}
    for commitment in found.commitments:
        if commitment.id not in told:
            click.echo(f"  {' / '.join(commitment.what)}: {commitment.state}")
    for meeting in found.meetings:
        if meeting.id not in told:
            who = ", ".join(meeting.participants) or "participants not named"
            click.echo(f"  meeting; {meeting.when}; {meeting.where}: {who}: {meeting.state}")
    for channel in found.channels:
        click.echo(f"  talks {', '.join(channel.between)}: {channel.state} {channel.since}".rstrip())
