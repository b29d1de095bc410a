"""`trucewatch records`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.records import by_policy, feed_reports, held_feed
from trucewatch.case.refer import report_named
from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened
from trucewatch.errors import BadInput, NotHeld
from trucewatch.model.vocabulary import Outcome
from trucewatch.products.held_records import HeldRecords, feed_line, held_lines
from trucewatch.products.records import UNREVIEWED, records_in
from trucewatch.products.records_text import page_lines
from trucewatch.products.scope import days_window, parse_day


@click.command()
@case_argument
@click.option("--from", "first", metavar="DAY", help="Show the records of this day; without it, how each feed stands.")
@click.option("--to", "last", metavar="DAY", help="The last day; the same one if left out.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which fifty of them.")
@click.option("--outcome", type=click.Choice([o.value for o in Outcome]), help="Only those with it under some reading.")
@click.option("--feed", metavar="REPORT", help="Only this feed, also one that the case's policy does not name.")
@as_of_options
@json_option
def command(
    directory: Path, first: str | None, last: str | None, page: int, outcome: str | None, feed: str | None,
    known_at: str | None, recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Show the records of feeds and how they stand under each reading. Records are not reviewed, and no claims.

    `trucewatch findings CASE --incident ID` tells of one record on what each answer rests.
    """
    if last and not first:
        raise BadInput("--to without --from: name the first day too")
    with opened(directory, known_at, recorded_by) as (_, seen):
        asked = [report_named(seen.held, feed)] if feed else by_policy(seen)
        if not asked and first is not None:
            others = ", ".join(report.id for report in feed_reports(seen)) or "none"
            raise NotHeld(f"no source under hold_records in case.yml has a feed here; feeds held: {others}")
        if first is None:
            lines = (feed_line(seen, held_feed(seen.case, report, seen.files)) for report in asked)
            product = HeldRecords(note=UNREVIEWED, feeds=tuple(lines))
            answer(product) if as_json else click.echo("\n".join(held_lines(product)))
            return
        window = days_window(parse_day(first), parse_day(last or first), seen.files.config)
        shown = records_in(seen, window, page, outcome or "", asked[0].id if feed else "")
    answer(shown) if as_json else click.echo("\n".join(page_lines(shown)))
