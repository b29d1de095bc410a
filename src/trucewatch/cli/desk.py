"""`trucewatch desk`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import case_argument
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.ledger import desk_clock


@click.command()
@case_argument
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On this machine only.")
@click.option(
    "--at", metavar="INSTANT", help="The instant that pages speak of unless asked otherwise; now if left out."
)
@click.option("--link", "wants_link", is_flag=True, help="Print a new one-time link for a desk that runs, and exit.")
@click.option("--check", "wants_check", is_flag=True, help="Check that the desk could run, and exit.")
def command(directory: Path, port: int, at: str | None, wants_link: bool, wants_check: bool) -> None:
    """Open the desk as a site on 127.0.0.1, read-only. The way in is a link that works once, within 15 minutes."""
    from trucewatch.desk import serve  # Django is loaded only where the desk opens

    if not (wants_link or wants_check):
        serve.serve(directory, port, at)
        return
    if wants_link and not serve.answers(port):
        raise TrucewatchError(f"no desk answers on port {port}; start it: trucewatch desk {directory} --port {port}")
    seat = serve.seat_of(directory, port, at)
    serve.prepare(seat)
    click.echo(serve.link(seat, desk_clock()) if wants_link else serve.checked(seat))
