"""`trucewatch report`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.case.issue import issue, reissue
from trucewatch.cli.options import as_of_options, case_argument, opened, role_option
from trucewatch.errors import BadInput
from trucewatch.products.method import manifest
from trucewatch.products.page import html, json_text
from trucewatch.products.scope import parse_day
from trucewatch.products.situation import day_report

MEDIA = {"html": "text/html", "json": "application/json"}


@click.command()
@case_argument
@click.option("--day", metavar="DATE", help="The day of the case, such as 2031-03-04.")
@click.option("--area", metavar="NAME", help="A place of the gazetteer; the whole case if left out.")
@as_of_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json"]),
    default="html",
    show_default=True,
    help="The form of the output.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output if left out.")
@click.option("--issue", "issued", is_flag=True, help="Record it as issued: it can be shown again as it was.")
@click.option("--show-issued", metavar="HASH", help="Print a product as it was issued, by the start of its hash.")
@role_option
def command(
    directory: Path, day: str | None, area: str | None, known_at: str | None, recorded_by: str | None, form: str,
    out: Path | None, issued: bool, show_issued: str | None, role: str,
) -> None:  # fmt: skip
    """The situation report of a day. The same ledger, day and area give the same bytes."""
    with opened(directory, known_at, recorded_by) as (case, seen):
        if show_issued is not None:
            content = reissue(case, seen, show_issued)
        elif day is None:
            raise BadInput("--day: give the day of the report, such as --day 2031-03-04")
        else:
            product = day_report(seen, parse_day(day), area)
            content = (html("situation.html.j2", product) if form == "html" else json_text(product)).encode()
        if issued and day is not None:
            name = f"situation report {day}{f' {area}' if area else ''} ({form})"
            entry = issue(case, name, content, MEDIA[form], manifest(product.method), role)
            click.echo(f"issued as entry {entry.seq}", err=True)
    if out is None:
        click.echo(content, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
