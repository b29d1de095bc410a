"""`trucewatch alike`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.case.alike import SuggestedJoin, suggested_joins
from trucewatch.cli.options import as_of_options, case_argument, json_option, opened
from trucewatch.errors import NotHeld
from trucewatch.products.waterfall import waterfall


@click.command()
@case_argument
@click.option("--claim", metavar="ID", help="Only what may be one with the incident of this claim.")
@click.option(
    "--picture", metavar="FILE", type=click.Path(path_type=Path), help="Draw the likeliest one's reasons (SVG)."
)
@as_of_options
@json_option
def command(
    directory: Path,
    claim: str | None,
    picture: Path | None,
    known_at: str | None,
    recorded_by: str | None,
    as_json: bool,
) -> None:
    """Suggest which incidents on record may be one, with what agreed, what did not, and how much each weighed.

    A person decides: `trucewatch review CASE --merge ID --merge ID` says same; `part:` in a decisions file says
    different, or with `unsure: true` that nobody can tell. Each can be undone.
    """
    with opened(directory, known_at, recorded_by) as (_, seen):
        wanted = seen.incident(claim).id if claim else None
        found = [join for join in suggested_joins(seen) if wanted is None or wanted in join.incidents]
        words = {key: on_record.claim.quotation.words for key, on_record in seen.claims.items()}
    if picture:
        if not found:
            raise NotHeld("nothing is suggested, so there is nothing to draw")
        picture.write_text(waterfall(found[0].start, found[0].reasons, found[0].total) + "\n", "utf-8")
    if as_json:
        click.echo(json.dumps([join.model_dump(mode="json") for join in found], ensure_ascii=False, indent=2))
        return
    for join in found:
        click.echo(_told(join, words))
    click.echo(f"{len(found)} suggested; nothing is joined until a person does")


def _told(join: SuggestedJoin, words: dict[str, str]) -> str:
    lines = [f"{join.incidents[0]} and {join.incidents[1]}: {join.probability:.2f}{' (unsure)' if join.unsure else ''}"]
    lines += [f"    {key}  {words[key]!r}" for key in join.claims]
    said = ", ".join(f"{reason.compared}: {reason.level} {reason.bits:+.1f}" for reason in join.reasons)
    return "\n".join([*lines, f"    {said}"])
