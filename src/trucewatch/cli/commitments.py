"""`trucewatch commitments`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.commitments import CommitmentRow
from trucewatch.products.meetings import MeetingRow
from trucewatch.products.register import Register, register


@click.command()
@case_argument
@click.option("--at", metavar="INSTANT", help="An instant with its zone; now if left out.")
@as_of_options
@json_option
def command(directory: Path, at: str | None, known_at: str | None, recorded_by: str | None, as_json: bool) -> None:
    """Commitments, meetings, channels and positions as they stand, and what was left unsaid."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        found = register(seen, instant(at, "--at") or desk_clock().replace(second=0, microsecond=0))
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: Register) -> None:
    click.echo(f"{found.title}, as of {found.as_of}")
    click.echo("\nCOMMITMENTS")
    for row in found.commitments:
        _commitment(row)
    click.echo("\nMEETINGS")
    for meeting in found.meetings:
        _meeting(meeting)
    click.echo("\nCHANNELS")
    for channel in found.channels:
        click.echo(f"  {', '.join(channel.between)}: {channel.state} {channel.since}")
        for reason in channel.reasons:
            click.echo(f"    reason: {reason}")
    click.echo("\nPOSITIONS")
    for position in found.positions:
        click.echo(f"  {position.holder} on {position.topic}:")
        for said in position.history:
            click.echo(f"    {said.when}: {said.line} ({said.by})")
    click.echo("\nLEFT UNSAID")
    for silence in found.unsaid:
        click.echo(f"  {silence.when}: {silence.who}: {silence.what}{f': {silence.about}' if silence.about else ''}")


def _commitment(row: CommitmentRow) -> None:
    click.echo(f"  [{row.id}] {'offer: ' * (row.sort == 'offer')}{' / '.join(row.what)}")
    click.echo(f"    by {'; '.join(row.by)}; on {', '.join(row.on) or 'nobody named'}; {row.state}; {row.answer}")
    for words, by in row.dues:
        click.echo(f"    due {words} ({by})")
    for need in row.needs:
        click.echo(f"    {'satisfied' if need.satisfied else 'not satisfied'}: {need.what}: {need.basis}")
    for bearing in row.bearings:
        relation = f"{bearing.relation}{' (or of another)' if bearing.either_or else ''}"
        click.echo(f"    {relation}: {bearing.line} {bearing.note}".rstrip())


def _meeting(row: MeetingRow) -> None:
    click.echo(f"  [{row.id}] {row.when}; {row.where}; {', '.join(row.participants) or 'participants not named'}")
    click.echo(f"    {row.state}")
    for names, by in row.convenors:
        click.echo(f"    called by {names} according to {by}{' (disputed)' if row.disputed else ''}")
    for key, words in row.raised:
        click.echo(f"    brought up: {words} {key}".rstrip())
    for bearing in row.bearings:
        click.echo(f"    {bearing.relation}: {bearing.line}")
