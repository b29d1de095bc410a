"""`trucewatch timeline`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import as_of_options, case_argument, json_option, opened, table
from trucewatch.products.page import html, json_text
from trucewatch.products.timeline import timeline


@click.command()
@case_argument
@as_of_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
@json_option
def command(directory: Path, known_at: str | None, recorded_by: str | None, form: str, as_json: bool) -> None:
    """Everything dated, in order; windows are shown as windows."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        found = timeline(seen)
    if as_json or form == "json":
        click.echo(json_text(found), nl=False)
    elif form == "html":
        click.echo(html("timeline.html.j2", found), nl=False)
    else:
        table(
            [(row.when, row.precision, f"{row.what} — {'; '.join(row.by)}") for row in found.rows],
            ("WHEN", "PRECISION", "WHAT — ACCORDING TO"),
        )
