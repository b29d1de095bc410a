"""`trucewatch deadlines`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import as_of_options, case_argument, instant, opened, table
from trucewatch.ledger.ledger import desk_clock
from trucewatch.products.deadlines import Board, Deadline, deadline_board
from trucewatch.products.ics import calendar
from trucewatch.products.page import json_text


@click.command()
@case_argument
@click.option("--at", metavar="INSTANT", help="An instant with its zone; now if left out.")
@click.option("--past", is_flag=True, help="Also what passed, and how it came out as far as recorded.")
@as_of_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="The form of the output; ics is an iCalendar file.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output if left out.")
def command(
    directory: Path, at: str | None, past: bool, known_at: str | None, recorded_by: str | None, form: str,
    as_json: bool, out: Path | None,
) -> None:  # fmt: skip
    """What is due, as known then: ends, meetings, promises, demands; exact, to the day or month, or in words only."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        moment = instant(at, "--at") or desk_clock().replace(second=0, microsecond=0)
        found = deadline_board(seen, moment, past)
        config = seen.files.config
    if as_json or form == "json":
        content = json_text(found).encode()
    elif form == "ics":
        content = calendar(found.deadlines, config.id, config.name, config.zone, config.release, moment)
    elif out is None:
        _tell(found)
        return
    else:
        content = "".join(f"{row.due}  {row.what}: {row.state}\n" for row in found.deadlines).encode()
    if out is None:
        click.echo(content, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)


def _tell(found: Board) -> None:
    click.echo(f"{found.title}\n")
    if not found.deadlines:
        click.echo("nothing due on record")
        return
    table([_cells(row) for row in found.deadlines], ("DUE", "PRECISION", "STATE", "WHAT"))


def _cells(row: Deadline) -> tuple[str, ...]:
    return row.due, row.precision, row.state, f"{row.what} ({row.by})"
