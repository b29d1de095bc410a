"""`trucewatch matrix`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened, period, period_options
from trucewatch.products.matrix import Matrix, matrix
from trucewatch.products.scope import area_named


@click.command()
@case_argument
@period_options("incidents")
@as_of_options
@json_option
def command(
    directory: Path, first: str | None, last: str | None, area: str | None, known_at: str | None,
    recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Claims beside denials: per incident and party who names, denies, admits or clears; one layout for all."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        place = area_named(seen.files, area) if area else None
        found = matrix(seen, period(seen, first, last), place)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: Matrix) -> None:
    click.echo(found.title)
    incident = ""
    for row in found.rows:
        if row.incident != incident:
            incident = row.incident
            click.echo(f"\n{row.heading} [{row.incident}]")
        click.echo(f"  {row.row.party}")
        for column, voices in row.row.cells.items():
            click.echo(f"    {column}: {'; '.join(voices) or '—'}")
        click.echo(f"    the party itself: {row.row.own}")
        click.echo(f"    called: {'; '.join(row.said) or '—'}")
