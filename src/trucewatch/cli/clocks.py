"""`trucewatch clocks`: conditions that count days, under each reading."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.conditions import ClockLine, clocks_sheet, days_words, strip
from trucewatch.products.scope import area_named


@click.command()
@case_argument
@click.option("--at", metavar="INSTANT", help="An instant with its zone; now if left out.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer; the whole case if left out.")
@click.option("--days", "told", is_flag=True, help="Tell every day, with why it counts, does not count or is open.")
@click.option("--picture", type=click.Path(path_type=Path, dir_okay=False), help="Also draw them: a file for the SVG.")
@as_of_options
@json_option
def command(
    directory: Path, at: str | None, area: str | None, told: bool, picture: Path | None, known_at: str | None,
    recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Conditions under each reading: met, not met or undetermined, day by day, and what was to come of them."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        moment = instant(at, "--at") or desk_clock().replace(second=0, microsecond=0)
        found = clocks_sheet(seen, moment, area_named(seen.files, area) if area else None)
    if picture is not None:
        from trucewatch.products.clock_chart import clocks_svg  # the drawing library is loaded only where it draws

        picture.write_text(clocks_svg(found), "utf-8")
    if as_json:
        answer(found)
        return
    for line in found.clocks:
        _tell(line, told)
    if not found.clocks:
        click.echo(f"no condition on record had begun at {found.at}")


def _tell(line: ClockLine, told: bool) -> None:
    click.echo(f"{line.name}: {line.words} — reading of {line.issuer}: {line.value}")
    click.echo(f"    {line.state}")
    dates = (
        ("projected", line.projected),
        ("earliest", line.earliest),
        ("latest, if every coming day counts", line.latest),
    )
    if said := "; ".join(f"{word} {date}" for word, date in dates if date):
        click.echo(f"    {said}")
    if line.first_day:
        click.echo(f"    counted from {line.first_day}, {line.day_rule}")
    for part in line.parts:
        row = f" {strip(part)} ({days_words(part)})" if part.days else ""
        click.echo(f"    {part.id}: {part.value}; {part.said}{row}")
        if part.threshold:
            click.echo(f"        threshold by {part.author}: {part.threshold}")
        for window in part.one_of:
            click.echo(f"        {window}")
        for day in part.days if told else ():
            besides = "".join(f"; besides: {words}" for words in (*day.trend, *day.signs))
            click.echo(f"        {day.day} {day.value}{': ' + '; '.join(day.why) if day.why else ''}{besides}")
    if line.outcome:
        click.echo(f"    was to follow: {line.outcome.words} — {line.outcome.state}")
    for cite in line.cites:
        click.echo(f"    according to {cite.document}")
