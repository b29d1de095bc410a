"""`trucewatch clocks`: conditions that count days, under each reading."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, instant, json_option, opened, table
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.condition_parts import PartLine, days_words, strip
from trucewatch.products.conditions import ClockLine, clocks_sheet
from trucewatch.products.scope import area_named

LAST = 28
"""Days of a part in its row; `--days` tells all."""

HEADS = ("READING OF", "COMES TO", "EARLIEST", "PART", "COMES TO", "DAYS SO FAR", "●", "✕", "?", "LAST DAYS")


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
        found = clocks_sheet(seen, moment, area_named(seen.files, area) if area else None, _waits)
    if picture is not None:
        from trucewatch.products.clock_chart import clocks_svg  # the drawing library is loaded only where it draws

        picture.write_text(clocks_svg(found), "utf-8")
    if as_json:
        answer(found)
        return
    for _, group in groupby(sorted(found.clocks, key=lambda line: line.group), lambda line: line.group):
        _tell(list(group), told)
    if found.clocks:
        click.echo(
            "● counts, ✕ does not count, ? open, – outside the reading's time; an open day neither counts nor breaks"
        )
    else:
        click.echo(f"no condition on record had begun at {found.at}")


def _waits(sentence: str) -> None:
    """A long count is told where it does not mix with the answer."""
    click.echo(sentence, err=True)


def _tell(lines: list[ClockLine], told: bool) -> None:
    """One condition: a row for each reading and part, then its rules, then what is to be known of each reading."""
    first = lines[0]
    click.echo(f"{first.name}: {first.words}")
    by = f"; condition according to {first.by}" if len({line.by for line in lines}) == 1 else ""
    click.echo(f"needs: {first.needs}{f'; {first.day_rule}' if first.day_rule else ''}{by}")
    table([row for line in lines for row in _rows(line)], HEADS)
    for rule in dict.fromkeys(_rule(part) for line in lines for part in line.parts if part.threshold):
        click.echo(f"    {rule}")
    for line in lines:
        _reading(line, told)
    for cite in dict.fromkeys(cite.document for line in lines for cite in line.cites):
        click.echo(f"    according to {cite}")
    click.echo()


def _rows(line: ClockLine) -> list[tuple[str, ...]]:
    """The parts of one reading; its name and what it comes to stand in the first row."""
    whole = (line.issuer, line.value, line.earliest or "none any more")
    return [(*(whole if n == 0 else ("", "", "")), *_cells(part)) for n, part in enumerate(line.parts)]


def _cells(part: PartLine) -> tuple[str, ...]:
    if part.of is None:
        return part.id, part.value, "", "", "", "", part.said
    so_far = str(part.counted) if part.counted == part.at_most else f"{part.counted} to {part.at_most}"
    days = (str(n) for n in (part.counting, part.against, part.undecided))
    return part.id, part.value, f"{so_far} of {part.of}", *days, strip(part)[-LAST:]


def _rule(part: PartLine) -> str:
    return f"{part.id}: a day counts if: {part.threshold} (threshold by {part.author}); {part.reset}"


def _reading(line: ClockLine, told: bool) -> None:
    since = f", counted from {line.first_day}" if line.first_day else ""
    click.echo(f"    {line.issuer}{since}: {line.state}")
    dates = (
        ("projected", line.projected),
        ("latest, if every coming day counts", line.latest),
        ("over since", line.ran_out),
    )
    if said := "; ".join(f"{word} {date}" for word, date in dates if date):
        click.echo(f"        {said}")
    if line.not_reviewed:
        click.echo(f"        suggestions not reviewed that bear on these days: {len(line.not_reviewed)}")
    for part in line.parts:
        for window in part.one_of:
            click.echo(f"        {part.id}: {window}")
        if told and part.days:
            click.echo(f"        {part.id}: {days_words(part)}")
        for day in part.days if told else ():
            besides = "".join(f"; besides: {words}" for words in (*day.trend, *day.signs))
            click.echo(f"        {day.day} {day.value}{': ' + '; '.join(day.why) if day.why else ''}{besides}")
    if line.outcome:
        click.echo(f"        was to follow: {line.outcome.words} — {line.outcome.state}")
