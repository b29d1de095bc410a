"""`trucewatch disagreements`."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import answer, as_of_options, case_argument, json_option, opened, period, period_options
from trucewatch.products.disagreements import DisagreementList, disagreement_list


@click.command()
@case_argument
@period_options("those with a claim")
@as_of_options
@json_option
def command(
    directory: Path, first: str | None, last: str | None, area: str | None, known_at: str | None,
    recorded_by: str | None, as_json: bool,
) -> None:  # fmt: skip
    """What the claims on record give differing answers to, with both sides' words and how they differ."""
    with opened(directory, known_at, recorded_by) as (_, seen):
        found = disagreement_list(seen, period(seen, first, last), area)
    if as_json:
        answer(found)
    else:
        _tell(found)


def _tell(found: DisagreementList) -> None:
    click.echo(f"{found.title}: " + (", ".join(f"{n} {name}" for name, n in found.counts.items()) or "none on record"))
    for row in found.rows:
        click.echo(f"\n{row.relation}: {row.asked} [{row.id}]")
        for reason in row.reasons:
            click.echo(f"  {reason}")
        for side in row.sides:
            click.echo(f"  {side.answer}")
            for voice in side.voices:
                words = f"“{voice.cite.words}”" if voice.cite.verbatim else f"{voice.cite.words} (the desk's words)"
                click.echo(f"    {voice.chain} {voice.stance}, {voice.when}: {' '.join(words.split())}")
