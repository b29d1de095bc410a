"""`trucewatch figures`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import (
    answer,
    as_of_options,
    case_argument,
    json_option,
    opened,
    period,
    period_options,
    table,
)
from trucewatch.products.figures import FigureSheet, figure_sheet
from trucewatch.products.scope import area_named


@click.command()
@case_argument
@period_options("counts")
@as_of_options
@json_option
def command(
    directory: Path, first: str | None, last: str | None, area: str | None, known_at: str | None,
    recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Every count on record with its scope, and how each two of one matter compare; never a total."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        place = area_named(seen.files, area) if area else None
        found = figure_sheet(seen, period(seen, first, last), place)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: FigureSheet) -> None:
    rows: list[tuple[str, ...]] = [
        (
            str(n),
            r.counted,
            r.sign,
            r.category + (f" (part of: {r.subset_of})" if r.subset_of else ""),
            r.place,
            r.period,
            r.chain,
        )
        for n, r in enumerate(found.rows, 1)
    ]
    if not rows:
        click.echo("no counts on record")
        return
    table(rows, ("no.", "counted", "count", "of whom or what", "place", "period", "origin and chain"))
    click.echo("\ncompared")
    for pair in found.compared:
        click.echo(f"  {pair.one + 1} and {pair.other + 1}: {pair.match}: {'; '.join(pair.reasons)}")
    click.echo("\nwho these sources are, and who says so")
    for voice in found.voices:
        said = "; ".join(f"“{d.says}” ({d.by}, {d.when})" for d in voice.described) or "not stated"
        click.echo(f"  {voice.name}: {voice.sort}; speaks for or belongs to: {voice.speaks_for}; described as: {said}")
    click.echo("")
    for note in (*found.notes, "No total is given."):
        click.echo(note)
