"""`trucewatch terms` and `trucewatch terms diff`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, boundary, case_argument, json_option, opened
from trucewatch.errors import BadInput
from trucewatch.products.page import json_text
from trucewatch.products.terms import TermsSheet, terms_sheet
from trucewatch.products.terms_diff import terms_diff
from trucewatch.products.terms_text import diff_text, terms_text


class OrShow(click.Group):
    """A group that shows the register where its first word is none of its verbs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the verb `show` before anything that is neither a verb nor a call for help."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=OrShow, subcommand_metavar="CASE | diff A B")
def command() -> None:
    """What is in force per area over time, rival readings side by side; `diff` compares two versions.

    `trucewatch terms CASE` is short for `trucewatch terms show CASE`.
    """


@command.command()
@case_argument
@click.option("--area", metavar="NAME|LAT,LON", help="A zone, a place of the gazetteer, or a point in degrees.")
@click.option("--from", "since", metavar="TIME", help="Only what may hold after this day or instant.")
@click.option("--until", metavar="TIME", help="Only what may hold before the end of this day, or this instant.")
@as_of_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "svg", "html", "json"]),
    default="text",
    show_default=True,
    help="The form of the output.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output if left out.")
def show(
    directory: Path, area: str | None, since: str | None, until: str | None, known_at: str | None,
    recorded_by: str | None, form: str, out: Path | None,
) -> None:  # fmt: skip
    """The timeline of everything in force per area, and what each arrangement demands, with who says so."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        window = _window(since, until, seen.files.config.zone)
        content = _written(terms_sheet(seen, area, window), form)
    if out is None:
        click.echo(content, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(content, "utf-8")


def _written(sheet: TermsSheet, form: str) -> str:
    """The register in a form. The drawing library is loaded only where a picture is asked for: it takes its time."""
    if form == "text":
        return terms_text(sheet)
    if form == "json":
        return json_text(sheet)
    from trucewatch.products import chart, terms_page

    return chart.svg(sheet) if form == "svg" else terms_page.terms_page(sheet)


def _window(since: str | None, until: str | None, zone: str) -> tuple[datetime | None, datetime | None]:
    start = boundary(since, zone, "--from").earliest if since else None
    end = boundary(until, zone, "--until").latest if until else None
    if start and end and end <= start:
        raise BadInput(f"--until: {until} is not after --from {since}")
    return start, end


@command.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@json_option
def diff(before: str, after: str, as_json: bool) -> None:
    """What changed between two versions of the terms, in words, and which findings that alters.

    A and B are case directories (their files as they stand, adopted or not), or CASE@ENTRY for what held after that
    entry of the ledger. The incidents are those on record in the case of B, or else in that of A.
    """
    found = terms_diff(before, after)
    if as_json:
        answer(found)
    else:
        click.echo(diff_text(found), nl=False)
