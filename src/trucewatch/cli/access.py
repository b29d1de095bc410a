"""`trucewatch access`: the aid log."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened
from trucewatch.products.access import AidLog, aid_log
from trucewatch.products.scope import area_named, day_window, parse_day


@click.command()
@case_argument
@click.option("--day", metavar="DATE", help="A day of the case; everything on record if left out.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer; the whole case if left out.")
@as_of_options
@json_option
def command(
    directory: Path, day: str | None, area: str | None, known_at: str | None, recorded_by: str | None, as_json: bool
) -> None:
    """Aid and access: requests, deliveries, blockages, suspensions, sieges and counts, each with who says so."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        window = day_window(parse_day(day), seen.files.config) if day else None
        found = aid_log(seen, window, area_named(seen.files, area) if area else None)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: AidLog) -> None:
    click.echo(found.statement)
    for held in found.suspended:
        click.echo(f"  suspended by {held.who}, {held.scope}, since {held.since}, until {held.until}: {held.state}")
        click.echo(f"    {held.by}")
    for event in found.events:
        click.echo(
            f"  {event.when}: {event.what}, {event.place}; responsibility: {event.responsibility} [{event.incident}]"
        )
    for row in (*found.rows, *found.sieges):
        click.echo(f"  {row.when}: {row.what}, {row.place} — {row.by} {row.stance} {row.said}".rstrip())
    for count in found.counts:
        stated = {name: getattr(count, name) for name in ("planned", "permitted", "attempted", "delivered", "hindered")}
        told = ", ".join(f"{name} {sign or 'not stated'}" for name, sign in stated.items())
        click.echo(f"  {count.when}: {count.category}, {count.place}: {told} — {count.by}")
