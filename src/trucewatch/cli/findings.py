"""`trucewatch findings`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.records import by_policy
from trucewatch.case.refer import report_named
from trucewatch.case.view import View
from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened
from trucewatch.errors import NotHeld
from trucewatch.model.frozen import Frozen
from trucewatch.model.report import Report
from trucewatch.products.held_records import held_lines, hold_reports
from trucewatch.products.incidents import IncidentBlock, incident_block
from trucewatch.products.records import RecordBlock, record_block
from trucewatch.products.records_text import record_lines


class Found(Frozen):
    """The incidents with their findings."""

    incidents: tuple[IncidentBlock, ...]


@click.command()
@case_argument
@click.option("--incident", metavar="ID", help="One incident (or a claim of it, or a record); all of them if left out.")
@click.option("--records", is_flag=True, help="Hold the records of the feeds that the case's policy names instead.")
@click.option("--feed", metavar="REPORT", help="Hold the records of this feed instead, by request.")
@as_of_options
@json_option
def command(
    directory: Path, incident: str | None, records: bool, feed: str | None, known_at: str | None,
    recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Hold each incident against every reading of every arrangement that may apply: six tests and an outcome.

    With --records or --feed, each record of a feed: findings are kept beside the case, and only what is missing or what
    changed terms can touch is computed. `trucewatch records` shows them.
    """
    with opened(directory, known_at, recorded_by) as (_, seen):
        if records or feed:
            _tell_records(seen, [report_named(seen.held, feed)] if feed else by_policy(seen), as_json)
            return
        if incident and "." in incident:
            _tell_record(record_block(seen, incident), as_json)
            return
        wanted = [seen.incident(incident)] if incident else list(seen.incidents.values())
        found = Found(incidents=tuple(incident_block(seen, one) for one in wanted))
    if as_json:
        click.echo(found.model_dump_json(indent=2))
        return
    for block in found.incidents:
        click.echo(f"{block.id}  {block.heading}")
        for finding in block.findings:
            click.echo(f"    {finding.outcome}: {finding.name} (reading of {finding.issuer})")
            for name, said, basis in finding.tests if incident else ():
                click.echo(f"        {name}: {said} — {basis}")
    if not found.incidents:
        click.echo("no incident on record")


def _tell_records(seen: View, reports: list[Report], as_json: bool) -> None:
    if not reports:
        raise NotHeld("no feed to hold: name a source under policies, hold_records in case.yml, or give --feed REPORT")
    product = hold_reports(
        seen, reports, lambda p: click.echo(f"  {p.report}: {p.done:,}/{p.total:,} records", err=True)
    )
    if as_json:
        answer(product)
    else:
        click.echo("\n".join(held_lines(product)))


def _tell_record(block: RecordBlock, as_json: bool) -> None:
    if as_json:
        answer(block)
    else:
        click.echo("\n".join(record_lines(block)))
