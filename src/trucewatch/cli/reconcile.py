"""`trucewatch reconcile`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened, period
from trucewatch.errors import BadInput
from trucewatch.products.reconciliation import Reconciliation, reconciliation
from trucewatch.products.scope import area_named


@click.command()
@case_argument
@click.option("--from", "first", metavar="DAY", required=True, help="The first day of the period.")
@click.option("--to", "last", metavar="DAY", help="The last day; the same one if left out.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer.")
@as_of_options
@json_option
def command(
    directory: Path, first: str, last: str | None, area: str | None, known_at: str | None, recorded_by: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Published counts of a period: who counted what, their arithmetic, and what each source alone tells of."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        window = period(seen, first, last)
        if window is None:
            raise BadInput("--from: a period is needed; write a day like 2031-03-04")
        found = reconciliation(seen, window, area_named(seen.files, area) if area else None)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: Reconciliation) -> None:
    click.echo(found.title)
    click.echo("\nWHO COUNTED WHAT")
    for publisher in found.publishers:
        click.echo(
            f"  {publisher.name}" + (f" (interested party: {publisher.interested})" if publisher.interested else "")
        )
        for count in publisher.counts:
            part = f" (part of: {count.subset_of})" if count.subset_of else ""
            click.echo(f"    {count.sign} {count.category}, {count.counted}{part}; {count.place}; {count.period}")
        for cite in publisher.method:
            click.echo(f"    how it counts, what it could see: {' '.join(cite.words.split())}")
        if not publisher.method:
            click.echo("    what it could see: not stated")
    click.echo("\nARITHMETIC OF EACH TALLY")
    for check in found.checks:
        off = f" by {check.difference}" if check.difference else ""
        click.echo(
            f"  {check.origin}: {check.whole}; parts by {check.by}: {' + '.join(check.parts)}: {check.verdict}{off}"
        )
    click.echo("\nHOW THE COUNTS LIE")
    for row in found.compared:
        click.echo(f"  {row.one} | {row.other}: {row.match}: {'; '.join(row.reasons)}")
    click.echo("\nINCIDENTS ON RECORD, AND WHO TELLS OF THEM")
    for telling in found.telling:
        names = [name for name, tells in zip(found.columns, telling.told_by, strict=True) if tells]
        click.echo(f"  {telling.heading} [{telling.incident}]: {', '.join(names) or 'nobody in this period'}")
    for name, own in found.alone:
        click.echo(f"  only {name}: {own}")
    for overlap in found.overlaps:
        if not overlap.both:
            continue
        click.echo(
            f"  {overlap.one} and {overlap.other}: both {overlap.both}, only the first {overlap.only_one},"
            f" only the second {overlap.only_other}"
        )
    for line in (*found.sums, found.watch, *found.notes):
        click.echo(line)
